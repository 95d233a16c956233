//! The OpenAPI document by the validator of Python, and as openapi-typescript reads it.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use conformance::{npm, pip, set_up, tools};
use serde_json::{Value, from_str, json};
use tidings_build::model::Event;

use crate::subject::{Subject, folder, lines, target, write};
use crate::typescript;

fn judge(paths: &[PathBuf]) -> Vec<Vec<String>> {
    let mut python = Command::new(pip::python(&target()));
    let said = lines(python.arg(set_up::home().join("tools/openapi.py")).args(paths));
    assert_eq!(said.len(), paths.len(), "it judges each");
    said.iter().map(|line| from_str(line).expect("complaints are a list")).collect()
}

#[test]
fn the_validator_accepts_every_document() {
    if !tools::are_there("openapi", &pip::NEEDS) {
        return;
    }
    let subjects = Subject::all();
    let documents = subjects.iter().map(|it| (it.name.clone(), it.compiled.openapi()));
    let judged = judge(&write(&folder("openapi"), documents));
    for (Subject { name, .. }, complaints) in subjects.iter().zip(judged) {
        assert!(complaints.is_empty(), "{name}:\n{}", complaints.join("\n"));
    }
}

/// It would say so if something were wrong.
#[test]
fn the_validator_refuses_what_is_wrong() {
    if !tools::are_there("openapi refused", &pip::NEEDS) {
        return;
    }
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
        spoilt(&format!("{post}/requestBody/content"), json!({"application/json": {"schema": {"$ref": "#/nowhere"}}})),
        spoilt("/components/schemas/UserCreatedEvent", json!({"type": "objekt"})),
    ];
    for complaints in judge(&write(&folder("openapi-refused"), documents)) {
        assert!(!complaints.is_empty());
    }
}

/// Each delivery that the documentation shows is a value of the type, and its name tells which event it is.
#[test]
fn openapi_typescript_tells_the_events_apart() {
    if !tools::are_there("openapi-typescript", &npm::NEEDS) {
        return;
    }
    let (folder, packages) = (folder("openapi-typescript"), npm::packages(&target()));
    let subjects = Subject::all();
    let paths = write(&folder, subjects.iter().map(|it| (it.name.clone(), it.compiled.openapi())));
    let mut node = tools::command("node");
    lines(node.arg(set_up::home().join("tools/openapi_types.mjs")).arg(&packages).args(paths));
    for subject in &subjects {
        let path = folder.join(format!("{}-consumer.ts", subject.name));
        fs::write(path, consumer(subject, None)).expect("a file can be written");
    }
    let complaints = typescript::complaints(&packages, &folder);
    assert!(complaints.is_empty(), "{complaints}");

    // Of all events but one the switch is not exhaustive, and the compiler says so.
    for subject in subjects.iter().take(2) {
        let path = folder.join(format!("{}-consumer.ts", subject.name));
        fs::write(path, consumer(subject, Some(0))).expect("a file can be written");
    }
    let complaints = typescript::complaints(&packages, &folder);
    assert_eq!(complaints.matches("is not assignable to type 'never'").count(), 2, "{complaints}");
}

/// A program with a switch over all events, but for one that is forgotten.
fn consumer(subject: &Subject, forgotten: Option<usize>) -> String {
    let (catalogue, sampler) = (&subject.compiled.catalogue, subject.compiled.sampler());
    let events: Vec<&Event> = catalogue.events.iter().filter(|event| !event.life.is_removed()).collect();
    let Some(union) = union_of(subject) else { return "export {};\n".to_owned() };
    let mut program = format!(
        "import type {{ components, webhooks }} from \"./{}\";\n\
         type Schemas = components[\"schemas\"];\n\
         export function which(event: Schemas[\"{union}\"]): string {{\n  switch (event[{}]) {{\n",
        subject.name,
        json!(catalogue.envelope.name),
    );
    for (_, event) in events.iter().enumerate().filter(|(number, _)| Some(*number) != forgotten) {
        let (name, definition) = (json!(event.name), &event.definition);
        let _ =
            writeln!(program, "    case {name}: {{ const it: Schemas[\"{definition}\"] = event; return typeof it; }}");
    }
    program += "    default: { const never: never = event; return never; }\n  }\n}\n";
    for event in events {
        let body =
            format!("webhooks[{}][\"post\"][\"requestBody\"][\"content\"][\"application/json\"]", json!(event.name));
        for delivery in sampler.shown(event) {
            let _ = writeln!(program, "(value: {body}): Schemas[\"{union}\"] => value;");
            let _ = writeln!(program, "({} satisfies {body});", delivery.compact());
        }
    }
    program
}

/// The name of the schema of all events, if there are events.
fn union_of(subject: &Subject) -> Option<String> {
    let document: Value = from_str(&subject.compiled.openapi()).expect("a document is JSON");
    let schemas = document["components"]["schemas"].as_object().expect("there are schemas");
    schemas.iter().find(|(_, schema)| schema.get("discriminator").is_some()).map(|(name, _)| name.clone())
}
