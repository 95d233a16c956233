//! Values of one of several types, and how it is told of which one.

use super::{Life, Literal, Place, Type, TypeId};
use crate::names::VariantName;

/// A value of one of several types.
#[derive(Debug)]
#[non_exhaustive]
pub struct Union {
    /// The types in the catalogue's order.
    pub variants: Vec<Variant>,
    /// The key that tells objects apart, if one does.
    pub tag: Option<String>,
    /// Whether the producer promises to send no other tags. Readers stay open all the same.
    pub closed: bool,
    /// Whether it was written where it is used, without a name of its own; then its name says where that is.
    pub inline: bool,
    /// The positions of the variants in the order in which a value is held against them.
    pub order: Vec<usize>,
    /// Why nobody could tell of which variant a value is. Of no checked catalogue there is anything.
    pub(crate) undecided: Vec<Undecided>,
}

/// One of the types of a union.
#[derive(Debug)]
#[non_exhaustive]
pub struct Variant {
    /// Its name in Rust.
    pub name: VariantName,
    /// What its values are.
    pub ty: Type,
    /// Which values are of it, if they are of none that is tried before.
    pub claim: Claim,
    /// The key under which it holds its value, where that does not stand beside the tag. Its type has this key, too.
    pub content: Option<String>,
    /// What it means, in Markdown.
    pub description: Option<String>,
    /// Whether it is current.
    pub life: Life,
    /// The object that its author named, where that does not hold the tag: then its type was made to hold both.
    pub wrapped: Option<TypeId>,
    /// Where it was written.
    pub place: Place,
}

/// Which values are of a variant.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Claim {
    /// All values of a kind.
    Kind(ValueKind),
    /// All texts and all numbers.
    TextOrNumber,
    /// What is equal to this.
    Constant(Literal),
    /// Objects whose tag is this.
    Tag(String),
    /// Objects that have all of this.
    Having(Vec<Wanted>),
}

impl Claim {
    /// The tag of its objects, if that is what tells them.
    pub(crate) fn tag(&self) -> Option<&str> {
        match self {
            Self::Tag(value) => Some(value),
            _ => None,
        }
    }
}

/// Something that an object has.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Wanted {
    /// The key of a field.
    pub key: String,
    /// What its value must be.
    pub value: WantedValue,
}

/// What a value must be to tell its object from others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WantedValue {
    /// Anything: that it is there tells enough.
    Any,
    /// Equal to this.
    Equal(Literal),
    /// Of one of these kinds.
    Kind(Vec<ValueKind>),
}

/// The kinds of JSON values but null, of which no variant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ValueKind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list.
    List,
    /// An object.
    Object,
}

/// Why nobody could tell of which variant a value is.
#[derive(Debug)]
pub(crate) enum Undecided {
    /// A variant that every value would be of, or that is a union itself.
    Unfit {
        /// Its position.
        variant: usize,
        /// What is wrong with it.
        why: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// An object whose own field under the key of the tag never holds the variant's tag, by its position.
    OtherTag {
        /// Its position.
        variant: usize,
    },
    /// Two variants that one value could be of, by their positions.
    Alike {
        /// The first of them.
        first: usize,
        /// The second.
        second: usize,
        /// What they have in common.
        why: String,
        /// What to do.
        help: &'static str,
    },
}

impl ValueKind {
    /// What messages say of two types of which the values are of this kind.
    pub(crate) fn both(self) -> &'static str {
        match self {
            Self::Text => "both are texts",
            Self::Number => "both are numbers",
            Self::Boolean => "both are booleans",
            Self::List => "both are lists",
            Self::Object => "both are objects",
        }
    }
}
