//! What stands in the place of a type expression: one text, of which editors offer the forms.

use super::{Members, type_member};
use crate::json::Json;
use crate::model::builtins;

/// The name of the definition of a type expression.
pub(super) const EXPRESSION: &str = "type_expression";

/// What a type expression can be besides a name: what editors show, what they insert, and what it means.
const EXPRESSIONS: &[(&str, &str, &str)] = &[
    ("list<T>", "list<${1:string}>", "A list"),
    ("map<T>", "map<${1:string}>", "An object with any keys"),
    ("partial<T>", "partial<${1:Order}>", "An object with the fields of another, each of which may be absent"),
    ("T | null", "${1:string} | null", "May be null"),
    ("T | U", "${1:string} | integer", "One of several types; the value tells which"),
    ("const", "const \"${1:text}\"", "One value, as a JSON literal"),
    ("id", "id \"${1:prefix_}\"", "An id: a text with this prefix, and a type of its own"),
];

/// The definition of a type expression.
pub(super) fn emit_expression() -> Members {
    vec![type_member(&["string"]), ("defaultSnippets", snippets())]
}

/// What editors offer where a type expression stands.
fn snippets() -> Json {
    let snippet = |label: &str, body: &str, says: Option<&str>| {
        let says = says.map(|says| ("description", Json::text(says)));
        Json::object([("label", Json::text(label)), ("body", Json::text(body))].into_iter().chain(says))
    };
    let words = builtins().map(|(word, _)| snippet(word, word, None));
    let others = EXPRESSIONS.iter().map(|(label, body, says)| snippet(label, body, Some(says)));
    Json::Array(words.chain(others).collect())
}

#[cfg(test)]
mod tests {
    use super::{EXPRESSIONS, builtins};
    use crate::{Sources, compile};

    /// A catalogue with a type of this expression, and a field of another.
    fn is_well(ty: &str, field: &str) -> bool {
        let mut sources = Sources::new("");
        let catalogue = format!(
            "{{catalogue: a, language: 1, title: A, envelope: {{name: b, payload: c, fields: {{}}}}, families: {{d: \
             {{title: D, payload: T, events: {{e: E}}, types: {{T: '{ty}', F: {{fields: {{f: '{field}'}}}}, Order: {{fields: {{}}}}}}}}}}}}"
        );
        sources.add("a.yaml", catalogue.into_bytes());
        compile(&sources).is_ok()
    }

    #[test]
    fn what_editors_insert_compiles() {
        assert!(!is_well("string", "nonsense"));
        for (word, _) in builtins() {
            assert!(is_well("string", word), "{word}");
        }
        for (label, body, _) in EXPRESSIONS {
            let (before, rest) = body.split_once("${1:").expect("the snippet has a place to type at");
            let (chosen, behind) = rest.split_once('}').expect("the place ends");
            let expression = format!("{before}{chosen}{behind}");
            let (ty, field) = if *label == "id" { (&*expression, "string") } else { ("string", &*expression) };
            assert!(is_well(ty, field), "{expression}");
        }
    }
}
