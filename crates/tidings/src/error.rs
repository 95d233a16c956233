//! The error of a delivery that cannot be read, and the deviations of one that can.

use std::fmt;

use crate::fault::{Fault, Step};

/// Why a delivery could not be read.
///
/// It tells what is known of the event, where the mistake is, and what was found there as kind and size only: a
/// delivery may carry personal data, and errors end in logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Content>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Content {
    event_id: Option<Box<str>>,
    event_type: Option<Box<str>>,
    place: Deviation,
    position: Position,
}

/// A place in a body. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// A field that is not what the catalogue promises. The event arrived all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    path: Box<str>,
    expected: Box<str>,
    found: Box<str>,
}

impl Error {
    pub(crate) fn new(fault: &Fault, body: &str, event_id: Option<Box<str>>, event_type: Option<Box<str>>) -> Self {
        let position = Position::of(body, fault.offset_in(body));
        Self(Box::new(Content { event_id, event_type, place: Deviation::new(fault, &[]), position }))
    }

    /// The event's id, if the envelope could be read so far.
    #[must_use]
    pub fn event_id(&self) -> Option<&str> {
        self.0.event_id.as_deref()
    }

    /// The event's type as it came, known or not, if the envelope could be read so far. Where a name has several parts, one
    /// that nobody knows can read like a known one.
    #[must_use]
    pub fn event_type(&self) -> Option<&str> {
        self.0.event_type.as_deref()
    }

    /// The path to the mistake, such as `data.tasks[2].status`; empty for the body as a whole.
    ///
    /// Items count from 0. A key that the producer chose stands as `[key 3]`, counted in the same way; a field whose key
    /// is the empty text as `""`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.place.path()
    }

    /// Where the value begins; for a missing field, where its object does.
    #[must_use]
    pub fn position(&self) -> Position {
        self.0.position
    }

    /// What was expected there, such as `a text`.
    #[must_use]
    pub fn expected(&self) -> &str {
        self.0.place.expected()
    }

    /// What was found there, such as `a list of 3 items`.
    #[must_use]
    pub fn found(&self) -> &str {
        self.0.place.found()
    }
}

impl Deviation {
    pub(crate) fn new(fault: &Fault, above: &[Step]) -> Self {
        Self { path: fault.path(above).into(), expected: fault.expected().into(), found: fault.found().into() }
    }

    /// The path to the field, such as `data.tasks[2].status`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the catalogue promises there.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What came, as kind and size.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl Position {
    fn of(body: &str, offset: usize) -> Self {
        let before = body.get(..offset).unwrap_or(body);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        Self { line, column: before.get(line_start..).unwrap_or_default().chars().count() + 1 }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = self.event_type() {
            write!(f, "`{}` ", Shown(name))?;
        }
        if let Some(id) = self.event_id() {
            write!(f, "`{}` ", Shown(id))?;
        }
        write!(f, "line {} column {}: {}", self.0.position.line, self.0.position.column, self.0.place)
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}`: ", self.path)?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for Error {}

/// A text from outside, fit for one line of a log: short, and without control characters.
struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 100;
        let mut characters = self.0.chars();
        for c in characters.by_ref().take(LONGEST) {
            write!(f, "{}", c.escape_debug())?;
        }
        if characters.next().is_some() { f.write_str("…") } else { Ok(()) }
    }
}
