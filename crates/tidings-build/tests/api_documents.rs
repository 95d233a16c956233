//! The OpenAPI and the `AsyncAPI` document of a catalogue that uses every construct: committed, and compared here.
//! Other people's tools judge them in `crates/conformance`.
#![expect(clippy::disallowed_methods, reason = "a test reads what it compares")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, from_str};
use similar::TextDiff;
use tidings_build::{Compiled, Sources, compile};

/// What brings the committed files up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-build --test api_documents --features outputs";

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn catalogue() -> String {
    fs::read_to_string(golden("catalogue.yaml")).expect("the catalogue is there")
}

fn compiled(catalogue: &str) -> Compiled {
    let mut sources = Sources::new("golden");
    sources.add("catalogue.yaml", catalogue.as_bytes().to_vec());
    compile(&sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines()))
}

/// Both documents.
fn documents(catalogue: &str) -> [Value; 2] {
    let compiled = compiled(catalogue);
    [compiled.openapi(), compiled.asyncapi()].map(|text| from_str(&text).expect("a document is JSON"))
}

#[test]
fn the_golden_files_are_what_the_catalogue_says() {
    let compiled = compiled(&catalogue());
    for (name, text) in [("events.openapi.json", compiled.openapi()), ("events.asyncapi.json", compiled.asyncapi())] {
        if std::env::var_os("TIDINGS_BLESS").is_some() {
            fs::write(golden(name), &text).expect("the golden file can be written");
        }
        let found = fs::read_to_string(golden(name)).unwrap_or_default();
        let difference = TextDiff::from_lines(&found, &text).unified_diff().to_string();
        assert!(found == text, "{name} differs:\n{difference}\nrepair with `{REPAIR}`");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    for document in documents(&catalogue()) {
        let mut references = Vec::new();
        collect_references(&document, &mut references);
        assert!(references.len() > 20, "{references:?}");
        for reference in references {
            let found = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
            assert!(found.is_some(), "{reference}");
        }
    }
}

/// All references of a document. An example is data, whatever its keys are called.
fn collect_references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members.iter().filter(|(key, _)| *key != "examples") {
                found.extend(value.as_str().filter(|_| key == "$ref"));
                collect_references(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, found)),
        _ => {}
    }
}

#[test]
fn what_is_still_sent_is_described() {
    let text = catalogue();
    let model = compiled(&text).catalogue;
    let sent: Vec<_> = model.events.iter().filter(|event| !event.life.is_removed()).collect();
    assert!(sent.len() < model.events.len() && sent.iter().any(|event| event.life.is_over()), "there is one of each");
    let [openapi, asyncapi] = documents(&text);
    let webhooks = openapi["webhooks"].as_object().expect("there are webhooks");
    assert_eq!(
        (webhooks.len(), asyncapi["components"]["messages"].as_object().map(serde_json::Map::len)),
        (sent.len(), Some(sent.len()))
    );
    for event in sent {
        let webhook = &webhooks[&event.name]["post"];
        assert_eq!(webhook["deprecated"].as_bool(), event.life.is_over().then_some(true), "{}", event.name);
        let message = &asyncapi["components"]["messages"][event.definition.as_str()];
        assert_eq!(message["name"], event.name);
        assert_eq!(message["payload"], webhook["requestBody"]["content"]["application/json"]["schema"]);
    }
}

/// The types are those of the schema: the same keywords, at another address.
#[test]
fn components_are_the_definitions_of_the_schema() {
    let text = catalogue();
    let schema = compiled(&text).artifacts.schema.replace("#/$defs/", "#/components/schemas/");
    let schema: Value = from_str(&schema).expect("the schema is JSON");
    for document in documents(&text) {
        let components = document["components"]["schemas"].as_object().expect("there are components");
        let types = components.iter().filter(|(_, component)| component.get("discriminator").is_none());
        for (name, component) in types {
            let mut definition = schema["$defs"][name].clone();
            if name.ends_with("Event") {
                definition.as_object_mut().expect("a definition is an object").remove("examples");
            }
            assert_eq!(*component, definition, "{name}");
        }
    }
}

#[test]
fn the_version_is_the_last_release() {
    let versions = |text: &str| documents(text).map(|document| document["info"]["version"].clone());
    let shop = |releases: &str| {
        format!(
            "catalogue: shop\nlanguage: 1\ntitle: Shop events\n{releases}envelope: {{name: type, payload: data, fields: \
             {{}}}}\nfamilies: {{order: {{title: Orders, payload: json, events: {{order.paid: {{fired_when: It is paid, \
             removed: true}}}}}}}}\n"
        )
    };
    assert_eq!(versions(&shop("releases: [v1, v2]\n")), ["v2", "v2"]);
    assert_eq!(versions(&shop("")), ["unreleased", "unreleased"]);
    // An interface of the past is one without events.
    let [openapi, asyncapi] = documents(&shop(""));
    assert_eq!(openapi["webhooks"], serde_json::json!({}));
    assert_eq!(asyncapi["components"]["messages"], serde_json::json!({}));
}
