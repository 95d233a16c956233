//! Dates without a time.

use std::fmt;

use crate::calendar::days_in_month;
use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::reader::Reader;

/// A date, kept as the text that it came in, and taken apart on demand.
///
/// With the features `jiff-02`, `time-03` and `chrono-04` it converts to and from the types of these libraries.
///
/// ```
/// use tidings::Date;
///
/// assert_eq!(Date::from("2024-02-29").to_ymd(), Some((2024, 2, 29)));
/// assert_eq!(Date::from("soon").to_ymd(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date(Box<str>);

impl Date {
    /// The text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year, month and day, if the text is a `full-date` of RFC 3339, section 5.6.
    #[must_use]
    pub fn to_ymd(&self) -> Option<(u16, u8, u8)> {
        let (year, month, day) = split_date(&self.0)?;
        Some((year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?))
    }
}

/// The parts of `2024-02-29`.
pub(crate) fn split_date(text: &str) -> Option<(i64, i64, i64)> {
    let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
    let valid = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    valid.then_some((year, month, day))
}

/// The text of a date. A year that RFC 3339 cannot write gets a sign and six digits, as in ISO 8601.
pub(crate) fn write_date(year: i64, month: i64, day: i64) -> String {
    if (0..=9999).contains(&year) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:+07}-{month:02}-{day:02}")
    }
}

/// Numbers of a fixed count of digits, with a mark between them.
pub(crate) fn numbers<const N: usize>(text: &str, between: char, digits: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(between);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

impl From<&str> for Date {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Date {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Date {
    fn empty() -> Self {
        Self(Box::default())
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0.decode(reader)
    }
}

impl Encode for Date {
    fn encode(&self, out: &mut Writer) {
        out.text(&self.0);
    }
}
