//! Values of one of several types: of which one, is told by the value itself.

use std::fmt;

use crate::decode::Decode;
use crate::encode::Writer;
use crate::fault::Fault;
use crate::json::Json;
use crate::reader::Reader;
use crate::telling::{Telling, Told};

/// The enum of a union's types. Generated code implements it by [`impl_union!`](crate::impl_union), and gets
/// [`Decode`] and [`Encode`](crate::Encode).
pub trait Union: Decode + DecodeVariant {
    /// How a value is told to be of a variant.
    fn telling() -> &'static Telling;
}

/// What takes the value of a union while it is read.
pub trait DecodeVariant {
    /// Reads the variant at this position.
    ///
    /// # Errors
    ///
    /// If the value is none of its type.
    fn decode_variant(&mut self, position: usize, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Takes what is of no variant.
    fn take_unknown(&mut self, unknown: UnknownVariant);
}

/// A value that is of no known variant of its union, as it came.
///
/// It is what a producer added since the types were generated, or what it never promised: a deviation. The event tells
/// the deviations.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownVariant(Json);

impl UnknownVariant {
    /// What stands in the place of a value until one is read.
    #[doc(hidden)]
    #[must_use]
    pub fn empty() -> Self {
        Self(Json::empty())
    }

    /// The value as it came.
    #[must_use]
    pub fn json(&self) -> &Json {
        &self.0
    }
}

impl fmt::Debug for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Reads a value of a union. What is of no variant, or is a broken one, is kept: the event still arrives.
#[doc(hidden)]
pub fn decode_union(
    telling: &'static Telling,
    union: &mut dyn DecodeVariant,
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    let start = reader.bookmark();
    match decode_told(telling, union, reader) {
        Ok(true) => return Ok(()),
        Err(fault) if fault.is_fatal() => return Err(fault),
        _ => {}
    }
    *reader = start;
    union.take_unknown(UnknownVariant(reader.skip()?.into()));
    Ok(())
}

/// Reads a value of a union into its variant; whether it has one. Only then the reader moves.
fn decode_told(
    telling: &'static Telling,
    union: &mut dyn DecodeVariant,
    reader: &mut Reader<'_>,
) -> Result<bool, Fault> {
    match telling.tell(reader)? {
        Told::Variant(position) => union.decode_variant(position, reader).map(|()| true),
        Told::Addition => Ok(false),
    }
}

/// What is wrong with a value of a union.
fn check_union<U: Union>(reader: &mut Reader<'_>) -> Result<(), Fault> {
    let start = reader.bookmark();
    let told = decode_told(U::telling(), &mut U::empty(), reader);
    told.map(|_| ()).map_err(|fault| U::telling().widened(fault, &start))
}

/// Writes what is of no variant.
#[doc(hidden)]
pub fn encode_unknown<U: Union>(unknown: &UnknownVariant, out: &mut Writer) {
    out.deviation(None, &unknown.0, check_union::<U>);
}

/// Writes a constant.
#[doc(hidden)]
pub fn encode_constant(literal: &'static str, out: &mut Writer) {
    out.given(literal);
}

/// Makes a [`Union`](crate::Union) of an enum with the variants of this table and one more, `Unknown`.
///
/// Each row has its number, the variant, and which values are of it, a [`Claim`](crate::Claim); they are tried in this
/// order. Behind them stand the variants without a value, each with the constant that it is, which are tried before
/// all others; then the key that tells objects apart, if one does; or else what they are told apart by, each a
/// [`Wanted`](crate::Wanted).
///
/// ```
/// # use tidings::{Field, Fields};
/// # #[derive(Clone, Debug, PartialEq)]
/// # struct Card { kind: String, unknown_fields: Fields }
/// # tidings::impl_object! { Card { 0 kind: required "kind", } }
/// #[derive(Clone, Debug, PartialEq)]
/// enum Source {
///     Id(String),
///     Card(Box<Card>),
///     Cash,
///     Unknown(tidings::UnknownVariant),
/// }
/// tidings::impl_union! {
///     Source {
///         0 Id: Text,
///         1 Card: Tag("card"),
///         const 2 Cash: "\"cash\"",
///         by "kind",
///     }
/// }
///
/// # fn read(text: &str) -> Source { serde_json::from_str(text).expect("it is JSON") }
/// assert_eq!(read(r#""cash""#), Source::Cash);
/// assert_eq!(read(r#""src_1""#), Source::Id("src_1".to_owned()));
/// assert!(matches!(read(r#"{"kind":"card"}"#), Source::Card(_)));
/// assert!(matches!(read(r#"{"kind":"cheque"}"#), Source::Unknown(_)));
/// ```
#[macro_export]
macro_rules! impl_union {
    ($name:ident {
        $($position:literal $variant:ident: $claim:ident $(($($of:tt)*))?,)*
        $(const $place:literal $constant:ident: $literal:literal,)*
        $(by $tag:literal,)?
        $(wanted $wanted:ident($($what:tt)*),)*
    }) => {
        #[allow(deprecated)]
        impl $crate::Union for $name {
            fn telling() -> &'static $crate::Telling {
                static TELLING: $crate::Telling = $crate::Telling::new(
                    &[
                        $(($place, $crate::Claim::Equal($literal)),)*
                        $(($position, $crate::Claim::$claim $(($($of)*))?),)*
                    ],
                    [$(::std::option::Option::Some($tag),)? ::std::option::Option::None][0],
                    &[$($crate::Wanted::$wanted($($what)*),)*],
                );
                &TELLING
            }
        }

        #[allow(deprecated)]
        impl $crate::DecodeVariant for $name {
            fn decode_variant(
                &mut self,
                position: usize,
                reader: &mut $crate::Reader<'_>,
            ) -> ::std::result::Result<(), $crate::Fault> {
                // A table, not a `match`: its stack frames stay small however many variants there are.
                const READ: &[fn(&mut $name, &mut $crate::Reader<'_>) -> ::std::result::Result<(), $crate::Fault>] = &[
                    $(|union, reader| {
                        *union = $name::$variant($crate::Decode::empty());
                        match union {
                            $name::$variant(value) => $crate::Decode::decode(value, reader),
                            _ => reader.ignore(),
                        }
                    },)*
                    $(|union, reader| {
                        *union = $name::$constant;
                        reader.ignore()
                    },)*
                ];
                match READ.get(position) {
                    ::std::option::Option::Some(read) => read(self, reader),
                    // The position is one of the table's.
                    ::std::option::Option::None => reader.ignore(),
                }
            }

            fn take_unknown(&mut self, unknown: $crate::UnknownVariant) {
                *self = Self::Unknown(unknown);
            }
        }

        #[allow(deprecated)]
        impl $crate::Decode for $name {
            fn empty() -> Self {
                Self::Unknown($crate::UnknownVariant::empty())
            }

            fn decode(&mut self, reader: &mut $crate::Reader<'_>) -> ::std::result::Result<(), $crate::Fault> {
                $crate::decode_union(<Self as $crate::Union>::telling(), self, reader)
            }
        }

        #[allow(deprecated)]
        impl $crate::Encode for $name {
            fn encode(&self, out: &mut $crate::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::Encode::encode(value, out),)*
                    $(Self::$constant => $crate::encode_constant($literal, out),)*
                    Self::Unknown(unknown) => $crate::encode_unknown::<Self>(unknown, out),
                }
            }
        }

        $crate::impl_serde!($name, deserialize, serialize);
    };
}
