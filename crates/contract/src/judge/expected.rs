//! What every validator must say of a body.

use super::facts::{DEEPEST, Facts, Name};
use super::{Parsed, parse};
use crate::corpus::Case;
use crate::subject::Subject;

/// What the published schemas must say of a body that a validator's reader holds exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The position of its event; `None` if the catalogue does not know it, or it has no name. Then no schema but that
    /// of all events is to be asked.
    pub event: Option<usize>,
    /// Whether the schema of all events accepts it, and so does that of its event.
    pub is_accepted: bool,
}

/// By what the types make of the body. `None` where the contract does not speak of it: JSON can spell half a surrogate
/// pair, and whether a text can hold it is the language's affair; and each reader has a depth of its own.
#[must_use]
pub fn expected(subject: &Subject, case: &Case) -> Option<Expected> {
    let tree = &case.mutant.tree;
    let facts = Facts::of(case.header.as_deref(), tree, subject);
    if tree.has_half_a_pair() || facts.depth > DEEPEST {
        return None;
    }
    let event = match facts.name {
        Name::Known(event) => Some(event),
        Name::Unknown(_) | Name::None => None,
    };
    let is_clean = match parse(subject, case.header.as_deref(), &case.mutant.body) {
        Parsed::Event(outcome) => outcome.deviations.is_empty(),
        Parsed::Error(_) | Parsed::Panic => false,
    };
    Some(Expected { event, is_accepted: event.is_some() && is_clean })
}
