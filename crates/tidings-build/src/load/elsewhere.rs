//! Words that people bring along from JSON Schema and `OpenAPI`, and how this language says the same.

/// What to write in a field or type in the place of such a word.
const WORDS: &[(&str, &str)] = &[
    ("nullable", "say `| null` behind the type of what may be null; the type of an enum is its name in `types`"),
    ("required", "a field is required unless its name ends in `?`"),
    ("optional", "a field that may be absent has a `?` behind its name"),
    ("enum", "write `values`, a mapping: `values: {open: , closed: }`"),
    ("const", "write it as the type: `const \"text\"`, `const 5`"),
    ("properties", "write `fields`"),
    ("items", "write `list<T>` as the type"),
    ("additionalProperties", "write `map<T>` as the type, or `others: T` beside `fields`"),
    ("oneOf", "write `A | B` as the type"),
    ("anyOf", "write `A | B` as the type"),
    ("allOf", "name the types in `extends`, and what is added in `fields`"),
    ("$ref", "write the name of the type as the type"),
    ("format", "write the format as the type, such as `date-time`, `uri`, `uuid`"),
    ("discriminator", "write `tag` and `variants`"),
];

/// How this language says it.
pub(super) fn said_here(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(other, _)| *other == word).map(|(_, here)| *here)
}
