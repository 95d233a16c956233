//! Several deliveries in one body.

use std::fmt;

use crate::encode::Writer;
use crate::envelope::text_of;
use crate::error::Error;
use crate::fault::{Fault, Step};
use crate::fields::Fields;
use crate::json_ref::Kind;
use crate::known::KnownFields;
use crate::object::DecodeFields;
use crate::others::Rest;
use crate::reader::Reader;

/// An event of which a body holds several. Generated code implements it by [`impl_batch!`](crate::impl_batch).
pub trait Batched: Sized {
    /// The key that holds the list of deliveries; none, if the body is the list.
    fn list_key() -> Option<&'static KnownFields>;

    /// The JSON text of a delivery.
    fn write(&self) -> String;
}

/// An event that its body alone tells.
pub trait ReadFromBody: Batched {
    /// Reads one delivery.
    ///
    /// # Errors
    ///
    /// As for [`read_event`](crate::read_event).
    fn read(delivery: &[u8]) -> Result<Self, Error>;
}

/// An event of whose name a part stands in a header.
pub trait ReadFromParts: Batched {
    /// Reads one delivery.
    ///
    /// # Errors
    ///
    /// As for [`read_event`](crate::read_event).
    fn read(header: &str, delivery: &[u8]) -> Result<Self, Error>;

    /// What the header holds.
    fn header(&self) -> &str;
}

/// The deliveries of one body. Each is read by itself, so that one that is broken costs none of the others.
///
/// Each takes the size of an item of `deliveries`, however short it was written, and one that is broken takes less than 200
/// bytes more for its error: who takes in bodies of strangers bounds their length.
///
/// ```text
/// for delivery in Batch::<Event>::from_slice(body)?.deliveries {
///     match delivery {
///         Ok(event) => handle(event),
///         Err(broken) => park(broken.error.event_id(), broken.json),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Batch<E> {
    /// The deliveries, in their order.
    pub deliveries: Vec<Result<E, Broken>>,
    /// What stands beside the list of deliveries, as it came. A body that is the list has nothing there.
    pub unknown_fields: Fields,
}

/// A delivery that could not be read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Broken {
    /// Which delivery of the body it is, counted from 0 as in paths.
    pub item: usize,
    /// Why. Path and position are those in the delivery, not in the body.
    pub error: Error,
    /// The JSON text of the delivery as it came. More may lie in each other there than in a [`Json`](crate::Json).
    pub json: Box<str>,
}

impl<E: Batched> Batch<E> {
    fn of(deliveries: Vec<Result<E, Broken>>) -> Self {
        Self { deliveries, unknown_fields: Fields::default() }
    }

    /// The deliveries that could be read.
    pub fn events(&self) -> impl Iterator<Item = &E> {
        self.deliveries.iter().filter_map(|delivery| delivery.as_ref().ok())
    }

    /// The batch as the bytes of a body, on one line; `to_string` gives its text.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        self.to_string().into_bytes()
    }

    fn read(body: &[u8], read: &dyn Fn(&[u8]) -> Result<E, Error>) -> Result<Self, Error> {
        let (text, fault) = text_of(body);
        let mut items = Items { read, batch: Self::of(Vec::new()) };
        let done = match (fault, E::list_key()) {
            (Some(fault), _) => Err(fault),
            (None, known) => items.read_whole(known, &mut Reader::new(text)),
        };
        done.map_err(|fault| Error::new(&fault, text, None, None))?;
        Ok(items.batch)
    }
}

impl<E: ReadFromBody> Batch<E> {
    /// A body with these events.
    #[must_use]
    pub fn new(events: impl IntoIterator<Item = E>) -> Self {
        Self::of(events.into_iter().map(Ok).collect())
    }

    /// Reads the deliveries from the bytes of a body.
    ///
    /// # Errors
    ///
    /// If the body is no UTF-8 or no JSON, or if it holds no list of deliveries. A delivery that is broken is no error
    /// here, but one in its place.
    pub fn from_slice(body: &[u8]) -> Result<Self, Error> {
        Self::read(body, &E::read)
    }
}

impl<E: ReadFromParts> Batch<E> {
    /// A body with these events. One header names them all, so it is the same for each.
    ///
    /// # Errors
    ///
    /// The events, if their headers differ: each header needs a body of its own.
    pub fn of_one_header(events: impl IntoIterator<Item = E>) -> Result<Self, Vec<E>> {
        let events: Vec<E> = events.into_iter().collect();
        let is_one = events.windows(2).all(|pair| matches!(pair, [left, right] if left.header() == right.header()));
        if is_one { Ok(Self::of(events.into_iter().map(Ok).collect())) } else { Err(events) }
    }

    /// What the header holds that names all events. There is none for a body without events, nor for events of different
    /// headers that were put together in `deliveries`.
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        let mut headers = self.events().map(E::header);
        let first = headers.next()?;
        headers.all(|header| header == first).then_some(first)
    }

    /// Reads the deliveries from the header that names all of them, and from the bytes of a body.
    ///
    /// # Errors
    ///
    /// If the body is no UTF-8 or no JSON, or if it holds no list of deliveries. A delivery that is broken is no error
    /// here, but one in its place.
    pub fn from_parts(header: &str, body: &[u8]) -> Result<Self, Error> {
        Self::read(body, &|delivery| E::read(header, delivery))
    }
}

impl<E: Batched> fmt::Display for Batch<E> {
    /// Writes the batch as JSON, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Writer::default();
        if let Some(key) = E::list_key() {
            out.raw("{");
            out.text(key.name(0));
            out.raw(":");
        }
        out.raw("[");
        for (position, delivery) in self.deliveries.iter().enumerate() {
            out.raw(if position > 0 { "," } else { "" });
            match delivery {
                Ok(event) => out.raw(&event.write()),
                Err(broken) => out.given(&broken.json),
            }
        }
        out.raw("]");
        if E::list_key().is_some() {
            out.raw(if self.unknown_fields.is_empty() { "" } else { "," });
            out.given(self.unknown_fields.inside());
            out.raw("}");
        }
        f.write_str(&out.into_text())
    }
}

/// A batch while it is read.
struct Items<'a, E> {
    read: &'a dyn Fn(&[u8]) -> Result<E, Error>,
    batch: Batch<E>,
}

impl<E> Items<'_, E> {
    fn read_whole(&mut self, known: Option<&'static KnownFields>, reader: &mut Reader<'_>) -> Result<(), Fault> {
        match known {
            Some(known) => reader.object(known, self)?,
            None => self.read_list(reader)?,
        }
        reader.end()
    }

    fn read_list(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.kind() != Kind::List {
            return Err(reader.mismatch("a list"));
        }
        reader.open()?;
        while reader.item(self.batch.deliveries.is_empty())? {
            let item = self.batch.deliveries.len();
            let delivery = reader.skip_body().map_err(|fault| fault.under(Step::Item(item)))?.as_str();
            let read = (self.read)(delivery.as_bytes());
            self.batch.deliveries.push(read.map_err(|error| Broken { item, error, json: delivery.into() }));
        }
        Ok(())
    }
}

impl<E> DecodeFields for Items<'_, E> {
    /// Nobody asks: they are given.
    fn known_fields() -> &'static KnownFields {
        static NONE: KnownFields = KnownFields::new(crate::names![], &[]);
        &NONE
    }

    fn decode_field(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.read_list(reader)
    }

    fn unknown_fields_mut(&mut self) -> &mut dyn Rest {
        &mut self.batch.unknown_fields
    }
}

impl fmt::Display for Broken {
    /// Tells which delivery it is, and what is wrong where in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "delivery [{}]: {}", self.item, self.error)
    }
}

impl std::error::Error for Broken {}

/// Lets a body hold several of these events: as a list, or under a key that holds one.
#[macro_export]
macro_rules! impl_batch {
    ($event:ident { $read:ident $(, under $key:literal)? $(,)? }) => {
        #[allow(deprecated)]
        impl $crate::Batched for $event {
            fn list_key() -> ::std::option::Option<&'static $crate::KnownFields> {
                $crate::batch_key!($($key)?)
            }

            fn write(&self) -> ::std::string::String {
                ::std::string::ToString::to_string(self)
            }
        }

        $crate::batch_read!($event $read);
    };
}

/// The key that holds the list.
#[doc(hidden)]
#[macro_export]
macro_rules! batch_key {
    () => {
        ::std::option::Option::None
    };
    ($key:literal) => {{
        static KEY: $crate::KnownFields = $crate::KnownFields::new($crate::names![$key], &[true]);
        ::std::option::Option::Some(&KEY)
    }};
}

/// Whether an event is read from a body alone, or from a header, too.
#[doc(hidden)]
#[macro_export]
macro_rules! batch_read {
    ($event:ident from_slice) => {
        #[allow(deprecated)]
        impl $crate::ReadFromBody for $event {
            fn read(delivery: &[u8]) -> ::std::result::Result<Self, $crate::Error> {
                Self::from_slice(delivery)
            }
        }
    };
    ($event:ident from_parts) => {
        #[allow(deprecated)]
        impl $crate::ReadFromParts for $event {
            fn read(header: &str, delivery: &[u8]) -> ::std::result::Result<Self, $crate::Error> {
                Self::from_parts(header, delivery)
            }

            fn header(&self) -> &str {
                Self::header(self)
            }
        }
    };
}
