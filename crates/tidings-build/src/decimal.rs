//! Exact decimal numbers, of any size: the limits of numbers, and the numbers that are held against them.

use std::cmp::Ordering;
use std::fmt;

/// A number in JSON's notation. It is shown as it was written, and compares as what it is worth.
#[derive(Clone, Debug)]
pub struct Decimal {
    text: String,
    negative: bool,
    /// Without zeros at either end; none for zero.
    digits: String,
    /// The power of ten that the last digit counts.
    exponent: i64,
}

impl Decimal {
    /// The number of a text in JSON's notation. An exponent beyond 64 bits is as far out as one can be.
    pub(crate) fn new(text: &str) -> Self {
        /// No text is so long that its digits could make up for it.
        const FAR: i64 = i64::MAX / 4;
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, fraction].concat();
        let significant = all.trim_end_matches('0');
        let digits = significant.trim_start_matches('0').to_owned();
        let far = if power.starts_with('-') { -FAR } else { FAR };
        let power = power.parse::<i64>().map_or(far, |power| power.clamp(-FAR, FAR));
        let shift = |length: usize| i64::try_from(length).unwrap_or(FAR);
        let exponent = power + shift(all.len() - significant.len()) - shift(fraction.len());
        let is_zero = digits.is_empty();
        Self {
            text: text.to_owned(),
            negative: negative && !is_zero,
            exponent: if is_zero { 0 } else { exponent },
            digits,
        }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is a whole number.
    pub(crate) fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    /// How many digits stand behind the point.
    pub(crate) fn places(&self) -> i64 {
        (-self.exponent).max(0)
    }

    /// How often it holds the last of so many places behind the point, if that is a whole number of 128 bits.
    pub(crate) fn scaled(&self, places: i64) -> Option<i128> {
        let power = u32::try_from(self.exponent.checked_add(places)?).ok()?;
        if self.is_zero() {
            return Some(0);
        }
        let size = self.digits.parse::<i128>().ok()?.checked_mul(10_i128.checked_pow(power)?)?;
        Some(if self.negative { -size } else { size })
    }

    /// The number that holds the last of so many places so often.
    pub(crate) fn of_scaled(count: i128, places: i64) -> Self {
        let places = usize::try_from(places).unwrap_or(0);
        let size = format!("{:0>width$}", count.unsigned_abs(), width = places + 1);
        let (whole, fraction) = size.split_at(size.len() - places);
        let fraction = fraction.trim_end_matches('0');
        let (sign, point) = (if count < 0 { "-" } else { "" }, if fraction.is_empty() { "" } else { "." });
        Self::new(&format!("{sign}{whole}{point}{fraction}"))
    }

    /// Whether it is a whole number of steps, each of them of this size and not zero.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        if self.is_zero() {
            return true;
        }
        // The last digit is no zero, so that no tenth part of the number is whole.
        let Some(power) = self.exponent.checked_sub(step.exponent).and_then(|power| u64::try_from(power).ok()) else {
            return false;
        };
        let Some(modulus) = step.digits.parse::<u64>().ok().filter(|modulus| *modulus > 0).map(u128::from) else {
            return *self == *step;
        };
        let digits = self.digits.bytes().map(|digit| u128::from(digit - b'0'));
        let rest = digits.fold(0, |rest, digit| (rest * 10 + digit) % modulus);
        (rest * power_of_ten(power, modulus)).is_multiple_of(modulus)
    }

    /// The position of the first digit before the point; the greater, the larger the number.
    fn magnitude(&self) -> i64 {
        self.exponent.saturating_add(i64::try_from(self.digits.len()).unwrap_or(i64::MAX))
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            // Of two beginnings that are the same the shorter one is less: the longer one ends in no zero.
            (false, false) => {
                self.magnitude().cmp(&other.magnitude()).then_with(|| self.digits.as_str().cmp(&other.digits))
            }
        }
    }
}

/// A power of ten, as far as it is no multiple of the modulus, which has 64 bits.
fn power_of_ten(mut power: u64, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        power >>= 1;
    }
    result
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        Decimal::new(text)
    }

    #[test]
    fn numbers_compare_by_what_they_are_worth() {
        let ordered = ["-1e400", "-10", "-9.5", "-0.1", "0", "1e-400", "0.09", "0.1", "0.11", "1", "9", "10", "1e400"];
        for (position, less) in ordered.iter().enumerate() {
            for more in &ordered[position + 1..] {
                assert!(decimal(less) < decimal(more), "{less} {more}");
            }
        }
        for (one, other) in [("1.0", "1"), ("100E-2", "1"), ("-0", "0.0"), ("1e3", "1000"), ("0.10", "1e-1")] {
            assert_eq!(decimal(one), decimal(other));
        }
        assert!(decimal("1e99999999999999999999") > decimal("1e400"));
    }

    #[test]
    fn multiples_are_exact() {
        for (number, step, expected) in [
            ("0.3", "0.1", true),
            ("0.35", "0.1", false),
            ("1e30", "7", false),
            ("7e30", "7", true),
            ("1e400", "0.0025", true),
            ("0", "5", true),
            ("-10", "5", true),
            ("2.5", "5", false),
        ] {
            assert_eq!(decimal(number).is_multiple_of(&decimal(step)), expected, "{number} {step}");
        }
    }

    #[test]
    fn numbers_are_counted_in_their_last_place() {
        assert_eq!(decimal("-12.5").scaled(2), Some(-1250));
        assert_eq!(decimal("0.125").scaled(2), None);
        for (count, places, text) in [(-1250, 2, "-12.5"), (5, 3, "0.005"), (100, 2, "1"), (0, 2, "0"), (7, 0, "7")] {
            assert_eq!(Decimal::of_scaled(count, places).as_str(), text);
        }
    }
}
