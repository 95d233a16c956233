//! The envelope, and the names of events that their keys cannot say.

use super::{entry, list};
use crate::json::Json;
use crate::load::grammar::{BESIDE, ENVELOPE, LIST};
use crate::model::Batch;
use crate::raw;

pub(super) fn envelope(envelope: &raw::Envelope) -> Json {
    let raw::Envelope { name, payload, batch, fields, span: _ } = envelope;
    let name = match name.as_slice() {
        [only] => Some(Json::text(only.to_string())),
        several => list(several.iter().map(|part| Json::text(part.to_string()))),
    };
    let payload = payload.as_ref().map(|payload| match payload {
        raw::PayloadPlace::Under(key) => Json::text(&key.value),
        raw::PayloadPlace::Beside => Json::text(BESIDE),
    });
    let batch = batch.as_ref().map(|batch| match batch {
        Batch::List => Json::text(LIST),
        Batch::Key(key) => Json::text(key),
    });
    entry(&ENVELOPE, [("name", name), ("payload", payload), ("batch", batch), ("fields", Some(super::fields(fields)))])
}

pub(super) fn event_name(name: &raw::EventName) -> Json {
    match name {
        raw::EventName::Whole(name) => Json::text(&name.value),
        raw::EventName::Parts(parts) => Json::Array(parts.iter().map(|part| Json::text(&part.value)).collect()),
    }
}
