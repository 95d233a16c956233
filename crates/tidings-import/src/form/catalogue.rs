//! The whole of a catalogue: its envelope and its events.

use super::{Field, Loss, Slot, TypeId, Types};
use crate::node::Node;

/// A whole catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Catalogue {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) envelope: Envelope,
    pub(crate) events: Vec<Event>,
    pub(crate) types: Types,
    /// What the documentation says of fields that were inferred.
    pub(crate) inferred: bool,
    /// Losses that belong to nothing that is written.
    pub(crate) losses: Vec<Loss>,
}

/// What stands around every payload.
#[derive(Clone, Debug)]
pub(crate) struct Envelope {
    pub(crate) name: NameKey,
    /// `None`: the payload lies flat beside the name.
    pub(crate) payload: Option<String>,
    pub(crate) fields: Vec<Field>,
}

/// Where the event's name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NameKey {
    Top(String),
    /// Inside the payload.
    Nested(String, String),
}

/// One event.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) name: String,
    /// One sentence, or `None` where the source is silent.
    pub(crate) fired_when: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) comment: Option<String>,
    pub(crate) deprecated: bool,
    /// Whole deliveries, as the source's documentation shows them.
    pub(crate) examples: Vec<Node>,
    pub(crate) payload: Slot,
    pub(crate) losses: Vec<Loss>,
}

/// What a part of a catalogue speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Event(usize),
    Type(TypeId),
    Field(TypeId, usize),
    EnvelopeField(usize),
}
