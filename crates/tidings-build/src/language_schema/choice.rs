//! The keys of which an entry has exactly one.

use super::{Members, type_member};
use crate::json::Json;

/// Of these keys an entry has exactly one, but for the type of an enum. There are plainer ways to say so, for which
/// editors have worse messages.
pub(super) fn emit_choice(words: &[&'static str]) -> Members {
    let Some((first, others)) = words.split_first() else { return Vec::new() };
    let none_of = |words: &[&'static str]| {
        let words = words.iter().map(|word| (*word, Json::Boolean(false)));
        Json::object([("properties", Json::object(words))])
    };
    let tails = words.iter().enumerate().map(|(at, word)| (*word, &words[at + 1..]));
    let besides = |rest: &[&'static str]| rest.iter().copied().filter(|word| *word != VALUES).collect::<Vec<_>>();
    let excluded = tails.filter_map(|(word, rest)| match word {
        VALUES => Some((word, enum_values(rest))),
        word if word == *first => Some((word, none_of(&besides(rest)))),
        word => (!rest.is_empty()).then(|| (word, none_of(rest))),
    });
    vec![
        ("if", none_of(others)),
        ("then", Json::object([("required", Json::texts([*first]))])),
        ("dependentSchemas", Json::object(excluded)),
    ]
}

/// The word of an enum's values.
const VALUES: &str = "values";

/// What the values of an enum are by the type beside them: texts without one, and of numbers each has one. These words
/// do not stand beside them.
fn enum_values(excluded: &[&'static str]) -> Json {
    let object = |members: &[(&'static str, Json)]| Json::object(members.iter().cloned());
    let properties = |members: &[(&'static str, Json)]| ("properties", object(members));
    let typed = |pattern: &str| properties(&[("type", Json::object([("pattern", Json::text(pattern))]))]);
    let spelt = |ty: &'static str| {
        // A list of one type, as the key has a list of two: else an editor takes it for another key and offers both.
        let items = ("items", Json::object([("type", Json::texts([ty]))]));
        let also = Json::object([type_member(&["array"]), items]);
        properties(&[("wire", Json::object([type_member(&[ty])])), ("also", also)])
    };
    let number = Json::object([("^-?[0-9]+$", Json::object([spelt("integer")]))]);
    let named = Json::object([type_member(&["object"]), spelt("integer"), ("required", Json::texts(["wire"]))]);
    let numbers = object(&[("patternProperties", number), ("additionalProperties", named)]);
    let texts = Json::object([("additionalProperties", Json::object([spelt("string")]))]);
    let of_type = Json::object([
        typed(r"^\s*(integer|string\s*\|\s*integer|integer\s*\|\s*string)\s*$"),
        ("if", Json::object([typed(r"^\s*integer\s*$")])),
        ("then", Json::object([properties(&[(VALUES, numbers)])])),
    ]);
    let excluded = excluded.iter().map(|word| (*word, Json::Boolean(false))).collect::<Vec<_>>();
    let others = (!excluded.is_empty()).then(|| ("properties", Json::object(excluded)));
    let values = [
        ("if", Json::object([("required", Json::texts(["type"]))])),
        ("then", of_type),
        ("else", Json::object([properties(&[(VALUES, texts)])])),
    ];
    Json::object(others.into_iter().chain(values))
}
