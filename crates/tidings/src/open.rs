//! Enums that the producer may extend.

use std::fmt;

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::raw::{Raw, sized};
use crate::text;

/// The known values of an enum. Generated code fills in the two tables.
pub trait OpenEnum: Copy + Eq + fmt::Debug + 'static {
    /// Each value and how it is written.
    const VALUES: &'static [(Self, &'static str)];

    /// Other spellings that are read as the same value.
    const ALSO: &'static [(&'static str, Self)];
}

/// A value of an enum, or a text that the enum did not know when the types were generated.
///
/// Two are equal if they mean the same value, however it was spelt.
///
/// ```
/// use tidings::{Open, OpenEnum};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// enum Status { Pending, Failed }
///
/// impl OpenEnum for Status {
///     const VALUES: &'static [(Self, &'static str)] = &[(Self::Pending, "pending"), (Self::Failed, "failed")];
///     const ALSO: &'static [(&'static str, Self)] = &[];
/// }
///
/// let status: Open<Status> = Status::Failed.into();
/// assert_eq!(status, Status::Failed);
/// assert_eq!(status.known(), Some(Status::Failed));
/// assert_eq!(status.as_str(), "failed");
/// ```
#[derive(Clone, Debug)]
pub struct Open<E>(Inner<E>);

#[derive(Clone, Debug)]
enum Inner<E> {
    Known(E),
    /// A known value that came in another spelling, in which it goes out again.
    Also(E, &'static str),
    Unknown(Box<str>),
}

/// A text that is none of an enum's known values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    characters: usize,
}

impl<E: OpenEnum> Open<E> {
    /// The value, if it is a known one.
    #[must_use]
    pub fn known(&self) -> Option<E> {
        match self.0 {
            Inner::Known(value) | Inner::Also(value, _) => Some(value),
            Inner::Unknown(_) => None,
        }
    }

    /// The text as it came, or as it will be written, of known and unknown values alike.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Inner::Known(value) => enum_text(*value),
            Inner::Also(_, text) => text,
            Inner::Unknown(text) => text,
        }
    }

    fn read(text: &str) -> Self {
        let known = E::VALUES.iter().find(|(_, known)| *known == text).map(|(value, _)| Inner::Known(*value));
        let also = || E::ALSO.iter().find(|(also, _)| *also == text).map(|(also, value)| Inner::Also(*value, also));
        Self(known.or_else(also).unwrap_or_else(|| Inner::Unknown(text.into())))
    }
}

/// How a value is written.
#[doc(hidden)]
pub fn enum_text<E: OpenEnum>(value: E) -> &'static str {
    // Every value stands in the table that was generated with it.
    E::VALUES.iter().find(|(known, _)| *known == value).map_or("", |(_, text)| text)
}

/// The value that a text names.
#[doc(hidden)]
pub fn enum_value<E: OpenEnum>(text: &str) -> Result<E, UnknownValue> {
    Open::read(text).known().ok_or_else(|| UnknownValue { characters: text.chars().count() })
}

impl<E: OpenEnum> From<E> for Open<E> {
    fn from(value: E) -> Self {
        Self(Inner::Known(value))
    }
}

impl<E: OpenEnum> PartialEq for Open<E> {
    fn eq(&self, other: &Self) -> bool {
        match (self.known(), other.known()) {
            (None, None) => self.as_str() == other.as_str(),
            (left, right) => left == right,
        }
    }
}

impl<E: OpenEnum> Eq for Open<E> {}

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
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        text::decode(raw).map(|text| Self::read(&text))
    }
}

impl<E: OpenEnum> Encode for Open<E> {
    fn encode(&self, out: &mut Writer) {
        out.text(self.as_str());
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a known value, found {}", sized("a text", self.characters, "character"))
    }
}

impl std::error::Error for UnknownValue {}

/// Gives a generated enum `as_str`, `Display` and `FromStr`.
#[macro_export]
macro_rules! impl_enum {
    ($name:ident) => {
        #[allow(deprecated)]
        impl $name {
            /// The value as it is written.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                $crate::enum_text(self)
            }
        }

        #[allow(deprecated)]
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
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
