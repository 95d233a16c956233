//! The fields that a catalogue describes: which is this one, has it been seen, which one is missing?

use crate::fault::Fault;
use crate::names::{self, Names};
use crate::reader::Reader;
use crate::text::Quoted;

/// The fields of an object that a catalogue describes.
#[derive(Debug)]
pub struct KnownFields {
    names: Names,
    required: &'static [bool],
    /// A bit for each of the first 64 that is required.
    required_first: u64,
    /// Whether JSON writes every name as it is.
    plain: bool,
}

/// A key of an object.
pub(crate) enum Key<'a> {
    /// Of the field at this position.
    Known(usize),
    /// With the hash of what it spells; all that hold half a surrogate pair have the same.
    Unknown(Quoted<'a>, usize),
}

/// Which of the known fields have been seen: a bit for each.
#[derive(Default)]
pub(crate) struct Seen {
    first: u64,
    /// Objects with more than 64 fields are rare.
    more: Vec<u64>,
}

impl KnownFields {
    /// What [`impl_object!`](crate::impl_object) fills in.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(names: Names, required: &'static [bool]) -> Self {
        let plain = names.are_plain();
        let mut required_first = 0;
        let mut position = 0;
        while position < 64 && position < required.len() {
            required_first |= (required[position] as u64) << position;
            position += 1;
        }
        Self { names, required, required_first, plain }
    }

    /// The next key of an object, whose value the reader then stands at. `None` behind the object's end.
    #[inline]
    pub(crate) fn next_key<'a>(
        &self,
        reader: &mut Reader<'a>,
        next: usize,
        first: bool,
    ) -> Result<Option<Key<'a>>, Fault> {
        if let Some(field) = self.pass_expected(reader, next, first) {
            return Ok(Some(Key::Known(field)));
        }
        self.find_key(reader, first)
    }

    /// The same, whichever key it is.
    ///
    /// This stands by itself so that objects within objects do not hold its stack.
    #[inline(never)]
    fn find_key<'a>(&self, reader: &mut Reader<'a>, first: bool) -> Result<Option<Key<'a>>, Fault> {
        let Some(key) = reader.key(first)? else { return Ok(None) };
        let Some(name) = key.text() else { return Ok(Some(Key::Unknown(key, 0))) };
        let hash = names::hash(name.as_bytes());
        Ok(Some(self.names.find_by(hash, &name).map_or(Key::Unknown(key, hash), Key::Known)))
    }

    /// Passes over the next key if it is one of the few behind the last one, in just its bytes, and tells which.
    ///
    /// Producers mostly send the fields in the order of their documentation, and who expects a key need not look for
    /// its end. Behind the last field comes the first one.
    #[inline]
    fn pass_expected(&self, reader: &mut Reader<'_>, next: usize, first: bool) -> Option<usize> {
        const FEW: usize = 3;
        let key = if self.plain { reader.close_key(first)? } else { return None };
        let count = self.required.len();
        let mut position = next;
        for _ in 0..FEW.min(count) {
            if position >= count {
                position = 0;
            }
            let name = self.names.get(position)?.as_bytes();
            if let Some([b'"', b':', behind @ ..]) = key.get(name.len()..)
                && key.get(..name.len()).is_some_and(|start| names::same(start, name))
            {
                reader.pass_key(behind);
                return Some(position);
            }
            position += 1;
        }
        None
    }

    /// Whether one has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.find(name).is_some()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.required.len()
    }

    /// How many of them, from the first one on, are required.
    pub(crate) fn count_required(&self) -> usize {
        self.required.iter().take_while(|required| **required).count()
    }

    #[inline]
    pub(crate) fn name(&self, position: usize) -> &'static str {
        self.names.at(position)
    }

    /// The first required field that was not seen.
    #[inline]
    pub(crate) fn missing(&self, seen: &Seen) -> Option<&'static str> {
        if self.required_first & !seen.first == 0 && self.required.len() <= 64 {
            return None;
        }
        let missing = |(position, required): (usize, &bool)| *required && !seen.has(position);
        let position = self.required.iter().enumerate().position(missing)?;
        self.names.get(position)
    }
}

impl Seen {
    pub(crate) fn has(&self, position: usize) -> bool {
        let word = if position < 64 { Some(&self.first) } else { self.more.get(position / 64 - 1) };
        word.is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    /// Marks a field; whether it was not yet marked.
    #[inline]
    pub(crate) fn insert(&mut self, position: usize) -> bool {
        let word = match (position / 64).checked_sub(1) {
            None => &mut self.first,
            Some(more) => {
                self.more.resize(self.more.len().max(more + 1), 0);
                let Some(word) = self.more.get_mut(more) else { return true };
                word
            }
        };
        let before = *word;
        *word |= 1 << (position % 64);
        *word != before
    }
}

#[cfg(test)]
mod tests {
    use super::{KnownFields, Seen};
    use crate::names::Names;

    #[test]
    fn every_one_of_many_fields_is_counted_and_missed() {
        const NAMES: &[&str] = &["n"; 200];
        static KNOWN: KnownFields = KnownFields::new(Names::new(NAMES, &[0]), &[true; 200]);
        for missing in [0, 63, 64, 127, 128, 199] {
            let mut seen = Seen::default();
            // The last one first, so that the words between are skipped.
            for position in (0..200).rev().filter(|position| *position != missing) {
                assert!(seen.insert(position));
                assert!(!seen.insert(position));
            }
            assert_eq!(KNOWN.missing(&seen), Some("n"), "{missing}");
            assert!(seen.insert(missing));
            assert_eq!(KNOWN.missing(&seen), None);
        }
    }
}
