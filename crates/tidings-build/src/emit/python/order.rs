//! The order of the types. Annotations may name what follows; what stands behind a `=` may not.

use std::collections::BTreeSet;

use crate::check::Catalogue;
use crate::model::{Shape, Type, TypeDef};

/// The types of a catalogue in the order in which Python can read them.
pub(super) struct Order<'a> {
    /// What stands for itself: texts, and other names for what holds no object.
    pub(super) before: Vec<&'a TypeDef>,
    /// The objects, in the catalogue's order.
    pub(super) classes: Vec<&'a TypeDef>,
    /// Other names for what holds an object.
    pub(super) behind: Vec<&'a TypeDef>,
}

impl<'a> Order<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        let mut order = Self { before: Vec::new(), classes: Vec::new(), behind: Vec::new() };
        let mut done = vec![false; catalogue.types.len()];
        for id in 0..catalogue.types.len() {
            order.add(catalogue, id, &mut done);
        }
        order
    }

    /// Adds a type behind those that it names.
    fn add(&mut self, catalogue: &'a Catalogue, id: usize, done: &mut [bool]) {
        let Some(def) = catalogue.types.get(id) else { return };
        if done.get(id).copied().unwrap_or(true) {
            return;
        }
        if let Some(done) = done.get_mut(id) {
            *done = true;
        }
        match &def.shape {
            Shape::Object(_) | Shape::Tuple(_) => self.classes.push(def),
            Shape::Enum(_) | Shape::Id { .. } => self.before.push(def),
            Shape::Alias(_) | Shape::Union(_) => {
                for named in parts(def).into_iter().filter_map(named) {
                    self.add(catalogue, named, done);
                }
                let group = if holds_object(catalogue, id) { &mut self.behind } else { &mut self.before };
                group.push(def);
            }
        }
    }
}

/// The type expressions of what is neither an object nor a text.
fn parts(def: &TypeDef) -> Vec<&Type> {
    match &def.shape {
        Shape::Alias(ty) => vec![ty],
        Shape::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        Shape::Object(_) | Shape::Tuple(_) | Shape::Enum(_) | Shape::Id { .. } => Vec::new(),
    }
}

/// Whether a type can only stand behind the classes. A union may hold itself.
fn holds_object(catalogue: &Catalogue, id: usize) -> bool {
    let is_class = |shape: &Shape| matches!(shape, Shape::Object(_) | Shape::Tuple(_));
    reaches(catalogue, id, &|other| catalogue.types.get(other).is_some_and(|def| is_class(&def.shape)))
}

/// Whether a type holds itself other than within an object: then Python cannot write out what it stands for.
pub(super) fn holds_itself(catalogue: &Catalogue, id: usize) -> bool {
    reaches(catalogue, id, &|other| other == id)
}

fn reaches(catalogue: &Catalogue, id: usize, is_goal: &dyn Fn(usize) -> bool) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        let parts = catalogue.types.get(id).map(parts).unwrap_or_default();
        for next in parts.into_iter().filter_map(named) {
            if is_goal(next) {
                return true;
            }
            if seen.insert(next) {
                waiting.push(next);
            }
        }
    }
    false
}

/// The type that an expression names.
fn named(ty: &Type) -> Option<usize> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        Type::Named(id) => Some(id.0),
        _ => None,
    }
}
