//! Validators that clients have: they take every schema that is published, and say of every delivery what the types say
//! that are made of the same catalogue.

mod agreement;
mod formats;
mod page;

use std::path::{Path, PathBuf};
use std::{fs, iter};

use conformance::kept::{Key, kept};
use conformance::set_up;
use conformance::validators::{Question, Session, Validator};
use contract::corpus::{Case, of_chance, of_sample};
use contract::samples::samples;
use contract::subject::Subject;
use serde_json::Value;

use agreement::Part;

/// What is said in the place of a check that the machine cannot do begins with this.
const CHECK: &str = "validators";

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn target() -> PathBuf {
    set_up::target(env!("CARGO_TARGET_TMPDIR"))
}

fn start(validator: Validator) -> Session {
    validator.start(&target())
}

/// Those that the machine has what they need for.
fn validators() -> Vec<Validator> {
    Validator::ALL.into_iter().filter(|validator| validator.is_there(CHECK)).collect()
}

/// What decides what they say of the catalogues.
fn key(validators: &[Validator]) -> Key {
    let key = Subject::sources().into_iter().fold(Key::of_this_test(), Key::and_files);
    validators.iter().fold(key, |key, validator| key.and(validator.name()))
}

#[test]
fn every_published_schema_is_taken() {
    let docs = project().join("docs");
    let mut files: Vec<_> = fs::read_dir(docs.join("schemas"))
        .expect("the folder is there")
        .map(|entry| entry.expect("its entries can be listed").path())
        .chain([docs.join("events.schema.json")])
        .collect();
    files.sort();
    assert!(files.len() > 30, "one for each event, and that of all: {files:?}");
    let validators = validators();
    let key = files.iter().fold(key(&validators), |key, file| key.and_files(file));
    kept(&target(), "validators-schemas", &key, || {
        for validator in validators {
            let mut session = start(validator);
            for file in &files {
                let schema = fs::read_to_string(file).expect("it is there");
                // Formats are asserted too where that can be done: there a format that nobody knows is an error.
                for asserts_formats in [false, true].into_iter().take(if validator == Validator::Ajv { 2 } else { 1 }) {
                    let taken = session.take(&schema, asserts_formats);
                    assert_eq!(taken, Ok(()), "{}: {}", validator.name(), file.display());
                }
            }
        }
        Value::Null
    });
}

/// A schema that is none, and one with a keyword that nobody knows, which only Ajv looks for.
#[test]
fn what_is_no_schema_is_not_taken() {
    let with = |rest: &str| {
        format!(r#"{{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:tidings:{rest}}}"#)
    };
    for validator in validators() {
        let mut session = start(validator);
        assert_eq!(session.take(&with(r#"good","type":"object""#), false), Ok(()));
        assert!(session.take(&with(r#"bad","type":"objekt""#), false).is_err(), "{}", validator.name());
        let unknown = session.take(&with(r#"unknown","tipe":"object""#), false);
        assert_eq!(unknown.is_err(), validator == Validator::Ajv, "{}: {unknown:?}", validator.name());
    }
}

/// A known flaw, by the least that shows it. Once it is gone, `agreement.rs` need not allow for it any more.
#[test]
fn a_missing_member_without_a_name_is_missed_by_ajv() {
    let schema = r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:tidings:flaw",
        "type":"object","properties":{"":{}},"required":[""]}"#;
    for validator in validators() {
        let mut session = start(validator);
        assert_eq!(session.take(schema, false), Ok(()));
        let answers = session.judge(&[Question::new(b"{}", vec![0])]);
        let accepted: Vec<_> = answers.into_iter().flatten().flat_map(|answer| answer.accepted).collect();
        assert_eq!(accepted, [validator == Validator::Ajv], "{}", validator.name());
    }
}

/// All deliveries of all catalogues, by the schema of all events and by that of their own.
#[test]
fn every_delivery_is_judged_as_the_types_read_it() {
    let validators = validators();
    let found = kept(&target(), "validators-deliveries", &key(&validators), || {
        // Deck's catalogue takes the longest.
        let deck = Part { subject: Subject::deck(), cases: of_samples };
        let random = Subject::random().map(|subject| Part { subject, cases: of_chance });
        let mut tallies = agreement::judge(&iter::once(deck).chain(random).collect::<Vec<_>>(), &validators);
        let random = tallies.split_off(1);
        [tallies, random].map(agreement::held).to_vec().into()
    });
    println!("of Deck, and out of chance: {found:#}");
    if validators.len() == Validator::ALL.len() {
        page::assert_shows_verdicts(&found);
    }
}

fn of_samples(subject: &Subject) -> Vec<Case> {
    samples(subject).iter().flat_map(|sample| of_sample(subject, sample)).collect()
}
