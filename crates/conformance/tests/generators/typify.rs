//! typify, whose types read at run time. They are compiled in a workspace of its own, as a process.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use conformance::set_up;
use serde_json::{Value, json};
use tidings_build::Profile;

use crate::bench::{answers, kept, said, target};
use crate::findings::{Check, Findings};
use crate::subject::{Delivery, Subject};

pub(crate) fn try_on(subjects: &[Subject]) -> Vec<Findings> {
    try_in("typify", Profile::EnumTag, subjects)
}

/// The same with another profile, in a folder of this name.
pub(crate) fn try_in(name: &str, profile: Profile, subjects: &[Subject]) -> Vec<Findings> {
    let files = subjects.iter().map(|subject| (format!("schemas/{}.json", subject.name), subject.schema(profile)));
    let files: Vec<_> = files.collect();
    let program = ["Cargo.toml", "Cargo.lock", "build.rs", "src/main.rs"]
        .map(|file| fs::read_to_string(home().join(file)).expect("the program is there"));
    kept(name, &[&program.concat(), include_str!("typify.rs")], subjects, &files, |folder| run(subjects, folder))
}

fn run(subjects: &[Subject], folder: &Path) -> Vec<Findings> {
    let schemas = folder.join("schemas");
    let mut found = vec![Findings::default(); subjects.len()];
    let reader = loop {
        match build(&schemas) {
            Ok(reader) => break reader,
            Err(Broken { schema, why }) => {
                let subject = subjects.iter().position(|subject| subject.name == schema).expect("it is one of these");
                for check in Check::ALL.into_iter().skip(1) {
                    found[subject].miss(check, why.as_str());
                }
                fs::remove_file(schemas.join(schema + ".json")).expect("the schema is there");
            }
        }
    };
    for (subject, found) in subjects.iter().zip(&mut found) {
        if !schemas.join(format!("{}.json", subject.name)).exists() {
            continue;
        }
        if let Some(why) = not_generated(&reader, &subject.name) {
            *found = Findings::not_made(&why);
            continue;
        }
        for (check, deliveries) in [(Check::Parses, subject.samples()), (Check::StaysOpen, subject.of_tomorrow())] {
            read(&reader, &subject.name, &deliveries, |delivery, answer| {
                if !delivery.is_of(&answer["type"]) {
                    found.miss(check, format!("{}: {answer}", delivery.body));
                }
            });
        }
        read(&reader, &subject.name, &subject.wrongly_tagged(), |wrong, answer| {
            if wrong.is_accepted_as(&answer["type"]) {
                found.miss(Check::RefusesWrongTag, format!("as {}: {}", answer["type"], wrong.body));
            }
        });
    }
    found
}

/// A schema of which typify makes code that does not compile.
struct Broken {
    schema: String,
    why: String,
}

/// The program that reads by what typify makes of the schemas in a folder.
fn build(schemas: &Path) -> Result<PathBuf, Broken> {
    // The program is always the same file, so each run takes its own away.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);

    let target = target().join("conformance-typify");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--locked", "--manifest-path"]).arg(home().join("Cargo.toml"));
    let (is_well, said) = said(cargo.arg("--target-dir").arg(&target).env("TYPIFY_SCHEMAS", schemas));
    if is_well {
        let program = format!("typify-reader{}", env::consts::EXE_SUFFIX);
        let own = schemas.with_file_name(&program);
        fs::copy(target.join("debug").join(program), &own).expect("the program can be copied");
        return Ok(own);
    }
    let number = said.split("/schema_").nth(1).and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
    let mut names: Vec<String> = fs::read_dir(schemas)
        .expect("the folder is there")
        .map(|entry| {
            let path = entry.expect("the folder can be read").path();
            path.file_stem().expect("a file has a name").to_string_lossy().into_owned()
        })
        .collect();
    names.sort_unstable();
    match number.and_then(|number| names.get(number)) {
        Some(schema) => Err(Broken { schema: schema.clone(), why: said }),
        None => panic!("typify cannot be built:\n{said}"),
    }
}

/// Why typify made nothing of a schema.
fn not_generated(reader: &Path, schema: &str) -> Option<String> {
    let question = json!({"name": schema, "body": ""});
    let answer = answers(&mut Command::new(reader), &[question]).remove(0);
    answer["refused"].as_str().filter(|why| why.starts_with("not generated: ")).map(str::to_owned)
}

fn read(reader: &Path, schema: &str, deliveries: &[Delivery], mut judge: impl FnMut(&Delivery, &Value)) {
    let questions: Vec<Value> =
        deliveries.iter().map(|delivery| json!({"name": schema, "body": delivery.body})).collect();
    for (delivery, answer) in deliveries.iter().zip(answers(&mut Command::new(reader), &questions)) {
        judge(delivery, &answer);
    }
}

fn home() -> PathBuf {
    set_up::home().join("typify")
}
