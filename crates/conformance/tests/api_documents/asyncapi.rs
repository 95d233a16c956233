//! The `AsyncAPI` document by its official parser, and as Modelina reads it.

use std::path::{Path, PathBuf};

use conformance::{npm, set_up, tools};
use serde_json::{Value, from_str, json};

use crate::subject::{Subject, folder, lines, target, write};
use crate::typescript;

fn judge(packages: &Path, paths: &[PathBuf]) -> Vec<Vec<Value>> {
    let mut node = tools::command("node");
    let said = lines(node.arg(set_up::home().join("tools/asyncapi.mjs")).arg(packages).args(paths));
    assert_eq!(said.len(), paths.len(), "it judges each");
    said.iter().map(|line| from_str(line).expect("complaints are a list")).collect()
}

/// Warnings count. What is below them is advice: that there is a newer version, and that nobody is named to be asked.
#[test]
fn the_parser_accepts_every_document() {
    if !tools::are_there("asyncapi", &npm::NEEDS) {
        return;
    }
    let (folder, packages) = (folder("asyncapi"), npm::packages(&target()));
    let subjects = Subject::all();
    let paths = write(&folder, subjects.iter().map(|it| (it.name.clone(), it.compiled.asyncapi())));
    for (Subject { name, .. }, complaints) in subjects.iter().zip(judge(&packages, &paths)) {
        let grave: Vec<_> = complaints.iter().filter(|it| it["severity"].as_u64() < Some(2)).collect();
        assert!(grave.is_empty(), "{name}: {grave:?}");
        println!("{name}: {complaints:?}");
    }
    let complaints = typescript::complaints(&packages, &folder);
    assert!(complaints.is_empty(), "{complaints}");
}

/// It would say so if something were wrong.
#[test]
fn the_parser_refuses_what_is_wrong() {
    if !tools::are_there("asyncapi refused", &npm::NEEDS) {
        return;
    }
    let deck: Value = from_str(&Subject::written()[0].compiled.asyncapi()).expect("a document is JSON");
    let spoilt = |pointer: &str, value: Value| {
        let mut document = deck.clone();
        *document.pointer_mut(pointer).expect("the document has this") = value;
        (pointer.replace('/', "_"), document.to_string())
    };
    let message = "/components/messages/UserCreatedEvent";
    let documents = [
        spoilt("/operations/receiveEvents/action", json!("take")),
        spoilt(&format!("{message}/payload"), json!({"$ref": "#/nowhere"})),
        spoilt(&format!("{message}/examples"), json!([{"payload": {"type": "user.created"}}])),
        spoilt("/components/schemas/UserCreatedEvent", json!({"type": "objekt"})),
    ];
    for complaints in judge(&npm::packages(&target()), &write(&folder("asyncapi-refused"), documents)) {
        assert!(complaints.iter().any(|it| it["severity"].as_u64() < Some(2)), "{complaints:?}");
    }
}
