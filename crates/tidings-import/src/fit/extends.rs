//! Which objects say that they extend another one, in the place of its fields.
//!
//! The source says what an object is made of. Whether it is worth a type of its own, and may be said, is decided here.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::{Catalogue, Field, Object, Shape, Type, TypeId, Types};

/// Objects extend each other at most so often in a row; the compiler's own bound is 32.
const DEEPEST: usize = 16;

/// An object of fewer fields is not worth a name of its own.
const LEAST: usize = 2;

pub(super) fn decide(catalogue: &mut Catalogue) {
    let wanted: Vec<Vec<TypeId>> =
        (0..catalogue.types.0.len()).map(|id| fitting(&catalogue.types, TypeId(id))).collect();
    set(&mut catalogue.types, |_| Vec::new());
    let written: BTreeSet<TypeId> = catalogue.types.reachable(super::roots(catalogue)).into_iter().collect();
    let mut times: BTreeMap<TypeId, usize> = BTreeMap::new();
    for id in &written {
        wanted[id.0].iter().for_each(|base| *times.entry(*base).or_default() += 1);
    }
    let is_worth = |base: &TypeId| written.contains(base) || times.get(base).is_some_and(|times| *times > 1);
    set(&mut catalogue.types, |id| wanted[id.0].iter().copied().filter(is_worth).collect());
}

fn set(types: &mut Types, bases: impl Fn(TypeId) -> Vec<TypeId>) {
    for (id, def) in types.0.iter_mut().enumerate() {
        if let Shape::Object(object) = &mut def.shape {
            object.extends = bases(TypeId(id));
        }
    }
}

/// The objects that one can extend, of those that it is made of.
fn fitting(types: &Types, id: TypeId) -> Vec<TypeId> {
    let Shape::Object(own) = &types.get(id).shape else { return Vec::new() };
    let mut bases: Vec<TypeId> = Vec::new();
    let mut inherited: Vec<&Field> = Vec::new();
    for base in &own.extends {
        let Shape::Object(object) = &types.get(*base).shape else { continue };
        let is_free = object.fields.iter().all(|field| inherited.iter().all(|other| other.wire != field.wire));
        if *base != id && is_free && !bases.contains(base) && fits(own, object) && !leads_back(types, *base, id) {
            bases.push(*base);
            inherited.extend(&object.fields);
        }
    }
    bases
}

/// Whether an object has all fields of another one, each as it is there or narrower.
fn fits(own: &Object, base: &Object) -> bool {
    let is_plain = base.others.is_none() && base.patterns.is_empty() && base.at_least_one.is_empty();
    let has = |field: &Field| {
        let found = own.fields.iter().find(|other| other.wire == field.wire);
        found.is_some_and(|found| found.is_like(field) || is_narrower(found, field))
    };
    is_plain && base.fields.len() >= LEAST && base.fields.iter().all(has)
}

fn is_narrower(own: &Field, base: &Field) -> bool {
    let (of_own, of_base) = (&own.slot, &base.slot);
    let by_presence = (base.optional || !own.optional) && (of_base.nullable || !of_own.nullable);
    let by_type = of_own.ty == of_base.ty
        || matches!((&of_own.ty, &of_base.ty), (Type::Const(crate::node::Node::Text(_)), Type::Builtin("string")));
    by_presence && by_type && of_base.limits.is_empty()
}

/// Whether an object extends another one, in whatever many steps; too many are a circle as well.
fn leads_back(types: &Types, from: TypeId, to: TypeId) -> bool {
    let mut level = BTreeSet::from([from]);
    for _ in 0..DEEPEST {
        if level.contains(&to) {
            return true;
        }
        level = level.iter().flat_map(|id| types.bases(*id)).copied().collect();
    }
    !level.is_empty()
}

impl Types {
    /// Whether one of these objects has a field exactly as it is.
    pub(crate) fn inherits(&self, bases: &[TypeId], field: &Field) -> bool {
        let has = |base: &TypeId| match &self.get(*base).shape {
            Shape::Object(object) => object.fields.iter().any(|other| other.is_like(field)),
            _ => false,
        };
        bases.iter().any(has)
    }
}

impl Field {
    /// Whether another field is written in the same way.
    fn is_like(&self, other: &Self) -> bool {
        self.optional == other.optional && self.holds_the_same(other)
    }

    /// Whether another field is, as far as it is there.
    pub(super) fn holds_the_same(&self, other: &Self) -> bool {
        let (one, two) = (&self.slot, &other.slot);
        self.wire == other.wire
            && (&one.ty, one.nullable, &one.notes, &one.limits) == (&two.ty, two.nullable, &two.notes, &two.limits)
            && (&one.default, &one.examples) == (&two.default, &two.examples)
    }
}
