//! The words of the catalogue language: which keys each kind of entry has, and what they say.
//!
//! The loader reads by these tables, messages take their lists of valid words from them, and the legend in
//! `schema/README.md` and the schemas for editors are made of them, so that the four can't drift apart.

mod catalogue;
mod holds;
mod life;
mod limits;
mod types;

pub(crate) use catalogue::{BESIDE, CATALOGUE, ENVELOPE, EVENT, FAMILY, HEADER, LIST, OPTIONAL, OUTPUTS, SECTION};
pub(crate) use holds::Holds;
pub(crate) use life::{FAREWELL, RELEASE};
pub(crate) use types::{FIELD, ITEMS_WORD, PLACE, TYPE, VALUE, VARIANT, VARIANTS};

/// The version of the language that this compiler reads.
pub(crate) const LANGUAGE: &str = "1";

/// One kind of entry.
#[derive(Debug)]
pub(crate) struct EntryKind {
    /// What messages call it, with its article: `an event`.
    pub(crate) what: &'static str,
    /// The key that a scalar in the entry's place stands for.
    pub(crate) main: Option<&'static str>,
    /// The keys of which an entry has exactly one; none if it has no such choice. Beside `values` there may be a `type`.
    pub(crate) one_of: &'static [&'static str],
    /// All keys in the order in which people write them, in groups of which several kinds of entries share some.
    groups: &'static [&'static [Key]],
}

impl EntryKind {
    /// What it is called, without its article: `event`.
    pub(crate) fn noun(&self) -> &'static str {
        self.what.split_once(' ').map_or(self.what, |(_, noun)| noun)
    }

    /// All keys in the order in which people write them.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.groups.iter().copied().flatten()
    }

    /// Whether an entry can have this key.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.keys().any(|key| key.word == word)
    }
}

/// One key of an entry.
#[derive(Debug)]
pub(crate) struct Key {
    /// The word.
    pub(crate) word: &'static str,
    /// Whether the entry must have it.
    pub(crate) required: bool,
    /// What it holds.
    pub(crate) holds: Holds,
    /// What it says.
    pub(crate) says: &'static str,
}

const fn key(word: &'static str, holds: Holds, says: &'static str) -> Key {
    Key { word, required: false, holds, says }
}

const fn required(word: &'static str, holds: Holds, says: &'static str) -> Key {
    Key { word, required: true, holds, says }
}

const DESCRIPTION: Key = key("description", Holds::Text, "What it is, in Markdown");

/// Keys that need another one beside them.
#[cfg(feature = "outputs")]
pub(crate) const NEEDS: &[(&str, &str)] = &[(VARIANTS, "tag")];

/// Every kind of entry, from the whole to its parts.
#[cfg(feature = "outputs")]
pub(crate) const ENTRY_KINDS: &[&EntryKind] =
    &[&CATALOGUE, &SECTION, &ENVELOPE, &OUTPUTS, &FAMILY, &EVENT, &TYPE, &FIELD, &PLACE, &VALUE, &VARIANT, &FAREWELL];
