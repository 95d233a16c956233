//! Sample deliveries: for each event one with the least that it can carry, and one with all of it.
//!
//! They are made of the types, so that nobody has to write them and none can be forgotten. The schemas, the
//! documentation and tests show the same ones. This module must never know Rust's syntax or any other output.
//!
//! - The **minimal** one holds the required fields alone, at every level. What may be null is null, lists and maps are
//!   empty, or as short as they may be.
//! - The **full** one holds every field that the producer still sends, nothing is null, and a list or map has one
//!   element, or as many as it must have.
//!
//! A value is what the author of the catalogue wrote as an example, as near to it as there is one; else it is made up.
//! What stands within another object of its own type is left out of the full sample: null or an empty list where the
//! field is required, and the least value where nothing else is left.
//!
//! A catalogue of few lines can describe deliveries of any size, each type holding two of the next. So a full sample is
//! at most about [`ROOM`] bytes longer than the minimal one. Of a longer one only those levels are shown that fit,
//! however wide they are, but always the payload's own fields; what lies deeper is left out like a type within itself.
//! An event whose *least* delivery is longer than about [`LONGEST`] bytes or more than [`DEEPEST`] objects deep has no
//! samples: whatever is made of it would be of no use to anybody.
//!
//! Beside these two there are **random** ones, for tests of what reads deliveries.

#[cfg(feature = "outputs")]
mod chance;
mod delivery;
mod elements;
mod full;
mod least;
mod narrowing;
mod plain;
#[cfg(feature = "outputs")]
mod random;
#[cfg(feature = "outputs")]
mod sampler;
mod texts;
mod written;

use std::collections::BTreeMap;

use crate::check::Catalogue;
#[cfg(feature = "outputs")]
use crate::data::Data;
use crate::json::Json;
use crate::model::{Claim, Event, Union, Variant};
#[cfg(feature = "outputs")]
use crate::model::{Type, TypeId};

use delivery::{DeliveryOutline, delivery_outline};
use full::full_delivery;
#[cfg(feature = "outputs")]
use full::full_value;
use least::Least;
#[cfg(feature = "outputs")]
pub use sampler::Sampler;

/// How many bytes a full sample may have more than the minimal one, about, and both on one line.
const ROOM: usize = 8 * 1024;

/// How many bytes the least value of a type may have, about, and on one line.
const LONGEST: usize = 32 * 1024;

/// How many objects may lie within each other. Together with lists and the envelope that is far from what readers
/// refuse.
const DEEPEST: usize = 32;

/// The samples of all events that have some.
pub(crate) struct Samples<'a>(BTreeMap<&'a str, Sample>);

/// The deliveries that were made for one event.
pub(crate) struct Sample {
    /// The required fields alone.
    pub(super) minimal: Json,
    /// Every field that is still sent.
    pub(super) full: Json,
}

impl<'a> Samples<'a> {
    /// Makes the samples of a catalogue.
    pub(crate) fn new(catalogue: &'a Catalogue) -> Self {
        Self::of_events(catalogue, &catalogue.events)
    }

    /// Makes those of one event alone.
    pub(crate) fn of_one(catalogue: &'a Catalogue, event: &'a Event) -> Self {
        Self::of_events(catalogue, std::iter::once(event))
    }

    fn of_events(catalogue: &'a Catalogue, events: impl IntoIterator<Item = &'a Event>) -> Self {
        let maker = Maker::new(catalogue);
        let made = events.into_iter().filter_map(|event| Some((event.name.as_str(), maker.sample(event)?)));
        Self(made.collect())
    }

    /// The samples of an event; `None` if its least delivery is too large.
    pub(super) fn of(&self, event: &Event) -> Option<&Sample> {
        self.0.get(event.name.as_str())
    }

    /// What people are shown of an event: the deliveries that somebody wrote, else the full sample.
    pub(super) fn shown(&self, event: &Event) -> Vec<Json> {
        shown(event, || self.of(event).map(|sample| sample.full.clone()))
    }
}

/// The deliveries that somebody wrote, else the full sample, if there is one.
fn shown(event: &Event, full: impl FnOnce() -> Option<Json>) -> Vec<Json> {
    if event.examples.is_empty() { full().into_iter().collect() } else { written::deliveries(event) }
}

/// What samples are made with, one event after the other.
#[derive(Debug)]
struct Maker<'a> {
    least: Least<'a>,
    outline: DeliveryOutline<'a>,
}

impl<'a> Maker<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        Self { least: Least::new(catalogue), outline: delivery_outline(catalogue) }
    }

    /// `None` if the least delivery is too large.
    fn sample(&self, event: &Event) -> Option<Sample> {
        let minimal = self.least.delivery(&self.outline, event)?;
        let full = full_delivery(&self.least, &self.outline, event, minimal.compact().len() + ROOM)?;
        Some(Sample { minimal, full })
    }
}

/// What people are shown of a type: the values that somebody wrote, else a full one; none if it would be too large.
#[cfg(feature = "outputs")]
pub(crate) fn shown_values(catalogue: &Catalogue, id: TypeId) -> Vec<Json> {
    match catalogue.types.get(id.0) {
        Some(def) if !def.examples.is_empty() => def.examples.iter().map(Data::to_json).collect(),
        _ => full_value(&Least::new(catalogue), &Type::Named(id), ROOM).into_iter().collect(),
    }
}

/// The value of a variant: an object holds its tag, whatever else its type would let stand there.
fn tagged(union: &Union, variant: &Variant, value: Json) -> Json {
    match (value, &union.tag, &variant.claim) {
        (Json::Object(mut members), Some(tag), Claim::Tag(told)) => {
            match members.iter_mut().find(|(key, _)| key == tag) {
                Some((_, value)) => *value = Json::text(told),
                None => members.push((tag.clone(), Json::text(told))),
            }
            Json::Object(members)
        }
        (value, ..) => value,
    }
}

/// All samples as one JSON text: below the name of each event those that were made, and those that were written.
pub(super) fn emit_samples(catalogue: &Catalogue, samples: &Samples<'_>) -> String {
    let events = catalogue.events.iter().map(|event| {
        let made = samples.of(event);
        let made = made.map(|made| [("minimal", made.minimal.clone()), ("full", made.full.clone())]);
        let written = (!event.examples.is_empty()).then(|| ("written", Json::Array(written::deliveries(event))));
        (event.name.as_str(), Json::object(made.into_iter().flatten().chain(written)))
    });
    Json::object(events).pretty() + "\n"
}
