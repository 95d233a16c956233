//! What several schemas say of one value, as the parts of `allOf` do: the catalogue says what all of them allow, and what
//! it cannot say of that is told.

use tidings_import::{Imported, Options, import};

/// The catalogue of one event, of whose field `x` both schemas hold.
#[track_caller]
fn imported(first: &str, second: &str) -> Imported {
    let document = r##"{"openapi": "3.1.0", "webhooks": {"a": {"post": {"requestBody": {"content": {"application/json":
        {"schema": {"type": "object", "required": ["type", "data"], "properties": {"type": {"const": "a.b"}, "data":
        {"allOf": [{"type": "object", "required": ["x"], "properties": {"x": FIRST}}, {"properties": {"x": SECOND}}]}
        }}}}}}}}, "components": {"schemas": {
        "User": {"type": "object", "description": "Who works here.", "required": ["u"], "properties": {"u": {}}},
        "Team": {"type": "object", "required": ["t"], "properties": {"t": {}}},
        "UserOrNull": {"oneOf": [{"$ref": "#/components/schemas/User"}, {"type": "null"}]},
        "Owner": {"oneOf": [{"$ref": "#/components/schemas/User"}, {"$ref": "#/components/schemas/Team"}]}}}}"##;
    let document = document.replace("FIRST", first).replace("SECOND", second).replace("REF ", r#""$ref": "#);
    let document = document.replace("#User", "#/components/schemas/User").replace("#Team", "#/components/schemas/Team");
    let document = document.replace("#Owner", "#/components/schemas/Owner");
    let imported = import(vec![("a.json".to_owned(), document.into_bytes())], &Options::new("shop"));
    imported.unwrap_or_else(|why| panic!("{first} and {second}: {why}"))
}

#[track_caller]
fn field(imported: &Imported) -> String {
    let lines = imported.files.iter().flat_map(|file| file.text.lines());
    let found = lines.map(str::trim).find(|line| line.starts_with("x: ") || *line == "x:");
    found.expect("the field is written").to_owned()
}

#[test]
fn a_value_is_what_all_of_its_schemas_allow() {
    let table = [
        (r##"{"oneOf": [{REF "#User"}, {"type": "null"}]}"##, r#"{"type": "null"}"#, "x: const null"),
        (r#"{"type": ["string", "null"], "format": "date-time"}"#, r#"{"type": "null"}"#, "x: const null"),
        (r#"{"type": ["string", "null"], "enum": ["a", "b", null]}"#, r#"{"type": "null"}"#, "x: const null"),
        (r##"{"oneOf": [{REF "#User"}, {"type": "null"}]}"##, r##"{REF "#User"}"##, "x: User"),
        (r##"{REF "#User"}"##, r##"{"anyOf": [{"type": "null"}, {REF "#User"}]}"##, "x: User"),
        (r##"{REF "#UserOrNull"}"##, r##"{REF "#User"}"##, "x: User"),
        (r##"{REF "#UserOrNull"}"##, r#"{"type": "null"}"#, "x: const null"),
        (r##"{REF "#UserOrNull"}"##, r#"{"type": "object"}"#, "x: User"),
        (r##"{REF "#User"}"##, r##"{REF "#User"}"##, "x: User"),
        (
            r##"{"oneOf": [{REF "#User"}, {"type": "null"}]}"##,
            r##"{"oneOf": [{"type": "null"}, {REF "#User"}], "title": "user"}"##,
            "x: User | null",
        ),
        (
            r##"{"oneOf": [{REF "#User"}, {REF "#Team"}, {"type": "null"}]}"##,
            r##"{"oneOf": [{REF "#Team"}, {REF "#User"}]}"##,
            "x: Team | User",
        ),
        (r##"{"anyOf": [{REF "#User"}, {REF "#Team"}, {"type": "string"}]}"##, r##"{REF "#Team"}"##, "x: Team"),
        (
            r##"{"anyOf": [{REF "#User"}, {"type": "string"}, {"type": "null"}]}"##,
            r#"{"type": ["string", "null"]}"#,
            "x: string | null",
        ),
        (r##"{REF "#Owner"}"##, r##"{REF "#Owner"}"##, "x: Owner"),
        (
            r##"{"type": "array", "items": {REF "#User"}}"##,
            r##"{"type": "array", "items": {REF "#User"}}"##,
            "x: list<User>",
        ),
        (
            r##"{"type": "array", "items": {REF "#UserOrNull"}}"##,
            r##"{"type": "array", "items": {REF "#User"}}"##,
            "x: list<User>",
        ),
        (
            r#"{"type": "string", "maxLength": 5, "minLength": 2}"#,
            r#"{"type": "string", "maxLength": 9, "minLength": 3}"#,
            "x: {type: string, min_length: 3, max_length: 5}",
        ),
        (r#"{"enum": ["a", "b", "c"]}"#, r#"{"oneOf": [{"const": "b"}, {"type": "integer"}]}"#, "x: const \"b\""),
        (r#"{"type": "string"}"#, r#"{"type": "string", "nullable": true}"#, "x: string"),
    ];
    for (first, second, expected) in table {
        for (first, second) in [(first, second), (second, first)] {
            let found = imported(first, second);
            // Which comes first is the order of the first schema.
            let line = field(&found).replace("User | Team", "Team | User");
            assert_eq!(line, expected, "{first} and {second}");
            assert_eq!(found.report.losses, [], "{first} and {second}");
        }
    }
}

#[test]
fn what_cannot_be_said_of_all_schemas_is_told() {
    let table = [
        (r#"{"type": "string"}"#, r#"{"type": "null"}"#),
        (r##"{REF "#User"}"##, r#"{"type": "null"}"#),
        (r##"{"anyOf": [{REF "#User"}, {"type": "string"}]}"##, r##"{"anyOf": [{REF "#Team"}, {"type": "integer"}]}"##),
        (r#"{"type": "string", "pattern": "^a"}"#, r#"{"type": "string", "pattern": "b$"}"#),
        (r#"{"type": "integer", "multipleOf": 2}"#, r#"{"type": "integer", "multipleOf": 3}"#),
        (r#"{"type": "string", "format": "uri"}"#, r#"{"type": "string", "format": "date"}"#),
        (
            r#"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            r#"{"type": "object", "additionalProperties": {"maxLength": 4}}"#,
        ),
        (
            r#"{"type": "array", "prefixItems": [{"type": "string"}]}"#,
            r#"{"type": "array", "prefixItems": [{"maxLength": 4}]}"#,
        ),
    ];
    for (first, second) in table {
        for (first, second) in [(first, second), (second, first)] {
            assert_ne!(imported(first, second).report.losses, [], "{first} and {second}");
        }
    }
}
