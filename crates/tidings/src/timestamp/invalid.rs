//! The error of what no time library can hold.

use std::fmt;

/// A time stamp or date that is none, or one that the type of a time library cannot hold.
///
/// It does not tell the text: deliveries carry personal data, and errors end in logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTimestamp(&'static str);

impl InvalidTimestamp {
    /// The text of a time stamp is none.
    pub(super) const TEXT: Self = Self("a `date-time` of RFC 3339");

    /// The text of a date is none.
    pub(super) const DATE: Self = Self("a `full-date` of RFC 3339");

    /// The library's type begins later or ends earlier.
    pub(super) const RANGE: Self = Self("a moment within the range of the time library");
}

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.0)
    }
}

impl std::error::Error for InvalidTimestamp {}
