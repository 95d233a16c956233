//! Types for other languages: made when they are asked for, since no build script of a Rust crate needs them.

use crate::Compiled;
use crate::emit::{python, typescript};

impl Compiled {
    /// The types for TypeScript: declarations alone, so that the file may be called `events.d.ts`.
    ///
    /// `Event` is the union of all events that the catalogue lists, told apart by their names; `UnknownEvent` is what
    /// every other delivery is. Nothing is checked at run time, so the types say what the producer promises: a constant
    /// is a literal, a closed enum a closed union. An open enum knows its values and takes every text.
    #[must_use]
    pub fn typescript(&self) -> String {
        typescript::emit_typescript(&self.catalogue)
    }

    /// The types for Python 3.10 and later: classes of pydantic 2.
    ///
    /// `parse_event` reads a delivery as the class of its event, or as `UnknownEvent`. The classes are as open as the
    /// schema is: they keep fields that they do not know, and take every text for an enum or a constant one.
    #[must_use]
    pub fn python(&self) -> String {
        python::emit_python(&self.catalogue)
    }
}
