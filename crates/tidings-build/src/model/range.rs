//! The numbers that keep a set of limits.

use super::{Limits, Rule};
use crate::decimal::Decimal;

/// The numbers from one to another, in steps: each a whole number of times the last of so many places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NumberRange {
    places: i64,
    least: i128,
    greatest: i128,
    step: i128,
}

/// The most places behind the point that are looked at. With as many before it a number has 128 bits.
const MOST_PLACES: i64 = 18;

/// Further out there are no limits that a number of so many places could have.
const FAR: i128 = i128::MAX / 4;

impl NumberRange {
    /// The range of these limits, among whole numbers only within theirs. `None` for limits that cannot be counted in
    /// 128 bits, and where no number keeps all of them.
    pub(crate) fn new(limits: &Limits, whole: Option<(i128, i128)>) -> Option<Self> {
        let places = if whole.is_some() { 0 } else { Self::places_of(limits)? };
        let (least, greatest) = whole.unwrap_or((-FAR, FAR));
        let mut range = Self { places, least, greatest, step: 1 };
        for rule in limits.rules() {
            range.narrow(rule)?;
        }
        // The first and the last that are multiples of the step.
        range.least = range.at_least(range.least)?;
        range.greatest = range.greatest.checked_sub(range.greatest.rem_euclid(range.step))?;
        (range.least <= range.greatest).then_some(range)
    }

    /// One place more than any limit has, so that there is room between two of them.
    fn places_of(limits: &Limits) -> Option<i64> {
        let most = limits.rules().filter_map(|rule| rule.number()).map(Decimal::places).max().unwrap_or(0);
        (most < MOST_PLACES).then_some(most.max(1) + 1)
    }

    fn narrow(&mut self, rule: &Rule) -> Option<()> {
        match rule {
            Rule::Minimum(number) => self.least = self.least.max(number.scaled(self.places)?),
            Rule::Maximum(number) => self.greatest = self.greatest.min(number.scaled(self.places)?),
            Rule::ExclusiveMinimum(number) => self.least = self.least.max(number.scaled(self.places)?.checked_add(1)?),
            Rule::ExclusiveMaximum(number) => {
                self.greatest = self.greatest.min(number.scaled(self.places)?.checked_sub(1)?);
            }
            Rule::MultipleOf(step) => {
                let step = step.scaled(self.places).filter(|step| *step > 0)?;
                self.step = (self.step / greatest_divisor(self.step, step)).checked_mul(step)?;
            }
            _ => {}
        }
        Some(())
    }

    /// The number of the range that is nearest to one, or nearly.
    pub(crate) fn nearest(self, preferred: &Decimal) -> Decimal {
        let count = preferred.scaled(self.places).unwrap_or(0).clamp(self.least, self.greatest);
        self.number(count)
    }

    /// So many steps behind the nearest one, in a circle.
    pub(crate) fn behind(self, preferred: &Decimal, steps: i128) -> Decimal {
        let count = preferred.scaled(self.places).unwrap_or(0).clamp(self.least, self.greatest);
        let room = (self.greatest - self.least).saturating_add(1);
        let behind = (count - self.least).checked_add(steps.saturating_mul(self.step)).unwrap_or(0);
        self.number(self.least + behind.rem_euclid(room))
    }

    /// The first of the range and the last, counted in its last place.
    #[cfg(feature = "outputs")]
    pub(crate) fn bounds(self) -> (i128, i128) {
        (self.least, self.greatest)
    }

    /// The number at this count or the first step before it.
    fn number(self, count: i128) -> Decimal {
        Decimal::of_scaled((count - count.rem_euclid(self.step)).max(self.least), self.places)
    }

    fn at_least(self, count: i128) -> Option<i128> {
        match count.rem_euclid(self.step) {
            0 => Some(count),
            rest => count.checked_add(self.step - rest),
        }
    }
}

fn greatest_divisor(one: i128, other: i128) -> i128 {
    if other == 0 { one } else { greatest_divisor(other, one % other) }
}

#[cfg(test)]
mod tests {
    use super::NumberRange;
    use crate::decimal::Decimal;
    use crate::model::{Limit, Limits, Rule};
    use crate::source::Span;

    fn nearest(rules: &[Rule], whole: Option<(i128, i128)>, preferred: &str) -> Option<String> {
        let span = Span { file: 0, start: 0, end: 0 };
        let all = rules.iter().map(|rule| Limit { rule: rule.clone(), span }).collect();
        let range = NumberRange::new(&Limits { all }, whole)?;
        Some(range.nearest(&Decimal::new(preferred)).to_string())
    }

    #[test]
    fn a_number_within_limits_is_found() {
        let decimal = Decimal::new;
        let bytes = Some((0, 255));
        for (rules, whole, preferred, expected) in [
            (&[][..], bytes, "1", Some("1")),
            (&[Rule::Minimum(decimal("7"))], bytes, "1", Some("7")),
            (&[Rule::ExclusiveMaximum(decimal("1"))], bytes, "1", Some("0")),
            (&[Rule::MultipleOf(decimal("100")), Rule::Minimum(decimal("1"))], bytes, "1", Some("100")),
            (&[Rule::MultipleOf(decimal("4")), Rule::MultipleOf(decimal("6"))], bytes, "20", Some("12")),
            (&[Rule::MultipleOf(decimal("100")), Rule::Minimum(decimal("201"))], bytes, "1", None),
            (&[Rule::ExclusiveMinimum(decimal("1")), Rule::ExclusiveMaximum(decimal("2"))], bytes, "1", None),
            (
                &[Rule::ExclusiveMinimum(decimal("0")), Rule::ExclusiveMaximum(decimal("0.1"))],
                None,
                "1.5",
                Some("0.09"),
            ),
            (&[Rule::MultipleOf(decimal("0.25"))], None, "1.5", Some("1.5")),
            (&[Rule::Maximum(decimal("-3"))], None, "1.5", Some("-3")),
            (&[Rule::Maximum(decimal("1e300"))], None, "1.5", None),
        ] {
            assert_eq!(nearest(rules, whole, preferred).as_deref(), expected, "{rules:?}");
        }
    }
}
