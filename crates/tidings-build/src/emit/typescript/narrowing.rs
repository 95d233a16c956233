//! What an event carries, with its fields narrower where the event says so: an intersection, so that a `switch` by the
//! event's name narrows them, too.

use super::value::{key, value_type};
use crate::check::Catalogue;
use crate::model::{Event, Narrow, Narrowed, Type};

/// How long a line may be that holds an object.
const WIDTH: usize = 80;

/// The type of an event's payload.
///
/// What is narrower stands first: the methods of a list are then those of the narrower one, so that `map` and `forEach`
/// are given narrower items, too.
pub(super) fn payload_type(catalogue: &Catalogue, event: &Event) -> String {
    let ty = value_type(catalogue, &event.payload);
    if event.narrow.is_empty() {
        return ty;
    }
    let ty = if matches!(event.payload, Type::Nullable(_)) { format!("({ty})") } else { ty };
    let object = on_lines(&members(catalogue, &event.payload, &event.narrow, 4), 4);
    format!("{} & {ty}", around(catalogue, &event.payload, object))
}

/// An object in all that a type puts around it: lists, and that it may be null.
fn around(catalogue: &Catalogue, ty: &Type, object: String) -> String {
    match catalogue.behind_aliases(ty) {
        Type::List(item) => format!("({})[]", item_type(catalogue, item, object)),
        Type::Nullable(inner) => format!("({} | null)", around(catalogue, inner, object)),
        _ => object,
    }
}

/// The same within a list. Its items are all that they are elsewhere, too: what stands beside the list is no help to
/// those that its methods hand out.
fn item_type(catalogue: &Catalogue, ty: &Type, object: String) -> String {
    match catalogue.behind_aliases(ty) {
        Type::List(_) => around(catalogue, ty, object),
        Type::Nullable(inner) => format!("{} | null", item_type(catalogue, inner, object)),
        _ => format!("{object} & {}", value_type(catalogue, ty)),
    }
}

/// `status: "open"`, and what is narrower within other fields.
fn members(catalogue: &Catalogue, holder: &Type, narrower: &[Narrow], indent: usize) -> Vec<String> {
    let fields = catalogue.narrowed_object(holder, narrower).map(|(_, fields)| fields).unwrap_or_default();
    let member = |narrow: &Narrow| {
        let field = fields.iter().find(|field| field.wire == narrow.wire)?;
        // What is sent no more is demanded by no event either.
        let mark = if narrow.optional || field.optional && !catalogue.is_sent(field) { "?" } else { "" };
        let ty = match &narrow.to {
            Narrowed::Type(ty) => value_type(catalogue, ty),
            Narrowed::Fields(inner) => {
                let members = members(catalogue, &field.ty, inner, indent + 2);
                let ty = around(catalogue, &field.ty, object(&members, indent + 2));
                if field.nullable { format!("{ty} | null") } else { ty }
            }
        };
        Some(format!("{}{mark}: {ty}", key(&narrow.wire)))
    };
    narrower.iter().filter_map(member).collect()
}

/// An object with these members: on one line if it is short.
fn object(members: &[String], indent: usize) -> String {
    let line = format!("{{ {} }}", members.join("; "));
    match members {
        // Without a member it would be the type of everything but null.
        [] => "object".to_owned(),
        _ if line.contains('\n') || line.chars().count() > WIDTH => on_lines(members, indent),
        _ => line,
    }
}

fn on_lines(members: &[String], indent: usize) -> String {
    let lines = members.iter().map(|member| format!("{:indent$}{member};\n", ""));
    format!("{{\n{}{:outer$}}}", lines.collect::<String>(), "", outer = indent - 2)
}
