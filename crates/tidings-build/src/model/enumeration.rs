//! Values out of known sets.

use super::{Life, Literal, Place, VariantName};

/// A value out of a known set.
#[derive(Debug)]
#[non_exhaustive]
pub struct Enum {
    /// Which values of JSON they are.
    pub kind: EnumKind,
    /// Whether the producer promises to send no other values. Readers stay open all the same.
    pub closed: bool,
    /// The known values in the catalogue's order.
    pub values: Vec<EnumValue>,
}

/// Which values of JSON an enum has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EnumKind {
    /// Texts alone.
    Texts,
    /// Whole numbers of 64 bits alone.
    Integers,
    /// Texts and such numbers.
    Mixed,
}

/// One known value of an enum.
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumValue {
    /// The text or number on the wire.
    pub wire: Literal,
    /// Its variant in Rust.
    pub variant: VariantName,
    /// What it means, in Markdown.
    pub description: Option<String>,
    /// Other spellings that are read as this value.
    pub also: Vec<Literal>,
    /// Whether it is current.
    pub life: Life,
    /// Where it was written.
    pub place: Place,
}

impl Enum {
    /// Whether there may be numbers among its values.
    pub(crate) fn has_numbers(&self) -> bool {
        self.kind != EnumKind::Texts
    }
}

impl EnumValue {
    /// All its spellings, the one that goes out first.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &Literal> + Clone {
        std::iter::once(&self.wire).chain(&self.also)
    }
}
