//! Headings, and what links to them are about.

use crate::model::TypeId;

/// A heading of the page, be it written here or in somebody's prose.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) text: String,
    /// What links to it are about.
    pub(super) target: Option<Target>,
}

/// What a link can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// The table of ids.
    Ids,
    /// A type that has its own heading.
    Type(TypeId),
    /// The table of removed events.
    RemovedEvents,
}
