//! The names of what a file for other languages declares beyond the catalogue's types and events.

use std::collections::BTreeSet;

use crate::check::Catalogue;

/// Names that nothing in the catalogue bears.
pub(super) struct OwnNames {
    /// What all events have.
    pub(super) envelope: String,
    /// An event that the catalogue does not list.
    pub(super) unknown: String,
}

impl OwnNames {
    /// `Event` and `EventType` need no care: no catalogue may declare them.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let types = catalogue.types.iter().map(|def| def.name.as_str());
        let events = catalogue.events.iter().map(|event| event.definition.as_str());
        let taken: BTreeSet<&str> = types.chain(events).collect();
        let free = |name: &str| {
            let mut name = name.to_owned();
            while taken.contains(name.as_str()) {
                name.push('_');
            }
            name
        };
        Self { envelope: free("Envelope"), unknown: free("UnknownEvent") }
    }
}
