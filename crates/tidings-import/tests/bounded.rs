//! A few lines that stand for more than any machine holds, and numbers that none counts to: what is given up is told.
//! Without a bound each of these takes hours, so that nobody could miss it.

use std::fmt::Write as _;

use tidings_build::{Sources, understand};
use tidings_import::{Imported, Options, import};

/// The catalogue of one webhook whose payload is the definition `E0`, which compiles.
#[track_caller]
fn imported(definitions: &str) -> Imported {
    let document = format!(
        r##"{{"openapi": "3.1.0", "webhooks": {{"a": {{"post": {{"requestBody": {{"content": {{"application/json": {{"schema":
        {{"type": "object", "properties": {{"type": {{"const": "a.b"}}, "data": {{"$ref": "#/components/schemas/E0"}}}},
        "required": ["type", "data"]}}}}}}}}}}}}}}, "components": {{"schemas": {{{definitions}}}}}}}"##
    );
    let imported = import(vec![("a.json".to_owned(), document.into_bytes())], &Options::new("shop"));
    let imported = imported.unwrap_or_else(|why| panic!("{why}"));
    let mut sources = Sources::new("schema");
    for file in &imported.files {
        sources.add(&file.path, file.text.clone().into_bytes());
    }
    let mistakes = understand(&sources).err().map(|mistakes| mistakes.lines()).unwrap_or_default();
    assert_eq!(mistakes.lines().next(), None);
    imported
}

/// A chain of definitions `E0`, `E1`, … of which each is made from the next one.
fn chain(length: usize, link: &str, end: &str) -> String {
    let next =
        |number: usize| link.replace("NEXT", &format!(r##"{{"$ref": "#/components/schemas/E{}"}}"##, number + 1));
    let links = (0..length).map(|number| format!("\"E{number}\": {}, ", next(number)));
    format!("{}\"E{length}\": {end}", links.collect::<String>())
}

fn written(imported: &Imported) -> String {
    imported.files.iter().map(|file| file.text.as_str()).collect()
}

#[test]
fn what_is_said_twice_is_looked_through_once() {
    let end = r#"{"type": "object", "properties": {"x": {"type": "string"}, "y": {"type": "integer"}}}"#;
    let found = imported(&chain(100, r#"{"allOf": [NEXT, NEXT]}"#, end));
    assert!(written(&found).contains("x?: string\n      y?: integer"), "{}", written(&found));
    assert_eq!(found.report.losses, []);
    let link = r#"{"allOf": [NEXT, {"type": "object", "properties": {"deep": NEXT}}, NEXT]}"#;
    assert!(written(&imported(&chain(60, link, end))).contains("y?: integer"));
}

#[test]
fn unions_that_hold_the_next_one_twice_end() {
    for link in [
        r#"{"anyOf": [NEXT, {"type": "array", "items": NEXT}]}"#,
        r#"{"oneOf": [{"type": "array", "items": NEXT}, {"type": "object", "additionalProperties": NEXT}]}"#,
        r#"{"anyOf": [{"type": "string"}, {"type": "string", "format": "date"}, {"type": "array", "items": NEXT},
            {"type": "object", "additionalProperties": NEXT}]}"#,
        r#"{"type": ["array", "object", "null"], "items": NEXT, "additionalProperties": NEXT}"#,
    ] {
        for length in [30, 300] {
            let found = imported(&format!(
                "{}, \"Whole\": {{}}",
                chain(length, link, r#"{"type": "object", "properties": {"x": {"type": "string"}}}"#)
            ));
            // Free JSON stands only where that is told.
            let is_free = written(&found).contains("payload: json");
            assert!(!is_free || !found.report.losses.is_empty(), "{link}");
        }
    }
}

#[test]
fn choices_beside_fields_are_not_multiplied_out_without_end() {
    let members: Vec<String> = (0..30).map(|number| {
        format!(r#"{{"properties": {{"m{number}": {{"type": "string"}}}}, "required": ["m{number}"], "anyOf": [NEXT, NEXT]}}"#)
    }).collect();
    let link = format!(r#"{{"properties": {{"own": {{"type": "string"}}}}, "anyOf": [{}]}}"#, members.join(", "));
    let found = imported(&chain(6, &link, r#"{"type": "object", "properties": {"x": {"type": "string"}}}"#));
    assert!(found.report.losses.iter().any(|loss| loss.what == "choices that stand in each other too deep"));
}

/// What follows which of twenty definitions a value can be of is a set of them: there are a million sets.
#[test]
fn objects_made_of_several_are_bounded() {
    let reference = |number: usize| format!(r##"{{"$ref": "#/components/schemas/E{number}"}}"##);
    let mut definitions = format!(
        r#""E0": {{"type": "object", "properties": {{"x": {}, "y": {{"allOf": [{}, {}]}}}}}}"#,
        reference(0),
        reference(0),
        reference(1)
    );
    for number in 1..20 {
        let next = reference(number + 1);
        let object = format!(r#"{{"type": "object", "properties": {{"x": {next}, "y": {next}, "f{number}": {{}}}}}}"#);
        let _ = write!(definitions, ", \"E{number}\": {object}");
    }
    definitions += r#", "E20": {"type": "object", "properties": {"end": {"type": "string"}}}"#;
    let found = imported(&definitions);
    assert!(found.report.losses.iter().any(|loss| loss.what.starts_with("one object too many")));
    assert!(found.report.types < 3000, "{}", found.report.types);
}

#[test]
fn numbers_beyond_counting_cost_nothing_but_themselves() {
    let found = imported(
        r#""E0": {"type": "object", "required": ["t", "x", "e"], "properties": {
            "t": {"type": "string", "minLength": 1, "maxLength": 1e400},
            "x": {"type": "number", "minimum": 0.30, "maximum": 123456789012345678901234567890.5},
            "e": {"type": "integer", "enum": [1e2, 2]},
            "l": {"type": "array", "items": {"type": "number", "default": -1E-999}, "minItems": 1e999, "maxItems": 5}}}"#,
    );
    let written = written(&found);
    assert!(written.contains("t: {type: string, min_length: 1}"), "{written}");
    assert!(
        written.contains("x: {type: number, minimum: 0.30, maximum: 123456789012345678901234567890.5}"),
        "{written}"
    );
    assert!(written.contains("l?: {type: list<number>, max_items: 5}"), "{written}");
    assert!(written.contains("      100:\n      2:"), "{written}");
    let told: Vec<&str> = found.report.losses.iter().map(|loss| loss.what.as_str()).collect();
    assert!(told.contains(&"`max_length: 1e400`") && told.contains(&"`min_items: 1e999`"), "{told:?}");
}

#[test]
fn keys_that_no_rust_name_can_be_made_of_are_written() {
    let found = imported(
        r##""E0": {"type": "object", "properties": {
            "种类": {"type": "string"}, "other": {"type": "string"}, "*": {"type": "string"},
            "by": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": "种类", "mapping": {"猫": "#/components/schemas/Cat", "狗": "#/components/schemas/Dog"}}}},
            "anyOf": [{"required": ["other"]}, {"required": ["*"]}]},
        "Cat": {"type": "object", "properties": {"种类": {"type": "string"}, "a": {"type": "string"}}, "required": ["种类"]},
        "Dog": {"type": "object", "properties": {"种类": {"type": "string"}, "a": {"type": "string"}}, "required": ["种类"]}"##,
    );
    let written = written(&found);
    assert!(written.contains("tag: \"种类\""), "{written}");
    assert!(written.contains("other: {type: Cat, wire: \"猫\"}"), "{written}");
    // A field is named by its key, which is not what stands on the wire.
    assert!(written.contains("at_least_one: [other_2, other_3]"), "{written}");
    assert_eq!(found.report.losses, []);
}
