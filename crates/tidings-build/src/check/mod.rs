//! Is it allowed? [`Draft`] to [`Catalogue`]: a list of rules, one function each.
//!
//! A rule looks at the draft and reports; it changes nothing. Names were looked up and texts were read before.

mod endless;
mod examples;
mod formats;
mod limits;
mod names;
mod narrow;
mod narrower;
mod replaced;

use std::ops::Deref;

use crate::diagnostic::Sink;
use crate::model::Draft;

/// What every catalogue must hold to.
const RULES: &[fn(&Draft, &mut Sink)] = &[
    names::check_events,
    names::check_envelope,
    names::check_types,
    names::check_fields,
    names::check_values,
    names::check_families,
    endless::check_endless_types,
    endless::check_alias_chains,
    replaced::check_replaced_fields,
    narrow::check_narrow,
    limits::check_limits,
    examples::check_examples,
];

/// A catalogue without mistakes. Only `check` makes one: to hold it is the proof that it is valid.
#[derive(Debug)]
pub struct Catalogue {
    draft: Draft,
}

#[cfg(feature = "publish")]
impl Catalogue {
    /// The same catalogue, with its schemas published under another address.
    pub(crate) fn published_under(mut self, base: String) -> Self {
        self.draft.base = Some(base);
        self
    }
}

impl Deref for Catalogue {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.draft
    }
}

/// Holds a draft against all rules. `None` if anything was reported, now or before.
pub(crate) fn check(draft: Draft, sink: &mut Sink) -> Option<Catalogue> {
    for rule in RULES {
        rule(&draft, sink);
    }
    sink.is_empty().then_some(Catalogue { draft })
}
