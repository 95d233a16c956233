//! The pages that show what each validator says.

use std::fmt::Write as _;

use conformance::kept::kept;
use conformance::page::{self, assert_shows};
use conformance::validators::{Question, Validator};
use contract::other_cases::{Example, ROWS, Schema, Types};
use contract::subject::Subject;
use serde_json::Value;

/// Cases in which only some validators differ from the types.
const MORE: &[(&str, Example)] = &[
    ("integer next to the range, 2^63", Example::Payload("\"runtime_ms\": 9223372036854775808")),
    ("integer that no double holds, 2^53 + 1", Example::Payload("\"runtime_ms\": 9007199254740993")),
    ("`NaN`, which is no JSON", Example::Payload("\"output\": NaN")),
];

/// Where the contract does not speak.
#[test]
fn the_page_shows_what_each_validator_says() {
    let validators = super::validators();
    if validators.len() == Validator::ALL.len() {
        let found =
            kept(&super::target(), "validators-other-cases", &super::key(&validators), || table(&validators).into());
        assert_shows("schema-and-sdk.md", "validators", found.as_str().expect("a table is a text"), "validators");
    }
}

/// Where it does: what was found of Deck's deliveries, and of those out of chance.
pub(crate) fn assert_shows_verdicts(found: &Value) {
    let version = |validator: &Validator| {
        let package = match validator {
            Validator::Ajv => "ajv",
            Validator::Hyperjump => "@hyperjump/json-schema",
            Validator::Python => "jsonschema",
        };
        format!("{} {}", validator.name(), page::version(package))
    };
    let mut rows = vec![row("validator", version)];
    for (deliveries, found) in [("Deck's", &found[0]), ("out of chance", &found[1])] {
        for (count, heading) in COUNTS {
            rows.push(row(&format!("{deliveries}: {heading}"), |it| shown(&found[it.name()][count])));
        }
    }
    assert_shows("conformance.md", "verdicts", &page::table(&rows), "validators");
}

/// What is counted, and what that means.
const COUNTS: [(&str, &str); 4] = [
    ("accepted", "both accept it"),
    ("refused", "both refuse it"),
    ("not held exactly", "not compared, for the validator's reader rounds a number or drops a key"),
    ("known flaws", "the validator is wrong"),
];

fn row(heading: &str, cell: impl Fn(&Validator) -> String) -> Vec<String> {
    [heading.to_owned()].into_iter().chain(Validator::ALL.iter().map(cell)).collect()
}

/// In thousands, if it is as much: one field more in the catalogue need not change the page.
fn shown(count: &Value) -> String {
    match count.as_u64().expect("it was counted") {
        0 => "none".to_owned(),
        few @ 1..1000 => few.to_string(),
        many => format!("over {},000", many / 1000),
    }
}

fn table(validators: &[Validator]) -> String {
    let subject = Subject::deck();
    let cases: Vec<_> = ROWS.iter().map(|row| (row.case, row.example)).chain(MORE.iter().copied()).collect();
    let verdicts: Vec<_> = validators.iter().map(|validator| verdicts(*validator, &subject, &cases)).collect();
    let mut table = String::from("| case | SDK |");
    for validator in validators {
        let _ = write!(table, " {} |", validator.name());
    }
    let _ = write!(table, "\n| --- | --- |{}", " --- |".repeat(verdicts.len()));
    for (number, (case, example)) in cases.iter().enumerate() {
        let _ = write!(table, "\n| {case} | {} |", Types::of(&subject, &example.body()).shown());
        for said in verdicts.iter().filter_map(|said| said.get(number)) {
            let _ = write!(table, " {} |", said.shown());
        }
    }
    table.push('\n');
    table
}

/// What a validator says with formats as annotations, and with formats asserted where it can do that.
fn verdicts(validator: Validator, subject: &Subject, cases: &[(&str, Example)]) -> Vec<Schema> {
    let mut session = super::start(validator);
    let schema = &subject.compiled.artifacts.schema;
    assert_eq!(session.take(schema, false), Ok(()));
    let formats = if validator == Validator::Ajv { session.take(schema, true).map_or(0, |()| 1) } else { 0 };
    let ask = |example: &Example| Question::new(&example.body(), vec![0, formats]);
    let questions: Vec<_> = cases.iter().map(|(_, example)| ask(example)).collect();
    let answers = session.judge(&questions).into_iter();
    answers.map(|answer| Schema::of(answer.as_ref().map(|answer| answer.accepted.as_slice()))).collect()
}
