//! The fields that a catalogue describes: which is this one, has it been seen, which one is missing?

use crate::names::Names;
use crate::reader::Quoted;

/// The fields of an object that a catalogue describes.
#[derive(Debug)]
pub struct KnownFields {
    names: Names,
    required: &'static [bool],
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
        Self { names, required }
    }

    /// The position of a field. Producers mostly send the fields in the order of their documentation, so the one behind
    /// the last is tried first.
    pub(crate) fn find(&self, key: Quoted<'_>, next: usize) -> Option<usize> {
        let key = key.text()?;
        if self.names.get(next) == Some(&*key) { Some(next) } else { self.names.find(&key) }
    }

    pub(crate) fn name(&self, position: usize) -> &'static str {
        self.names.get(position).unwrap_or_default()
    }

    /// The first required field that was not seen.
    pub(crate) fn missing(&self, seen: &Seen) -> Option<&'static str> {
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
        let new = !self.has(position);
        if position < 64 {
            self.first |= 1 << position;
        } else {
            let word = position / 64 - 1;
            self.more.resize(self.more.len().max(word + 1), 0);
            if let Some(word) = self.more.get_mut(word) {
                *word |= 1 << (position % 64);
            }
        }
        new
    }
}
