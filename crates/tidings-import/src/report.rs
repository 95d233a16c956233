//! What was carried over, and what was not.

use std::collections::BTreeSet;
use std::fmt;

use crate::documents::Place;
use crate::fit::roots;
use crate::form::{Catalogue, Field, Loss, Shape, TypeId, Types};

/// What was carried over, and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How many events the catalogue has.
    pub events: usize,
    /// How many types it has.
    pub types: usize,
    /// How many fields the source describes.
    pub fields: usize,
    /// How many of them the catalogue types; the others are free JSON, though the source says more.
    pub typed: usize,
    /// How many events the source says nothing of.
    pub undescribed: usize,
    /// Every loss, in the order of the sources.
    pub losses: Vec<ReportedLoss>,
}

/// One thing that was not carried over as the source has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportedLoss {
    /// The document.
    pub path: String,
    /// The place in it, as a JSON pointer behind `#`.
    pub pointer: String,
    /// What the source says.
    pub what: String,
    /// What the catalogue says in its place.
    pub instead: String,
    /// Whether what the source describes is free JSON in the catalogue.
    pub untyped: bool,
}

impl Report {
    /// How many of a hundred fields are typed.
    #[must_use]
    pub fn percent(&self) -> f64 {
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        if self.fields == 0 { 100.0 } else { 100.0 * count(self.typed) / count(self.fields) }
    }
}

impl fmt::Display for ReportedLoss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}; instead: {}", self.path, self.pointer, self.what, self.instead)
    }
}

/// Where the source declares fields, from some types on.
pub(crate) fn places(types: &Types, from: impl IntoIterator<Item = TypeId>) -> BTreeSet<Place> {
    let fields = |id: TypeId| match &types.get(id).shape {
        Shape::Object(object) => object.fields.iter().flat_map(|field| field.places.clone()).collect::<Vec<Place>>(),
        _ => Vec::new(),
    };
    types.reachable(from).into_iter().flat_map(fields).collect()
}

/// Compares what the source declares with what is written.
pub(crate) fn report(catalogue: &Catalogue, declared: &BTreeSet<Place>, of_bodies: &BTreeSet<Place>) -> Report {
    let order = catalogue.types.reachable(roots(catalogue));
    let mut losses: BTreeSet<ReportedLoss> = catalogue.supposed.iter().chain(&catalogue.losses).map(reported).collect();
    let mut typed: BTreeSet<Place> = BTreeSet::new();
    let mut untyped: BTreeSet<Place> = BTreeSet::new();
    let mut see = |field: &Field| {
        let mut is_lost = field.slot.losses.iter().any(|loss| loss.untyped);
        // A type that the compiler would not take became free JSON as a whole.
        field.slot.ty.each_name(&mut |id| is_lost |= catalogue.types.get(id).losses.iter().any(|loss| loss.untyped));
        if is_lost { &mut untyped } else { &mut typed }.extend(field.places.iter().cloned());
        losses.extend(field.slot.losses.iter().map(reported));
    };
    catalogue.envelope.fields.iter().for_each(&mut see);
    for id in &order {
        if let Shape::Object(object) = &catalogue.types.get(*id).shape {
            object.fields.iter().for_each(&mut see);
        }
    }
    for id in &order {
        losses.extend(catalogue.types.get(*id).losses.iter().map(reported));
    }
    for event in &catalogue.events {
        losses.extend(event.losses.iter().chain(&event.payload.losses).map(reported));
    }
    let lost_payloads = catalogue.events.iter().filter(|event| event.payload.losses.iter().any(|loss| loss.untyped));
    untyped.extend(lost_payloads.map(|event| event.payload.place.clone()));
    let carried = |place: &&Place| (typed.contains(*place) || of_bodies.contains(*place)) && !untyped.contains(*place);
    Report {
        events: catalogue.events.len(),
        types: order.len(),
        fields: declared.len(),
        typed: declared.iter().filter(carried).count(),
        undescribed: catalogue.events.iter().filter(|event| event.fired_when.is_none()).count(),
        losses: losses.into_iter().collect(),
    }
}

fn reported(loss: &Loss) -> ReportedLoss {
    ReportedLoss {
        path: loss.place.path().to_owned(),
        pointer: loss.place.fragment(),
        what: loss.what.clone(),
        instead: loss.instead.clone(),
        untyped: loss.untyped,
    }
}
