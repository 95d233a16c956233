//! Objects with the fields that a catalogue describes.

use crate::decode::Decode;
use crate::fault::{Fault, Step};
use crate::field::Field;
use crate::field_writer::FieldWriter;
use crate::fields::{Fields, UnknownFields};
use crate::json::Json;
use crate::json_ref::Kind;
use crate::known::{Key, KnownFields, Seen};
use crate::others::{Check, Rest};
use crate::reader::Reader;
use crate::twice;

/// A struct whose fields a catalogue describes. Generated code implements it by [`impl_object!`](crate::impl_object),
/// and gets [`Decode`] and [`Encode`](crate::Encode).
pub trait Object: Sized + DecodeFields + EncodeFields {
    /// The value before anything was read; see [`Decode::empty`].
    fn empty() -> Self;
}

/// What takes the fields of an object while they are read.
pub trait DecodeFields {
    /// The fields that the catalogue describes.
    fn known_fields() -> &'static KnownFields
    where
        Self: Sized;

    /// Reads the field at this position of [`known_fields`](Self::known_fields).
    ///
    /// # Errors
    ///
    /// If the value is not what the catalogue promises and the field is required, or if it bars the whole event.
    fn decode_field(&mut self, position: usize, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Where the fields go that the catalogue does not name.
    fn unknown_fields_mut(&mut self) -> &mut dyn Rest;
}

/// What has the fields of an object.
pub trait EncodeFields {
    /// Writes the fields.
    fn encode_fields(&self, fields: &mut FieldWriter<'_>);
}

/// What was found in an object.
#[derive(Default)]
struct Found {
    seen: Seen,
    unknown: UnknownFields,
    fault: Option<Fault>,
}

impl Found {
    #[cold]
    fn keep(&mut self, fault: Fault, name: &'static str) -> Result<(), Fault> {
        Fault::keep(&mut self.fault, fault.under(Step::Field(name)))
    }

    /// What is unknown, unless something is wrong with the object from `start` to `end`.
    ///
    /// This stands by itself so that objects within objects do not hold its stack.
    #[inline(never)]
    fn finish(&mut self, known: &KnownFields, start: Reader<'_>, end: usize) -> Result<Fields, Fault> {
        let unknown = match self.unknown.finish(start.body()) {
            Ok(unknown) => unknown,
            Err(key) => return Err(twice::second(start, &key)),
        };
        match (self.fault.take(), known.missing(&self.seen)) {
            (Some(fault), _) => Err(fault),
            (None, Some(name)) => {
                let object = start.until(end);
                Err(Fault::new("a field of this name", "nothing", object.as_str()).under(Step::Field(name)))
            }
            (None, None) => Ok(unknown),
        }
    }
}

impl Reader<'_> {
    /// Reads an object.
    ///
    /// What is wrong with the first wrong field is told at the end: a later one may hold a fault that bars the whole
    /// event.
    pub(crate) fn object(&mut self, known: &KnownFields, object: &mut dyn DecodeFields) -> Result<(), Fault> {
        if self.kind() != Kind::Object {
            return Err(self.mismatch("an object"));
        }
        let left_out = self.take_left_out();
        let start = self.bookmark();
        self.open()?;
        let mut found = Found::default();
        let (mut position, mut next, mut behind) = (0, 0, self.at());
        while let Some(key) = known.next_key(self, next, position == 0)? {
            match key {
                Key::Unknown(key, _) if left_out.is_some_and(|holder| holder.holds(key)) => self.ignore()?,
                Key::Unknown(key, hash) => {
                    match object.unknown_fields_mut().check() {
                        None => _ = self.skip()?,
                        Some(check) => self.other(check, position)?,
                    }
                    found.unknown.push(key, hash, behind..self.at(), self.body());
                }
                Key::Known(field) => {
                    if !found.seen.insert(field) {
                        return Err(self.twice(position));
                    }
                    if let Err(why) = object.decode_field(field, self) {
                        found.keep(why, known.name(field))?;
                    }
                    next = field + 1;
                }
            }
            position += 1;
            behind = self.at();
        }
        *object.unknown_fields_mut().fields_mut() = found.finish(known, start, self.at())?;
        Ok(())
    }

    /// A field that the catalogue does not name, where it says what such hold. What holds something else is kept as it
    /// came; only what bars the whole event is told.
    #[inline(never)]
    fn other(&mut self, check: Check, position: usize) -> Result<(), Fault> {
        match check(self) {
            Err(fault) if fault.is_fatal() => Err(fault.under(Step::Key(position))),
            _ => Ok(()),
        }
    }

    /// A field that must be there.
    ///
    /// # Errors
    ///
    /// If the value is no `T`.
    pub fn required<T: Decode>(&mut self, field: &mut T) -> Result<(), Fault> {
        field.decode(self)
    }

    /// A field that may be absent. What is no `T`, null too, becomes [`Field::Other`].
    ///
    /// # Errors
    ///
    /// If something bars the whole event.
    pub fn optional<T: Decode>(&mut self, field: &mut Field<T>) -> Result<(), Fault> {
        let start = self.at();
        *field = Field::Value(T::empty());
        let Field::Value(value) = field else { return Ok(()) };
        if let Err(fault) = value.decode(self) {
            *field = Field::Other(self.deviating(start, fault)?);
        }
        Ok(())
    }

    /// What came instead of an optional field's value, from `start` to here.
    #[cold]
    fn deviating(&self, start: usize, fault: Fault) -> Result<Json, Fault> {
        if fault.is_fatal() { Err(fault) } else { Ok(self.since(start).into()) }
    }

    /// A field that may be absent or null. What is neither null nor a `T` becomes [`Field::Other`].
    ///
    /// # Errors
    ///
    /// If something bars the whole event.
    pub fn optional_nullable<T: Decode>(&mut self, field: &mut Field<T>) -> Result<(), Fault> {
        if self.kind() != Kind::Null {
            return self.optional(field);
        }
        *field = Field::Null;
        self.ignore()
    }

    /// Passes over a value.
    ///
    /// # Errors
    ///
    /// If it is no JSON.
    pub fn ignore(&mut self) -> Result<(), Fault> {
        self.skip().map(|_| ())
    }
}

impl<T: Object> Object for Box<T> {
    fn empty() -> Self {
        Self::new(T::empty())
    }
}

impl<T: DecodeFields> DecodeFields for Box<T> {
    fn known_fields() -> &'static KnownFields {
        T::known_fields()
    }

    fn decode_field(&mut self, position: usize, reader: &mut Reader<'_>) -> Result<(), Fault> {
        T::decode_field(self, position, reader)
    }

    fn unknown_fields_mut(&mut self) -> &mut dyn Rest {
        T::unknown_fields_mut(self)
    }
}

impl<T: EncodeFields> EncodeFields for Box<T> {
    fn encode_fields(&self, fields: &mut FieldWriter<'_>) {
        T::encode_fields(self, fields);
    }
}

/// Makes an [`Object`](crate::Object) of a struct with the fields of this table and one more, `unknown_fields`, which is
/// [`Fields`](crate::Fields), or [`Others`](crate::Others) where the catalogue says what they hold.
///
/// Each row has the field's position, its name in Rust, whether it may be absent (`optional`), absent or null
/// (`optional_nullable`) or neither (`required`; an `Option` may be null), and its key.
///
/// ```
/// use tidings::{Field, Fields, Json};
///
/// struct Customer {
///     id: String,
///     email: Field<String>,
///     unknown_fields: Fields,
/// }
/// tidings::impl_object! {
///     Customer {
///         0 id: required "id",
///         1 email: optional_nullable "e-mail",
///     }
/// }
/// ```
#[macro_export]
macro_rules! impl_object {
    ($name:ident { $($position:literal $field:ident: $presence:ident $key:literal,)* }) => {
        #[allow(deprecated)]
        impl $crate::Object for $name {
            fn empty() -> Self {
                Self { $($field: $crate::Decode::empty(),)* unknown_fields: ::std::default::Default::default() }
            }
        }

        $crate::impl_decode_fields! {
            $name {}
            { $($position $field: $presence $key,)* }
        }

        #[allow(deprecated)]
        impl $crate::EncodeFields for $name {
            fn encode_fields(&self, fields: &mut $crate::FieldWriter<'_>) {
                $(fields.$presence($key, &self.$field);)*
                fields.rest(&self.unknown_fields);
            }
        }

        $crate::impl_serde!($name, deserialize, serialize);
    };
}

/// Reads the fields of a table. Somebody else reads those of the keys before it.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_decode_fields {
    (
        $name:ident { $($needed:ident $before:literal,)* }
        { $($position:literal $field:ident: $presence:ident $key:literal,)* }
    ) => {
        #[allow(deprecated)]
        impl $crate::DecodeFields for $name {
            fn known_fields() -> &'static $crate::KnownFields {
                static KNOWN: $crate::KnownFields = $crate::KnownFields::new(
                    $crate::names![$($before,)* $($key,)*],
                    &[$($crate::is_required!($needed),)* $($crate::is_required!($presence),)*],
                );
                &KNOWN
            }

            fn decode_field(
                &mut self,
                position: usize,
                reader: &mut $crate::Reader<'_>,
            ) -> ::std::result::Result<(), $crate::Fault> {
                match position {
                    $($position => reader.$presence(&mut self.$field),)*
                    // The position is one of the table's.
                    _ => reader.ignore(),
                }
            }

            fn unknown_fields_mut(&mut self) -> &mut dyn $crate::Rest {
                &mut self.unknown_fields
            }
        }
    };
}

/// Whether a field of this presence must be there.
#[doc(hidden)]
#[macro_export]
macro_rules! is_required {
    (required) => {
        true
    };
    ($presence:ident) => {
        false
    };
}
