//! What holds for whatever a catalogue without mistakes is compiled to.

#[path = "schema.rs"]
mod schema;

use std::collections::BTreeSet;

use serde_json::Value;
use syn::{Fields, Item, UseTree};
use tidings::{Json, Map};
use tidings_build::Artifacts;

/// Judges every artifact by itself, and the samples by the schemas.
pub(super) fn check(artifacts: &Artifacts) {
    check_rust(&artifacts.rust);
    check_distinct(artifacts.event_schemas.iter().map(|schema| schema.file_name.to_lowercase()));
    let bundle = read(&artifacts.schema);
    let schemas: Vec<Value> = artifacts.event_schemas.iter().map(|schema| read(&schema.text)).collect();
    let samples = read(&artifacts.samples);
    let samples = samples.as_object().expect("the samples stand by the names of their events");
    assert_eq!(samples.len(), schemas.len());
    for (event, made) in samples {
        let own: Vec<&Value> = schemas.iter().filter(|schema| is_of_event(schema, event)).collect();
        assert_eq!(own.len(), 1, "`{event}` has one schema");
        let written = made["written"].as_array().into_iter().flatten();
        for sample in [made.get("minimal"), made.get("full")].into_iter().flatten().chain(written) {
            for schema in own.iter().copied().chain([&bundle]) {
                let accepted = schema::accepts(schema, schema, sample);
                assert!(accepted, "a sample of `{event}` does not pass: {sample}\n{schema:#}");
            }
        }
    }
}

/// Judges a document whose parts refer to each other.
pub(super) fn check_document(text: &str) {
    let document = read(text);
    check_references(&document, &document);
}

/// Every reference leads somewhere. An example is data, whatever its keys are called, and so is a constant; a field may
/// be called `$ref`, and is no text.
fn check_references(document: &Value, part: &Value) {
    match part {
        Value::Object(members) => {
            for (key, value) in members.iter().filter(|(key, _)| !["examples", "example"].contains(&key.as_str())) {
                if let Some(reference) = value.as_str().filter(|_| key == "$ref") {
                    let found = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
                    assert!(found.is_some(), "`{reference}` leads nowhere in:\n{document:#}");
                }
                check_references(document, value);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| check_references(document, item)),
        _ => {}
    }
}

/// Only the key of the event's name has a constant.
fn is_of_event(schema: &Value, event: &str) -> bool {
    let properties = schema["properties"].as_object().expect("a delivery is an object");
    properties.values().any(|property| property["const"] == event)
}

/// Reads JSON in which no key stands twice.
fn read(text: &str) -> Value {
    check_keys(text);
    serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}:\n{text}"))
}

fn check_keys(text: &str) {
    if text.starts_with('{') {
        let object: Map<Json> = serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}:\n{text}"));
        for (_, value) in object.iter() {
            check_keys(value.as_str());
        }
    } else if text.starts_with('[') {
        let list: Vec<Json> = serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}:\n{text}"));
        for item in &list {
            check_keys(item.as_str());
        }
    }
}

/// The types are Rust, and no two names of one place are the same.
fn check_rust(text: &str) {
    let file = syn::parse_file(text).unwrap_or_else(|why| panic!("{why} in:\n{text}"));
    check_items(&file.items);
}

/// The structs, enums and modules of one place share their names with what is taken in from others.
fn check_items(items: &[Item]) {
    let mut names = Vec::new();
    for item in items {
        let name = match item {
            Item::Struct(item) => {
                check_fields(&item.fields);
                &item.ident
            }
            Item::Enum(item) => {
                check_distinct(item.variants.iter().map(|variant| variant.ident.to_string()));
                &item.ident
            }
            Item::Mod(item) => {
                check_items(item.content.as_ref().map_or(&[], |(_, items)| items));
                &item.ident
            }
            Item::Type(item) => &item.ident,
            Item::Use(item) => {
                list_used(&item.tree, &mut names);
                continue;
            }
            _ => continue,
        };
        names.push(name.to_string());
    }
    check_distinct(names.into_iter());
}

fn list_used(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => list_used(&path.tree, names),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(rename) => names.push(rename.rename.to_string()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| list_used(tree, names)),
        UseTree::Glob(_) => {}
    }
}

fn check_fields(fields: &Fields) {
    check_distinct(fields.iter().filter_map(|field| field.ident.as_ref()).map(ToString::to_string));
}

fn check_distinct(names: impl Iterator<Item = String>) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(!seen.contains(&name), "`{name}` is there twice");
        seen.insert(name);
    }
}
