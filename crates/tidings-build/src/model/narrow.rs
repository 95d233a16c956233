//! What one event promises of its payload beyond the payload's type.

use super::{Literal, Place, Span, Type};

/// A field of a payload, or of an object within it, as one event carries it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Narrow {
    /// The key on the wire.
    pub wire: String,
    /// Whether it may be absent here, too.
    pub optional: bool,
    /// What it becomes.
    pub to: Narrowed,
    /// Where that was written.
    pub to_span: Span,
    /// The word that stands there and that no type is called. No checked catalogue holds one.
    pub(crate) word: Option<Literal>,
    /// Where it was written: the span is its name's.
    pub place: Place,
}

/// What a field becomes in one event.
#[derive(Debug)]
#[non_exhaustive]
pub enum Narrowed {
    /// This type, whose values are values of the field's own one, too.
    Type(Type),
    /// What it is, with these fields of the object within it narrower: behind lists, and where it is not null.
    Fields(Vec<Narrow>),
}
