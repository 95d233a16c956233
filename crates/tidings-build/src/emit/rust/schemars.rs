//! What stands behind the types if they are to take part in schemas that the crate `schemars` makes.
//!
//! It is a table: which types there are, and what the schema of those is that no definition speaks of. The definitions
//! themselves stay in the schema of all events, which the runtime reads from beside the generated code.

use std::fmt::Write as _;

use super::layout::literal;
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Shape, TypeDef};
use crate::names::TypeName;

/// The table of all types; of the `texts` the schemas are given.
pub(crate) fn emit_schemars(catalogue: &Catalogue, texts: &[(TypeName, Json)]) -> String {
    let events = catalogue.events.iter().map(|event| event.definition.to_string());
    let has_definition = |ty: &&TypeDef| matches!(ty.shape, Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_));
    let objects = catalogue.types.iter().filter(has_definition).map(|ty| ty.name.to_string());
    let texts = texts.iter().map(|(name, schema)| format!("{name} = {}", raw_literal(&schema.compact())));
    let title = TypeName::of_catalogue(&catalogue.name);

    let mut text = String::from("::tidings::impl_json_schema! {\n");
    let _ = writeln!(text, "    Event = {} in \"events.schema.json\",", literal(title.as_str()));
    write_rows(&mut text, "events", events);
    write_rows(&mut text, "objects", objects);
    write_rows(&mut text, "texts", texts);
    text + "}\n"
}

fn write_rows(text: &mut String, kind: &str, rows: impl Iterator<Item = String>) {
    let _ = writeln!(text, "    {kind} {{");
    for row in rows {
        let _ = writeln!(text, "        {row},");
    }
    text.push_str("    }\n");
}

/// A text as a literal in which its quotes stand as they are, if the compiler lets all of its characters stand so.
fn raw_literal(text: &str) -> String {
    if !text.chars().all(|c| c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric()) {
        return literal(text);
    }
    let runs = text.split('"').skip(1).map(|behind| behind.len() - behind.trim_start_matches('#').len());
    let hashes = "#".repeat(runs.max().unwrap_or_default() + 1);
    format!("r{hashes}\"{text}\"{hashes}")
}

#[cfg(test)]
mod tests {
    use super::raw_literal;

    #[test]
    fn json_stands_as_it_is_where_it_can() {
        let table = [
            (r#"{"a":"b\n"}"#, r##"r#"{"a":"b\n"}"#"##),
            (r##"["#ff0000"]"##, r###"r##"["#ff0000"]"##"###),
            ("[\"größe\"]", "r#\"[\"größe\"]\"#"),
            ("[\"a\u{202e}b\"]", r#""[\"a\u{202e}b\"]""#),
        ];
        for (text, expected) in table {
            assert_eq!(raw_literal(text), expected);
        }
    }
}
