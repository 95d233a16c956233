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
    /// Whether it is a published one. Those keep to what their event narrows, and the others need not: reading never
    /// fails on it.
    pub published: bool,
    /// Where it comes from, for messages.
    pub origin: String,
    /// The delivery.
    pub delivery: Tree,
}

/// The samples of a catalogue: those that the compiler makes and publishes, and deliveries that hold what those do not,
/// such as fields of the past and lists of several items.
#[must_use]
pub fn samples(subject: &Subject) -> Vec<Sample> {
    published(subject).into_iter().chain(generated(subject)).collect()
}

/// For each event the minimal and the full one, and those that the catalogue writes.
fn published(subject: &Subject) -> Vec<Sample> {
    let document = Tree::parse(&subject.compiled.artifacts.samples);
    let mut samples = Vec::new();
    for (seed, entry) in (0..).zip(document.members()) {
        let event = entry.name().expect("the name of an event is a text");
        for kind in entry.value.members() {
            let called = kind.name().expect("the kind of a sample is a text");
            let deliveries = if called == "written" { kind.value.children().collect() } else { vec![&kind.value] };
            samples.extend(deliveries.into_iter().map(|delivery| Sample {
                event: event.clone(),
                seed,
                published: true,
                origin: format!("{}, `{event}`, the {called} sample", subject.driver.catalogue),
                delivery: delivery.clone(),
            }));
        }
    }
    samples
}

fn generated(subject: &Subject) -> Vec<Sample> {
    let catalogue = &subject.compiled.catalogue;
    let mut samples = Vec::new();
    for (seed, event) in (0..).zip(&catalogue.events) {
        for amount in [Amount::Least, Amount::Most] {
            let delivery = Generator::new(catalogue, amount, seed).delivery(event);
            let origin = format!("{}, `{}`, {amount:?}, seed {seed}", subject.driver.catalogue, event.name);
            samples.push(Sample { event: event.name.clone(), seed, published: false, origin, delivery });
        }
    }
    samples
}
