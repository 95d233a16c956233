//! The bodies on trial: deliveries of a catalogue, and what is done to them.

use std::ops::RangeInclusive;

use tidings_build::model::Event;

use crate::delivery::{Amount, Generator};
use crate::mutation::{Mutant, Mutation, all_mutants, random_mutant, unchanged};
use crate::random::Random;
use crate::samples::Sample;
use crate::subject::Subject;
use crate::tree::Tree;

/// A body on trial.
#[derive(Clone, Debug)]
pub struct Case {
    /// The delivery that it was made of: catalogue, event, seed.
    pub origin: String,
    /// The header of the request, where it holds a part of the event's name.
    pub header: Option<String>,
    /// What was done to it.
    pub mutant: Mutant,
    /// Whether it must be read without a deviation, as far as its maker knows.
    pub is_valid: bool,
}

/// So many changes are tried of a sample whose payload is tried in full with another event.
const AGAIN: usize = 60;

/// How many random deliveries are made for each catalogue.
const DELIVERIES: u64 = 1000;

/// So many values has a random delivery that is changed everywhere.
const PLACES: RangeInclusive<usize> = 20..=25;

/// A sample as it is, and after every change at every place. Of a payload that several events carry that is done once,
/// and with the other events some of it.
#[must_use]
pub fn of_sample(subject: &Subject, sample: &Sample) -> Vec<Case> {
    let Sample { origin, delivery, .. } = sample;
    let header = subject.header(&sample.event);
    let mut random = Random::new(sample.seed);
    let mutants = if is_first_of_its_payload(subject, &sample.event) {
        all_mutants(delivery, &subject.words)
    } else {
        (0..AGAIN).map(|_| random_mutant(delivery, &subject.words, &mut random)).collect()
    };
    let mut cases =
        vec![Case { origin: origin.clone(), header: header.clone(), mutant: unchanged(delivery), is_valid: true }];
    let case = |mutant| Case { origin: origin.clone(), header: header.clone(), mutant, is_valid: false };
    cases.extend(mutants.into_iter().map(case));
    cases
}

/// Random deliveries of a catalogue, and random changes of each; the same in every run.
#[must_use]
pub fn of_chance(subject: &Subject) -> Vec<Case> {
    let mut cases = some_changes(subject);
    cases.extend(two_faults(subject));
    cases.extend(one_in_full(subject));
    cases
}

/// Whether no event before this one carries the same.
fn is_first_of_its_payload(subject: &Subject, event: &str) -> bool {
    let events = &subject.compiled.catalogue.events;
    let payload = events.iter().find(|other| other.name == event).map(|event| &event.payload);
    events.iter().find(|other| Some(&other.payload) == payload).is_some_and(|first| first.name == event)
}

/// Half of the deliveries are valid, and get one change. The others hold values of the wrong kind here and there, and
/// get two: one fault must not hide another.
fn some_changes(subject: &Subject) -> Vec<Case> {
    let words = &subject.words;
    let mut cases = Vec::new();
    for seed in 0..DELIVERIES {
        let is_valid = seed % 2 == 0;
        let amount = if is_valid { Amount::Any } else { Amount::Wild };
        let (event, delivery) = Generator::new(&subject.compiled.catalogue, amount, seed).any_delivery();
        let origin = format!("{}, `{}`, {amount:?}, seed {seed}", subject.driver.catalogue, event.name);
        let mut random = Random::new(seed);
        let mut changed = random_mutant(&delivery, words, &mut random);
        if !is_valid {
            let first = changed;
            changed = random_mutant(&first.tree, words, &mut random);
            changed.place = format!("{}, and before that: {}, at {}", changed.place, first.mutation, first.place);
        }
        let header = subject.header(&event.name);
        cases.push(Case { origin: origin.clone(), header: header.clone(), mutant: unchanged(&delivery), is_valid });
        // A third of what a header names comes under another one, known or not.
        let header = header.map(|header| match random.below(6) {
            0 => format!("{header}s"),
            1 => random.pick(&subject.compiled.catalogue.events.iter().collect::<Vec<_>>()).name.clone(),
            _ => header,
        });
        cases.push(Case { origin, header, mutant: changed, is_valid: false });
    }
    cases
}

/// Wherever one fault can hide another. Random changes seldom meet in one object.
fn two_faults(subject: &Subject) -> Vec<Case> {
    let mut cases = Vec::new();
    for seed in 0..DELIVERIES / 50 {
        let (event, delivery) = Generator::new(&subject.compiled.catalogue, Amount::Any, seed).any_delivery();
        let header = subject.header(&event.name);
        let origin = format!("{}, Any, seed {seed}", subject.driver.catalogue);
        let mutants = Mutation::TWO_FAULTS.mutants(&delivery, &subject.words).into_iter();
        let case = |mutant| Case { origin: origin.clone(), header: header.clone(), mutant, is_valid: false };
        cases.extend(mutants.map(case));
    }
    cases
}

/// Every change at every place of one valid delivery of middling size, or nearly.
fn one_in_full(subject: &Subject) -> Vec<Case> {
    let catalogue = &subject.compiled.catalogue;
    let deliveries = (0..DELIVERIES).map(|seed| (seed, Generator::new(catalogue, Amount::Any, seed).any_delivery()));
    let distance = |(_, (_, delivery)): &(u64, (&Event, Tree))| {
        let places = delivery.places().len();
        PLACES.start().saturating_sub(places) + places.saturating_sub(*PLACES.end())
    };
    let (seed, (event, delivery)) = deliveries.min_by_key(distance).expect("there are many");
    let origin = format!("{}, Any, seed {seed}", subject.driver.catalogue);
    let mutants = all_mutants(&delivery, &subject.words).into_iter();
    let header = subject.header(&event.name);
    let case = |mutant| Case { origin: origin.clone(), header: header.clone(), mutant, is_valid: false };
    mutants.map(case).collect()
}
