//! What keeps a source from being read.

use std::fmt;

/// One thing that is wrong with a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    path: String,
    place: String,
    message: String,
}

impl Mistake {
    /// `place` is a JSON pointer as a fragment (`#/events/3`), a line and column (`3:14`), or nothing.
    pub(crate) fn new(path: &str, place: &str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), place: place.to_owned(), message: message.into() }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = match self.place.as_str() {
            "" => "",
            place if place.starts_with('#') => ": ",
            _ => ":",
        };
        write!(f, "{}{separator}{}: {}", self.path, self.place, self.message)
    }
}

/// All that is wrong with a source, in the order in which it was found.
#[derive(Debug)]
pub struct Mistakes(pub(crate) Vec<Mistake>);

impl Mistakes {
    /// Each mistake by itself.
    #[must_use]
    pub fn all(&self) -> &[Mistake] {
        &self.0
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, mistake) in self.0.iter().enumerate() {
            let end = if position + 1 < self.0.len() { "\n" } else { "" };
            write!(f, "{mistake}{end}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}
