//! Sources that are broken, endless, deep or large: each ends with an answer, and never with a panic.

mod odd_names;

use std::fmt::Write as _;

use tidings_build::{Sources, understand};
use tidings_import::{Imported, Options, import};

fn one(path: &str, text: &str) -> Vec<(String, Vec<u8>)> {
    vec![(path.to_owned(), text.as_bytes().to_vec())]
}

fn mistakes(files: Vec<(String, Vec<u8>)>) -> String {
    import(files, &Options::new("shop")).map_or_else(|why| why.to_string(), |_| String::new())
}

#[track_caller]
fn compiles(imported: &Imported) {
    let mut sources = Sources::new("schema");
    for file in &imported.files {
        sources.add(&file.path, file.text.clone().into_bytes());
    }
    let mistakes = understand(&sources).err().map(|mistakes| mistakes.lines()).unwrap_or_default();
    let shown: String = mistakes.lines().take(12).collect::<Vec<&str>>().join("\n");
    assert!(mistakes.is_empty(), "{shown}");
}

/// An `OpenAPI` document with one webhook, whose payload is the definition `A`.
fn openapi(definitions: &str) -> String {
    format!(
        r##"{{"openapi": "3.1.0", "webhooks": {{"a": {{"post": {{"requestBody": {{"content": {{"application/json": {{"schema":
        {{"type": "object", "properties": {{"type": {{"const": "a.b"}}, "data": {{"$ref": "#/components/schemas/A"}}}},
        "required": ["type", "data"]}}}}}}}}}}}}}},
        "components": {{"schemas": {{{definitions}}}}}}}"##
    )
}

#[test]
fn broken_texts_are_mistakes_with_their_place() {
    let table = [
        ("a.json", "", "a.json:1:0: this is not JSON that can be read: EOF while parsing a value"),
        ("a.json", "{\"a\": 1,\n \"a\": 2}", "a.json:2:8: this is not JSON that can be read: the key `a` occurs twice"),
        ("a.json", "5", "a.json: #: expected a delivery, which is an object; found a number"),
        (
            "1.json",
            "{}",
            "1.json: #: no key holds the name of the event in every sample: `type` and `event` were looked for first; \
             and not every file is called after its event, as `order.paid.1.json` is",
        ),
        ("a.yaml", "a: [", "a.yaml:1:4: this is not YAML that can be read: unclosed bracket '['"),
        ("a.yaml", "a: &x [*x]\n", "a.yaml:1:8: this alias stands in what it refers to"),
        ("a.yaml", "a: {<<: [5]}\n", "a.yaml:1:12: only mappings can be merged"),
        (
            "a.json",
            "{\"openapi\": \"3.1.0\"}",
            "a.json: #: this OpenAPI document has neither `webhooks` nor `x-webhooks`",
        ),
        (
            "events.json",
            "[{\"name\": \"a\"}, {\"schema\": {}}]",
            "events.json: #/0: the event `a` has no `schema`\nevents.json: #/1: an event needs a `name`",
        ),
    ];
    for (path, text, expected) in table {
        assert_eq!(mistakes(one(path, text)), expected, "{text}");
    }
    assert_eq!(mistakes(vec![]), ": there is no file to read");
    assert_eq!(
        mistakes(vec![("a.json".to_owned(), vec![0xff])]),
        "a.json:1:1: this is not JSON that can be read: expected value"
    );
}

#[test]
fn references_that_lead_nowhere_are_told_all_at_once() {
    let text = openapi(
        r##""A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}, "c": {"$ref": "other.json#/C"},
        "d": {"allOf": [{"$ref": "#/components/schemas/D"}, {"type": "object"}]}, "e": 5, "f": {"$ref": "#/components/schemas/F"}}},
        "F": {"$ref": "#/components/schemas/G"}, "G": {"$ref": "#/components/schemas/F"}"##,
    );
    let expected = "\
a.json: #/components/schemas/A/properties/b/$ref: `#/components/schemas/B` leads nowhere
a.json: #/components/schemas/A/properties/c/$ref: `other.json#/C` leads nowhere
a.json: #/components/schemas/A/properties/d/allOf/0/$ref: `#/components/schemas/D` leads nowhere
a.json: #/components/schemas/A/properties/e: expected a schema, found a number
a.json: #/components/schemas/F: this schema refers to itself through nothing but references";
    assert_eq!(mistakes(one("a.json", &text)), expected);
}

#[test]
fn circles_of_all_of_end() {
    let text = openapi(
        r##""A": {"allOf": [{"$ref": "#/components/schemas/B"}], "type": "object", "properties": {"x": {}}}, "B": {"allOf": [{"$ref": "#/components/schemas/A"}], "properties": {"y": {}}}"##,
    );
    assert!(mistakes(one("a.json", &text)).contains("refers to itself through nothing but"));
}

#[test]
fn nesting_without_end_is_refused_before_the_stack_is() {
    let deep = |open: &str, close: &str, times: usize| format!("{}1{}", open.repeat(times), close.repeat(times));
    assert!(mistakes(one("a.json", &deep("[", "]", 200_000))).contains("recursion limit exceeded"));
    let told = mistakes(one("a.yaml", &deep("[", "]", 200_000)));
    assert!(told.contains("recursion limit exceeded"), "{told}");
    let nested = format!("{{\"type\": \"a.b\", \"data\": {}}}", deep("{\"x\": [", "]}", 50));
    compiles(&import(one("a.json", &nested), &Options::new("shop")).expect("it is no deeper than allowed"));
    let lists = format!("{{\"type\": \"a.b\", \"data\": {{\"x\": {}}}}}", deep("[", "]", 100));
    compiles(&import(one("a.json", &lists), &Options::new("shop")).expect("it is no deeper than allowed"));
}

#[test]
fn aliases_stand_for_what_they_refer_to() {
    let document = "\
openapi: 3.1.0
webhooks:
  a: {post: {requestBody: &body {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}
  b: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}
components:
  schemas:
    A: &a
      type: object
      required: &all [type, data]
      properties: {type: {const: a.a}, data: &data {type: object, properties: {x: &x {type: string}, y: *x}}}
    B: {<<: *a, required: *all, properties: {type: {const: a.b}, data: *data}}
";
    let imported = import(one("a.yaml", document), &Options::new("shop")).expect("it can be read");
    compiles(&imported);
    assert!(imported.files[1].text.contains("x?: string\n      y?: string"), "{}", imported.files[1].text);
    assert_eq!(imported.report.events, 2);
}

#[test]
fn references_follow_addresses_and_anchors() {
    let text = openapi(
        r##""A": {"type": "object", "properties": {"b": {"$ref": "#there"}, "c": {"$ref": "https://a.example/schemas/c"},
        "d": {"$ref": "c#/$defs/D"}, "e": {"$ref": "#/components/schemas/B"}}},
        "B": {"$anchor": "there", "type": "object", "properties": {"x": {"type": "boolean"}}},
        "C": {"$id": "https://a.example/schemas/c", "type": "object", "properties": {"d": {"$ref": "#/$defs/D"}},
        "$defs": {"D": {"type": "object", "properties": {"y": {"type": "number"}}}}}"##,
    );
    let imported = import(one("a.json", &text), &Options::new("shop")).expect("it can be read");
    compiles(&imported);
    let written = &imported.files[1].text;
    for line in ["b?: B\n", "c?: C\n", "d?: D\n", "e?: B\n", "x?: boolean\n", "y?: number\n"] {
        assert!(written.contains(line), "{line}: {written}");
    }
}

/// Nine aliases of ten aliases each are a billion values.
#[test]
fn a_billion_laughs_are_refused() {
    let mut text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for number in 1..9 {
        let before = vec![format!("*a{}", number - 1); 10].join(", ");
        let _ = writeln!(text, "a{number}: &a{number} [{before}]");
    }
    let told = mistakes(one("a.yaml", &text));
    assert!(told.contains("stand for more than 2000000 values"), "{told}");
}

#[test]
fn a_long_chain_and_a_wide_circle_are_read() {
    let reference = |number: usize| format!(r##"{{"$ref": "#/components/schemas/T{number}"}}"##);
    let mut definitions = format!("\"A\": {}", reference(0));
    for number in 0..3000 {
        // 66 of them hold each other in a circle; the others are a chain.
        let next = if number < 66 { (number + 1) % 66 } else { number + 1 };
        let next = if number + 1 < 3000 { reference(next) } else { "{}".to_owned() };
        let far = reference(if number == 0 { 66 } else { number });
        let _ = write!(
            definitions,
            r#", "T{number}": {{"type": "object", "properties": {{"next": {next}, "far": {far}, "list": {{"type": "array", "items": {far}}}, "of{number}": {{"type": "string"}}}}, "required": ["next"]}}"#
        );
    }
    let imported = import(one("a.json", &openapi(&definitions)), &Options::new("shop")).expect("it can be read");
    assert_eq!(imported.report.types, 3000);
    compiles(&imported);
}

#[test]
fn equal_structures_in_a_long_chain_are_one_type() {
    let reference = |number: usize| format!(r##"{{"$ref": "#/components/schemas/T{number}"}}"##);
    let mut definitions = format!("\"A\": {}", reference(0));
    for number in 0..600 {
        let next = reference((number + 1) % 600);
        let _ = write!(
            definitions,
            r#", "T{number}": {{"type": "object", "properties": {{"next": {next}, "a": {{"type": "string"}}, "b": {{"type": "string"}}}}}}"#
        );
    }
    let imported = import(one("a.json", &openapi(&definitions)), &Options::new("shop")).expect("it can be read");
    assert_eq!(imported.report.types, 1);
    compiles(&imported);
}

#[test]
fn twenty_megabytes_on_one_line_are_read() {
    let mut properties = String::from("\"f\": {}");
    for number in 0..2000 {
        let text = "x".repeat(10_000);
        let _ = write!(properties, ", \"f{number}\": {{\"type\": \"string\", \"description\": \"{text}\"}}");
    }
    let text = openapi(&format!("\"A\": {{\"type\": \"object\", \"properties\": {{{properties}}}}}"));
    assert!(text.len() > 20_000_000);
    let imported = import(one("a.json", &text), &Options::new("shop")).expect("it can be read");
    assert_eq!(imported.report.fields, 2003);
    compiles(&imported);
}

#[test]
fn choices_of_every_kind_compile() {
    let members = [
        r#"{"type": "string"}"#,
        r#"{"type": "string", "format": "date-time"}"#,
        r#"{"enum": ["x", "y"]}"#,
        r#"{"const": "true"}"#,
        r#"{"const": true}"#,
        r#"{"const": "*"}"#,
        r#"{"const": 5}"#,
        r#"{"type": "number"}"#,
        r#"{"type": ["integer", "null"]}"#,
        r#"{"type": "null"}"#,
        r##"{"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/A"}]}}"##,
        r#"{"type": "array", "items": {"type": "array", "items": {"type": ["string", "boolean"]}}}"#,
        r#"{"type": "object", "additionalProperties": {"type": ["string", "integer"]}}"#,
        r#"{"type": "object", "properties": {"kind": {"const": "k"}, "v": {"type": "string"}}, "required": ["kind"]}"#,
        r#"{"type": "object", "properties": {"kind": {"const": "l"}}, "required": ["kind"]}"#,
        r#"{"type": "object", "properties": {"v": {"type": "string"}}}"#,
        r##"{"$ref": "#/components/schemas/Text"}"##,
        r##"{"$ref": "#/components/schemas/Either"}"##,
        "{}",
    ];
    let mut properties = Vec::new();
    for (first, one) in members.iter().enumerate() {
        for (second, other) in members.iter().enumerate().skip(first) {
            properties.push(format!("\"u{first}_{second}\": {{\"anyOf\": [{one}, {other}]}}"));
            let third = members[(first * 7 + second * 3) % members.len()];
            properties.push(format!("\"v{first}_{second}\": {{\"oneOf\": [{one}, {other}, {third}]}}"));
        }
        properties.push(format!(
            "\"l{first}\": {{\"type\": \"array\", \"items\": {{\"anyOf\": [{one}, {{\"type\": \"boolean\"}}]}}}}"
        ));
    }
    let tagged = r##""shape": {"oneOf": [{"$ref": "#/components/schemas/Text"}, {"$ref": "#/components/schemas/Circle"}],
        "discriminator": {"propertyName": "kind", "mapping": {"text": "#/components/schemas/Text", "circle": "#/components/schemas/Circle"}}}"##;
    let definitions = format!(
        r##""A": {{"type": "object", "properties": {{{}, {tagged}}}}},
        "Text": {{"type": "object", "properties": {{"kind": {{"const": "another"}}, "t": {{"type": "string"}}}}, "required": ["t"]}},
        "Circle": {{"type": "object", "properties": {{"r": {{"type": "number"}}}}, "required": ["r"]}},
        "Either": {{"anyOf": [{{"type": "string"}}, {{"$ref": "#/components/schemas/Either"}}, {{"type": "array", "items": {{"$ref": "#/components/schemas/Either"}}}}]}}"##,
        properties.join(", ")
    );
    let imported = import(one("a.json", &openapi(&definitions)), &Options::new("shop")).expect("it can be read");
    compiles(&imported);
}
