//! The `AsyncAPI` document by its official parser, and as Modelina reads it.

use std::fs;
use std::path::{Path, PathBuf};

use conformance::{npm, set_up, tools};
use serde_json::{Value, from_str, json};
use tidings_build::model::{Event, Field, Shape, Type, TypeDef};

use crate::subject::{Subject, folder, lines, once, target, write};
use crate::typescript::{self, Types};

fn judge(packages: &Path, paths: &[PathBuf]) -> Vec<Vec<Value>> {
    let mut node = tools::command("node");
    let said = lines(node.arg(set_up::home().join("tools/asyncapi.mjs")).arg(packages).args(paths));
    assert_eq!(said.len(), paths.len(), "it judges each");
    said.iter().map(|line| from_str(line).expect("complaints are a list")).collect()
}

/// Warnings count. What is below them is advice: that there is a newer version of the format.
#[test]
fn the_parser_accepts_every_document() {
    once("asyncapi", &npm::NEEDS, || {
        let subjects = Subject::all();
        let paths = write(&folder("asyncapi"), subjects.iter().map(|it| (it.name.clone(), it.compiled.asyncapi())));
        for (subject, complaints) in subjects.iter().zip(judge(&npm::packages(&target()), &paths)) {
            let grave: Vec<_> = complaints.iter().filter(|it| it["severity"].as_u64() < Some(2)).collect();
            assert!(grave.is_empty(), "{}: {grave:?}", subject.name);
        }
    });
}

/// Modelina makes a type of each message, and one of all that a channel takes.
#[test]
fn modelina_tells_the_events_apart() {
    once("modelina", &npm::NEEDS, || {
        let (folder, packages) = (folder("modelina"), npm::packages(&target()));
        // Most out of chance have something of what the tools get wrong.
        let subjects: Vec<_> =
            Subject::written().into_iter().chain(Subject::random(200)).filter(is_digested).take(10).collect();
        assert!(subjects.len() >= 6, "little was tried");
        assert_eq!(generate(&folder, &packages, &subjects).concat(), "");
        for subject in &subjects {
            let import = |name: &str| format!("import type {{ {name} }} from \"./{}/{name}\";\n", subject.name);
            let own = folder.join(&subject.name);
            let imports = subject.sent().iter().map(|event| import(&called(&own, event))).collect::<String>();
            let event = |event: &Event| called(&own, event);
            let types = Types { import: import("Events") + &imports, union: "Events".to_owned(), event: &event };
            typescript::save(&folder, subject, &types, "");
        }
        typescript::assert_exhaustive(&packages, &folder, subjects.len());
    });
}

/// What Modelina calls the type of an event, which is the name of its file: it writes `Xyz` for `XYZ`, and no underscore.
fn called(folder: &Path, event: &Event) -> String {
    let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let files = fs::read_dir(folder).expect("the types were written");
    let names = files.filter_map(|file| Some(file.ok()?.file_name().to_str()?.strip_suffix(".ts")?.to_owned()));
    let mut own = names.filter(|name| plain(name) == plain(event.definition.as_str()));
    own.next().unwrap_or_else(|| panic!("{}: no type of `{}`", folder.display(), event.name))
}

/// Whether it has nothing of what the tools are known to get wrong so that nothing compiles.
fn is_digested(subject: &Subject) -> bool {
    let catalogue = &subject.compiled.catalogue;
    let fields = catalogue.types.iter().flat_map(TypeDef::parts);
    let may_hold_itself = |field: &Field| match &field.ty {
        Type::Named(id) => !matches!(catalogue.types[id.0].shape, Shape::Enum(_) | Shape::Id { .. }),
        ty => matches!(ty, Type::List(_) | Type::Map(_)),
    };
    let is_missed = |field: &Field| field.wire == "$ref" || field.wire.is_empty() && may_hold_itself(field);
    let has_missed = fields.chain(&catalogue.envelope.fields).any(is_missed);
    let sent = subject.sent();
    !has_missed && !sent.is_empty() && !sent.iter().any(|event| event.name.contains(['\n', '\\']))
}

/// What goes wrong, small enough to be shown to those who can mend it. Modelina takes a list whose items may be null for
/// a text or a list of nulls, and does not escape the name of an event: neither line breaks nor backslashes. The parser accepts a field called `$ref`, but
/// does not hand such a document on: it takes the fields for a reference. Where an object holds its own kind below a field
/// whose name is the empty text, it loses the way to it, and Modelina finds a text in the place of a schema.
#[test]
fn what_the_tools_get_wrong() {
    once("modelina-mistakes", &npm::NEEDS, || {
        let (folder, packages) = (folder("modelina-mistakes"), npm::packages(&target()));
        let subjects = [
            small("plain", "tagged", "tags: list<string | null>"),
            small("broken", "\"two\\nlines\"", "id: string"),
            small("reference", "linked", "$ref: string"),
            small("nameless", "nested", "inner?: {wire: \"\", fields: {again?: FieldsInner}}"),
        ];
        let said = generate(&folder, &packages, &subjects);
        assert_eq!(said[..2], ["", ""]);
        assert!(said[2].contains("path.startsWith is not a function"), "{}", said[2]);
        assert!(said[3].contains("Could not convert input"), "{}", said[3]);
        let fields = fs::read_to_string(folder.join("plain/Fields.ts")).expect("there is such a type");
        assert!(fields.contains("'tags': string | null[];"), "{fields}");
        let complaints = typescript::complaints(&packages, &folder);
        assert!(complaints.contains("Unterminated string literal") && !complaints.contains("plain/"), "{complaints}");
    });
}

/// A catalogue with one event, which carries one field.
fn small(name: &str, event: &str, field: &str) -> Subject {
    let events = format!("{{it: {{fired_when: It is so, wire: {event}}}}}");
    let family =
        format!("{{title: Shop, payload: Fields, events: {events}, types: {{Fields: {{fields: {{{field}}}}}}}}}");
    let envelope = "{name: type, payload: data, fields: {}}";
    let start = "catalogue: shop\nlanguage: 1\ntitle: Shop\n";
    Subject::of_text(name, format!("{start}envelope: {envelope}\nfamilies: {{shop: {family}}}\n"))
}

/// What is said of each document; nothing of those that Modelina took.
fn generate(folder: &Path, packages: &Path, subjects: &[Subject]) -> Vec<String> {
    let paths = write(folder, subjects.iter().map(|it| (it.name.clone(), it.compiled.asyncapi())));
    lines(tools::command("node").arg(set_up::home().join("tools/asyncapi_types.mjs")).arg(packages).args(paths))
}

/// It would say so if something were wrong.
#[test]
fn the_parser_refuses_what_is_wrong() {
    once("asyncapi-refused", &npm::NEEDS, || {
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
            spoilt(&format!("{message}/examples"), json!({})),
            spoilt("/components/schemas/UserCreatedEvent", json!({"type": "objekt"})),
        ];
        for complaints in judge(&npm::packages(&target()), &write(&folder("asyncapi-refused"), documents)) {
            assert!(complaints.iter().any(|it| it["severity"].as_u64() < Some(2)), "{complaints:?}");
        }
    });
}
