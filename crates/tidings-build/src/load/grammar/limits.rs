//! The limits of a value: what is said alike of a type, of a field and of a place of a tuple.

use super::{Holds, Key, key};

/// What the producer promises of a value beyond its type.
pub(super) const LIMITS: &[Key] = &[
    key("min_length", Holds::Count, "The least length of a text, in characters"),
    key("max_length", Holds::Count, "The greatest length of a text, in characters"),
    key("pattern", Holds::Pattern, "What a text matches: a regular expression of ECMA-262"),
    key("minimum", Holds::Number, "The least number"),
    key("maximum", Holds::Number, "The greatest number"),
    key("exclusive_minimum", Holds::Number, "A number that each is greater than"),
    key("exclusive_maximum", Holds::Number, "A number that each is less than"),
    key("multiple_of", Holds::Step, "A number that each is a multiple of"),
    key("min_items", Holds::Count, "The least length of a list"),
    key("max_items", Holds::Count, "The greatest length of a list"),
    key("unique_items", Holds::Boolean, "Whether no two items of a list are the same"),
    key("min_entries", Holds::Count, "How many entries a map has at least"),
    key("max_entries", Holds::Count, "How many entries a map has at most"),
    key(
        "keys",
        Holds::Pattern,
        "What each key of a map matches, or of an object each that `fields` does not name: a regular expression of ECMA-262",
    ),
];
