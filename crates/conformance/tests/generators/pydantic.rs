//! datamodel-code-generator with classes of pydantic, which read at run time; and mypy.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use conformance::{pip, set_up};
use serde_json::{Value, json};
use tidings_build::Profile;
use tidings_build::model::Json;

use crate::bench::{answers, kept, lists, said, target};
use crate::findings::{Check, Findings};
use crate::subject::{Delivery, Subject};

/// What is said to the generator beyond the names of the files.
const OPTIONS: &[&str] = &[
    "--input-file-type",
    "jsonschema",
    "--output-model-type",
    "pydantic_v2.BaseModel",
    "--target-python-version",
    "3.11",
    "--use-annotated",
    "--disable-timestamp",
    // Otherwise a catalogue with an `email` needs one more package, `pydantic[email]`.
    "--type-mappings",
    "email=string",
];

pub(crate) fn try_on(subjects: &[Subject]) -> Vec<Findings> {
    try_in("datamodel-code-generator", subjects)
}

/// The same in a folder of this name.
pub(crate) fn try_in(name: &str, subjects: &[Subject]) -> Vec<Findings> {
    let mut files = Vec::new();
    for subject in subjects {
        files.push((format!("{}.json", subject.name), subject.schema(Profile::Discriminator)));
        files.push((format!("{}_switch.py", subject.name), switch(subject)));
    }
    let by = [&lists(), include_str!("pydantic.rs"), include_str!("../../tools/pydantic_read.py")];
    kept(name, &by, subjects, &files, |folder| run(subjects, folder))
}

fn run(subjects: &[Subject], folder: &Path) -> Vec<Findings> {
    let python = pip::python(&target());
    let mut found: Vec<Findings> = subjects.iter().map(|subject| generate(subject, folder, &python)).collect();
    let errors = types(&python, subjects, folder);
    for (subject, found) in subjects.iter().zip(&mut found) {
        for (file, check) in [(".py", Check::Compiles), ("_switch.py", Check::TellsApart)] {
            if let Some(why) = errors.get(&format!("{}{file}", subject.name)) {
                found.miss(check, why.as_str());
            }
        }
        for (check, deliveries) in [(Check::Parses, subject.samples()), (Check::StaysOpen, subject.of_tomorrow())] {
            read(&python, folder, subject, &deliveries, |delivery, answer| {
                if !delivery.is_of(&answer["type"]) {
                    found.miss(check, format!("{}: {answer}", delivery.body));
                }
            });
        }
        read(&python, folder, subject, &subject.wrongly_tagged(), |wrong, answer| {
            if wrong.is_accepted_as(&answer["type"]) {
                found.miss(Check::RefusesWrongTag, format!("as {}: {}", answer["type"], wrong.body));
            }
        });
    }
    found
}

fn generate(subject: &Subject, folder: &Path, python: &Path) -> Findings {
    let mut generator = Command::new(python);
    generator.args(["-m", "datamodel_code_generator"]).args(OPTIONS);
    generator.args(["--input", &format!("{}.json", subject.name), "--output", &format!("{}.py", subject.name)]);
    match said(generator.current_dir(folder)) {
        (true, _) => Findings::default(),
        (false, why) => Findings::not_made(&why),
    }
}

/// The first error of each module that has one, as mypy sees it at its strictest.
fn types(python: &Path, subjects: &[Subject], folder: &Path) -> BTreeMap<String, String> {
    let modules = subjects.iter().map(|subject| format!("{}.py", subject.name));
    let modules: Vec<String> = modules.filter(|module| folder.join(module).exists()).collect();
    let switches: Vec<String> = modules.iter().map(|module| module.replace(".py", "_switch.py")).collect();
    let mut mypy = Command::new(python);
    mypy.args(["-m", "mypy", "--strict", "--no-error-summary", "--no-color-output"]).args(modules).args(switches);
    let (_, said) = said(mypy.current_dir(folder));
    let mut errors = BTreeMap::new();
    for line in said.lines() {
        if let Some((file, _)) = line.split_once(':').filter(|_| line.contains(": error: ")) {
            errors.entry(file.to_owned()).or_insert_with(|| line.to_owned());
        }
    }
    assert!(said.trim().is_empty() || !errors.is_empty(), "mypy gave up: {said}");
    errors
}

fn read(
    python: &Path,
    folder: &Path,
    subject: &Subject,
    deliveries: &[Delivery],
    mut judge: impl FnMut(&Delivery, &Value),
) {
    let mut reader = Command::new(python);
    reader.arg(set_up::home().join("tools/pydantic_read.py")).arg(folder);
    let root = subject.root();
    let questions: Vec<Value> =
        deliveries.iter().map(|delivery| json!({"name": subject.name, "root": root, "body": delivery.body})).collect();
    for (delivery, answer) in deliveries.iter().zip(answers(&mut reader, &questions)) {
        judge(delivery, &answer);
    }
}

/// Behind each comparison the event is of its own type; behind all of them nothing is left, and something is if one is
/// missing. That this is an error mypy says by finding that it was expected.
fn switch(subject: &Subject) -> String {
    let mut text = format!("from typing import assert_never\n\nimport {} as events\n", subject.name);
    let tag = attribute(subject.tag());
    for (name, missing) in [("whole", 0), ("lacking", 1)] {
        let _ =
            write!(text, "\n\ndef {name}(delivery: events.{}) -> object:\n    event = delivery.root\n", subject.root());
        for (number, event) in subject.events().iter().enumerate().skip(missing) {
            // The generator leaves underscores out of the names of classes.
            let (case, ty) = (Json::text(&event.name).compact(), event.definition.as_str().replace('_', ""));
            let _ = writeln!(
                text,
                "    if event.{tag} == {case}:\n        own{number}: events.{ty} = event\n        return own{number}"
            );
        }
        let expected = if missing == 0 { "" } else { "  # type: ignore[arg-type]" };
        let _ = writeln!(text, "    assert_never(event){expected}");
    }
    text
}

/// What the generator calls the attribute of a key.
fn attribute(key: &str) -> String {
    let name = key.replace(|c: char| !c.is_alphanumeric() && c != '_', "_");
    if name.starts_with('_') { format!("field{name}") } else { name }
}
