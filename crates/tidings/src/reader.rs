//! Reads a JSON text in one pass, from its first byte to its last.

mod parts;
mod scalars;
mod skipping;

use crate::fault::Fault;
use crate::json_ref::{JsonRef, Kind};
use crate::naming::Holder;
use crate::scan;

/// How deep lists and objects may lie in each other. What walks a value may recurse, since it never gets deeper.
pub(crate) const MAX_DEPTH: usize = 128;

/// A place in a JSON text; what [`Decode`](crate::Decode) reads from.
///
/// Whatever reads a value finds the reader at its first byte and leaves it behind its last one, also when the value is
/// not what it should be. Only a fault that bars the whole body may leave it elsewhere.
#[derive(Debug)]
pub struct Reader<'a> {
    body: &'a str,
    at: usize,
    /// How many more lists and objects may open.
    room: usize,
    /// What the next object holds that is read by somebody else.
    left_out: Option<&'static Holder>,
}

impl<'a> Reader<'a> {
    /// At the first value of a text.
    pub(crate) fn new(body: &'a str) -> Self {
        Self { body, at: scan::space_end(body.as_bytes(), 0), room: MAX_DEPTH, left_out: None }
    }

    /// At a value of the outermost object, passed over before.
    pub(crate) fn within(body: &'a str, at: usize) -> Self {
        Self { body, at, room: MAX_DEPTH - 1, left_out: None }
    }

    /// Tells the next object that is read what it leaves out.
    pub(crate) fn leave_out(&mut self, holder: Option<&'static Holder>) {
        self.left_out = holder;
    }

    /// What the object that is read now leaves out.
    #[inline]
    pub(crate) fn take_left_out(&mut self) -> Option<&'static Holder> {
        self.left_out.take()
    }

    /// Checks that nothing stands behind the value.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        self.skip_space();
        if self.at == self.body.len() { Ok(()) } else { Err(self.syntax("the end of the text")) }
    }

    /// Checks that a value that was leapt over ends where it seemed to.
    pub(crate) fn stands_at(&self, end: usize) -> Result<(), Fault> {
        if self.at == end { Ok(()) } else { Err(self.syntax("`,` or `}`")) }
    }

    /// The same place in the same text, to come back to.
    pub(crate) fn bookmark(&self) -> Self {
        Self { ..*self }
    }

    /// At a value that was passed over, and as much of the text is open as there.
    pub(crate) fn back_at(&self, start: usize) -> Self {
        Self { at: start, left_out: None, ..*self }
    }

    /// The kind of value that begins here; what is none of the others can only be a number.
    #[inline]
    pub(crate) fn kind(&self) -> Kind {
        Kind::of(self.peek())
    }

    /// Passes over a value that is not what was expected.
    #[cold]
    pub(crate) fn mismatch(&mut self, expected: &'static str) -> Fault {
        match self.skip() {
            Ok(value) => Fault::mismatch(expected, value),
            Err(fault) => fault,
        }
    }

    /// The value that ends here, by its first place.
    #[inline]
    pub(crate) fn since(&self, start: usize) -> JsonRef<'a> {
        JsonRef::trusted(self.body.get(start..self.at).unwrap_or_default())
    }

    /// The whole text.
    #[inline]
    pub(crate) fn body(&self) -> &'a str {
        self.body
    }

    /// Where the reader stands, in bytes.
    #[inline]
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    #[cold]
    fn syntax(&self, expected: &'static str) -> Fault {
        let found = if self.rest().is_empty() { "the end of the text" } else { "something else" };
        Fault::new(expected, found, self.rest()).fatal()
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.body.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn skip_space(&mut self) {
        self.at = scan::space_end(self.body.as_bytes(), self.at);
    }

    /// What is left of the text.
    pub(crate) fn rest(&self) -> &'a str {
        self.body.get(self.at..).unwrap_or_default()
    }
}
