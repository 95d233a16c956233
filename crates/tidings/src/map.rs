//! Objects whose keys the producer chooses.

use std::fmt;

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::{Fault, Step};
use crate::field_writer::FieldWriter;
use crate::json_ref::Kind;
use crate::object::EncodeFields;
use crate::reader::Reader;
use crate::text;
use crate::twice;

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

    /// A key that stands twice, as it stands between quotes; the one that does so first.
    fn twice(&self) -> Option<String> {
        let key = |position: &usize| self.entries.get(*position).map(|(key, _)| &**key);
        let again = self.by_key.windows(2).filter_map(|pair| match pair {
            [left, right] if key(left) == key(right) => Some(right),
            _ => None,
        });
        again.min().and_then(key).map(text::escaped)
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
    fn empty() -> Self {
        Self::default()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let start = reader.bookmark();
        let mut entries: Vec<(Box<str>, T)> = Vec::new();
        let done = reader.map(&mut |key, reader| {
            entries.push((key.into(), T::empty()));
            entries.last_mut().map_or(Ok(()), |(_, value)| value.decode(reader))
        });
        *self = Self::unique(entries);
        match (done, self.twice()) {
            // A key that stands twice bars the whole event, so it is told before anything that does not.
            (Ok(()), Some(key)) => Err(twice::second(start, &key)),
            (Err(fault), Some(key)) if !fault.is_fatal() => Err(twice::second(start, &key)),
            (done, _) => done,
        }
    }
}

impl Reader<'_> {
    /// Reads an object whose keys the producer chooses. What is wrong with the first wrong value is told at the end: a
    /// later one may hold a fault that bars the whole event.
    fn map(&mut self, entry: &mut dyn FnMut(&str, &mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        if self.kind() != Kind::Object {
            return Err(self.mismatch("an object"));
        }
        self.open()?;
        let (mut position, mut fault) = (0, None);
        while let Some(key) = self.key(position == 0)? {
            let done = match key.text() {
                Some(key) => entry(&key, self),
                None => self.skip().and(Err(Fault::new("a key without half surrogate pairs", "one with", key.inside))),
            };
            if let Err(why) = done {
                Fault::keep(&mut fault, why.under(Step::Key(position)))?;
            }
            position += 1;
        }
        fault.map_or(Ok(()), Err)
    }
}

impl<T: Encode> Encode for Map<T> {
    fn encode(&self, out: &mut Writer) {
        FieldWriter::object(out, self);
    }
}

impl<T: Encode> EncodeFields for Map<T> {
    fn encode_fields(&self, fields: &mut FieldWriter<'_>) {
        for (position, (key, value)) in self.iter().enumerate() {
            fields.keyed(key, Step::Key(position), value);
        }
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
