//! Deliveries whose name is more than one key of the body, or whose payload stands beside it.
//!
//! They are read twice: the first time for the name alone, wherever its parts stand, the second time knowing the event.

use std::borrow::Cow;

use serde_core::de::IgnoredAny;

use crate::data::{self, EventData, Unknown};
use crate::encode::{Encode, Writer};
use crate::envelope::{known_id, text_of};
use crate::error::{Deviation, Error};
use crate::fault::Fault;
use crate::field_writer::FieldWriter;
use crate::fields::Fields;
use crate::known::KnownFields;
use crate::naming::{Holder, PayloadPlace, Places};
use crate::object::{DecodeFields, EncodeFields};
use crate::open::OpenEnum;
use crate::others::Rest;
use crate::reader::Reader;

/// The struct of such a delivery. Generated code implements it by [`impl_parted_event!`](crate::impl_parted_event).
///
/// Its known fields are the parts of the name that stand in the delivery itself, the payload if it has a key, then the
/// envelope's own, and it reads and counts only the latter.
pub trait PartedEnvelope: Sized + DecodeFields + EncodeFields {
    /// The payloads of all events.
    type Data: EventData;

    /// Where the name and the payload stand.
    const PLACES: &'static Places;

    /// The envelope before anything was read.
    fn empty() -> Self;

    /// Where the payload goes.
    fn data_mut(&mut self) -> &mut Self::Data;
}

/// Reads a delivery, with the header that names it if one does.
///
/// # Errors
///
/// As for [`read_event`](crate::read_event).
pub fn read_parted_event<E: PartedEnvelope>(header: Option<&str>, body: &[u8]) -> Result<E, Error> {
    let (text, fault) = text_of(body);
    let read = match fault {
        Some(fault) => Err(fault),
        None => read_text(header, text),
    };
    read.map_err(|fault| explain(E::PLACES, header, &fault, text))
}

fn read_text<E: PartedEnvelope>(header: Option<&str>, text: &str) -> Result<E, Fault> {
    let parts = E::PLACES.read(header, text)?;
    let name = match E::PLACES.find(<E::Data as EventData>::Type::names(), &parts) {
        Some(event) => Name::Known(event),
        None => Name::Unknown(parts),
    };
    let mut delivery = Delivery { event: E::empty(), name, beside: Fields::default() };
    let mut reader = Reader::new(text);
    let envelope = reader.object(E::known_fields(), &mut delivery);
    let mut fault = None;
    for done in [envelope, reader.end(), delivery.decode_beside(text)] {
        if let Err(why) = done {
            Fault::keep(&mut fault, why)?;
        }
    }
    fault.map_or(Ok(delivery.event), Err)
}

/// An envelope while it is read.
struct Delivery<'a, E> {
    event: E,
    name: Name<'a>,
    /// What is no field of the envelope, where the payload stands beside it.
    beside: Fields,
}

/// Which event it is.
enum Name<'a> {
    /// The position in the table of events.
    Known(usize),
    /// The parts of the name.
    Unknown(Vec<Cow<'a, str>>),
}

impl<E: PartedEnvelope> DecodeFields for Delivery<'_, E> {
    fn known_fields() -> &'static KnownFields {
        E::known_fields()
    }

    /// The parts of the name were read before.
    fn decode_field(&mut self, position: usize, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let (places, key) = (E::PLACES, E::known_fields().name(position));
        reader.leave_out(places.holder(key));
        let done = match (position.checked_sub(places.before), &places.payload) {
            (Some(own), _) => self.event.decode_field(own, reader),
            (None, PayloadPlace::Under(payload)) if *payload == key => self.decode_payload(reader),
            (None, _) => reader.ignore(),
        };
        reader.leave_out(None);
        done
    }

    fn unknown_fields_mut(&mut self) -> &mut dyn Rest {
        match E::PLACES.payload {
            PayloadPlace::Under(_) => self.event.unknown_fields_mut(),
            PayloadPlace::Beside(_) => &mut self.beside,
        }
    }
}

impl<E: PartedEnvelope> Delivery<'_, E> {
    fn decode_payload(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self.event.data_mut() = match &self.name {
            Name::Known(event) => data::decode_payload(*event, reader)?,
            Name::Unknown(parts) => E::Data::from_unknown(Unknown::parted(parts, reader.skip()?.into())),
        };
        Ok(())
    }

    /// The payload that stands in the delivery itself is what the envelope leaves of it.
    fn decode_beside(&mut self, text: &str) -> Result<(), Fault> {
        let PayloadPlace::Beside(envelope) = &E::PLACES.payload else { return Ok(()) };
        let beside = std::mem::take(&mut self.beside);
        *self.event.data_mut() = match &self.name {
            Name::Known(event) => {
                // The payload collects it once more.
                drop(beside);
                let mut reader = Reader::new(text);
                reader.leave_out(Some(envelope));
                data::decode_payload(*event, &mut reader)?
            }
            Name::Unknown(parts) => E::Data::from_unknown(Unknown::parted(parts, beside.into_object())),
        };
        Ok(())
    }
}

/// An error tells what is known of the event, as far as the body can be read.
#[cold]
fn explain(places: &Places, header: Option<&str>, fault: &Fault, text: &str) -> Error {
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    Error::new(fault, text, known_id(places.id, text, is_json), places.known_name(header, text, is_json))
}

/// The JSON text of an event, on one line: what was free JSON loses its line breaks.
///
/// Each key of the envelope is written once. What was read elsewhere can have one of them among its unknown fields: there
/// it is left out, since the envelope says it already.
#[must_use]
pub fn write_parted_event<E: PartedEnvelope>(event: &E) -> String {
    Writer::write(&Whole(event))
}

/// The fields of an event that are not what the catalogue promises.
#[must_use]
pub fn parted_deviations<E: PartedEnvelope>(event: &E) -> Vec<Deviation> {
    Writer::walk(&Whole(event))
}

/// The part of the name that the sender puts into a header.
#[doc(hidden)]
#[must_use]
pub fn header<E: PartedEnvelope>(data: &E::Data) -> &str {
    // The first part is the header.
    parts::<E>(data).first().copied().unwrap_or_default()
}

/// The parts of the name, known or not.
fn parts<E: PartedEnvelope>(data: &E::Data) -> Vec<&str> {
    match (data.event_type(), data.unknown()) {
        (Some(event), _) => E::PLACES.parts_of(event.position(), event.text()),
        (None, Some(unknown)) => unknown.parts(),
        (None, None) => Vec::new(),
    }
}

struct Whole<'a, E>(&'a E);

impl<E: PartedEnvelope> Encode for Whole<'_, E> {
    fn encode(&self, out: &mut Writer) {
        FieldWriter::object(out, self.0);
    }
}

/// What the fields of an envelope need to know before they are written: the parts of the name that objects hold.
pub(crate) fn held_members<E: PartedEnvelope>(data: &E::Data) -> Vec<(&'static Holder, String)> {
    let parts = parts::<E>(data);
    let payload = match E::PLACES.payload {
        PayloadPlace::Under(key) => Some(key),
        PayloadPlace::Beside(_) => None,
    };
    // The payload of an unknown event holds its part as it came.
    let is_written = |key: &str| data.unknown().is_none() || payload != Some(key);
    let holders = E::PLACES.holders.iter().filter(|holder| is_written(holder.key));
    holders.map(|holder| (holder, members(E::PLACES.parts_in(Some(holder.key), &parts)))).collect()
}

/// Members of an object, without its braces.
fn members<'a>(parts: impl Iterator<Item = (&'static str, &'a str)>) -> String {
    let mut out = Writer::default();
    for (position, (key, text)) in parts.enumerate() {
        out.raw(if position > 0 { "," } else { "" });
        out.text(key);
        out.raw(":");
        out.text(text);
    }
    out.into_text()
}

/// Writes what is left of the envelope behind its own fields: the parts of the name in the delivery itself, then the
/// payload.
pub(crate) fn write_data<E: PartedEnvelope>(fields: &mut FieldWriter<'_>, data: &E::Data) {
    let parts = parts::<E>(data);
    for (key, text) in E::PLACES.parts_in(None, &parts) {
        fields.text(key, text);
    }
    // Every event has a payload: one of the table's, or one that nobody knows.
    let Some(payload) = data::payload(data) else { return };
    match (&E::PLACES.payload, data.unknown()) {
        (PayloadPlace::Under(key), _) => fields.required(key, payload),
        (PayloadPlace::Beside(_), Some(unknown)) => fields.members_of(unknown.data()),
        (PayloadPlace::Beside(envelope), None) => fields.beside(envelope, payload),
    }
}
