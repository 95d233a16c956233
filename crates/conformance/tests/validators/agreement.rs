//! Holds what validators say of bodies against what the types make of them.

use std::collections::BTreeMap;
use std::thread;

use conformance::validators::{Answer, Question, Session, Validator};
use contract::corpus::Case;
use contract::judge::{Expected, expected, is_held_exactly};
use contract::subject::Subject;

/// The position of the schema of all events. Those of the events stand behind it.
const BUNDLE: usize = 0;

/// Python shows one of so many bodies to the schema of all events, which takes it milliseconds.
const SELDOM: usize = 8;

/// So many disagreements are shown.
const SHOWN: usize = 5;

/// Each validator has accepted and refused so many bodies at least, or little was tried.
const LEAST: usize = 4_000;

/// Validators with the schemas of a catalogue.
pub(crate) struct Trial<'a> {
    subject: &'a Subject,
    sessions: Vec<(Validator, Session)>,
    /// What came of it.
    pub(crate) tally: Tally,
}

/// What was judged, by each validator.
#[derive(Default)]
pub(crate) struct Tally {
    by_validator: BTreeMap<&'static str, Counts>,
    disagreements: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    accepted: usize,
    refused: usize,
    not_held_exactly: usize,
    known_flaws: usize,
}

impl<'a> Trial<'a> {
    /// Has each validator take the schemas of the catalogue.
    pub(crate) fn new(subject: &'a Subject, validators: &[Validator]) -> Self {
        let artifacts = &subject.compiled.artifacts;
        let mut sessions: Vec<_> = validators.iter().map(|it| (*it, crate::start(*it))).collect();
        for (validator, session) in &mut sessions {
            for schema in [&artifacts.schema].into_iter().chain(artifacts.event_schemas.iter().map(|it| &it.text)) {
                assert_eq!(session.take(schema, false), Ok(()), "{}: {schema}", validator.name());
            }
        }
        Self { subject, sessions, tally: Tally::default() }
    }

    /// Asks all validators of these bodies, side by side; Python, which is slow, of one in so many.
    pub(crate) fn judge(&mut self, cases: &[Case], one_in: usize) {
        let known = cases.iter().filter_map(|case| Some((case, expected(self.subject, case)?)));
        let (cases, expected): (Vec<_>, Vec<_>) = known.unzip();
        let all: Vec<_> = cases.iter().zip(&expected).map(|(case, expected)| question(case, expected)).collect();
        let some: Vec<_> = all.iter().step_by(one_in).enumerate().map(|(number, it)| thinned(number, it)).collect();
        let share = |validator| if validator == Validator::Python { (one_in, &some) } else { (1, &all) };
        let ask = |(validator, session): &mut (Validator, Session)| (*validator, session.judge(share(*validator).1));
        let answers: Vec<_> = thread::scope(|scope| {
            let asking: Vec<_> = self.sessions.iter_mut().map(|it| scope.spawn(|| ask(it))).collect();
            asking.into_iter().map(|it| it.join().expect("asking does not panic")).collect()
        });
        for (validator, answers) in answers {
            let asked = cases.iter().zip(&expected).step_by(share(validator).0);
            for ((case, expected), answer) in asked.zip(answers) {
                self.tally.count(self.subject, validator, case, expected, answer);
            }
        }
    }
}

fn question(case: &Case, expected: &Expected) -> Question {
    let own = expected.event.map(|event| BUNDLE + 1 + event);
    Question::new(case.mutant.body.as_bytes(), [BUNDLE].into_iter().chain(own).collect())
}

/// The same for a validator that takes milliseconds for the schema of all events: it is asked for that of the event
/// alone, if there is one, but for the first body and some behind it.
fn thinned(number: usize, question: &Question) -> Question {
    let mut thinned = question.clone();
    if thinned.schemas.len() > 1 && !number.is_multiple_of(SELDOM) {
        thinned.schemas.retain(|schema| *schema != BUNDLE);
    }
    thinned
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
    pub(crate) fn add(&mut self, other: Self) {
        for (name, others) in other.by_validator {
            let counts = self.by_validator.entry(name).or_default();
            counts.accepted += others.accepted;
            counts.refused += others.refused;
            counts.not_held_exactly += others.not_held_exactly;
            counts.known_flaws += others.known_flaws;
        }
        self.disagreements.extend(other.disagreements);
    }

    /// Fails unless all agreed, on enough of both kinds.
    pub(crate) fn assert_holds(mut self) {
        for (name, counts) in &self.by_validator {
            println!("{name}: {counts:?}");
            assert!(counts.accepted.min(counts.refused) >= LEAST, "{name}: {counts:?}");
        }
        self.disagreements.sort_by_key(|(body, _)| body.len());
        let count = self.disagreements.len();
        let reports: String = self.disagreements.into_iter().take(SHOWN).map(|(_, report)| report).collect();
        assert!(count == 0, "{count} disagreements, of which the shortest are:\n{reports}");
    }
}
