//! The order of the types. Annotations may name what follows; what stands behind a `=` may not.

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

    /// Adds a type behind those that it names. An alias never leads back to itself.
    fn add(&mut self, catalogue: &'a Catalogue, id: usize, done: &mut [bool]) {
        let Some(def) = catalogue.types.get(id) else { return };
        if done.get(id).copied().unwrap_or(true) {
            return;
        }
        if let Some(done) = done.get_mut(id) {
            *done = true;
        }
        match &def.shape {
            Shape::Object(_) => self.classes.push(def),
            Shape::Enum(_) | Shape::Id { .. } => self.before.push(def),
            Shape::Alias(ty) => {
                if let Some(named) = named(ty) {
                    self.add(catalogue, named, done);
                }
                let group = if holds_object(catalogue, ty) { &mut self.behind } else { &mut self.before };
                group.push(def);
            }
        }
    }
}

fn holds_object(catalogue: &Catalogue, ty: &Type) -> bool {
    let def = named(ty).and_then(|id| catalogue.types.get(id));
    match def.map(|def| &def.shape) {
        Some(Shape::Object(_)) => true,
        Some(Shape::Alias(ty)) => holds_object(catalogue, ty),
        _ => false,
    }
}

/// The type that an expression names.
fn named(ty: &Type) -> Option<usize> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        Type::Named(id) => Some(id.0),
        _ => None,
    }
}
