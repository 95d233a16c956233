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
    /// What the source does not say, and what is taken for true in its place.
    pub(crate) supposed: Vec<Loss>,
    /// Losses that belong to nothing that is written.
    pub(crate) losses: Vec<Loss>,
}

/// What stands around every payload.
#[derive(Clone, Debug)]
pub(crate) struct Envelope {
    pub(crate) name: NameKey,
    /// `None`: the payload lies flat beside the name.
    pub(crate) payload: Option<String>,
    pub(crate) batch: Option<Batch>,
    pub(crate) fields: Vec<Field>,
}

/// Where the deliveries of a body stand that holds several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Batch {
    /// The body is a list of them.
    List,
    /// The list stands under a key.
    Key(String),
}

/// Where the event's name stands: in one place, or its parts in several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameKey {
    pub(crate) parts: Vec<NamePlace>,
    /// Whether the last part may be absent.
    pub(crate) last_is_optional: bool,
}

/// Where a part of the event's name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NamePlace {
    Header(String),
    Top(String),
    /// Inside the payload.
    Nested(String, String),
}

impl NameKey {
    /// A name that stands in one place.
    pub(crate) fn at(place: NamePlace) -> Self {
        Self { parts: vec![place], last_is_optional: false }
    }

    /// The keys of a body that hold parts of the name.
    pub(crate) fn keys(&self) -> Vec<&str> {
        let keys = self.parts.iter().filter_map(|part| match part {
            NamePlace::Top(key) => Some(key.as_str()),
            NamePlace::Header(_) | NamePlace::Nested(..) => None,
        });
        keys.collect()
    }

    /// The key of the payload, and the keys in it that hold the name.
    pub(crate) fn nested(&self) -> Option<(&str, Vec<&str>)> {
        let (mut object, mut keys) = (None, Vec::new());
        for part in &self.parts {
            let NamePlace::Nested(payload, key) = part else { return None };
            object = Some(payload.as_str());
            keys.push(key.as_str());
        }
        Some((object?, keys))
    }

    /// The parts in the words of the language.
    pub(crate) fn words(&self) -> Vec<String> {
        let last = self.parts.len().saturating_sub(1);
        let word = |(at, part): (usize, &NamePlace)| {
            let optional = if self.last_is_optional && at == last { "optional " } else { "" };
            match part {
                NamePlace::Header(header) => format!("{optional}header {header}"),
                NamePlace::Top(key) => format!("{optional}{key}"),
                NamePlace::Nested(payload, key) => format!("{optional}{payload}.{key}"),
            }
        };
        self.parts.iter().enumerate().map(word).collect()
    }
}

/// One event.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Its parts with dots between.
    pub(crate) name: String,
    pub(crate) parts: Vec<String>,
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
