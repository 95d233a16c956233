//! quicktype, which makes TypeScript that reads at run time. It merges the members of a union into one class, so it is
//! given the schema of each event by itself.

use std::path::Path;

use conformance::tools::command;
use conformance::{npm, set_up};
use serde_json::{Value, json};
use tidings_build::{Profile, SchemaOptions};

use crate::bench::{answers, kept, lists, said, target};
use crate::findings::{Check, Findings};
use crate::subject::{Delivery, Subject};
use crate::typescript;

const READER: &str = include_str!("../../tools/quicktype_read.mjs");

pub(crate) fn try_on(subjects: &[Subject]) -> Vec<Findings> {
    try_in("quicktype", subjects)
}

/// The same in a folder of this name.
pub(crate) fn try_in(name: &str, subjects: &[Subject]) -> Vec<Findings> {
    let options = SchemaOptions { profile: Profile::EnumTag, ..SchemaOptions::default() };
    let mut files = vec![
        ("package.json".to_owned(), json!({"type": "module"}).to_string()),
        ("tsconfig.json".to_owned(), configuration()),
    ];
    for subject in subjects {
        files.push((format!("{}/made/README", subject.name), "What quicktype made.\n".to_owned()));
        for event in subject.events() {
            let schema = subject.compiled.event_schema(&event.name, options).expect("there is such an event");
            files.push((format!("{}/schemas/{}.json", subject.name, event.definition), schema));
        }
    }
    let by = [&lists(), include_str!("quicktype.rs"), include_str!("../../tools/quicktype.mjs"), READER];
    kept(name, &by, subjects, &files, |folder| run(subjects, folder))
}

fn run(subjects: &[Subject], folder: &Path) -> Vec<Findings> {
    let packages = npm::packages(&target());
    let mut found: Vec<Findings> = subjects.iter().map(|subject| generate(subject, folder, &packages)).collect();
    let errors = typescript::compile(&packages, folder);
    for (subject, found) in subjects.iter().zip(&mut found) {
        found.miss(Check::TellsApart, "each event has a module of its own, and nothing is made of all of them");
        if let Some((_, why)) = errors.iter().find(|(file, _)| file.starts_with(&format!("{}/", subject.name))) {
            found.miss(Check::Compiles, why.as_str());
        }
        let own = folder.join("js").join(&subject.name).join("made");
        for (check, deliveries) in [(Check::Parses, subject.samples()), (Check::StaysOpen, subject.of_tomorrow())] {
            read(&own, &deliveries, |delivery, answer| {
                if !delivery.is_of(&answer["type"]) {
                    found.miss(check, format!("{}: {answer}", delivery.body));
                }
            });
        }
        read(&own, &subject.wrongly_tagged(), |wrong, answer| {
            if answer["type"].is_string() {
                found.miss(Check::RefusesWrongTag, format!("as {}: {}", wrong.definition, wrong.body));
            }
        });
    }
    found
}

fn generate(subject: &Subject, folder: &Path, packages: &Path) -> Findings {
    let own = folder.join(&subject.name);
    let mut generator = command("node");
    generator.arg(set_up::home().join("tools/quicktype.mjs"));
    let (is_well, said) = said(generator.arg(packages).arg(own.join("schemas")).arg(own.join("made")));
    if is_well && said.is_empty() { Findings::default() } else { Findings::not_made(&said) }
}

/// Has each delivery read by the module of its event.
fn read(modules: &Path, deliveries: &[Delivery], mut judge: impl FnMut(&Delivery, &Value)) {
    let mut reader = command("node");
    reader.arg(set_up::home().join("tools/quicktype_read.mjs")).arg(modules);
    let questions: Vec<Value> =
        deliveries.iter().map(|delivery| json!({"name": delivery.definition, "body": delivery.body})).collect();
    for (delivery, answer) in deliveries.iter().zip(answers(&mut reader, &questions)) {
        judge(delivery, &answer);
    }
}

fn configuration() -> String {
    let options = json!({
        "target": "es2022", "module": "nodenext", "types": [], "strict": true, "outDir": "js", "rootDir": ".",
    });
    json!({"compilerOptions": options, "include": ["*/made/*.ts"]}).to_string()
}
