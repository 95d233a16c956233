//! What the compiler refuses for reasons that the import does not know of is said more widely, and told.

use tidings_build::{Sources, compile};
use tidings_import::{Imported, Options, import};

#[test]
fn an_example_that_does_not_fit_is_left_out() {
    let document = |example: &str| {
        format!(
            r#"{{"openapi": "3.1.0", "webhooks": {{"a": {{"post": {{"description": "It is so", "requestBody": {{"content":
            {{"application/json": {{"example": {example}, "schema": {{"type": "object", "required": ["type", "data"],
            "properties": {{"type": {{"const": "a.b"}}, "data": {{"type": "object", "properties": {{"x":
            {{"type": "string", "format": "date-time", "examples": ["now"]}}}}}}}}}}}}}}}}}}}}}}}}"#
        )
    };
    let table = [
        (r#"{"type": "a.b", "data": {"x": "2026-01-01T00:00:00Z"}}"#, true),
        (r#"{"type": "a.b", "data": {"x": 5}}"#, false),
        (r#"{"type": "a.b", "data": {"y": "unknown"}}"#, false),
    ];
    for (example, fits) in table {
        let files = vec![("a.json".to_owned(), document(example).into_bytes())];
        let imported = import(files, &Options::new("shop")).expect("it can be read");
        let mut sources = Sources::new("");
        for file in &imported.files {
            sources.add(&file.path, file.text.clone().into_bytes());
        }
        let compiled = compile(&sources).expect("what is written compiles");
        assert_eq!(compiled.catalogue.events[0].examples.len(), usize::from(fits), "{example}");
        let told = imported.report.losses.iter().any(|loss| loss.what.starts_with("an example that does not fit"));
        assert_eq!(told, !fits, "{:?}", imported.report.losses);
    }
}

/// One webhook whose payload has these fields.
fn import_of(fields: &str) -> Imported {
    let document = r#"{"openapi": "3.1.0", "webhooks": {"a": {"post": {"description": "It is so", "requestBody": {"content":
        {"application/json": {"schema": {"type": "object", "required": ["type", "data"], "properties":
        {"type": {"const": "a.b"}, "data": {"type": "object", "properties": {FIELDS}}}}}}}}}}}"#;
    let document = document.replace("FIELDS", fields);
    import(vec![("a.json".to_owned(), document.into_bytes())], &Options::new("shop")).expect("it can be read")
}

#[test]
fn what_does_not_fit_costs_itself_alone() {
    let table = [
        // An example that does not match costs the examples.
        (
            r#"{"type": "string", "pattern": "^a", "maxLength": 3, "default": "aa", "examples": ["b"]}"#,
            "x?: {type: string, max_length: 3, pattern: \"^a\", default: aa}",
            "its examples: ",
        ),
        (
            r#"{"type": "string", "pattern": "^a", "maxLength": 3, "default": "b"}"#,
            "x?: {type: string, max_length: 3, pattern: \"^a\"}",
            "its default: ",
        ),
        (r#"{"type": "string", "pattern": "[", "maxLength": 3}"#, "x?: {type: string, max_length: 3}", "its pattern: "),
        (r#"{"type": "number", "exclusiveMinimum": 5, "maximum": 5}"#, "x?: number", "its limits: "),
    ];
    for (field, expected, told) in table {
        let imported = import_of(&format!("\"x\": {field}"));
        let written = &imported.files[1].text;
        assert!(written.contains(expected), "{written}");
        let losses: Vec<&str> = imported.report.losses.iter().map(|loss| loss.what.as_str()).collect();
        assert!(matches!(losses.as_slice(), [loss] if loss.starts_with(told)), "{losses:?}");
    }
}

#[test]
fn an_enum_of_no_value_is_told() {
    let imported = import_of(r#""x": {"enum": []}, "y": {"enum": [null]}"#);
    let written = &imported.files[1].text;
    assert!(written.contains("x?: json") && written.contains("y?: const null"), "{written}");
    let losses: Vec<&str> = imported.report.losses.iter().map(|loss| loss.what.as_str()).collect();
    assert_eq!(losses, ["an enum of no value"]);
}

#[test]
fn the_header_names_what_was_read() {
    let document = r#"{"openapi": "3.1.0", "webhooks": {}, "components": {"schemas": {}}}"#;
    let list = r##"[{"name": "a.b", "schema": {"$ref": "#/definitions/A"}}]"##;
    let schemas =
        r#"{"definitions": {"A": {"type": "object", "properties": {"type": {"const": "a.b"}}, "required": ["type"]}}}"#;
    let files = [("events.json", list), ("openapi.json", document), ("shop.schema.json", schemas)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).to_vec();
    let imported = import(files, &Options::new("shop")).expect("it can be read");
    let first = imported.files[0].text.lines().next().unwrap_or_default();
    assert!(first.contains("from `events.json` and `shop.schema.json`."), "{first}");
}
