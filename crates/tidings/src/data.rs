//! Payloads: which event is it, and what does it carry?

use std::borrow::Cow;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::fault::Fault;
use crate::json::Json;
use crate::json_ref::JsonRef;
use crate::open::OpenEnum;
use crate::reader::Reader;

/// The enum of all payloads. Generated code implements it by [`impl_data!`](crate::impl_data).
pub trait EventData: Sized + 'static {
    /// The enum of the known events.
    type Type: OpenEnum;

    /// How each event is read and written, in the order of [`OpenEnum::VALUES`]. A table, not a `match`: its stack
    /// frames stay small however many events there are.
    const EVENTS: &'static [EventPayload<Self>];

    /// The payload of an event that nobody knows.
    fn from_unknown(unknown: Unknown) -> Self;

    /// The payload if it is of an event that nobody knows.
    fn unknown(&self) -> Option<&Unknown>;

    /// The event, if it is a known one.
    fn event_type(&self) -> Option<Self::Type>;
}

/// How the payload of one event is read and written.
pub struct EventPayload<D> {
    /// Reads it.
    pub decode: fn(&mut Reader<'_>) -> Result<D, Fault>,
    /// What writes it, if this is the event.
    pub encode: fn(&D) -> Option<&dyn Encode>,
}

/// An event that the catalogue did not know when the types were generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    type_name: Box<str>,
    /// Where the parts of the name end that are not the last: places of dots in it.
    ends: Box<[usize]>,
    data: Json,
}

impl Unknown {
    pub(crate) fn new(type_name: Box<str>, data: JsonRef<'_>) -> Self {
        Self { type_name, ends: Box::default(), data: data.into() }
    }

    /// One whose name has several parts.
    pub(crate) fn parted(parts: &[Cow<'_, str>], data: Json) -> Self {
        let (mut ends, mut end) = (Vec::new(), 0);
        for part in parts {
            end += part.len();
            ends.push(end);
            // The dot behind it.
            end += 1;
        }
        ends.pop();
        Self { type_name: parts.join(".").into(), ends: ends.into(), data }
    }

    /// The parts of its name.
    pub(crate) fn parts(&self) -> Vec<&str> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end + 1));
        let ends = self.ends.iter().copied().chain([self.type_name.len()]);
        starts.zip(ends).map(|(start, end)| self.type_name.get(start..end).unwrap_or_default()).collect()
    }

    /// What stands in the place of a payload until one is read.
    #[doc(hidden)]
    #[must_use]
    pub fn empty() -> Self {
        Self { type_name: Box::default(), ends: Box::default(), data: Json::empty() }
    }

    /// The event's type as it came; one of several parts has dots between them, so that it can read like a known event
    /// whose parts are others.
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

/// Reads the payload of the event at this position of [`OpenEnum::VALUES`].
pub(crate) fn decode_payload<D: EventData>(event: usize, reader: &mut Reader<'_>) -> Result<D, Fault> {
    match D::EVENTS.get(event) {
        Some(payload) => (payload.decode)(reader),
        // Both tables come from the same rows.
        None => Err(reader.mismatch("a known event")),
    }
}

/// The name of an event, known or not.
#[doc(hidden)]
#[must_use]
pub fn type_name<D: EventData>(data: &D) -> &str {
    match data.event_type() {
        Some(event) => event.text(),
        None => data.unknown().map_or("", Unknown::type_name),
    }
}

/// What writes the payload of an event, known or not.
pub(crate) fn payload<D: EventData>(data: &D) -> Option<&dyn Encode> {
    match data.event_type() {
        Some(event) => (D::EVENTS.get(event.position())?.encode)(data),
        None => data.unknown().map(|unknown| unknown.data() as &dyn Encode),
    }
}

/// Reads a payload into its box.
#[doc(hidden)]
pub fn decode_box<T: Decode>(reader: &mut Reader<'_>) -> Result<Box<T>, Fault> {
    let mut payload = Box::new(T::empty());
    payload.decode(reader)?;
    Ok(payload)
}

/// Makes of the table of a catalogue's events what is the same for each: reading, writing, the list of all.
///
/// The two enums have a variant of the same name for each event, and the first of them one more, `Unknown`.
#[macro_export]
macro_rules! impl_data {
    ($data:ident, $event_type:ident { $($variant:ident = $name:literal,)* }) => {
        $crate::impl_enum! {
            $event_type { $($variant = $name,)* }
        }

        #[allow(deprecated)]
        impl $event_type {
            /// Every event, those of the past included.
            pub const ALL: &'static [Self] = <Self as $crate::OpenEnum>::VALUES;
        }

        #[allow(deprecated)]
        impl $crate::EventData for $data {
            type Type = $event_type;
            const EVENTS: &'static [$crate::EventPayload<Self>] = &[$($crate::EventPayload {
                decode: |reader| $crate::decode_box(reader).map(Self::$variant),
                encode: |data| if let Self::$variant(payload) = data { Some(&**payload) } else { None },
            },)*];

            fn from_unknown(unknown: $crate::Unknown) -> Self {
                Self::Unknown(unknown)
            }

            fn unknown(&self) -> ::std::option::Option<&$crate::Unknown> {
                if let Self::Unknown(unknown) = self { ::std::option::Option::Some(unknown) } else { ::std::option::Option::None }
            }

            fn event_type(&self) -> ::std::option::Option<$event_type> {
                match self {
                    $(Self::$variant(_) => ::std::option::Option::Some($event_type::$variant),)*
                    Self::Unknown(_) => ::std::option::Option::None,
                }
            }
        }
    };
}
