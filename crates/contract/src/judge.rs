//! Holds what the schema says of a body against what the generated types make of it.

mod expected;
mod facts;
mod rules;
mod tally;

use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tidings::Json;

use crate::corpus::Case;
use crate::driver::Outcome;
use crate::subject::Subject;
use crate::validator::{Answer, Question, Schema, validate};

pub use expected::{Expected, expected};
use facts::{Facts, Name};
pub use tally::{Breach, Tally};

/// Everything that is known of a case when it is judged.
struct Trial<'a> {
    subject: &'a Subject,
    case: &'a Case,
    facts: Facts,
    /// What the schemas say; `None` if the validator's reader does not hold the body exactly.
    schema: Option<Verdict>,
    /// What the types make of it.
    parsed: Parsed,
    /// What they make of it with its keys in the opposite order.
    reversed: Parsed,
}

/// What the schemas say.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    /// The published schema of all events.
    bundle: bool,
    /// The schema of the event, or the mere envelope if the catalogue does not know it; none if it has no name.
    own: Option<bool>,
}

/// What the types make of a body.
enum Parsed {
    Event(Outcome),
    Error(tidings::Error),
    /// Reading or writing panicked.
    Panic,
}

/// The position of the bundle among the schemas that the validator gets.
const BUNDLE: usize = 0;

/// The position of the envelope's schema. The schemas of the events stand behind it.
const ENVELOPE: usize = 1;

/// Judges bodies, all of the same catalogue.
#[must_use]
pub fn judge(subject: &Subject, cases: &[Case]) -> Tally {
    let facts: Vec<_> =
        cases.iter().map(|case| Facts::of(case.header.as_deref(), &case.mutant.tree, subject)).collect();
    let answers = ask(subject, cases, &facts);
    let mut tally = Tally::of(subject);
    for ((case, facts), answer) in cases.iter().zip(facts).zip(answers) {
        let trial = Trial {
            subject,
            case,
            facts,
            schema: answer.as_ref().filter(|answer| is_held_exactly(&answer.held, &case.mutant.body)).map(Verdict::of),
            parsed: parse(subject, case.header.as_deref(), &case.mutant.body),
            reversed: parse(subject, case.header.as_deref(), &case.mutant.tree.reversed().to_string()),
        };
        tally.count(&trial);
        for (rule, hold) in rules::RULES {
            if let Err(why) = hold(&trial) {
                tally.breaches.push(Breach::new(rule, &why, &trial, answer.as_ref()));
            }
        }
    }
    tally
}

/// Judges parts side by side, as many at a time as there are processors.
pub fn judge_side_by_side<T: Sync>(parts: &[T], judge: impl Fn(&T) -> Tally + Sync) -> Tally {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut tally = Tally::default();
        while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            tally.add(judge(part));
        }
        tally
    };
    let mut all = Tally::default();
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            all.add(worker.join().expect("judging does not panic"));
        }
    });
    all
}

fn ask(subject: &Subject, cases: &[Case], facts: &[Facts]) -> Vec<Option<Answer>> {
    let artifacts = &subject.compiled.artifacts;
    let envelope = subject.is_plain().then(|| subject.envelope_schema());
    let texts = [&artifacts.schema, envelope.as_ref().unwrap_or(&artifacts.schema)]
        .into_iter()
        .chain(artifacts.event_schemas.iter().map(|it| &it.text));
    let schemas: Vec<_> = texts.map(|text| Schema { text, asserts_formats: false }).collect();
    let judges = |facts: &Facts| match facts.name {
        Name::Known(event) => vec![BUNDLE, ENVELOPE + 1 + event],
        Name::Unknown(_) if subject.is_plain() => vec![BUNDLE, ENVELOPE],
        Name::Unknown(_) | Name::None => vec![BUNDLE],
    };
    let bodies = cases.iter().map(|case| case.mutant.body.as_bytes());
    let questions = bodies.zip(facts).map(|(body, facts)| Question { body, schemas: judges(facts) });
    let mut answers = validate(&schemas, &questions.collect::<Vec<_>>());
    if subject.compiled.catalogue.envelope.batch.is_some() {
        ask_of_batches(subject, cases, &schemas, &mut answers);
    }
    answers
}

/// The schema of all events speaks of a body with several deliveries.
fn ask_of_batches(subject: &Subject, cases: &[Case], schemas: &[Schema<'_>], answers: &mut [Option<Answer>]) {
    let bodies: Vec<String> = cases.iter().map(|case| subject.body(&case.mutant.body)).collect();
    let questions = bodies.iter().map(|body| Question { body: body.as_bytes(), schemas: vec![BUNDLE] });
    let of_batches = validate(schemas, &questions.collect::<Vec<_>>());
    for (answer, of_batch) in answers.iter_mut().zip(of_batches) {
        if let (Some(answer), Some(of_batch)) = (answer, of_batch) {
            answer.accepted.splice(..1, of_batch.accepted);
        }
    }
}

impl Verdict {
    fn of(answer: &Answer) -> Self {
        let mut accepted = answer.accepted.iter().copied();
        Self { bundle: accepted.next().expect("every body was shown to the bundle"), own: accepted.next() }
    }
}

impl Parsed {
    fn error(&self) -> Option<&tidings::Error> {
        if let Self::Error(error) = self { Some(error) } else { None }
    }
}

fn parse(subject: &Subject, header: Option<&str>, body: &str) -> Parsed {
    match panic::catch_unwind(|| (subject.driver.read)(header, body.as_bytes())) {
        Ok(Ok(outcome)) => Parsed::Event(outcome),
        Ok(Err(error)) => Parsed::Error(error),
        Err(_) => Parsed::Panic,
    }
}

/// Whether what a reader holds is the body, and no digit or duplicate of it was lost.
#[must_use]
pub fn is_held_exactly(held: &str, body: &str) -> bool {
    match (Json::from_text(held), Json::from_text(body)) {
        (Ok(held), Ok(body)) => held == body,
        _ => false,
    }
}
