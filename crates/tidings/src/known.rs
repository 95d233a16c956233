//! The fields that a catalogue describes: which is this one, has it been seen, which one is missing?

use crate::names::Names;
use crate::reader::{Quoted, Reader};

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

    /// The position of a field.
    pub(crate) fn find(&self, key: Quoted<'_>) -> Option<usize> {
        self.names.find(&key.text()?)
    }

    /// Passes over the next key if it is one of the few behind the last one, in just its bytes, and tells which.
    ///
    /// Producers mostly send the fields in the order of their documentation, and who expects a key need not look for
    /// its end. Behind the last field comes the first one.
    pub(crate) fn pass_expected(&self, reader: &mut Reader<'_>, next: usize, first: bool) -> Option<usize> {
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
                && key.starts_with(name)
            {
                reader.pass_key(behind);
                return Some(position);
            }
            position += 1;
        }
        None
    }

    pub(crate) fn name(&self, position: usize) -> &'static str {
        self.names.get(position).unwrap_or_default()
    }

    /// The first required field that was not seen.
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
    fn has(&self, position: usize) -> bool {
        let word = if position < 64 { Some(&self.first) } else { self.more.get(position / 64 - 1) };
        word.is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    /// Marks a field; whether it was not yet marked.
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
