//! Texts in other spellings, with characters that need care, and values of enums that nobody knows.

use super::fields::broken;
use super::values::value;
use super::{Change, Mutation, behind};
use crate::subject::Words;
use crate::tree::{Kind, Tree, text};

pub(super) const ALL: &[Mutation] = &[
    value("text emptied", |value| spelt(value).map(|_| Tree::text(""))),
    value("text changed", |value| spelt(value).map(|_| Tree::text("qchangedtext"))),
    value("text with escapes", |value| spelt(value).map(|spelt| Tree::scalar(text::escaped(spelt)))),
    value("text with half a surrogate pair", |value| spelt(value).map(|spelt| Tree::scalar(broken(spelt)))),
    value("text with NUL", |value| with(value, "\u{0}")),
    value("text with quotes and line breaks", |value| with(value, "\"\\\r\n\t\u{7f}\u{2028}😀")),
    value("text of 1,000 characters", |value| spelt(value).map(|_| Tree::text(&"é".repeat(1_000)))),
    known("enum value unknown", |value, _| Some(format!("{value}_unknown"))),
    known("enum value in capitals", |value, _| Some(value.to_uppercase())),
    known("enum value emptied", |_, _| Some(String::new())),
    known("enum value changed to another known one", |value, words| behind(&words.values, value)),
];

const fn known(name: &'static str, change: fn(&str, &Words) -> Option<String>) -> Mutation {
    Mutation { name, change: Change::Known(change) }
}

fn spelt(value: &Tree) -> Option<&str> {
    match value {
        Tree::Scalar(spelt) if value.kind() == Kind::Text => Some(spelt),
        _ => None,
    }
}

fn with(value: &Tree, end: &str) -> Option<Tree> {
    value.as_text().map(|text| Tree::text(&(text + end)))
}
