//! Deck's catalogue: every change at every place of what its deliveries hold.

use contract::judge::{Case, Tally, judge, judge_side_by_side};
use contract::mutation::{all_mutants, random_mutant, unchanged};
use contract::random::Random;
use contract::samples::{Sample, samples};
use contract::subject::Subject;

/// So many changes are tried of a sample whose payload is tried in full with another event.
const AGAIN: usize = 60;

/// Every change is judged at least so often.
const LEAST: usize = 15;

#[test]
fn the_schema_and_the_types_agree_on_every_change_of_a_sample() {
    let subject = Subject::deck();
    let tally = judge_side_by_side(&samples(&subject), |sample| judge_sample(&subject, sample));
    println!("{tally}");
    tally.assert_holds(LEAST);
}

fn judge_sample(subject: &Subject, sample: &Sample) -> Tally {
    let Sample { origin, delivery, .. } = sample;
    let mut random = Random::new(sample.seed);
    let mutants = if is_first_of_its_payload(subject, &sample.event) {
        all_mutants(delivery, &subject.words)
    } else {
        (0..AGAIN).map(|_| random_mutant(delivery, &subject.words, &mut random)).collect()
    };
    let mut cases = vec![Case { origin: origin.clone(), mutant: unchanged(delivery), is_valid: true }];
    cases.extend(mutants.into_iter().map(|mutant| Case { origin: origin.clone(), mutant, is_valid: false }));
    judge(subject, &cases)
}

/// Whether no event before this one carries the same.
fn is_first_of_its_payload(subject: &Subject, event: &str) -> bool {
    let events = &subject.compiled.catalogue.events;
    let payload = events.iter().find(|other| other.name == event).map(|event| &event.payload);
    events.iter().find(|other| Some(&other.payload) == payload).is_some_and(|first| first.name == event)
}
