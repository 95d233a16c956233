//! Deliveries: an envelope, the event's name in it, and the payload that the name decides on.

use serde_core::de::IgnoredAny;

use crate::data::{self, EventData, Unknown};
use crate::decode::decode_text;
use crate::encode::{Encode, Writer};
use crate::error::{Deviation, Error};
use crate::fault::{Fault, Step};
use crate::field_writer::FieldWriter;
use crate::json_ref::Kind;
use crate::known::KnownFields;
use crate::object::{DecodeFields, EncodeFields};
use crate::open::OpenEnum;
use crate::others::Rest;
use crate::reader::Reader;

/// The struct of a delivery. Generated code implements it by [`impl_event!`](crate::impl_event).
///
/// Its known fields are the event's name, its payload, then the envelope's own, and it reads and counts only the latter.
pub trait Envelope: Sized + DecodeFields + EncodeFields {
    /// The payloads of all events.
    type Data: EventData;

    /// The key of the event's name.
    const NAME: &'static str;

    /// The key of the payload.
    const PAYLOAD: &'static str;

    /// The key of the event's id, if the envelope has one. Errors tell the id.
    const ID: Option<&'static str>;

    /// The envelope before anything was read.
    fn empty() -> Self;

    /// Where the payload goes.
    fn data_mut(&mut self) -> &mut Self::Data;
}

/// Reads a delivery.
///
/// # Errors
///
/// If the body is no UTF-8 or no JSON or too deep, if its envelope or a required field is broken, or if a key of the
/// envelope or of a typed object stands twice.
pub fn read_event<E: Envelope>(body: &[u8]) -> Result<E, Error> {
    match text_of(body) {
        (text, None) => read_text(text).map_err(|fault| explain::<E>(&fault, text)),
        (text, Some(fault)) => Err(explain::<E>(&fault, text)),
    }
}

/// The text of a body, or as much of it as is UTF-8, and what is wrong behind that.
pub(crate) fn text_of(body: &[u8]) -> (&str, Option<Fault>) {
    match std::str::from_utf8(body) {
        Ok(text) => (text, None),
        Err(why) => {
            let valid = body.get(..why.valid_up_to()).unwrap_or_default();
            let text = std::str::from_utf8(valid).unwrap_or_default();
            (text, Some(Fault::new("UTF-8", "other bytes", text.get(text.len()..).unwrap_or_default())))
        }
    }
}

fn read_text<E: Envelope>(text: &str) -> Result<E, Fault> {
    let mut delivery = Delivery { event: E::empty(), name: None, guess: None, waiting: None };
    let mut reader = Reader::new(text);
    let envelope = reader.object(E::known_fields(), &mut delivery);
    let mut fault = None;
    for done in [envelope, reader.end(), delivery.decode_waiting(text)] {
        if let Err(why) = done {
            Fault::keep(&mut fault, why)?;
        }
    }
    fault.map_or(Ok(delivery.event), Err)
}

/// An envelope while it is read.
struct Delivery<E> {
    event: E,
    name: Option<Name>,
    /// The event as which a payload before the name was read.
    guess: Option<usize>,
    /// Where the payload begins and ends if it stands before the event's name: only that tells what it is.
    waiting: Option<(usize, usize)>,
}

/// The event's name.
enum Name {
    /// The position in the table of events.
    Known(usize),
    Unknown(Box<str>),
}

impl<E: Envelope> DecodeFields for Delivery<E> {
    fn known_fields() -> &'static KnownFields {
        E::known_fields()
    }

    /// The name and the payload are the first two of the known fields.
    fn decode_field(&mut self, position: usize, reader: &mut Reader<'_>) -> Result<(), Fault> {
        match position {
            0 => self.decode_name(reader),
            1 => self.decode_payload(reader),
            _ => self.event.decode_field(position - 2, reader),
        }
    }

    fn unknown_fields_mut(&mut self) -> &mut dyn Rest {
        self.event.unknown_fields_mut()
    }
}

impl<E: Envelope> Delivery<E> {
    /// Exactly this name, or an unknown event.
    fn decode_name(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let name = reader.text()?;
        let known = <E::Data as EventData>::Type::names().find(&name);
        self.name = Some(known.map_or_else(|| Name::Unknown(name.into()), Name::Known));
        Ok(())
    }

    fn decode_payload(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let data = match self.name.take() {
            Some(Name::Known(event)) => data::decode_payload(event, reader)?,
            Some(Name::Unknown(name)) => E::Data::from_unknown(Unknown::new(name, reader.skip()?)),
            None => {
                self.decode_early(reader);
                return Ok(());
            }
        };
        *self.event.data_mut() = data;
        Ok(())
    }

    /// A payload before the name is read as the body's end suggests, or else leapt over.
    fn decode_early(&mut self, reader: &mut Reader<'_>) {
        let start = reader.bookmark();
        self.guess = guess::<E>(reader);
        match self.guess.map(|event| data::decode_payload(event, reader)) {
            Some(Ok(data)) => *self.event.data_mut() = data,
            _ => {
                self.guess = None;
                *reader = start.bookmark();
                reader.leap();
            }
        }
        self.waiting = Some((start.at(), reader.at()));
    }

    /// Reads a payload that stood before the name, unless the guess was right. If it was leapt over and is no JSON, it
    /// may have ended elsewhere.
    fn decode_waiting(&mut self, text: &str) -> Result<(), Fault> {
        let Some((start, end)) = self.waiting else { return Ok(()) };
        if matches!(self.name, Some(Name::Known(event)) if self.guess == Some(event)) {
            return Ok(());
        }
        *self.event.data_mut() = E::Data::from_unknown(Unknown::empty());
        let mut reader = Reader::within(text, start);
        let done = if self.name.is_some() { self.decode_payload(&mut reader) } else { reader.ignore() };
        done.and_then(|()| reader.stands_at(end)).map_err(|fault| fault.under(Step::Field(E::PAYLOAD)))
    }
}

/// The event that the end of the body seems to name. What looks like a name may lie anywhere, in a text too, so this
/// only saves work where it turns out to be right.
fn guess<E: Envelope>(reader: &Reader<'_>) -> Option<usize> {
    /// Few producers write more behind the name.
    const END: usize = 256;
    let (body, text) = (reader.body(), reader.body().as_bytes());
    let first = reader.at().max(text.len().saturating_sub(END));
    let key = |at: &usize| {
        let behind = text.get(*at..)?.strip_prefix(b"\"")?.strip_prefix(E::NAME.as_bytes())?;
        behind.starts_with(b"\"").then_some(*at)
    };
    let mut reader = Reader::within(body, (first..text.len()).rev().find_map(|at| key(&at))?);
    reader.key(true).ok()?;
    <E::Data as EventData>::Type::names().find(&reader.text().ok()?)
}

/// An error tells what is known of the event, as far as the body can be read.
#[cold]
fn explain<E: Envelope>(fault: &Fault, text: &str) -> Error {
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    let known = Known::of(text, is_json, Some(E::NAME), E::ID);
    Error::new(fault, text, known.id.text(), known.name.text())
}

/// The id of an event, as far as the body can be read.
pub(crate) fn known_id(key: Option<&str>, text: &str, is_json: bool) -> Option<Box<str>> {
    Known::of(text, is_json, None, key).id.text()
}

/// What the envelope says of the event's identity.
struct Known {
    id: Found,
    name: Found,
}

enum Found {
    Nothing,
    Text(Box<str>),
    /// No text, or more than one value.
    Unclear,
}

impl Known {
    /// What stands under these keys.
    fn of(text: &str, is_json: bool, name: Option<&str>, id: Option<&str>) -> Self {
        let mut known = Self { id: Found::Nothing, name: Found::Nothing };
        // Where the body breaks is told by the fault already.
        let _ = known.read(&mut Reader::new(text), is_json, [name, id]);
        known
    }

    /// What lies too deep is no reason to stop, so in a body that is JSON the other values are leapt over.
    fn read(&mut self, reader: &mut Reader<'_>, is_json: bool, keys: [Option<&str>; 2]) -> Result<(), Fault> {
        if reader.kind() != Kind::Object {
            return Ok(());
        }
        reader.open()?;
        let mut first = true;
        while let Some(key) = reader.key(first)? {
            first = false;
            let found = match key.text().as_deref() {
                key @ Some(_) if key == keys[0] => &mut self.name,
                key @ Some(_) if key == keys[1] => &mut self.id,
                _ if is_json => {
                    reader.leap();
                    continue;
                }
                _ => {
                    reader.skip()?;
                    continue;
                }
            };
            let value = reader.skip()?;
            *found = match (&found, decode_text::<Box<str>>(value.as_str())) {
                (Found::Nothing, Ok(text)) => Found::Text(text),
                _ => Found::Unclear,
            };
        }
        Ok(())
    }
}

impl Found {
    fn text(self) -> Option<Box<str>> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The JSON text of an event, on one line: what was free JSON loses its line breaks.
///
/// Each key of the envelope is written once. What was read elsewhere can have one of them among its unknown fields: there
/// it is left out, since the envelope says it already.
#[must_use]
pub fn write_event<E: Envelope>(event: &E) -> String {
    Writer::write(&Whole(event))
}

/// The fields of an event that are not what the catalogue promises.
#[must_use]
pub fn deviations<E: Envelope>(event: &E) -> Vec<Deviation> {
    Writer::walk(&Whole(event))
}

/// An envelope is no [`Object`](crate::Object): its payload depends on its name.
struct Whole<'a, E>(&'a E);

impl<E: Envelope> Encode for Whole<'_, E> {
    fn encode(&self, out: &mut Writer) {
        FieldWriter::object(out, self.0);
    }
}
