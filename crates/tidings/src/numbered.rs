//! Enums of whole numbers, and of numbers and texts.

use std::fmt;

use crate::open::OpenEnum;

/// A number that is none of an enum's known values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownNumber;

impl fmt::Display for UnknownNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a known value, found another number")
    }
}

impl std::error::Error for UnknownNumber {}

/// The value that a number names.
#[doc(hidden)]
pub fn enum_number<E: OpenEnum>(number: i64) -> Result<E, UnknownNumber> {
    E::names().find(&number.to_string()).and_then(E::named).ok_or(UnknownNumber)
}

/// Makes an [`OpenEnum`](crate::OpenEnum) of an enum that has whole numbers among its values, and gives it `as_str`,
/// `as_i64`, `Display` and `TryFrom<i64>`.
///
/// Each row has the variant and how it is written, and behind `|` each other spelling that is read as the same value.
///
/// ```
/// use tidings::{EnumKind, Open};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// enum Level { Low, High, Automatic }
/// tidings::impl_numbered_enum! {
///     Level: Mixed { Low = number 0, High = number 10 | text "high", Automatic = text "auto", }
/// }
///
/// let level: Open<Level> = Level::High.into();
/// assert_eq!((level.as_i64(), level.as_str()), (Some(10), "10"));
/// assert_eq!(Level::try_from(10), Ok(Level::High));
/// assert_eq!((Level::Automatic.as_i64(), Level::Automatic.as_str()), (None, "auto"));
/// ```
#[macro_export]
macro_rules! impl_numbered_enum {
    ($name:ident: $kind:ident {
        $($variant:ident = $of:ident $value:literal $(| $also_of:ident $also:literal)*,)*
    }) => {
        $crate::impl_open_enum! {
            $name: $kind {
                $($variant = $crate::name_of!($of $value) $(, $crate::name_of!($also_of $also))*;)*
            }
        }

        #[allow(deprecated)]
        impl $name {
            /// The value as it is written; of a number its digits.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                $crate::OpenEnum::text(self)
            }

            /// The value, if it is a number.
            #[must_use]
            pub fn as_i64(self) -> ::std::option::Option<i64> {
                $crate::OpenEnum::number(self)
            }
        }

        #[allow(deprecated)]
        impl ::std::convert::TryFrom<i64> for $name {
            type Error = $crate::UnknownNumber;

            fn try_from(number: i64) -> ::std::result::Result<Self, $crate::UnknownNumber> {
                $crate::enum_number(number)
            }
        }
    };
}

/// The name by which an enum finds a value: a text has a quote in front, which no number has.
#[doc(hidden)]
#[macro_export]
macro_rules! name_of {
    (number $value:literal) => {
        ::std::concat!($value)
    };
    (text $value:literal) => {
        ::std::concat!("\"", $value)
    };
}
