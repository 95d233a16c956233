//! Objects with the fields that a catalogue describes.

mod reading;

use crate::fault::Fault;
use crate::field_writer::FieldWriter;
use crate::known::KnownFields;
use crate::others::Rest;
use crate::reader::Reader;

/// A struct whose fields a catalogue describes. Generated code implements it by [`impl_object!`](crate::impl_object),
/// and gets [`Decode`](crate::Decode) and [`Encode`](crate::Encode).
pub trait Object: Sized + DecodeFields + EncodeFields {
    /// Whether it is a list on the wire: a tuple, whose fields are told by their places and not by their names.
    const IS_TUPLE: bool = false;

    /// The value before anything was read; see [`Decode::empty`](crate::Decode::empty).
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

impl<T: Object> Object for Box<T> {
    const IS_TUPLE: bool = T::IS_TUPLE;

    /// This stands by itself so that objects within objects do not hold an empty one on its way into its box.
    #[inline(never)]
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

/// Reads the fields of a table, and what it does not name into the field that is called behind the first braces. Somebody
/// else reads those of the keys before it.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_decode_fields {
    (
        $name:ident { $($needed:ident $before:literal,)* }
        { $($position:literal $field:ident: $presence:ident $key:literal,)* }
    ) => {
        $crate::impl_decode_fields! {
            $name { $($needed $before,)* } unknown_fields
            { $($position $field: $presence $key,)* }
        }
    };
    (
        $name:ident { $($needed:ident $before:literal,)* } $rest:ident
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
                &mut self.$rest
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
