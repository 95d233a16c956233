//! Validators that clients have: they take every schema that is published, and say of every delivery what the types say
//! that are made of the same catalogue.

mod agreement;
mod page;

use std::fs;
use std::path::{Path, PathBuf};

use conformance::set_up;
use conformance::validators::{Question, Session, Validator};
use contract::corpus::{of_chance, of_sample};
use contract::samples::samples;
use contract::subject::Subject;

use agreement::Trial;

/// What is said in the place of a check that the machine cannot do begins with this.
const CHECK: &str = "validators";

/// Python, which is slow, judges one in so many of the deliveries out of chance.
const PYTHON_ONE_IN: usize = 4;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn start(validator: Validator) -> Session {
    validator.start(&set_up::target(env!("CARGO_TARGET_TMPDIR")))
}

/// Those that the machine has what they need for.
fn validators() -> Vec<Validator> {
    Validator::ALL.into_iter().filter(|validator| validator.is_there(CHECK)).collect()
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
    for validator in validators() {
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

#[test]
fn every_delivery_of_deck_is_judged_as_the_types_read_it() {
    let subject = Subject::deck();
    let mut trial = Trial::new(&subject, &validators());
    for sample in samples(&subject) {
        trial.judge(&of_sample(&subject, &sample), 1);
    }
    trial.tally.assert_holds();
}

#[test]
fn every_delivery_of_random_catalogues_is_judged_as_the_types_read_it() {
    let validators = validators();
    let mut all = agreement::Tally::default();
    for subject in Subject::random() {
        let mut trial = Trial::new(&subject, &validators);
        trial.judge(&of_chance(&subject), PYTHON_ONE_IN);
        all.add(trial.tally);
    }
    all.assert_holds();
}
