//! The names of what a file for other languages declares beyond the catalogue's types and events.

use std::collections::BTreeSet;

use crate::check::Catalogue;

/// Names that nothing in the catalogue bears.
pub(super) struct OwnNames {
    /// What all events have.
    pub(super) envelope: String,
    /// An event that the catalogue does not list.
    pub(super) unknown: String,
    /// The events by the header that tells them apart.
    pub(super) by_header: String,
    /// A body that holds several events.
    pub(super) batch: String,
    /// The names of the types and events, and these.
    pub(super) taken: BTreeSet<String>,
}

impl OwnNames {
    /// `Event` and `EventType` need no care: no catalogue may declare them.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let types = catalogue.types.iter().map(|def| def.name.to_string());
        let events = catalogue.events.iter().map(|event| event.definition.to_string());
        let mut taken: BTreeSet<String> = types.chain(events).collect();
        let mut free = |name: &str| {
            let mut name = name.to_owned();
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            name
        };
        let [envelope, unknown] = ["Envelope", "UnknownEvent"].map(&mut free);
        let [by_header, batch] = ["EventsByHeader", "Batch"].map(&mut free);
        Self { envelope, unknown, by_header, batch, taken }
    }
}
