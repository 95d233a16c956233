//! Deck's catalogue: every change at every place of what its deliveries hold.

use contract::corpus::of_sample;
use contract::judge::{judge, judge_side_by_side};
use contract::samples::samples;
use contract::subject::Subject;

/// Every change is judged at least so often.
const LEAST: usize = 15;

#[test]
fn the_schema_and_the_types_agree_on_every_change_of_a_sample() {
    let subject = Subject::deck();
    let tally = judge_side_by_side(&samples(&subject), |sample| judge(&subject, &of_sample(&subject, sample)));
    println!("{tally}");
    tally.assert_holds(LEAST);
}
