//! Numbers with the digits that they came with.

use std::fmt;
use std::str::FromStr;

use crate::scan;

/// A JSON number. It keeps its digits and compares as a decimal, whatever its size.
///
/// ```
/// use tidings::Number;
///
/// let price: Number = "12345678901234567890.10".parse()?;
/// assert_eq!(price.as_str(), "12345678901234567890.10");
/// assert_eq!(price, "1234567890123456789010e-2".parse()?);
/// assert_eq!(Number::from(7).as_i64(), Some(7));
/// # Ok::<(), tidings::InvalidNumber>(())
/// ```
#[derive(Clone)]
pub struct Number(Box<str>);

/// A text that is no JSON number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidNumber;

/// What a number is worth: digits × 10^(exponent), the digits without zeros at either end.
#[derive(PartialEq, Eq)]
struct Decimal<'a> {
    negative: bool,
    digits: String,
    exponent: i128,
    /// A written exponent beyond 128 bits, sign first; `exponent` then holds only what the point shifts.
    beyond: Option<(bool, &'a str)>,
}

impl Number {
    /// A number that the compiler of the catalogue has read. For generated code alone: the text is not checked.
    #[doc(hidden)]
    #[must_use]
    pub fn literal(text: &'static str) -> Self {
        Self(text.into())
    }

    pub(crate) fn trusted(number: &str) -> Self {
        Self(number.into())
    }

    /// The number as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest floating-point number; infinite beyond its range.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        // JSON's numbers are a part of what Rust reads as one.
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number as an integer, if it is a whole one in range; `1.0` and `1e3` are.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        whole(&self.0)?.try_into().ok()
    }

    /// The number as an integer, if it is a whole one in range, and not negative.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        whole(&self.0)?.try_into().ok()
    }
}

/// The integer that a JSON number is worth, if it is whole and fits.
pub(crate) fn whole(number: &str) -> Option<i128> {
    /// No integer of 128 bits has more digits.
    const MOST_DIGITS: i128 = 39;
    let Decimal { negative, digits, exponent, beyond } = Decimal::of(number);
    if digits.is_empty() {
        return Some(0);
    }
    let in_range = beyond.is_none() && (0..=MOST_DIGITS).contains(&exponent);
    let power = 10_i128.checked_pow(u32::try_from(exponent).ok().filter(|_| in_range)?)?;
    let value = digits.parse::<i128>().ok()?.checked_mul(power)?;
    Some(if negative { -value } else { value })
}

/// Whether two JSON numbers are worth the same.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left == right || Decimal::of(left) == Decimal::of(right)
}

impl<'a> Decimal<'a> {
    fn of(number: &'a str) -> Self {
        let (negative, unsigned) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
        let (mantissa, written) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = [integer, fraction].concat();
        let length = digits.trim_end_matches('0').len();
        let zeros = digits.len() - length;
        digits.truncate(length);
        digits.drain(..length - digits.trim_start_matches('0').len());
        if digits.is_empty() {
            return Self { negative: false, digits, exponent: 0, beyond: None };
        }
        let shift = length_of(zeros) - length_of(fraction.len());
        let sum = written.parse::<i128>().ok().and_then(|exponent| exponent.checked_add(shift));
        let sign_and_size =
            || (written.starts_with('-'), written.trim_start_matches(['+', '-']).trim_start_matches('0'));
        let beyond = if sum.is_none() { Some(sign_and_size()) } else { None };
        Self { negative, digits, exponent: sum.unwrap_or(shift), beyond }
    }
}

/// A length fits: no text is longer than 64 bits can count.
fn length_of(length: usize) -> i128 {
    i128::try_from(length).unwrap_or(i128::MAX)
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for Number {}

impl FromStr for Number {
    type Err = InvalidNumber;

    fn from_str(text: &str) -> Result<Self, InvalidNumber> {
        if scan::number_end(text.as_bytes(), 0) == Ok(text.len()) {
            Ok(Self::trusted(text))
        } else {
            Err(InvalidNumber)
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string().into())
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(value.to_string().into())
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self(value.to_string().into())
    }
}

impl TryFrom<f64> for Number {
    type Error = InvalidNumber;

    /// The shortest number that reads as the same `f64`; infinity and NaN are no JSON.
    fn try_from(value: f64) -> Result<Self, InvalidNumber> {
        if value.is_finite() { Ok(Self(value.to_string().into())) } else { Err(InvalidNumber) }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a JSON number")
    }
}

impl std::error::Error for InvalidNumber {}

#[cfg(test)]
mod tests {
    use super::{Number, same, whole};

    #[test]
    fn numbers_compare_as_decimals() {
        for (left, right) in [
            ("1", "1.0"),
            ("1000", "1e3"),
            ("-0", "0.00e7"),
            ("0.1", "1E-1"),
            ("10e-1", "1e+00"),
            ("1e99999999999999999999999999999999999999999", "1.0e+099999999999999999999999999999999999999999"),
            ("0e99999999999999999999999999999999999999999", "0"),
        ] {
            assert!(same(left, right), "{left} {right}");
        }
        for (left, right) in [("1", "-1"), ("1", "10"), ("12345678901234567890123", "12345678901234567890124")] {
            assert!(!same(left, right), "{left} {right}");
        }
    }

    #[test]
    fn whole_numbers_are_integers_however_written() {
        for (text, value) in [("1.0", 1), ("1e3", 1000), ("-0", 0), ("120e-1", 12), ("-2.50e1", -25), ("0e999", 0)] {
            assert_eq!(whole(text), Some(value), "{text}");
        }
        for text in ["1.5", "1e-1", "1e400", "1e99999999999999999999999999999999999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
        assert_eq!(whole(&"9".repeat(400)), None);
    }

    #[test]
    fn only_json_is_a_number() {
        for text in ["", " 1", "1 ", "+1", "01", ".5", "1.", "NaN", "\"1\"", "[1]", "null"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
        assert!(Number::try_from(f64::NAN).is_err());
        assert_eq!(Number::try_from(1e21).ok(), "1e21".parse().ok());
    }
}
