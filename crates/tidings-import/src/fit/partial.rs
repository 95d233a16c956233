//! Objects that are others with every field left to chance: `partial<T>` says so, and stays right when `T` changes.

use std::collections::{BTreeMap, BTreeSet};

use super::roots;
use crate::form::{Catalogue, Object, Shape, Type, TypeId, Types};

/// Fewer fields are equal by chance.
const LEAST: usize = 3;

pub(super) fn find(catalogue: &mut Catalogue) {
    let order = catalogue.types.reachable(roots(catalogue));
    let types = &catalogue.types;
    let mut by_fields: BTreeMap<Vec<&str>, Vec<TypeId>> = BTreeMap::new();
    for id in &order {
        if let Some(object) = plain(types, *id) {
            by_fields.entry(object.fields.iter().map(|field| field.wire.as_str()).collect()).or_default().push(*id);
        }
    }
    // What an event carries, and what others extend, is an object by its own name.
    let mut kept: BTreeSet<TypeId> = roots(catalogue).into_iter().collect();
    kept.extend(order.iter().flat_map(|id| types.bases(*id)));
    let mut whole_of: BTreeMap<TypeId, TypeId> = BTreeMap::new();
    for alike in by_fields.values() {
        for part in alike.iter().filter(|id| !kept.contains(id)) {
            let whole = alike.iter().find(|whole| is_part(types, *part, **whole));
            whole_of.extend(whole.map(|whole| (*part, *whole)));
        }
    }
    for (part, whole) in &whole_of {
        learn(&mut catalogue.types, *part, *whole);
    }
    for id in order {
        let shape = &mut catalogue.types.get_mut(id).shape;
        if let Shape::Object(object) = shape {
            object.fields.iter_mut().for_each(|field| replace(&mut field.slot.ty, &whole_of));
        }
    }
}

/// An object of named fields and nothing else.
fn plain(types: &Types, id: TypeId) -> Option<&Object> {
    match &types.get(id).shape {
        Shape::Object(object) => {
            let has_keys = object.others.is_some() || !object.patterns.is_empty();
            (!object.is_tuple && !has_keys && object.fields.len() >= LEAST).then_some(object)
        }
        _ => None,
    }
}

/// Whether an object says nothing but that each field of another one may be there.
fn is_part(types: &Types, part: TypeId, whole: TypeId) -> bool {
    let (Some(own), Some(other)) = (plain(types, part), plain(types, whole)) else { return false };
    let def = types.get(part);
    let says_nothing = def.notes.description.is_none() && def.notes.comment.is_none() && def.losses.is_empty();
    let is_deprecated = def.notes.deprecated && !types.get(whole).notes.deprecated;
    let is_same = own.fields.iter().zip(&other.fields).all(|(one, two)| one.holds_the_same(two));
    says_nothing
        && !is_deprecated
        && own.at_least_one.is_empty()
        && own.fields.iter().all(|field| field.optional && field.slot.losses.is_empty())
        && other.fields.iter().any(|field| !field.optional)
        && is_same
}

/// The whole learns where else the source declares its fields.
fn learn(types: &mut Types, part: TypeId, whole: TypeId) {
    let places: Vec<_> = match &types.get(part).shape {
        Shape::Object(object) => object.fields.iter().map(|field| field.places.clone()).collect(),
        _ => return,
    };
    if let Shape::Object(object) = &mut types.get_mut(whole).shape {
        object.fields.iter_mut().zip(places).for_each(|(field, places)| field.places.extend(places));
    }
}

fn replace(ty: &mut Type, whole_of: &BTreeMap<TypeId, TypeId>) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => replace(inner, whole_of),
        Type::Named(id) => {
            if let Some(whole) = whole_of.get(id) {
                *ty = Type::Partial(*whole);
            }
        }
        Type::Builtin(_) | Type::Const(_) | Type::Union(_) | Type::Partial(_) => {}
    }
}

impl Types {
    /// The objects around which `partial<…>` stands.
    pub(crate) fn wholes(&self, order: &[TypeId]) -> BTreeSet<TypeId> {
        let mut wholes = BTreeSet::new();
        for id in order {
            self.get(*id).shape.each_type(&mut |ty| {
                let mut ty = ty;
                while let Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) = ty {
                    ty = inner;
                }
                if let Type::Partial(whole) = ty {
                    wholes.insert(*whole);
                }
            });
        }
        wholes
    }
}
