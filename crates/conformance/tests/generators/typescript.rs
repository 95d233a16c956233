//! json-schema-to-typescript, and the compiler of TypeScript at its strictest. There is nothing that reads at run time:
//! samples are literals that must be of the type of their event.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use conformance::npm;
use conformance::tools::command;
use serde_json::json;
use tidings_build::Profile;
use tidings_build::model::Json;

use crate::bench::{kept, lists, said, target};
use crate::findings::{Check, Findings};
use crate::subject::{Delivery, Subject};

/// What is compiled, and what it proves.
const FILES: [(&str, Check); 5] = [
    ("events.ts", Check::Compiles),
    ("samples.ts", Check::Parses),
    ("tags.ts", Check::RefusesWrongTag),
    ("tomorrow.ts", Check::StaysOpen),
    ("switch.ts", Check::TellsApart),
];

pub(crate) fn try_on(subjects: &[Subject]) -> Vec<Findings> {
    try_in("json-schema-to-typescript", subjects)
}

/// The same in a folder of this name.
pub(crate) fn try_in(name: &str, subjects: &[Subject]) -> Vec<Findings> {
    let mut files = vec![("tsconfig.json".to_owned(), configuration())];
    for subject in subjects {
        let texts = [
            ("events.schema.json", subject.schema(Profile::Default)),
            ("samples.ts", samples(subject, &subject.samples())),
            ("tomorrow.ts", samples(subject, &subject.of_tomorrow())),
            ("tags.ts", tags(subject)),
            ("switch.ts", switch(subject)),
        ];
        files.extend(texts.map(|(name, text)| (format!("{}/{name}", subject.name), text)));
    }
    kept(name, &[&lists(), include_str!("typescript.rs")], subjects, &files, |folder| run(subjects, folder))
}

fn run(subjects: &[Subject], folder: &Path) -> Vec<Findings> {
    let packages = npm::packages(&target());
    let mut found: Vec<Findings> = subjects
        .iter()
        .map(|subject| {
            let own = folder.join(&subject.name);
            let program = packages.join("json-schema-to-typescript/dist/src/cli.js");
            let mut generator = command("node");
            generator.arg(program).args(["-i", "events.schema.json", "-o", "events.ts"]).current_dir(own);
            match said(&mut generator) {
                (true, _) => Findings::default(),
                (false, why) => Findings::not_made(&why),
            }
        })
        .collect();
    let errors = compile(&packages, folder);
    for (subject, found) in subjects.iter().zip(&mut found) {
        for (file, check) in FILES {
            if let Some(why) = errors.get(&format!("{}/{file}", subject.name)) {
                found.miss(check, why.as_str());
            }
        }
    }
    found
}

/// The first error of each file that has one.
pub(crate) fn compile(packages: &Path, folder: &Path) -> BTreeMap<String, String> {
    let mut compiler = command("node");
    compiler.arg(packages.join("typescript/bin/tsc")).args(["--project", "tsconfig.json", "--pretty", "false"]);
    let (_, said) = said(compiler.current_dir(folder));
    let mut errors = BTreeMap::new();
    for line in said.lines() {
        if let Some((file, _)) = line.split_once('(').filter(|_| line.contains(": error TS")) {
            errors.entry(file.to_owned()).or_insert_with(|| line.to_owned());
        }
    }
    let is_known = said.trim().is_empty() || !errors.is_empty();
    assert!(is_known, "the compiler of TypeScript gave up: {said}");
    errors
}

fn configuration() -> String {
    let strict = ["strict", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess", "noImplicitReturns", "noEmit"];
    let mut options = json!({"target": "es2022", "module": "nodenext", "types": []});
    for option in strict {
        options[option] = true.into();
    }
    json!({"compilerOptions": options, "include": ["*/*.ts"]}).to_string()
}

fn heading(subject: &Subject) -> String {
    format!("import type * as events from \"./events.js\";\ntype All = events.{};\n", subject.root())
}

/// Each sample is of its own type and of that of all events.
fn samples(subject: &Subject, samples: &[Delivery]) -> String {
    let mut text = heading(subject);
    for (number, sample) in samples.iter().enumerate() {
        let _ = writeln!(text, "export const own{number}: events.{} = {};", sample.definition, sample.body);
        let _ = writeln!(text, "export const any{number}: All = own{number};");
    }
    text
}

/// A delivery with another event's name is not of its type, and one with a name that does not exist of none.
fn tags(subject: &Subject) -> String {
    let mut text = heading(subject);
    for (number, wrong) in subject.wrongly_tagged().iter().enumerate() {
        let ty = if wrong.is_of_none() { "All".to_owned() } else { format!("events.{}", wrong.definition) };
        let _ = writeln!(text, "// @ts-expect-error\nexport const wrong{number}: {ty} = {};", wrong.body);
    }
    text
}

/// Within each case the event is of its own type; if all cases are there nothing is left, and something is if one is
/// missing.
fn switch(subject: &Subject) -> String {
    let tag = Json::text(subject.tag()).compact();
    let mut text = heading(subject);
    for (name, missing) in [("whole", 0), ("lacking", 1)] {
        let _ = writeln!(text, "export function {name}(event: All): unknown {{\n  switch (event[{tag}]) {{");
        for event in subject.events().iter().skip(missing) {
            let (case, ty) = (Json::text(&event.name).compact(), &event.definition);
            let _ = writeln!(text, "    case {case}: {{ const own: events.{ty} = event; return own; }}");
        }
        let expected = if missing == 0 { "" } else { "      // @ts-expect-error\n" };
        let _ = writeln!(
            text,
            "    default: {{\n{expected}      const none: never = event;\n      return none;\n    }}\n  }}\n}}"
        );
    }
    text
}
