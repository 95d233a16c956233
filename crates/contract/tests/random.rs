//! Random catalogues: random deliveries, and random changes of each.

use std::ops::RangeInclusive;

use contract::delivery::{Amount, Generator};
use contract::judge::{Case, Tally, judge, judge_side_by_side};
use contract::mutation::{Mutation, all_mutants, random_mutant, unchanged};
use contract::random::Random;
use contract::subject::Subject;
use contract::tree::Tree;

/// How many deliveries are made for each catalogue.
const DELIVERIES: u64 = 1000;

/// So many values has a delivery that is changed everywhere.
const PLACES: RangeInclusive<usize> = 20..=25;

/// Every change is judged at least so often.
const LEAST: usize = 40;

#[test]
fn the_schema_and_the_types_agree_on_random_catalogues() {
    let subjects: Vec<_> = Subject::random().collect();
    assert_eq!(subjects.len(), 20);
    let tally = judge_side_by_side(&subjects, |subject| {
        let mut tally = judge_random(subject);
        tally.add(judge_two_faults(subject));
        tally.add(judge_one_in_full(subject));
        tally
    });
    println!("{tally}");
    tally.assert_holds(LEAST);
}

/// Half of the deliveries are valid, and get one change. The others hold values of the wrong kind here and there, and
/// get two: one fault must not hide another.
fn judge_random(subject: &Subject) -> Tally {
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
        cases.push(Case { origin: origin.clone(), mutant: unchanged(&delivery), is_valid });
        cases.push(Case { origin, mutant: changed, is_valid: false });
    }
    judge(subject, &cases)
}

/// Wherever one fault can hide another. Random changes seldom meet in one object.
fn judge_two_faults(subject: &Subject) -> Tally {
    let mut cases = Vec::new();
    for seed in 0..DELIVERIES / 50 {
        let (_, delivery) = Generator::new(&subject.compiled.catalogue, Amount::Any, seed).any_delivery();
        let origin = format!("{}, Any, seed {seed}", subject.driver.catalogue);
        let mutants = Mutation::TWO_FAULTS.mutants(&delivery, &subject.words).into_iter();
        cases.extend(mutants.map(|mutant| Case { origin: origin.clone(), mutant, is_valid: false }));
    }
    judge(subject, &cases)
}

/// Every change at every place of one valid delivery of middling size.
fn judge_one_in_full(subject: &Subject) -> Tally {
    let catalogue = &subject.compiled.catalogue;
    let deliveries = (0..DELIVERIES).map(|seed| (seed, Generator::new(catalogue, Amount::Any, seed).any_delivery().1));
    let middling = |(_, delivery): &(u64, Tree)| PLACES.contains(&delivery.places().len());
    let (seed, delivery) = deliveries.into_iter().find(middling).expect("one of so many is of middling size");
    let origin = format!("{}, Any, seed {seed}", subject.driver.catalogue);
    let mutants = all_mutants(&delivery, &subject.words).into_iter();
    let cases = mutants.map(|mutant| Case { origin: origin.clone(), mutant, is_valid: false });
    judge(subject, &cases.collect::<Vec<_>>())
}
