//! What is said of a catalogue to people, and the lines that they are given to copy.
#![cfg(feature = "outputs")]
#![expect(clippy::disallowed_methods, reason = "a test reads what it compares")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use similar::TextDiff;
use tidings_build::model::{Json, Shape, TypeId};
use tidings_build::words::{self, Usage};
use tidings_build::{Compiled, Sources, compile};

/// What brings the committed file up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-build --features outputs --test words";

fn compiled(catalogue: &str) -> Compiled {
    let mut sources = Sources::new("golden");
    sources.add("catalogue.yaml", catalogue.as_bytes().to_vec());
    compile(&sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines()))
}

fn golden() -> Compiled {
    compiled(include_str!("golden/catalogue.yaml"))
}

#[test]
fn a_type_is_said_as_it_is_written() {
    let types = [
        "string",
        "boolean",
        "integer",
        "int32",
        "uint32",
        "uint64",
        "number",
        "json",
        "date-time",
        "date",
        "unix-seconds",
        "unix-milliseconds",
        "uri",
        "email",
        "uuid",
        "time",
        "duration",
        "hostname",
        "ipv4",
        "ipv6",
        "uri-reference",
        "uri-template",
        "Place",
        "PlaceId | null",
        "list<string>",
        "list<string | null> | null",
        "map<list<Place>>",
        "const \"a \\\"b\\\" \\\\\"",
        "const null",
        "const -5",
        "const 1.50",
        "const true | null",
        "PlaceId | Place",
        "const \"auto\" | integer | null",
        "list<PlaceId | Place | null>",
    ];
    let fields: String = types.iter().enumerate().fold(String::new(), |mut fields, (number, ty)| {
        let _ = writeln!(fields, "      f{number}: '{ty}'");
        fields
    });
    let compiled = compiled(&format!(
        "catalogue: a\nlanguage: 1\ntitle: A\nenvelope: {{name: type, payload: data, fields: {{}}}}\n\
         families:\n  a: {{title: A, payload: Whole, events: {{a.b: c}}}}\n\
         types:\n  Place: {{fields: {{}}}}\n  PlaceId: id \"p_\"\n  Whole:\n    fields:\n{fields}"
    ));
    let whole = compiled.catalogue.types.iter().find(|def| def.name.as_str() == "Whole").expect("it is declared");
    let Shape::Object(fields) = &whole.shape else { panic!("it has fields") };
    let said: Vec<String> = fields.iter().map(|field| words::field_expression(&compiled.catalogue, field)).collect();
    assert_eq!(said, types);
}

#[test]
fn each_type_has_a_value_to_show() {
    let Compiled { catalogue, .. } = golden();
    let shown = |name: &str| {
        let position = catalogue.types.iter().position(|def| def.name.as_str() == name).expect("it is declared");
        words::values(&catalogue, TypeId(position)).iter().map(Json::compact).collect::<Vec<_>>()
    };
    assert_eq!(
        shown("Line"),
        [
            r#"{"sku":"text","quantity":1,"price":1.5,"grade":1,"shade":0,"size":1.5,"labels":["AA-1","BA-1"],"weights":{"a_a":1.5}}"#
        ]
    );
    assert_eq!(shown("OrderId"), [r#""ord_a1b2c3d4""#]);
    assert_eq!(shown("OrderStatus"), [r#""open""#]);
    assert_eq!(shown("Warehouse"), [r#"{"name":"North"}"#, "{}"]);
    assert_eq!(shown("Kind"), [r#""shelf""#]);
}

/// The lines to copy are committed, each in a function that gives it what it mentions. `constructs.rs` compiles them.
#[test]
fn the_lines_to_copy_are_what_the_catalogue_says() {
    let Compiled { catalogue, .. } = golden();
    let mut text = "// What `tidings show` tells to copy, for each event and type beside this file.\n".to_owned();
    for (number, event) in catalogue.events.iter().enumerate() {
        let usage = words::event_usage(&catalogue, event);
        text += &function("", &format!("event_{number}"), "event: &Event", &usage);
    }
    for (number, def) in catalogue.types.iter().enumerate() {
        let usage = words::type_usage(&catalogue, TypeId(number));
        let matched = usage.snippet.lines().find_map(|line| line.strip_prefix("match ")?.strip_suffix(".known() {"));
        let told = usage.snippet.lines().find_map(|line| line.strip_prefix("match ")?.strip_suffix(" {"));
        let given: Vec<String> = match (matched, told) {
            (Some(variable), _) => vec![format!("{variable}: &::tidings::Open<{}>", def.name)],
            (None, Some(variable)) => vec![format!("{variable}: &{}", def.name)],
            (None, None) => {
                usage.parameters.iter().flatten().map(|given| format!("{}: {}", given.name, given.ty)).collect()
            }
        };
        // What the function is given may be deprecated too.
        let allow = if def.life.is_over() && !given.is_empty() { "#[allow(deprecated)]\n" } else { "" };
        text += &function(allow, &format!("type_{number}"), &given.join(", "), &usage);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/usage.rs");
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(&path, &text).expect("the golden file can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let difference = TextDiff::from_lines(&found, &text).unified_diff().to_string();
    assert!(found == text, "usage.rs differs:\n{difference}\nrepair with `{REPAIR}`");
}

fn function(allow: &str, name: &str, given: &str, usage: &Usage) -> String {
    let lines = usage.snippet.trim_end().replace('\n', "\n    ");
    format!("\n/// `{}`\n{allow}fn {name}({given}) {{\n    {lines}\n}}\n", usage.path)
}
