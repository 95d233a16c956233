//! Holds what validators say of bodies against what the types make of them.

use std::collections::{BTreeMap, HashSet};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{iter, panic, thread};

use conformance::validators::{Answer, Question, Session, Validator};
use contract::corpus::Case;
use contract::judge::{Expected, expected, is_held_exactly};
use contract::subject::Subject;
use serde_json::{Map, Value, json};

/// The position of the schema of all events. Those of the events stand behind it.
const BUNDLE: usize = 0;

/// So many disagreements are shown.
const SHOWN: usize = 5;

/// Each validator has accepted and refused so many bodies at least, or little was tried.
const LEAST: u64 = 4_000;

/// A catalogue on trial, and what makes the bodies that it is tried by.
pub(crate) struct Part {
    pub(crate) subject: Subject,
    pub(crate) cases: fn(&Subject) -> Vec<Case>,
}

/// What was judged, by each validator.
#[derive(Default)]
pub(crate) struct Tally {
    by_validator: BTreeMap<&'static str, Counts>,
    disagreements: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    accepted: u64,
    refused: u64,
    not_held_exactly: u64,
    known_flaws: u64,
}

/// Judges parts side by side, as many at a time as there are processors, and begins with the first.
pub(crate) fn judge(parts: &[Part], validators: &[Validator]) -> Vec<Tally> {
    let next = AtomicUsize::new(0);
    let take = || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        Some((number, judge_part(parts.get(number)?, validators)))
    };
    let mut tallies: Vec<(usize, Tally)> = thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(|| iter::from_fn(take).collect::<Vec<_>>())).collect();
        workers.into_iter().flat_map(|it| it.join().unwrap_or_else(|why| panic::resume_unwind(why))).collect()
    });
    tallies.sort_by_key(|(number, _)| *number);
    tallies.into_iter().map(|(_, tally)| tally).collect()
}

/// Asks all validators of the bodies of a part, side by side.
fn judge_part(part: &Part, validators: &[Validator]) -> Tally {
    let subject = &part.subject;
    let cases = distinct((part.cases)(subject));
    let known = cases.iter().filter_map(|case| Some((case, expected(subject, case)?)));
    let (cases, expected): (Vec<_>, Vec<_>) = known.unzip();
    let questions: Vec<_> = cases.iter().zip(&expected).map(|(case, expected)| question(case, expected)).collect();
    let ask = |validator: Validator| (validator, start(validator, subject).judge(&questions));
    let answers: Vec<_> = thread::scope(|scope| {
        let asking: Vec<_> = validators.iter().map(|it| scope.spawn(|| ask(*it))).collect();
        asking.into_iter().map(|it| it.join().unwrap_or_else(|why| panic::resume_unwind(why))).collect()
    });
    let mut tally = Tally::default();
    for (validator, answers) in answers {
        for ((case, expected), answer) in cases.iter().zip(&expected).zip(answers) {
            tally.count(subject, validator, case, expected, answer);
        }
    }
    tally
}

/// Without the bodies that are there already: changes of two samples may come to the same.
fn distinct(mut cases: Vec<Case>) -> Vec<Case> {
    let mut seen = HashSet::new();
    cases.retain(|case| seen.insert(case.mutant.body.clone()));
    cases
}

/// The validator with the schemas of the catalogue.
fn start(validator: Validator, subject: &Subject) -> Session {
    let artifacts = &subject.compiled.artifacts;
    let mut session = crate::start(validator);
    for schema in [&artifacts.schema].into_iter().chain(artifacts.event_schemas.iter().map(|it| &it.text)) {
        assert_eq!(session.take(schema, false), Ok(()), "{}: {schema}", validator.name());
    }
    session
}

fn question(case: &Case, expected: &Expected) -> Question {
    let own = expected.event.map(|event| BUNDLE + 1 + event);
    Question::new(case.mutant.body.as_bytes(), [BUNDLE].into_iter().chain(own).collect())
}

/// What is known to be wrong with a validator. Ajv remembers the name of the first member that is missing, and takes
/// the empty one for none; `a_missing_member_without_a_name_is_missed_by_ajv` shows it.
fn is_known_flaw(validator: Validator, subject: &Subject, expected: &Expected) -> bool {
    validator == Validator::Ajv && !expected.is_accepted && subject.words.keys.contains("")
}

impl Tally {
    fn count(
        &mut self,
        subject: &Subject,
        validator: Validator,
        case: &Case,
        expected: &Expected,
        answer: Option<Answer>,
    ) {
        let counts = self.by_validator.entry(validator.name()).or_default();
        let (name, mutant) = (validator.name(), &case.mutant);
        let holds = |answer: &Answer| answer.held.as_ref().is_none_or(|held| is_held_exactly(held, &mutant.body));
        let Some(Answer { accepted, .. }) = answer.filter(holds) else {
            counts.not_held_exactly += 1;
            return;
        };
        if !accepted.is_empty() && accepted.iter().all(|it| *it == expected.is_accepted) {
            let count = if expected.is_accepted { &mut counts.accepted } else { &mut counts.refused };
            *count += 1;
        } else if is_known_flaw(validator, subject, expected) {
            counts.known_flaws += 1;
        } else {
            let report = format!(
                "\n  {name}: {accepted:?}, expected: {}\n  origin: {}\n  change: {}, at {}\n  body:   {}\n",
                expected.is_accepted, case.origin, mutant.mutation, mutant.place, mutant.body,
            );
            self.disagreements.push((mutant.body.clone(), report));
        }
    }

    /// Adds what was judged elsewhere.
    fn add(&mut self, other: Self) {
        for (name, others) in other.by_validator {
            let counts = self.by_validator.entry(name).or_default();
            counts.accepted += others.accepted;
            counts.refused += others.refused;
            counts.not_held_exactly += others.not_held_exactly;
            counts.known_flaws += others.known_flaws;
        }
        self.disagreements.extend(other.disagreements);
    }
}

/// What each validator judged: fails unless all agreed, on enough of both kinds.
pub(crate) fn held(tallies: Vec<Tally>) -> Value {
    let mut all = Tally::default();
    for tally in tallies {
        all.add(tally);
    }
    all.disagreements.sort_by_key(|(body, _)| body.len());
    let count = all.disagreements.len();
    let reports: String = all.disagreements.into_iter().take(SHOWN).map(|(_, report)| report).collect();
    assert!(count == 0, "{count} disagreements, of which the shortest are:\n{reports}");
    let shown = all.by_validator.into_iter().map(|(name, counts)| {
        assert!(counts.accepted.min(counts.refused) >= LEAST, "{name}: {counts:?}");
        let Counts { accepted, refused, not_held_exactly, known_flaws } = counts;
        let shown = json!({
            "accepted": accepted,
            "refused": refused,
            "not held exactly": not_held_exactly,
            "known flaws": known_flaws,
        });
        (name.to_owned(), shown)
    });
    shown.collect::<Map<_, _>>().into()
}
