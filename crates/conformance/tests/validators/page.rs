//! The page that shows what each validator says where the contract does not speak.

use std::env;
use std::fmt::Write as _;
use std::fs;

use conformance::validators::{Question, Validator};
use contract::other_cases::{Example, ROWS, Schema, Types};
use contract::subject::Subject;
use similar::TextDiff;

const PAGE: &str = "docs/schema-and-sdk.md";

/// Between these lines stands the table.
const MARKERS: [&str; 2] = ["<!-- conformance:validators -->\n", "<!-- /conformance:validators -->"];

/// What brings the page up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p conformance --test validators";

/// Cases in which only some validators differ from the types.
const MORE: &[(&str, Example)] = &[
    ("integer next to the range, 2^63", Example::Payload("\"runtime_ms\": 9223372036854775808")),
    ("integer that no double holds, 2^53 + 1", Example::Payload("\"runtime_ms\": 9007199254740993")),
    ("`NaN`, which is no JSON", Example::Payload("\"output\": NaN")),
];

#[test]
fn the_page_shows_what_each_validator_says() {
    let validators = super::validators();
    if validators.len() < Validator::ALL.len() {
        return;
    }
    let page = fs::read_to_string(super::project().join(PAGE)).expect("the page is there");
    let (before, rest) = page.split_once(MARKERS[0]).expect("the first marker stands on the page");
    let (_, after) = rest.split_once(MARKERS[1]).expect("the second marker stands behind it");
    let current = format!("{before}{}\n{}\n{}{after}", MARKERS[0], table(&validators), MARKERS[1]);
    let difference = TextDiff::from_lines(&page, &current).unified_diff().to_string();
    if env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(super::project().join(PAGE), &current).expect("the page can be written");
    } else {
        assert!(page == current, "{PAGE} differs:\n{difference}\nrepair with `{REPAIR}`");
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
