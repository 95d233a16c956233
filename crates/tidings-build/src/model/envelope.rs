//! What stands around every payload, and where the event's name stands.

use std::fmt;

use super::{Field, Place};
use crate::json::quoted;
use crate::source::Span;

/// What stands around every payload.
#[derive(Debug)]
#[non_exhaustive]
pub struct Envelope {
    /// The parts of the event's name, in their order: the discriminator. All of them together decide which event it is.
    pub name: Vec<NamePart>,
    /// The key that holds the payload. `None`: the fields of the payload stand in the body itself, beside the name.
    pub payload: Option<String>,
    /// Where the deliveries stand, if a body holds several of them.
    pub batch: Option<Batch>,
    /// The other fields.
    pub fields: Vec<Field>,
    /// Where it was written.
    pub place: Place,
}

/// One part of an event's name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamePart {
    /// Where it stands.
    pub source: NameSource,
    /// Whether it may be absent. Then it is the last one, and what is absent tells events apart as a text does.
    pub optional: bool,
    /// Where it was written.
    pub span: Span,
}

/// Where a part of an event's name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameSource {
    /// In the delivery itself, under this key.
    Key(String),
    /// In an object in the delivery, which is the payload or a field of the envelope. No type declares the key: the
    /// envelope holds it.
    Within {
        /// The key of the object.
        parent: String,
        /// The key in it.
        key: String,
    },
    /// Not in the body: in this header of the request, which the caller gives. It is the first part.
    Header(String),
}

/// Where the deliveries of a body stand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Batch {
    /// The body is the list of them.
    List,
    /// The body is an object, which holds the list under this key.
    Key(String),
}

impl Envelope {
    /// The key of the name, where it is just one key of the delivery itself: what most tools know how to tell by.
    #[must_use]
    pub fn plain_name(&self) -> Option<&str> {
        match self.name.as_slice() {
            [NamePart { source: NameSource::Key(key), .. }] => Some(key),
            _ => None,
        }
    }

    /// The header that holds the first part of the name, if one does.
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        self.name.iter().find_map(|part| match &part.source {
            NameSource::Header(header) => Some(header.as_str()),
            _ => None,
        })
    }

    /// The parts that stand in the delivery itself: the position, the key and the part.
    pub fn parts_at_top(&self) -> impl Iterator<Item = (usize, &str, &NamePart)> {
        self.name.iter().enumerate().filter_map(|(position, part)| match &part.source {
            NameSource::Key(key) => Some((position, key.as_str(), part)),
            _ => None,
        })
    }

    /// The parts that stand in the object under this key of the delivery: the position, the key in it and the part.
    pub fn parts_within<'a>(&'a self, object: &'a str) -> impl Iterator<Item = (usize, &'a str, &'a NamePart)> {
        self.name.iter().enumerate().filter_map(move |(position, part)| match &part.source {
            NameSource::Within { parent, key } if parent == object => Some((position, key.as_str(), part)),
            _ => None,
        })
    }

    /// The parts that stand in the payload, under a key of its own: the position, the key in it and the part.
    pub fn parts_in_payload(&self) -> impl Iterator<Item = (usize, &str, &NamePart)> {
        self.payload.as_deref().into_iter().flat_map(|payload| self.parts_within(payload))
    }

    /// The parts of a name that is written as one text: between its first dots. `None` if there are too few.
    pub(crate) fn split<'a>(&self, name: &'a str) -> Option<Vec<&'a str>> {
        let parts: Vec<&str> = name.splitn(self.name.len().max(1), '.').collect();
        let required = self.name.iter().filter(|part| !part.optional).count();
        (parts.len() >= required).then_some(parts)
    }

    /// How a catalogue spells a name of these parts: as one text, or part by part where dots alone do not divide it so.
    pub(crate) fn spelt(&self, parts: &[String]) -> String {
        let joined = parts.join(".");
        if self.split(&joined).is_none_or(|split| split == parts) {
            return quoted(&joined);
        }
        let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
        format!("[{}]", parts.join(", "))
    }
}

impl fmt::Display for NamePart {
    /// As the catalogue's language has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.optional {
            f.write_str("optional ")?;
        }
        match &self.source {
            NameSource::Key(key) => f.write_str(key),
            NameSource::Within { parent, key } => write!(f, "{parent}.{key}"),
            NameSource::Header(header) => write!(f, "header {header}"),
        }
    }
}
