//! Random catalogues: random deliveries, and random changes of each.

use contract::corpus::of_chance;
use contract::judge::{judge, judge_side_by_side};
use contract::mutation::mutations;
use contract::subject::Subject;

/// Every change is judged at least so often.
const LEAST: usize = 40;

#[test]
fn the_schema_and_the_types_agree_on_random_catalogues() {
    let subjects: Vec<_> = Subject::random().collect();
    assert_eq!(subjects.len(), 20);
    let tally = judge_side_by_side(&subjects, |subject| judge(subject, &of_chance(subject)));
    println!("{tally}");
    assert_eq!(tally.possible.len(), mutations().count(), "they have something for every change");
    tally.assert_holds(LEAST);
}

#[test]
fn the_schema_and_the_types_agree_on_other_envelopes() {
    let subjects: Vec<_> = Subject::other_envelopes().collect();
    assert_eq!(subjects.len(), 6);
    let tally = judge_side_by_side(&subjects, |subject| judge(subject, &of_chance(subject)));
    println!("{tally}");
    tally.assert_holds(0);
}
