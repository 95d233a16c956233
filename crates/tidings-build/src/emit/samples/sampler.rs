//! What makes sample deliveries, one event after the other.

use std::sync::Arc;

use super::Maker;
use super::random::random_delivery;
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::Event;

/// Makes sample deliveries of the events of a catalogue: those that its schemas and documentation show, and others.
///
/// An event has none if even its least delivery would be too large to be read.
#[derive(Debug)]
pub struct Sampler<'a>(Maker<'a>);

impl<'a> Sampler<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue) -> Self {
        Self(Maker::new(catalogue))
    }

    /// What schemas and documentation show: the deliveries that somebody wrote, else one with every field that is still
    /// sent.
    #[must_use]
    pub fn shown(&self, event: &Event) -> Vec<Json> {
        super::shown(event, || self.0.sample(event).map(|sample| Arc::unwrap_or_clone(sample.full)))
    }

    /// The required fields alone: null where it may stand, lists and maps empty.
    #[must_use]
    pub fn minimal(&self, event: &Event) -> Option<Json> {
        self.0.least.delivery(&self.0.outline, event)
    }

    /// A random delivery, the same for the same seed on every machine, as long as catalogue and compiler stay.
    ///
    /// It keeps all that the producer promises: an optional field is there or not, what may be null is now and then,
    /// lists and maps have up to three elements, and texts, numbers, ids and points in time are any that notation and
    /// limits allow. An enum has any value that is still sent, in any spelling. Nothing that was removed is in it, unless
    /// the field is required. Now and then an example of the catalogue stands where it belongs.
    ///
    /// With `unknown` some objects have a field `something_new`, and some open enums such a value: what a producer may add
    /// at any time, and consumers must bear.
    #[must_use]
    pub fn random(&self, event: &Event, seed: u64, unknown: bool) -> Option<Json> {
        random_delivery(&self.0, event, seed, unknown)
    }
}
