//! What the language has no word for is told, each with its place; and what it has a word for is not.

use tidings_import::{Options, ReportedLoss, import};

fn losses(schema: &str) -> Vec<ReportedLoss> {
    let document = r#"{"openapi": "3.1.0", "webhooks": {"a": {"post": {"requestBody": {"content": {"application/json":
        {"schema": {"type": "object", "required": ["type", "data"], "properties": {"type": {"const": "a.b"},
        "data": {"type": "object", "properties": {"x": SCHEMA}}}}}}}}}},
        "components": {"schemas": {"S": {"type": "object", "required": ["s"], "properties": {"s": {"type": "string"}}}}}}"#;
    let document = document.replace("SCHEMA", schema);
    let imported = import(vec![("a.json".to_owned(), document.into_bytes())], &Options::new("shop"));
    imported.unwrap_or_else(|why| panic!("{schema}: {why}")).report.losses
}

#[test]
fn what_cannot_be_said_is_told_at_its_place() {
    let table = [
        r#"{"type": "string", "format": "isbn"}"#,
        r#"{"type": "string", "not": {"const": "a"}}"#,
        r#"{"type": "string", "if": {"const": "a"}, "then": {}}"#,
        r#"{"type": "string", "minLength": 2.5}"#,
        r#"{"type": "string", "format": "date-time", "maxLength": 30}"#,
        r#"{"type": "integer", "minimum": 0.5}"#,
        r#"{"type": "number", "maximum": 1e99}"#,
        r#"{"type": ["string", "integer"], "maxLength": 5}"#,
        r#"{"enum": [{"a": 1}, []]}"#,
        r#"{"enum": []}"#,
        r#"{"type": "string", "minLength": 5, "maxLength": 2}"#,
        r#"{"type": "array", "items": {"type": "string", "description": "Of a single one."}}"#,
        r#"{"type": "array", "items": {"type": "string", "default": "a"}}"#,
        r#"{"type": "array", "items": {"type": "string", "examples": ["a"]}}"#,
        r#"{"type": "array", "items": {"type": "array", "minItems": 2, "items": {"type": "string"}}}"#,
        r#"{"type": "array", "items": {"type": "string"}, "contains": {"const": "a"}}"#,
        r#"{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}"#,
        r#"{"type": "object", "additionalProperties": {"type": "string", "deprecated": true}}"#,
        r#"{"type": "object", "properties": {"a": {}}, "propertyNames": {"maxLength": 5}}"#,
        r#"{"type": "object", "properties": {"a": {}, "b": {}}, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
        r#"{"type": "object", "properties": {"a": {}, "b": {}}, "anyOf": [{"required": ["a", "b"]}, {"required": ["b"]}]}"#,
        r#"{"type": "object", "properties": {"a": {}}, "maxProperties": 5}"#,
        r#"{"type": "object", "properties": {"a": {}}, "dependentRequired": {"a": ["b"]}}"#,
        r#"{"type": "object", "properties": {"a": {}}, "patternProperties": {"^x": {"type": "string"}, "^y": {}}}"#,
        r#"{"type": "object", "properties": {"a": {}}, "unevaluatedProperties": {"type": "string"}}"#,
        r#"{"anyOf": [{"type": "string", "description": "The id of it."}, {"type": "integer"}]}"#,
        r#"{"anyOf": [{"type": "string", "examples": ["a"]}, {"type": "integer"}]}"#,
        r#"{"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "uri"}]}"#,
        r#"{"type": "string", "format": "iri"}"#,
        r##"{"anyOf": [{"$ref": "#/components/schemas/S"}, {"type": "object", "additionalProperties": {}}]}"##,
        r#"{"anyOf": [{"type": "string"}], "oneOf": [{"maxLength": 5}, {"minLength": 5}]}"#,
        r#"{"allOf": [{"type": "string"}, {"type": "integer"}]}"#,
        r##"{"allOf": [{"$ref": "#/components/schemas/S"}, {"type": "null"}]}"##,
        r#"{"enum": ["a", "b"], "not": {"const": "b"}}"#,
        r#"{"type": "object", "required": ["never"], "properties": {"never": false}}"#,
        r#"{"type": "object", "required": ["never"], "properties": {"never": {"not": {}}}}"#,
    ];
    for schema in table {
        let losses = losses(schema);
        let here = |loss: &&ReportedLoss| loss.pointer.contains("/properties/data/properties/x");
        assert!(losses.iter().any(|loss| here(&loss)), "{schema}: {losses:?}");
    }
}

#[test]
fn what_can_be_said_is_no_loss() {
    let table = [
        r#"{"type": "string", "format": "uuid"}"#,
        r#"{"type": "string", "format": "time"}"#,
        r#"{"type": "string", "format": "duration"}"#,
        r#"{"type": "string", "format": "hostname"}"#,
        r#"{"type": "string", "format": "ipv4"}"#,
        r#"{"type": ["string", "null"], "format": "ipv6"}"#,
        r#"{"type": "string", "format": "uri-reference"}"#,
        r#"{"type": "string", "format": "uri-template"}"#,
        r#"{"type": "string", "format": "uri", "minLength": 2, "pattern": "^h"}"#,
        r#"{"type": "array", "items": {"type": "string", "maxLength": 5, "examples": ["a"]}, "uniqueItems": true}"#,
        r#"{"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}"#,
        r#"{"type": "object", "properties": {"a": {}}, "additionalProperties": {"type": "integer", "minimum": 1}}"#,
        r##"{"anyOf": [{"type": "string", "pattern": "^s_", "description": "Its id."}, {"$ref": "#/components/schemas/S"}]}"##,
        r#"{"type": "object", "properties": {"a": {}, "b": {}}, "minProperties": 1}"#,
        r#"{"type": "object", "properties": {"a": {}, "b": {}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
        r#"{"prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 2, "maxItems": 2, "items": false}"#,
        r#"{"enum": [1, 2, null]}"#,
        r#"{"enum": ["a", 2]}"#,
        r#"{"type": ["string", "null"], "default": null}"#,
        "true",
        "false",
        r#"{"not": {}}"#,
    ];
    for schema in table {
        assert_eq!(losses(schema), [], "{schema}");
    }
}

#[test]
fn what_is_no_reference_is_a_mistake_at_its_place() {
    let schema = |data: &str| {
        format!(
            r#"{{"openapi": "3.1.0", "webhooks": {{"a": {{"post": {{"requestBody": {{"content": {{"application/json":
            {{"schema": {{"type": "object", "properties": {{"data": {data}}}}}}}}}}}}}}}}}}}"#
        )
    };
    let table = [
        (r#"{"$ref": null}"#, "/properties/data/$ref: expected a reference, found null"),
        (r#"{"$ref": 5, "type": "object"}"#, "/properties/data/$ref: expected a reference, found a number"),
        (r#"{"allOf": [{"$ref": {}}, {"type": "object"}]}"#, "/properties/data/allOf/0/$ref: expected a reference"),
    ];
    for (data, expected) in table {
        let found = import(vec![("a.json".to_owned(), schema(data).into_bytes())], &Options::new("shop"));
        let mistakes = found.expect_err(data).to_string();
        assert!(mistakes.contains(expected), "{data}: {mistakes}");
        assert_eq!(mistakes.lines().count(), 1, "{data}: {mistakes}");
    }
}
