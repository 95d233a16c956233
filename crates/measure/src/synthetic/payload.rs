//! A payload, and the types that it is made of.

use super::{Field, Kind, Presence, Shape, Type, names};

/// A payload, and what it is made of: an enum, the items of a list, an object, and so on round.
pub(super) fn types(payload: &str, id: &str, types: usize) -> Vec<Type> {
    let mut fields = vec![
        required("id", Kind::Named(id.to_owned())),
        required("object", Kind::Constant("resource".to_owned())),
        optional("name", Kind::Text),
        nullable("description", Kind::Text),
        nullable("amount", Kind::Integer),
        optional("active", Kind::Boolean),
        nullable("metadata", Kind::Json),
        required("created_at", Kind::DateTime),
    ];
    let mut parts = Vec::new();
    for number in 1..types {
        let (word, shape) = part(number);
        let round = (number - 1) / 3;
        let suffix = if round == 0 { String::new() } else { (round + 1).to_string() };
        let name = format!("{payload}{}{suffix}", names::rust(word));
        let field = format!("{word}{suffix}");
        fields.push(match word {
            "item" => optional(&field, Kind::List(name.clone())),
            "detail" => nullable(&field, Kind::Named(name.clone())),
            _ => optional(&field, Kind::Named(name.clone())),
        });
        parts.push(Type { name, shape });
    }
    parts.insert(0, Type { name: payload.to_owned(), shape: Shape::Object(fields) });
    parts
}

/// A type as it is or, if it is one of the payloads, with two unions and what they are made of behind it.
pub(super) fn with_unions(mut ty: Type, payloads: &[String]) -> Vec<Type> {
    let Shape::Object(fields) = &mut ty.shape else { return vec![ty] };
    if !payloads.contains(&ty.name) {
        return vec![ty];
    }
    let of = |word: &str| format!("{}{word}", ty.name);
    let id = fields.iter().find_map(|field| match &field.kind {
        Kind::Named(name) if field.name == "id" => Some(name.clone()),
        _ => None,
    });
    let Some(id) = id else { return vec![ty] };
    fields.push(required("owner", Kind::Named(of("Owner"))));
    fields.push(optional("method", Kind::Named(of("Method"))));
    let person = vec![required("id", Kind::Named(id.clone())), required("name", Kind::Text)];
    let card = vec![required("number", Kind::Text), optional("expires_at", Kind::DateTime)];
    let variants = vec![("person", of("Person")), ("card", of("Card"))];
    let parts = [
        (of("Owner"), Shape::IdOrObject { id, object: of("Person") }),
        (of("Method"), Shape::Tagged(variants)),
        (of("Person"), Shape::Object(person)),
        (of("Card"), Shape::Object(card)),
    ];
    let parts = parts.map(|(name, shape)| Type { name, shape });
    [ty].into_iter().chain(parts).collect()
}

/// The id of a family's resources.
pub(super) fn id(family: usize) -> Type {
    Type { name: names::rust(&names::family(family)) + "Id", shape: Shape::Id("res_") }
}

/// The part of a payload with this number, from 1: the field that holds it, and its shape.
fn part(number: usize) -> (&'static str, Shape) {
    match number % 3 {
        1 => ("status", Shape::Enum(["pending", "active", "settled", "closed"])),
        2 => (
            "item",
            Shape::Object(vec![
                required("label", Kind::Text),
                required("quantity", Kind::Integer),
                optional("unit_price", Kind::Integer),
                nullable("note", Kind::Text),
            ]),
        ),
        _ => (
            "detail",
            Shape::Object(vec![
                optional("url", Kind::Text),
                optional("attempts", Kind::Integer),
                nullable("last_at", Kind::DateTime),
                required("done", Kind::Boolean),
                optional("labels", Kind::Map),
            ]),
        ),
    }
}

fn required(name: &str, kind: Kind) -> Field {
    Field { name: name.to_owned(), presence: Presence::Required, kind }
}

fn optional(name: &str, kind: Kind) -> Field {
    Field { name: name.to_owned(), presence: Presence::Optional, kind }
}

fn nullable(name: &str, kind: Kind) -> Field {
    Field { name: name.to_owned(), presence: Presence::Nullable, kind }
}
