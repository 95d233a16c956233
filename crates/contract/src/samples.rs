//! Samples: for each event the least and the most that a delivery holds.

use crate::delivery::{Amount, Generator};
use crate::subject::Subject;
use crate::tree::Tree;

/// A valid delivery.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The event that it is a delivery of.
    pub event: String,
    /// A number for further choices, the same in every run.
    pub seed: u64,
    /// Where it comes from, for messages.
    pub origin: String,
    /// The delivery.
    pub delivery: Tree,
}

/// The samples of a catalogue.
///
/// This is the only place that knows where samples come from.
#[must_use]
pub fn samples(subject: &Subject) -> Vec<Sample> {
    let catalogue = &subject.compiled.catalogue;
    let mut samples = Vec::new();
    for (seed, event) in (0..).zip(&catalogue.events) {
        for amount in [Amount::Least, Amount::Most] {
            let delivery = Generator::new(catalogue, amount, seed).delivery(event);
            let origin = format!("{}, `{}`, {amount:?}, seed {seed}", subject.driver.catalogue, event.name);
            samples.push(Sample { event: event.name.clone(), seed, origin, delivery });
        }
    }
    samples
}
