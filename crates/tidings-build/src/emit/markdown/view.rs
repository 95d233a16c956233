//! The catalogue as a page reads it: family by family.

use std::collections::{BTreeMap, BTreeSet};

use super::anchors::Anchors;
use crate::check::Catalogue;
use crate::model::{Event, Family, FamilyId, Shape, Type, TypeDef, TypeId, Variant};

/// The catalogue with its events and types at hand for each family, and the anchors that links point at.
pub(super) struct View<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// Empty until the headings are known; till then a link is plain text.
    pub(super) anchors: Anchors,
    events: BTreeMap<FamilyId, Vec<&'a Event>>,
    types: BTreeMap<Option<FamilyId>, Vec<(TypeId, &'a TypeDef)>>,
    /// For the objects that were made to hold the tag of a union, which object they have their other fields from.
    wrapped: BTreeMap<TypeId, TypeId>,
}

impl<'a> View<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        let mut events: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for event in &catalogue.events {
            events.entry(event.family).or_default().push(event);
        }
        let (mut types, mut wrapped): (BTreeMap<_, Vec<_>>, _) = (BTreeMap::new(), BTreeMap::new());
        for (id, def) in in_reading_order(catalogue) {
            types.entry(def.family).or_default().push((id, def));
            for (variant, made) in own_variants(catalogue, def) {
                wrapped.extend(variant.wrapped.map(|wrapped| (made, wrapped)));
            }
        }
        Self { catalogue, anchors: Anchors::default(), events, types, wrapped }
    }

    /// The object from which a made one has its fields, but for the tag of its union.
    pub(super) fn wrapped(&self, made: TypeId) -> Option<TypeId> {
        self.wrapped.get(&made).copied()
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

/// All types: behind a union those that exist for its variants alone.
fn in_reading_order(catalogue: &Catalogue) -> Vec<(TypeId, &TypeDef)> {
    let made: BTreeSet<TypeId> =
        catalogue.types.iter().flat_map(|def| own_variants(catalogue, def)).map(|(_, id)| id).collect();
    let mut order = Vec::new();
    for (position, def) in catalogue.types.iter().enumerate().filter(|(position, _)| !made.contains(&TypeId(*position)))
    {
        let mut waiting = vec![(TypeId(position), def)];
        while let Some((id, def)) = waiting.pop() {
            order.push((id, def));
            let own = own_variants(catalogue, def).filter_map(|(_, id)| Some((id, catalogue.types.get(id.0)?)));
            waiting.extend(own.collect::<Vec<_>>().into_iter().rev());
        }
    }
    order
}

/// The variants of a union that were written where it is or made for it, and their types: nothing else names these.
fn own_variants<'a>(catalogue: &'a Catalogue, def: &'a TypeDef) -> impl Iterator<Item = (&'a Variant, TypeId)> {
    let variants = if let Shape::Union(union) = &def.shape { union.variants.as_slice() } else { &[] };
    variants.iter().filter_map(|variant| match &variant.ty {
        Type::Named(id) if catalogue.types.get(id.0)?.place.span == variant.place.span => Some((variant, *id)),
        _ => None,
    })
}
