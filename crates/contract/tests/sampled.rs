//! What `tidings sample` prints: the samples of every event, and 1,000 random deliveries of each catalogue.

use contract::corpus::Case;
use contract::judge::{Tally, judge, judge_side_by_side};
use contract::mutation::unchanged;
use contract::subject::Subject;
use contract::tree::Tree;
use tidings_build::model::{Event, Json};

/// So many random deliveries are made for each catalogue, in turn of all its events.
const DELIVERIES: u64 = 1000;

#[test]
fn every_sample_passes_the_schema_and_is_read_without_a_deviation() {
    let subjects: Vec<_> =
        std::iter::once(Subject::deck()).chain(Subject::random()).chain(Subject::other_envelopes()).collect();
    let tally = judge_side_by_side(&subjects, judge_sampled);
    println!("{tally}");
    assert!(tally.bodies() > subjects.len() * 1000, "{} deliveries were made", tally.bodies());
    tally.assert_holds(0);
}

fn judge_sampled(subject: &Subject) -> Tally {
    let (sampler, events) = (subject.compiled.sampler(), &subject.compiled.catalogue.events);
    let mut cases = Vec::new();
    for event in events {
        cases.extend(sampler.shown(event).iter().map(|delivery| case(subject, event, "shown", delivery)));
        cases.extend(sampler.minimal(event).iter().map(|delivery| case(subject, event, "minimal", delivery)));
    }
    for (seed, event) in (0..DELIVERIES).zip(events.iter().cycle()) {
        let unknown = seed % 2 == 1;
        let delivery = sampler.random(event, seed, unknown).expect("no event of these catalogues is too large");
        let called = format!("random, seed {seed}, unknown {unknown}");
        cases.push(case(subject, event, &called, &delivery));
    }
    judge(subject, &cases)
}

fn case(subject: &Subject, event: &Event, called: &str, delivery: &Json) -> Case {
    let origin = format!("{}, `{}`, {called}", subject.driver.catalogue, event.name);
    Case {
        origin,
        header: subject.header(&event.name),
        mutant: unchanged(&Tree::parse(&delivery.compact())),
        is_valid: true,
    }
}
