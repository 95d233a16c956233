//! What may stand behind a key.

use super::expression::EXPRESSION;
use super::{Members, NARROWING, definition, reference, type_member};
use crate::json::Json;
use crate::load::grammar::{FIELD, Holds, LANGUAGE, PLACE, VALUE};

/// What may stand in a place.
pub(super) struct Accepts {
    /// JSON's types; none if all of them may.
    pub(super) types: Vec<&'static str>,
    /// What else is demanded, and what editors offer.
    pub(super) rest: Members,
}

/// What a key holds.
pub(super) fn emit_held(holds: Holds) -> Members {
    let Accepts { types, rest } = accepts(holds);
    let types = (!types.is_empty()).then(|| type_member(&types));
    types.into_iter().chain(rest).collect()
}

pub(super) fn accepts(holds: Holds) -> Accepts {
    let only = |ty: &'static str, rest: Members| Accepts { types: vec![ty], rest };
    match holds {
        // A number is a text too: nothing of it gets lost.
        Holds::Text => Accepts { types: vec!["string", "number"], rest: Vec::new() },
        Holds::Spelling => Accepts { types: vec!["string", "integer"], rest: Vec::new() },
        Holds::Name | Holds::NameOf(_) | Holds::Path | Holds::Pattern => only("string", Vec::new()),
        Holds::NameParts => Accepts { types: vec!["string", "array"], rest: name_parts() },
        Holds::Version => only("integer", vec![("const", Json::Number(LANGUAGE.to_owned()))]),
        Holds::Address => only("string", vec![("format", Json::text("uri"))]),
        Holds::Expression => Accepts { types: Vec::new(), rest: vec![reference(EXPRESSION)] },
        Holds::Boolean => only("boolean", Vec::new()),
        Holds::Count => only("integer", vec![("minimum", Json::Number("0".to_owned()))]),
        Holds::Number => only("number", Vec::new()),
        Holds::Step => only("number", vec![("exclusiveMinimum", Json::Number("0".to_owned()))]),
        Holds::Release => {
            let forms = [type_member(&["string"]), ("const", Json::Boolean(true))].map(|form| Json::object([form]));
            Accepts { types: Vec::new(), rest: vec![("anyOf", Json::Array(forms.into()))] }
        }
        Holds::Delivery => only("object", Vec::new()),
        Holds::Groups => only("array", vec![("anyOf", groups())]),
        Holds::Value => Accepts { types: Vec::new(), rest: Vec::new() },
        Holds::Entry(kind) => Accepts { types: Vec::new(), rest: vec![reference(&definition(kind))] },
        Holds::Fields => accepts(Holds::Map(&Holds::Entry(&FIELD))),
        Holds::Items => {
            let mut places = accepts(Holds::Map(&Holds::Entry(&PLACE)));
            places.rest.push(("minProperties", Json::Number("1".to_owned())));
            places
        }
        Holds::Values => accepts(Holds::Map(&Holds::Entry(&VALUE))),
        Holds::Narrowing => Accepts { types: Vec::new(), rest: vec![reference(NARROWING)] },
        Holds::List(item) => only("array", vec![("items", Json::object(emit_held(*item)))]),
        Holds::Map(value) => only("object", vec![("additionalProperties", Json::object(emit_held(*value)))]),
        Holds::Either(one, other) => {
            let forms = [*one, *other].map(|form| Json::object(emit_held(form)));
            let (mut both, other) = (accepts(*one), accepts(*other));
            // What a definition says of the one would be demanded of the other, too.
            if both.types.is_empty() {
                return Accepts { types: Vec::new(), rest: vec![("anyOf", Json::Array(forms.into()))] };
            }
            both.types.extend(other.types);
            both.rest.extend(other.rest);
            both
        }
    }
}

/// A place of an event's name, or a list of such.
fn name_parts() -> Members {
    /// A header's name, or one or two keys, perhaps behind `optional`.
    const PLACE: &str = "^(?:optional +(?! )|(?!optional ))\
                         (?:header +[!#$%&'*+.^_`|~0-9A-Za-z-]+|(?!header )[^.]+(?:\\.[^.]+)?)$";
    let items = Json::object([type_member(&["string"]), ("pattern", Json::text(PLACE))]);
    let least = Json::Number("1".to_owned());
    vec![("pattern", Json::text(PLACE)), ("items", items), ("minItems", least)]
}

/// A list of names, or several.
fn groups() -> Json {
    let list = |items: Json, least: &str| {
        let least = ("minItems", Json::Number(least.to_owned()));
        Json::object([type_member(&["array"]), ("items", items), least])
    };
    let names = || list(Json::object([type_member(&["string"])]), "2");
    Json::Array(vec![names(), list(names(), "1")])
}
