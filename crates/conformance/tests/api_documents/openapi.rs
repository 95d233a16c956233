//! The `OpenAPI` document by the validator of Python, and as openapi-typescript reads it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::{npm, pip, set_up, tools};
use serde_json::{Value, from_str, json};
use tidings_build::model::Event;

use crate::subject::{Subject, folder, lines, once, target, write};
use crate::typescript::{self, Types};

fn judge(paths: &[PathBuf]) -> Vec<Vec<String>> {
    let mut python = Command::new(pip::python(&target()));
    let said = lines(python.arg(set_up::home().join("tools/openapi.py")).args(paths));
    assert_eq!(said.len(), paths.len(), "it judges each");
    said.iter().map(|line| from_str(line).expect("complaints are a list")).collect()
}

#[test]
fn the_validator_accepts_every_document() {
    once("openapi", &pip::NEEDS, || {
        let subjects = Subject::all();
        let documents = subjects.iter().map(|it| (it.name.clone(), it.compiled.openapi()));
        let judged = judge(&write(&folder("openapi"), documents));
        for (Subject { name, .. }, complaints) in subjects.iter().zip(judged) {
            assert!(complaints.is_empty(), "{name}:\n{}", complaints.join("\n"));
        }
    });
}

/// It would say so if something were wrong.
#[test]
fn the_validator_refuses_what_is_wrong() {
    once("openapi-refused", &pip::NEEDS, || {
        let deck = from_str(&Subject::written()[0].compiled.openapi()).expect("a document is JSON");
        let spoilt = |pointer: &str, value: Value| {
            let mut document: Value = Value::clone(&deck);
            *document.pointer_mut(pointer).expect("the document has this") = value;
            (pointer.replace('/', "_"), document.to_string())
        };
        let post = "/webhooks/user.created/post";
        let documents = [
            spoilt("/info", json!({"title": "Deck"})),
            spoilt(&format!("{post}/responses"), json!({"2XX": {}})),
            spoilt(&format!("{post}/requestBody"), json!({})),
            spoilt("/components/schemas/UserCreatedEvent", json!({"type": "objekt"})),
        ];
        let paths = write(&folder("openapi-refused"), documents);
        for (path, complaints) in paths.iter().zip(judge(&paths)) {
            assert!(!complaints.is_empty(), "{}", path.display());
        }
    });
}

/// Each delivery that the documentation shows is a value of the type, and its name tells which event it is.
#[test]
fn openapi_typescript_tells_the_events_apart() {
    once("openapi-typescript", &npm::NEEDS, || {
        let (folder, packages) = (folder("openapi-typescript"), npm::packages(&target()));
        let mut subjects: Vec<_> = Subject::all().into_iter().filter(|subject| !subject.sent().is_empty()).collect();
        let all = subjects.len();
        subjects.retain(|it| {
            let document: Value = from_str(&it.compiled.openapi()).expect("a document is JSON");
            !has_choice_below_percent(&document, false) && !has_choice_of_itself(&document)
        });
        assert!(subjects.len() * 4 > all, "enough of them can be tried");
        let paths = write(&folder, subjects.iter().map(|it| (it.name.clone(), it.compiled.openapi())));
        make_types(&packages, &paths);
        for subject in &subjects {
            let import = format!(
                "import type {{ components, webhooks }} from \"./{}\";\ntype Schemas = components[\"schemas\"];\n\
                 export type Bodies = webhooks;",
                subject.name
            );
            let event = |event: &Event| format!("Schemas[\"{}\"]", event.definition);
            let types = Types { import, union: union_of(subject), event: &event };
            typescript::save(&folder, subject, &types, &deliveries(subject));
        }
        typescript::assert_exhaustive(&packages, &folder, subjects.len());
    });
}

/// Writes the types that the tool makes of documents.
fn make_types(packages: &Path, documents: &[PathBuf]) {
    let mut node = tools::command("node");
    lines(node.arg(set_up::home().join("tools/openapi_types.mjs")).arg(packages).args(documents));
}

/// Whether a choice stands below a key with a percent sign. The tool takes its way to a choice for one that is escaped, and
/// stops with “URI malformed”.
fn has_choice_below_percent(value: &Value, below: bool) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, inner)| {
            below && ["oneOf", "anyOf"].contains(&key.as_str())
                || has_choice_below_percent(inner, below || key.contains('%'))
        }),
        Value::Array(items) => items.iter().any(|item| has_choice_below_percent(item, below)),
        _ => false,
    }
}

/// Whether a union or a tuple holds itself other than within an object: of that the tool makes a type that TypeScript
/// refuses.
fn has_choice_of_itself(document: &Value) -> bool {
    let schemas = document["components"]["schemas"].as_object();
    schemas.into_iter().flatten().any(|(name, schema)| {
        let own = format!("\"#/components/schemas/{name}\"");
        ["oneOf", "anyOf", "prefixItems"]
            .iter()
            .any(|word| schema.get(*word).is_some_and(|choice| choice.to_string().contains(&own)))
    })
}

/// Whether a definition leads to an object that says what its other fields hold. The tool puts the named ones and an index
/// signature together by `&`, and no value is of both. Or to a tuple that may end early: the tool wants all of its places.
fn holds_others<'a>(document: &'a Value, definition: &'a str, seen: &mut BTreeSet<&'a str>) -> bool {
    seen.insert(definition) && holds_others_within(document, &document["components"]["schemas"][definition], seen)
}

fn holds_others_within<'a>(document: &'a Value, schema: &'a Value, seen: &mut BTreeSet<&'a str>) -> bool {
    match schema {
        Value::String(text) => {
            let definition = text.strip_prefix("#/components/schemas/");
            definition.is_some_and(|definition| holds_others(document, definition, seen))
        }
        Value::Object(members) => {
            members.contains_key("properties") && members.get("additionalProperties").is_some_and(Value::is_object)
                || ends_early(schema)
                || members.values().any(|inner| holds_others_within(document, inner, seen))
        }
        Value::Array(items) => items.iter().any(|item| holds_others_within(document, item, seen)),
        _ => false,
    }
}

/// Whether a tuple has a place that a list may do without.
fn ends_early(schema: &Value) -> bool {
    let places = schema["prefixItems"].as_array().map_or(0, Vec::len);
    u64::try_from(places).is_ok_and(|places| places > schema["minItems"].as_u64().unwrap_or(0))
}

/// It is small enough to be shown to those who can mend it.
#[test]
fn openapi_typescript_refuses_what_has_other_fields() {
    once("openapi-typescript-others", &npm::NEEDS, || {
        let (folder, packages) = (folder("openapi-typescript-others"), npm::packages(&target()));
        let schema = json!({
            "type": "object",
            "properties": {"id": {"type": "integer"}},
            "additionalProperties": {"type": "string"},
        });
        let info = json!({"title": "Shop", "version": "1"});
        let document = json!({"openapi": "3.1.0", "info": info, "components": {"schemas": {"Order": schema}}});
        assert!(holds_others(&document, "Order", &mut BTreeSet::new()));
        make_types(&packages, &write(&folder, [("shop".to_owned(), document.to_string())]));
        let program = "import type { components } from \"./shop\";\n\
             ({\"id\": 1, \"note\": \"new\"} satisfies components[\"schemas\"][\"Order\"]);\n";
        fs::write(folder.join("shop-order.ts"), program).expect("a file can be written");
        let complaints = typescript::complaints(&packages, &folder);
        assert!(complaints.contains("incompatible with index signature"), "{complaints}");
    });
}

/// What a webhook receives is an event, and the deliveries that the documentation shows are what it receives.
fn deliveries(subject: &Subject) -> String {
    let (sampler, union) = (subject.compiled.sampler(), union_of(subject));
    let document: Value = from_str(&subject.compiled.openapi()).expect("a document is JSON");
    let mut program = String::new();
    for event in subject.sent() {
        let post = format!("webhooks[{}][\"post\"]", json!(event.name));
        let body = format!("{post}[\"requestBody\"][\"content\"][\"application/json\"]");
        let _ = writeln!(program, "((value: {body}): {union} => value);");
        if holds_others(&document, event.definition.as_str(), &mut BTreeSet::new()) {
            continue;
        }
        for delivery in sampler.shown(event) {
            let _ = writeln!(program, "({} satisfies {body});", delivery.compact());
        }
    }
    program
}

/// The type of all events.
fn union_of(subject: &Subject) -> String {
    let document: Value = from_str(&subject.compiled.openapi()).expect("a document is JSON");
    let schemas = document["components"]["schemas"].as_object().expect("there are schemas");
    let union = schemas.iter().find(|(_, schema)| schema.get("discriminator").is_some());
    format!("Schemas[\"{}\"]", union.expect("there are events").0)
}
