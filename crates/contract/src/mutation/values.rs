//! Values of another kind.

use super::{Change, Mutation};
use crate::tree::{Kind, Tree};

pub(super) const ALL: &[Mutation] = &[
    value("value nulled", |value| retyped(value, Kind::Null, "null")),
    value("value retyped to a boolean", |value| retyped(value, Kind::Boolean, "true")),
    value("value retyped to a number", |value| retyped(value, Kind::Number, "7")),
    value("value retyped to a text", |value| retyped(value, Kind::Text, "\"qretyped\"")),
    value("value retyped to a text of digits", |value| retyped(value, Kind::Text, "\"7\"")),
    value("value retyped to an empty list", |value| retyped(value, Kind::List, "[]")),
    value("value retyped to a list", |value| retyped(value, Kind::List, "[null]")),
    value("value retyped to an empty object", |value| retyped(value, Kind::Object, "{}")),
    value("value retyped to an object", |value| retyped(value, Kind::Object, "{\"id\":\"qretyped\"}")),
    value("value put in a list", |value| Some(Tree::List(vec![value.clone()]))),
    value("boolean turned around", |value| match value {
        Tree::Scalar(spelt) if spelt == "true" => Some(Tree::scalar("false")),
        Tree::Scalar(spelt) if spelt == "false" => Some(Tree::scalar("true")),
        _ => None,
    }),
];

pub(super) const fn value(name: &'static str, change: fn(&Tree) -> Option<Tree>) -> Mutation {
    Mutation { name, change: Change::Value(change) }
}

fn retyped(value: &Tree, kind: Kind, other: &str) -> Option<Tree> {
    (value.kind() != kind).then(|| Tree::parse(other))
}
