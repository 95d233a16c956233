//! Fits what a source means to what the language can say. Every difference is a loss with its place.

mod circles;
mod extends;
mod hoist;
mod limits;
mod merged;
mod partial;
mod replaced;
mod scalars;
mod tags;
mod unions;

use std::collections::BTreeSet;

use crate::form::{Catalogue, Field, Loss, Object, Shape, Slot, Type, TypeId, Types};
use crate::node::Node;
use replaced::{Replaced, flatten};

/// Type expressions stand in each other at most this deep; the compiler's own bound is 32.
const DEEPEST: usize = 24;

pub(crate) fn fit(catalogue: &mut Catalogue) {
    merged::merge(catalogue);
    tags::require(catalogue);
    let replaced = Replaced::new(&catalogue.types);
    let fitting = Fitting { types: &catalogue.types.clone(), replaced };
    for def in &mut catalogue.types.0 {
        let mut losses = Vec::new();
        match &mut def.shape {
            Shape::Object(object) => fitting.fit_object(object, &def.place, &mut losses),
            Shape::Tagged(tagged) => {
                tagged.variants.iter_mut().for_each(|(_, ty)| fitting.fit_type(ty, &def.place, &mut losses));
            }
            Shape::Alias(ty) => fitting.fit_type(ty, &def.place, &mut losses),
            Shape::Scalar(slot) => {
                fitting.fit_slot(slot);
                losses.append(&mut slot.losses);
            }
            Shape::Enum(_) => {}
        }
        def.losses.extend(losses);
    }
    let payloads = catalogue.events.iter_mut().map(|event| &mut event.payload);
    payloads.for_each(|slot| fitting.fit_slot(slot));
    catalogue.envelope.fields.iter_mut().for_each(|field| fitting.fit_field(field));
    hoist::hoist(catalogue);
    circles::open(catalogue);
    scalars::share(catalogue);
    extends::decide(catalogue);
    partial::find(catalogue);
}

struct Fitting<'a> {
    types: &'a Types,
    replaced: Replaced,
}

impl Fitting<'_> {
    fn fit_object(&self, object: &mut Object, place: &crate::documents::Place, losses: &mut Vec<Loss>) {
        object.fields.iter_mut().for_each(|field| self.fit_field(field));
        for (pattern, _) in std::mem::take(&mut object.patterns) {
            let (what, instead) = (format!("a type for keys that fit `{pattern}`"), "they are kept as unknown fields");
            losses.push(Loss { place: place.clone(), what, instead: instead.to_owned(), untyped: false });
        }
        object.others.iter_mut().for_each(|ty| self.fit_type(ty, place, losses));
    }

    fn fit_field(&self, field: &mut Field) {
        if !field.optional {
            limits::lose_default(&mut field.slot);
        }
        self.fit_slot(&mut field.slot);
    }

    fn fit_slot(&self, slot: &mut Slot) {
        let mut losses = Vec::new();
        self.fit_type(&mut slot.ty, &slot.place, &mut losses);
        if let Type::Nullable(inner) = &slot.ty {
            slot.nullable = true;
            slot.ty = (**inner).clone();
        }
        // Free JSON holds null as it holds anything.
        slot.nullable &= slot.ty != Type::JSON && slot.ty != Type::Const(Node::Null);
        slot.losses.extend(losses);
        limits::fit(slot, self.types);
    }

    fn fit_type(&self, ty: &mut Type, place: &crate::documents::Place, losses: &mut Vec<Loss>) {
        *ty = self.fitted(ty, place, losses, DEEPEST);
    }

    fn fitted(&self, ty: &Type, place: &crate::documents::Place, losses: &mut Vec<Loss>, depth: usize) -> Type {
        let mut lose = |what: String, instead: &Type| {
            let untyped = *instead == Type::JSON;
            let instead = format!("`{}`", expression(instead));
            losses.push(Loss { place: place.clone(), what, instead, untyped });
        };
        if depth == 0 {
            lose("values that stand in each other too deep".to_owned(), &Type::JSON);
            return Type::JSON;
        }
        match ty {
            Type::Builtin(_) | Type::Const(_) | Type::Partial(_) => ty.clone(),
            Type::List(inner) => Type::List(Box::new(self.fitted(inner, place, losses, depth - 1))),
            Type::Map(inner) => Type::Map(Box::new(self.fitted(inner, place, losses, depth - 1))),
            Type::Nullable(inner) => match self.fitted(inner, place, losses, depth - 1) {
                inner @ (Type::Nullable(_) | Type::Builtin("json") | Type::Const(Node::Null)) => inner,
                inner => Type::Nullable(Box::new(inner)),
            },
            Type::Named(id) => match self.replaced.of(*id) {
                None => ty.clone(),
                Some(instead) => {
                    instead.what.iter().for_each(|what| lose(what.clone(), &instead.ty));
                    self.fitted(&instead.ty, place, losses, depth - 1)
                }
            },
            Type::Union(members) => {
                let (members, nullable) = self.members(members, place, losses, depth);
                let union = self.union(&members, place, losses);
                let is_free = matches!(union, Type::Nullable(_) | Type::Builtin("json"));
                if nullable && !is_free { Type::Nullable(Box::new(union)) } else { union }
            }
        }
    }

    /// The members of a union, each once and without null.
    fn members(
        &self,
        members: &[Type],
        place: &crate::documents::Place,
        losses: &mut Vec<Loss>,
        depth: usize,
    ) -> (Vec<Type>, bool) {
        let (mut parts, mut nullable) = (Vec::new(), false);
        let mut seen = BTreeSet::new();
        for ty in members {
            flatten(self.types, ty, &mut seen, &mut parts, &mut nullable);
        }
        let mut flat: Vec<Type> = Vec::new();
        for part in parts {
            let fitted = match self.fitted(&part, place, losses, depth - 1) {
                Type::Nullable(inner) => {
                    nullable = true;
                    *inner
                }
                ty => ty,
            };
            let parts = if let Type::Union(parts) = fitted { parts } else { vec![fitted] };
            for part in parts {
                if !flat.contains(&part) {
                    flat.push(part);
                }
            }
        }
        (flat, nullable)
    }

    /// A union as it can be said, or what comes nearest.
    fn union(&self, members: &[Type], place: &crate::documents::Place, losses: &mut Vec<Loss>) -> Type {
        let instead = match unions::widened(self.types, members.to_vec()) {
            Ok(same) => return same,
            Err(instead) => instead,
        };
        let untyped = instead == Type::JSON;
        if let Some(what) = unions::lost(self.types, members, &instead) {
            let instead = format!("`{}`", expression(&instead));
            losses.push(Loss { place: place.clone(), what, instead, untyped });
        }
        instead
    }
}

/// A type without names in the words of the language.
fn expression(ty: &Type) -> String {
    match ty {
        Type::Builtin(word) => (*word).to_owned(),
        Type::Const(value) => format!("const {}", value.compact()),
        Type::List(inner) => format!("list<{}>", expression(inner)),
        Type::Map(inner) => format!("map<{}>", expression(inner)),
        Type::Nullable(inner) => format!("{} | null", expression(inner)),
        Type::Union(members) => members.iter().map(expression).collect::<Vec<String>>().join(" | "),
        Type::Named(_) | Type::Partial(_) => "a named type".to_owned(),
    }
}

/// All named types in the payloads and the envelope.
pub(crate) fn roots(catalogue: &Catalogue) -> Vec<TypeId> {
    let mut roots = Vec::new();
    let fields = catalogue.envelope.fields.iter().map(|field| &field.slot.ty);
    let payloads = catalogue.events.iter().map(|event| &event.payload.ty);
    fields.chain(payloads).for_each(|ty| ty.each_name(&mut |id| roots.push(id)));
    roots
}
