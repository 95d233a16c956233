//! What goes wrong while a value is read, before it is known whether it matters.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::json_ref::JsonRef;

/// Why a value could not be read.
///
/// On its way up it stops at the nearest optional field, which becomes [`Field::Other`](crate::Field::Other); if there
/// is none, it ends as an [`Error`](crate::Error). Generated code only passes it on.
#[derive(Debug)]
pub struct Fault(Box<Content>);

#[derive(Debug)]
struct Content {
    /// From the inside out: each level adds its step when the fault passes.
    steps: Vec<Step>,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    /// The address of the value's first byte. All that is read is a slice of one body, so its place in the body is the
    /// difference of two addresses; the happy path need not count.
    address: usize,
    fatal: bool,
}

/// One step from a value to a part of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// A field that the catalogue names.
    Field(&'static str),
    /// An item of a list, counted from 0.
    Item(usize),
    /// A key that the producer chose, counted from 0. It is not shown: it may be personal data.
    Key(usize),
}

impl Fault {
    #[cold]
    pub(crate) fn new(expected: impl Into<Cow<'static, str>>, found: impl Into<Cow<'static, str>>, at: &str) -> Self {
        let (expected, found, address) = (expected.into(), found.into(), at.as_ptr().addr());
        Self(Box::new(Content { steps: Vec::new(), expected, found, address, fatal: false }))
    }

    /// The value is not what was expected.
    pub(crate) fn mismatch(expected: &'static str, value: JsonRef<'_>) -> Self {
        Self::new(expected, value.describe(), value.as_str())
    }

    /// Keeps the first fault of many, but passes on one that no optional field stops.
    pub(crate) fn keep(first: &mut Option<Self>, fault: Self) -> Result<(), Self> {
        if fault.is_fatal() {
            return Err(fault);
        }
        first.get_or_insert(fault);
        Ok(())
    }

    /// No optional field stops this one.
    pub(crate) fn fatal(mut self) -> Self {
        self.0.fatal = true;
        self
    }

    pub(crate) fn is_fatal(&self) -> bool {
        self.0.fatal
    }

    /// The same fault, seen from one level further out.
    pub(crate) fn under(mut self, step: Step) -> Self {
        self.0.steps.push(step);
        self
    }

    /// The same fault, where more than that would have been right.
    pub(crate) fn expecting(mut self, expected: String) -> Self {
        self.0.expected = expected.into();
        self
    }

    pub(crate) fn expected(&self) -> &str {
        &self.0.expected
    }

    pub(crate) fn found(&self) -> &str {
        &self.0.found
    }

    /// Where the value begins in the body that it was read from.
    pub(crate) fn offset_in(&self, body: &str) -> usize {
        self.0.address.checked_sub(body.as_ptr().addr()).filter(|at| *at <= body.len()).unwrap_or(0)
    }

    /// The path to the value, below the given steps.
    pub(crate) fn path(&self, above: &[Step]) -> String {
        let mut path = String::new();
        for step in above.iter().chain(self.0.steps.iter().rev()) {
            match step {
                Step::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(if name.is_empty() { "\"\"" } else { name });
                }
                Step::Item(position) => {
                    let _ = write!(path, "[{position}]");
                }
                Step::Key(position) => {
                    let _ = write!(path, "[key {position}]");
                }
            }
        }
        path
    }
}
