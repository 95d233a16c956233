//! What lies outside of the contract is as the page says.

use std::fs;

use contract::judge::is_held_exactly;
use contract::other_cases::{Example, ROWS, Row, Schema, TOLD, Types, table};
use contract::subject::Subject;
use contract::validator::{self, Answer, Question, validate};
use similar::TextDiff;

/// The page that shows the rows.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema-and-sdk.md");

/// Between these lines stand the tables.
const TABLES: [([&str; 2], &[Row]); 2] = [
    (["<!-- contract:cases -->\n", "<!-- /contract:cases -->"], ROWS),
    (["<!-- contract:told -->\n", "<!-- /contract:told -->"], TOLD),
];

/// What brings the page up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p contract --test other_cases";

#[test]
fn every_row_has_the_verdicts_that_it_says() {
    let mut wrong = Vec::new();
    for (subject, rows) in [(Subject::deck(), ROWS), (Subject::told(), TOLD)] {
        for (row, answer) in rows.iter().zip(answers(&subject, rows)) {
            let body = row.example.body();
            let (schema, types) = (verdict(answer.as_ref()), Types::of(&subject, &body));
            if (schema, types) != (row.schema, row.types) {
                let body = String::from_utf8_lossy(&body).into_owned();
                wrong.push(format!("{}: the schema {schema:?}, the types {types:?}: {body}", row.case));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_row_is_a_case_of_the_contract() {
    let subject = Subject::deck();
    for (Row { case, example, schema, types, .. }, answer) in ROWS.iter().zip(answers(&subject, ROWS)) {
        let body = example.body();
        let held = answer.is_some_and(|answer| is_held_exactly(&answer.held, &String::from_utf8_lossy(&body)));
        assert!(!held || *types == Types::Unknown || *schema == Schema::AcceptsUnlessFormats, "{case}");
    }
    // What all rows are made of is one, so that each of them shows what its example is about.
    let plain = Example::Envelope("\"later\": 1").body();
    assert_eq!(Types::of(&subject, &plain), Types::Event);
}

#[test]
fn the_page_shows_every_row() {
    let page = fs::read_to_string(PAGE).expect("the page is there");
    let current = TABLES.iter().fold(page.clone(), |page, ([start, end], rows)| {
        let (before, rest) = page.split_once(start).expect("the first marker stands on the page");
        let (_, after) = rest.split_once(end).expect("the second marker stands behind it");
        format!("{before}{start}\n{}\n{end}{after}", table(rows))
    });
    if std::env::var_os("TIDINGS_BLESS").is_some() && page != current {
        fs::write(PAGE, &current).expect("the page can be written");
    }
    let found = fs::read_to_string(PAGE).expect("the page is there");
    let difference = TextDiff::from_lines(&found, &current).unified_diff().to_string();
    assert!(found == current, "docs/schema-and-sdk.md differs:\n{difference}\nrepair with `{REPAIR}`");
}

/// What the validator says of each row: with formats as annotations, and with formats asserted.
fn answers(subject: &Subject, rows: &[Row]) -> Vec<Option<Answer>> {
    let text = &subject.compiled.artifacts.schema;
    let schemas = [false, true].map(|asserts_formats| validator::Schema { text, asserts_formats });
    let bodies: Vec<_> = rows.iter().map(|row| row.example.body()).collect();
    let questions: Vec<_> = bodies.iter().map(|body| Question { body, schemas: vec![0, 1] }).collect();
    validate(&schemas, &questions)
}

fn verdict(answer: Option<&Answer>) -> Schema {
    Schema::of(answer.map(|answer| answer.accepted.as_slice()))
}
