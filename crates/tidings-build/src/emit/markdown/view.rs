//! The catalogue as a page reads it: family by family.

use std::collections::BTreeMap;

use super::anchors::Anchors;
use crate::check::Catalogue;
use crate::model::{Event, Family, FamilyId, TypeDef, TypeId};

/// The catalogue with its events and types at hand for each family, and the anchors that links point at.
pub(super) struct View<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// Empty until the headings are known; till then a link is plain text.
    pub(super) anchors: Anchors,
    events: BTreeMap<FamilyId, Vec<&'a Event>>,
    types: BTreeMap<Option<FamilyId>, Vec<(TypeId, &'a TypeDef)>>,
}

impl<'a> View<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        let mut events: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for event in &catalogue.events {
            events.entry(event.family).or_default().push(event);
        }
        let mut types: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (position, def) in catalogue.types.iter().enumerate() {
            types.entry(def.family).or_default().push((TypeId(position), def));
        }
        Self { catalogue, anchors: Anchors::default(), events, types }
    }

    /// The families in the order of the page.
    pub(super) fn families(&self) -> impl Iterator<Item = (FamilyId, &'a Family)> {
        self.catalogue.families.iter().enumerate().map(|(position, family)| (FamilyId(position), family))
    }

    /// All events of a family, removed ones included.
    pub(super) fn events(&self, family: FamilyId) -> &[&'a Event] {
        self.events.get(&family).map(Vec::as_slice).unwrap_or_default()
    }

    /// The types of a family's file; those of `None` are shared.
    pub(super) fn types(&self, family: Option<FamilyId>) -> &[(TypeId, &'a TypeDef)] {
        self.types.get(&family).map(Vec::as_slice).unwrap_or_default()
    }
}
