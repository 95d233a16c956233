//! Schemas that are nothing but a reference to another one.

use crate::documents::Schema;
use crate::node::Node;

/// Keywords that say nothing of a value's structure.
const NOTES: &[&str] = &[
    "title",
    "description",
    "nullable",
    "deprecated",
    "default",
    "example",
    "examples",
    "readOnly",
    "writeOnly",
    "summary",
    "externalDocs",
    "$comment",
    "xml",
    "discriminator",
];

/// Whether a keyword says nothing of a value's structure.
pub(super) fn is_note(key: &str) -> bool {
    NOTES.contains(&key) || key.starts_with("x-")
}

/// The one reference that a schema consists of, if nothing beside it says more of the structure: `{"$ref": …}` itself,
/// or a list of one in `allOf`, `anyOf` or `oneOf`.
pub(super) fn referred<'a>(schema: &Schema<'a>) -> Option<Schema<'a>> {
    const HOLDERS: [&str; 3] = ["allOf", "anyOf", "oneOf"];
    let says_nothing = |(key, value): &(String, Node)| {
        is_note(key)
            || (key == "type" && value.as_text() == Some("object"))
            || (key == "type" && value.as_text() == Some("array"))
    };
    let is_pure = |part: &Schema<'a>| {
        part.node.get("$ref").is_some()
            && part.node.members().iter().all(|member| member.0 == "$ref" || says_nothing(member))
    };
    if is_pure(schema) {
        return Some(schema.clone());
    }
    let is_rest = |member: &(String, Node)| HOLDERS.contains(&member.0.as_str()) || says_nothing(member);
    let parts = HOLDERS.map(|key| schema.items(key)).concat();
    match parts.as_slice() {
        [part] if is_pure(part) && schema.node.members().iter().all(is_rest) => Some(part.clone()),
        _ => None,
    }
}
