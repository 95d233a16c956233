//! Objects whose keys the producer chooses.

use std::fmt;

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::{Fault, Step};
use crate::members::Members;
use crate::object::FieldWriter;
use crate::raw::Raw;

/// An object whose keys the producer chooses, in the order in which they came.
///
/// The order does not count when two are compared. Of a key that stands twice in an iterator the last value counts.
///
/// ```
/// use tidings::Map;
///
/// let prices: Map<i64> = [("eur", 7), ("usd", 8)].into_iter().collect();
/// assert_eq!(prices.get("usd"), Some(&8));
/// assert_eq!(prices.iter().next(), Some(("eur", &7)));
/// ```
#[derive(Clone)]
pub struct Map<T> {
    entries: Vec<(Box<str>, T)>,
    /// The positions of the entries, sorted by key.
    by_key: Vec<usize>,
}

impl<T> Map<T> {
    /// From entries of which no two have the same key.
    pub(crate) fn unique(entries: Vec<(Box<str>, T)>) -> Self {
        let mut by_key: Vec<usize> = (0..entries.len()).collect();
        by_key.sort_by_key(|position| entries.get(*position).map(|(key, _)| key));
        Self { entries, by_key }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        let at = |position: &usize| self.entries.get(*position);
        let first = self.by_key.partition_point(|position| at(position).is_some_and(|(other, _)| **other < *key));
        self.by_key.get(first).and_then(at).filter(|(other, _)| **other == *key).map(|(_, value)| value)
    }

    /// The keys and values in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.entries.iter().map(|(key, value)| (&**key, value))
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn sorted(&self) -> impl Iterator<Item = &(Box<str>, T)> {
        self.by_key.iter().filter_map(|position| self.entries.get(*position))
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), by_key: Vec::new() }
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.sorted().eq(other.sorted())
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T: fmt::Debug> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Into<Box<str>>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut entries: Vec<(usize, Box<str>, T)> =
            entries.into_iter().enumerate().map(|(position, (key, value))| (position, key.into(), value)).collect();
        // Behind each other stand the values of one key, the last one first, which is the one that stays.
        entries.sort_by(|left, right| left.1.cmp(&right.1).then(right.0.cmp(&left.0)));
        entries.dedup_by(|dropped, kept| {
            let same = dropped.1 == kept.1;
            if same {
                kept.0 = dropped.0;
            }
            same
        });
        entries.sort_by_key(|entry| entry.0);
        Self::unique(entries.into_iter().map(|(_, key, value)| (key, value)).collect())
    }
}

impl<T: Decode> Decode for Map<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, Fault> {
        let mut members = Members::read(raw)?;
        members.check_unique()?;
        let mut entries = Vec::new();
        for (position, member) in members.rest().enumerate() {
            let value = T::decode(member.value).map_err(|fault| fault.under(Step::Key(position)))?;
            entries.push((member.key.into(), value));
        }
        Ok(Self::unique(entries))
    }
}

impl<T: Encode> Encode for Map<T> {
    fn encode(&self, out: &mut Writer) {
        FieldWriter::object(out, |fields| {
            for (position, (key, value)) in self.iter().enumerate() {
                fields.keyed(key, Step::Key(position), value);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn the_last_value_of_a_key_counts_and_the_first_place() {
        let map: Map<i64> = [("b", 1), ("a", 2), ("b", 3)].into_iter().collect();
        assert_eq!(map.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2)]);
        assert_eq!(map, [("a", 2), ("b", 3)].into_iter().collect());
        assert_eq!(map.get("c"), None);
    }
}
