//! The random catalogues use the whole language: nothing that it can say is left out by chance.

mod entries;
mod envelopes;
mod expressions;

use contract::subject::Subject;
use tidings_build::Catalogue;

/// In so many catalogues each construct occurs.
const LEAST: usize = 3;

/// A construct, and whether it occurs in a catalogue.
type Construct = (&'static str, fn(&Catalogue) -> bool);

#[test]
fn every_construct_occurs_in_several_random_catalogues() {
    let subjects: Vec<_> = Subject::random().collect();
    let mut seldom = Vec::new();
    for (name, occurs) in expressions::ALL.iter().chain(entries::ALL) {
        let count = subjects.iter().filter(|subject| occurs(&subject.compiled.catalogue)).count();
        println!("{count:4}  {name}");
        if count < LEAST {
            seldom.push((name, count));
        }
    }
    assert!(seldom.is_empty(), "in less than {LEAST} catalogues: {seldom:?}");
}

#[test]
fn every_envelope_occurs() {
    let subjects: Vec<_> = Subject::other_envelopes().collect();
    let never = envelopes::ALL.iter().filter(|(_, occurs)| !subjects.iter().any(|it| occurs(&it.compiled.catalogue)));
    let never: Vec<_> = never.map(|(name, _)| name).collect();
    assert!(never.is_empty(), "in no catalogue: {never:?}");
}
