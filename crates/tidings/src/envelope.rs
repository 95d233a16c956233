//! Events: an envelope, the event's name in it, and the payload that the name decides on.

use crate::encode::{Encode, Writer};
use crate::error::{Deviation, Error};
use crate::fault::{Fault, Step};
use crate::json::Json;
use crate::members::Members;
use crate::object::{FieldReader, FieldWriter};
use crate::open::OpenEnum;
use crate::raw::Raw;
use crate::text;

/// The struct of a delivery. Generated code implements it.
pub trait Envelope: Sized {
    /// The payloads of all events.
    type Data: EventData;

    /// The key of the event's name.
    const NAME: &'static str;

    /// The key of the payload.
    const PAYLOAD: &'static str;

    /// The key of the event's id, if the envelope has one. Errors tell the id.
    const ID: Option<&'static str>;

    /// Reads the envelope's own fields around a payload.
    ///
    /// # Errors
    ///
    /// If a required field is missing or broken.
    fn decode(data: Self::Data, fields: &mut FieldReader<'_>) -> Result<Self, Fault>;

    /// Writes the envelope's own fields, and the event among them.
    fn encode(&self, fields: &mut FieldWriter<'_>);
}

/// Reads the payload of one event.
pub type PayloadReader<D> = fn(Raw<'_>) -> Result<D, Fault>;

/// The enum of all payloads. Generated code implements it.
pub trait EventData: Sized + 'static {
    /// The enum of the known events.
    type Type: OpenEnum;

    /// What reads the payload of each event, in the order of [`OpenEnum::VALUES`]. A table, not a `match`: its stack
    /// frames stay small however many events there are.
    const READERS: &'static [PayloadReader<Self>];

    /// The payload of an event that nobody knows.
    fn from_unknown(unknown: Unknown) -> Self;

    /// The event and its payload.
    fn part(&self) -> EventPart<'_, Self::Type>;
}

/// One event and its payload, of whatever type.
pub enum EventPart<'a, T> {
    /// Of an event that the catalogue knows.
    Known(T, &'a dyn Encode),
    /// Of any other.
    Unknown(&'a Unknown),
}

/// An event that the catalogue did not know when the types were generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    type_name: Box<str>,
    data: Json,
}

impl Unknown {
    /// The event's type as it came.
    #[must_use]
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// The payload as it came.
    #[must_use]
    pub fn data(&self) -> &Json {
        &self.data
    }
}

/// Reads a delivery.
///
/// # Errors
///
/// If the body is no UTF-8 or no JSON or too deep, if its envelope or a required field is broken, or if a key of the
/// envelope or of a typed object stands twice.
pub fn read_event<E: Envelope>(body: &[u8]) -> Result<E, Error> {
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(why) => {
            let valid = body.get(..why.valid_up_to()).unwrap_or_default();
            let text = std::str::from_utf8(valid).unwrap_or_default();
            let fault = Fault::new("UTF-8", "other bytes", text.get(text.len()..).unwrap_or_default());
            return Err(Error::new(&fault, text, None, None));
        }
    };
    let members = match Raw::check(text).and_then(Members::read) {
        Ok(members) => members,
        Err(fault) => return Err(Error::new(&fault, text, None, None)),
    };
    let known = |key| members.get(key).and_then(|raw| Some(text::decode(raw).ok()?.into()));
    let (event_id, event_type) = (E::ID.and_then(known), known(E::NAME));
    decode_event(members).map_err(|fault| Error::new(&fault, text, event_id, event_type))
}

/// The event's name decides how its payload is read, so it comes first, wherever its key stands.
fn decode_event<E: Envelope>(members: Members<'_>) -> Result<E, Fault> {
    let mut fields = FieldReader::new(members)?;
    let type_name: String = fields.required(E::NAME)?;
    let payload = fields.raw(E::PAYLOAD)?;
    let data = match reader::<E::Data>(&type_name) {
        Some(read) => read(payload).map_err(|fault| fault.under(Step::Field(E::PAYLOAD)))?,
        None => E::Data::from_unknown(Unknown { type_name: type_name.into(), data: Json::trusted(payload) }),
    };
    let event = E::decode(data, &mut fields);
    fields.finish(event)
}

/// What reads the payload of the event of exactly this name.
fn reader<D: EventData>(type_name: &str) -> Option<PayloadReader<D>> {
    let position = D::Type::VALUES.iter().position(|(_, name)| *name == type_name)?;
    D::READERS.get(position).copied()
}

/// The JSON text of an event.
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
        FieldWriter::object(out, |fields| self.0.encode(fields));
    }
}

/// Makes of the table of a catalogue's events what is the same for each: reading, writing, the list of all.
///
/// The two enums have a variant of the same name for each event, and the first of them one more, `Unknown`.
#[macro_export]
macro_rules! impl_data {
    ($data:ident, $event_type:ident { $($variant:ident = $name:literal,)* }) => {
        #[allow(deprecated)]
        impl $event_type {
            /// Every event, those of the past included.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
        }

        #[allow(deprecated)]
        impl $crate::OpenEnum for $event_type {
            const VALUES: &'static [(Self, &'static str)] = &[$((Self::$variant, $name),)*];
            const ALSO: &'static [(&'static str, Self)] = &[];
        }

        #[allow(deprecated)]
        impl $crate::EventData for $data {
            type Type = $event_type;
            const READERS: &'static [$crate::PayloadReader<Self>] =
                &[$(|raw| $crate::Decode::decode(raw).map(::std::boxed::Box::new).map(Self::$variant),)*];

            fn from_unknown(unknown: $crate::Unknown) -> Self {
                Self::Unknown(unknown)
            }

            fn part(&self) -> $crate::EventPart<'_, $event_type> {
                match self {
                    $(Self::$variant(data) => $crate::EventPart::Known($event_type::$variant, &**data),)*
                    Self::Unknown(unknown) => $crate::EventPart::Unknown(unknown),
                }
            }
        }
    };
}

/// Gives a generated event its methods.
#[macro_export]
macro_rules! impl_event {
    ($event:ident, $event_type:ident) => {
        #[allow(deprecated)]
        impl $event {
            /// Reads a delivery from the bytes of its body.
            ///
            /// # Errors
            ///
            /// If the body is no UTF-8 or no JSON, or if its envelope or a required field is broken. An event, a field
            /// or an enum value that nobody knows is no error.
            pub fn from_slice(body: &[u8]) -> ::std::result::Result<Self, $crate::Error> {
                $crate::read_event(body)
            }

            /// Reads a delivery from its text.
            ///
            /// # Errors
            ///
            /// As for [`Self::from_slice`].
            // An inherent method too, so that nobody has to import a trait for it.
            #[allow(clippy::should_implement_trait)]
            pub fn from_str(body: &str) -> ::std::result::Result<Self, $crate::Error> {
                $crate::read_event(body.as_bytes())
            }

            /// The event as the bytes of a body; `to_string` gives its text.
            #[must_use]
            pub fn to_vec(&self) -> ::std::vec::Vec<u8> {
                $crate::write_event(self).into_bytes()
            }

            /// The event's type, if it is a known one.
            #[must_use]
            pub fn event_type(&self) -> ::std::option::Option<$event_type> {
                match $crate::EventData::part(&self.data) {
                    $crate::EventPart::Known(event, _) => ::std::option::Option::Some(event),
                    $crate::EventPart::Unknown(_) => ::std::option::Option::None,
                }
            }

            /// The event's type as it is written, known or not.
            #[must_use]
            pub fn type_name(&self) -> &str {
                match $crate::EventData::part(&self.data) {
                    $crate::EventPart::Known(event, _) => event.as_str(),
                    $crate::EventPart::Unknown(unknown) => unknown.type_name(),
                }
            }

            /// The fields that are not what the catalogue promises; each is a `Field::Other`.
            #[must_use]
            pub fn deviations(&self) -> ::std::vec::Vec<$crate::Deviation> {
                $crate::deviations(self)
            }
        }

        #[allow(deprecated)]
        impl ::std::str::FromStr for $event {
            type Err = $crate::Error;

            fn from_str(body: &str) -> ::std::result::Result<Self, $crate::Error> {
                $crate::read_event(body.as_bytes())
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $event {
            /// Writes the event as JSON.
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&$crate::write_event(self))
            }
        }
    };
}
