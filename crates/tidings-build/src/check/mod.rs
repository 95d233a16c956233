//! Is it allowed? [`Draft`] to [`Catalogue`]: a list of rules, one function each.
//!
//! A rule looks at the draft and reports; it changes nothing. Names were looked up and texts were read before.

mod claims;
mod deliveries;
mod endless;
mod envelope;
mod examples;
mod groups;
mod limits;
mod misfit;
mod names;
mod narrow;
mod narrower;
mod narrower_limits;
mod replaced;
mod unions;

use std::ops::Deref;

use crate::diagnostic::Sink;
use crate::model::Draft;

/// What every catalogue must hold to.
const RULES: &[fn(&Draft, &mut Sink)] = &[
    names::check_events,
    envelope::check_envelope,
    envelope::check_name_parts,
    envelope::check_parents,
    envelope::check_beside,
    envelope::check_header_values,
    names::check_types,
    names::check_fields,
    names::check_values,
    names::check_families,
    unions::check_unions,
    endless::check_endless_types,
    endless::check_alias_chains,
    replaced::check_replaced_fields,
    narrow::check_narrow,
    limits::check_limits,
    groups::check_groups,
    examples::check_examples,
];

/// A catalogue without mistakes. Only `check` makes one: to hold it is the proof that it is valid.
#[derive(Debug)]
pub struct Catalogue {
    draft: Draft,
}

#[cfg(feature = "publish")]
impl Catalogue {
    /// The same catalogue, published under this address as this edition.
    pub(crate) fn published_as(mut self, root: String, edition: String) -> Self {
        self.draft.root = Some(root);
        self.draft.edition = edition;
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
