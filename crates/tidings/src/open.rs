//! Enums that the producer may extend.

use std::fmt;
use std::marker::PhantomData;

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::json_ref::sized;
use crate::names::Names;
use crate::reader::Reader;
use crate::spelling::{EnumKind, Spelling};

/// The known values of an enum. Generated code implements it by [`impl_enum!`](crate::impl_enum).
pub trait OpenEnum: Copy + Eq + fmt::Debug + 'static {
    /// The values.
    const VALUES: &'static [Self];

    /// The values that have another spelling, once for each.
    const ALSO: &'static [Self];

    /// Which values of JSON they are.
    const KIND: EnumKind = EnumKind::Texts;

    /// How each of [`VALUES`](Self::VALUES) is written, then how each of [`ALSO`](Self::ALSO) is. Where there are
    /// numbers, a text has a quote in front.
    fn names() -> &'static Names;

    /// The place in [`VALUES`](Self::VALUES).
    fn position(self) -> usize;

    /// How the value is written; of a number its digits.
    #[must_use]
    fn text(self) -> &'static str {
        Self::KIND.shown(Self::names().at(self.position()))
    }

    /// The value, if it is a number.
    #[must_use]
    fn number(self) -> Option<i64> {
        Self::KIND.number(Self::names().at(self.position()))
    }

    /// The value that has this position among [`names`](Self::names).
    #[doc(hidden)]
    #[must_use]
    fn named(position: usize) -> Option<Self> {
        match position.checked_sub(Self::VALUES.len()) {
            None => Self::VALUES.get(position).copied(),
            Some(also) => Self::ALSO.get(also).copied(),
        }
    }
}

/// A value of an enum, or one that the enum did not know when the types were generated: another text, or another whole
/// number if it has numbers.
///
/// Two are equal if they mean the same value, however it was spelt.
///
/// ```
/// use tidings::Open;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// enum Status { Pending, Failed }
/// tidings::impl_enum! {
///     Status { Pending = "pending", Failed = "failed", }
/// }
///
/// let status: Open<Status> = Status::Failed.into();
/// assert_eq!(status, Status::Failed);
/// assert_eq!(status.known(), Some(Status::Failed));
/// assert_eq!(status.as_str(), "failed");
/// ```
pub struct Open<E> {
    spelling: Spelling,
    of: PhantomData<E>,
}

/// A text that is none of an enum's known values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    characters: usize,
}

impl UnknownValue {
    fn of(text: &str) -> Self {
        Self { characters: text.chars().count() }
    }
}

impl<E: OpenEnum> Open<E> {
    /// The value, if it is a known one.
    #[must_use]
    pub fn known(&self) -> Option<E> {
        if let Spelling::Known(position) = self.spelling { E::named(position) } else { None }
    }

    /// The text as it came, or as it will be written, of known and unknown values alike; of a number its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        E::KIND.shown(self.name())
    }

    /// The number, if it is one, of known and unknown values alike.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        E::KIND.number(self.name())
    }

    fn name(&self) -> &str {
        self.spelling.name(E::names())
    }

    fn spelt(spelling: Spelling) -> Self {
        Self { spelling, of: PhantomData }
    }
}

/// The value that a text names.
#[doc(hidden)]
pub fn enum_value<E: OpenEnum>(text: &str) -> Result<E, UnknownValue> {
    E::names().find(text).and_then(E::named).ok_or_else(|| UnknownValue::of(text))
}

impl<E: OpenEnum> From<E> for Open<E> {
    fn from(value: E) -> Self {
        Self::spelt(Spelling::Known(value.position()))
    }
}

impl<E: OpenEnum> PartialEq for Open<E> {
    fn eq(&self, other: &Self) -> bool {
        match (self.known(), other.known()) {
            (None, None) => self.name() == other.name(),
            (left, right) => left == right,
        }
    }
}

impl<E: OpenEnum> Eq for Open<E> {}

impl<E> Clone for Open<E> {
    fn clone(&self) -> Self {
        Self { spelling: self.spelling.clone(), of: PhantomData }
    }
}

impl<E: OpenEnum> fmt::Debug for Open<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(value) => f.debug_tuple("Open").field(&value).finish(),
            None => f.debug_tuple("Open").field(&self.as_str()).finish(),
        }
    }
}

impl<E: OpenEnum> PartialEq<E> for Open<E> {
    fn eq(&self, other: &E) -> bool {
        self.known() == Some(*other)
    }
}

impl<E: OpenEnum> fmt::Display for Open<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<E: OpenEnum> Decode for Open<E> {
    fn empty() -> Self {
        Self::spelt(Spelling::Unknown(Box::default()))
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.spelling = Spelling::read(reader, E::names(), E::KIND)?;
        Ok(())
    }
}

impl<E: OpenEnum> Encode for Open<E> {
    fn encode(&self, out: &mut Writer) {
        self.spelling.write(out, E::names(), E::KIND);
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a known value, found {}", sized("a text", self.characters, "character"))
    }
}

impl std::error::Error for UnknownValue {}

/// Makes an [`OpenEnum`](crate::OpenEnum) of an enum with the variants of this table, and gives it `as_str`, `Display`
/// and `FromStr`.
///
/// Each row has the variant and how it is written, and behind `|` each other spelling that is read as the same value.
///
/// ```
/// #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// enum Status { Pending, Canceling }
/// tidings::impl_enum! {
///     Status { Pending = "pending", Canceling = "canceling" | "cancelling", }
/// }
///
/// assert_eq!("cancelling".parse(), Ok(Status::Canceling));
/// assert_eq!(Status::Canceling.as_str(), "canceling");
/// ```
#[macro_export]
macro_rules! impl_enum {
    ($name:ident { $($variant:ident = $text:literal $(| $also:literal)*,)* }) => {
        $crate::impl_open_enum! { $name: Texts { $($variant = $text $(, $also)*;)* } }

        #[allow(deprecated)]
        impl $name {
            /// The value as it is written.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                $crate::OpenEnum::text(self)
            }
        }

        #[allow(deprecated)]
        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownValue;

            fn from_str(text: &str) -> ::std::result::Result<Self, $crate::UnknownValue> {
                $crate::enum_value(text)
            }
        }
    };
}

/// What enums of texts and those with numbers have alike. Each row has the variant and the name by which it is found,
/// then those of its other spellings.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_open_enum {
    ($name:ident: $kind:ident { $($variant:ident = $text:expr $(, $also:expr)*;)* }) => {
        #[allow(deprecated)]
        impl $crate::OpenEnum for $name {
            const VALUES: &'static [Self] = &[$(Self::$variant,)*];
            const ALSO: &'static [Self] = &[$($($crate::behind!($also, Self::$variant),)*)*];
            const KIND: $crate::EnumKind = $crate::EnumKind::$kind;

            fn names() -> &'static $crate::Names {
                static NAMES: $crate::Names = $crate::names![$($text,)* $($($also,)*)*];
                &NAMES
            }

            fn position(self) -> usize {
                self as usize
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// A value once for each of its other names.
#[doc(hidden)]
#[macro_export]
macro_rules! behind {
    ($name:expr, $value:expr) => {
        $value
    };
}
