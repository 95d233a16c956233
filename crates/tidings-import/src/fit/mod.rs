//! Fits what a source means to what the language can say. Every difference is a loss with its place.

mod circles;
mod extends;
mod hoist;
mod limits;
mod unions;

use crate::form::{Catalogue, Enum, Field, Loss, NameKey, Object, Shape, Slot, Type, TypeId, Types};
use crate::language::Language;
use crate::node::Node;

/// Type expressions stand in each other at most this deep; the compiler's own bound is 32.
const DEEPEST: usize = 24;

pub(crate) fn fit(catalogue: &mut Catalogue, language: Language) {
    fit_envelope(catalogue, language);
    let replaced = Replaced::of(&catalogue.types, language);
    let fitting = Fitting { types: &catalogue.types.clone(), replaced, language };
    for def in &mut catalogue.types.0 {
        let mut losses = Vec::new();
        match &mut def.shape {
            Shape::Object(object) => fitting.fit_object(object, &def.place, &mut losses),
            Shape::Tagged(tagged) => {
                tagged.variants.iter_mut().for_each(|(_, ty)| fitting.fit_type(ty, &def.place, &mut losses));
            }
            Shape::Alias(ty) => fitting.fit_type(ty, &def.place, &mut losses),
            Shape::Enum(_) => {}
        }
        def.losses.extend(losses);
    }
    let payloads = catalogue.events.iter_mut().map(|event| &mut event.payload);
    payloads.for_each(|slot| fitting.fit_slot(slot));
    catalogue.envelope.fields.iter_mut().for_each(|field| fitting.fit_field(field));
    hoist::hoist(catalogue);
    circles::open(catalogue);
    extends::decide(catalogue, language);
}

fn fit_envelope(catalogue: &mut Catalogue, language: Language) {
    let Some(place) = catalogue.events.first().map(|event| event.payload.place.clone()) else { return };
    let mut lose = |what: &str, instead: String| {
        let loss = Loss { place: place.clone(), what: what.to_owned(), instead, untyped: false };
        catalogue.losses.push(loss);
    };
    if let NameKey::Nested(payload, key) = &catalogue.envelope.name
        && !language.nested_names
    {
        let instead = format!("`name: {payload}.{key}`, which the compiler does not follow into the payload yet");
        lose("the event's name lies inside the payload", instead);
    }
    if catalogue.envelope.payload.is_none() && !language.flat_payloads {
        let instead = "`payload: beside`, which the compiler takes for a key yet".to_owned();
        lose("the payload lies flat beside the name", instead);
    }
}

/// What stands in place of named types that the language cannot say.
struct Replaced(Vec<Option<Type>>);

impl Replaced {
    fn of(types: &Types, language: Language) -> Self {
        let replaced = |shape: &Shape| match shape {
            Shape::Enum(values) if !is_of_texts(values) && !language.integer_enums => Some(scalar_of(values)),
            Shape::Tagged(_) if !language.unions => Some(Type::JSON),
            Shape::Alias(ty @ Type::Union(members)) => {
                (!language.unions || !unions::are_decidable(types, members)).then(|| ty.clone())
            }
            Shape::Alias(ty) => Some(ty.clone()),
            _ => None,
        };
        Self(types.0.iter().map(|def| replaced(&def.shape)).collect())
    }
}

fn is_of_texts(values: &Enum) -> bool {
    values.values.iter().all(|value| matches!(value.wire, Node::Text(_)))
}

/// The widest scalar that holds all values.
fn scalar_of(values: &Enum) -> Type {
    let is_number = |value: &crate::form::EnumValue| matches!(value.wire, Node::Number(_));
    if values.values.iter().all(is_number) {
        Type::Builtin("integer")
    } else {
        Type::Union(vec![Type::STRING, Type::Builtin("integer")])
    }
}

struct Fitting<'a> {
    types: &'a Types,
    replaced: Replaced,
    language: Language,
}

impl Fitting<'_> {
    fn fit_object(&self, object: &mut Object, place: &crate::documents::Place, losses: &mut Vec<Loss>) {
        object.fields.iter_mut().for_each(|field| self.fit_field(field));
        let mut lose = |what: String, instead: &str| {
            losses.push(Loss { place: place.clone(), what, instead: instead.to_owned(), untyped: false });
        };
        if !self.language.at_least_one {
            for keys in std::mem::take(&mut object.at_least_one) {
                lose(format!("at least one of `{}`", keys.join("`, `")), "each is optional");
            }
        }
        if !self.language.others && object.others.take().is_some() {
            lose("a type for all other keys".to_owned(), "they are kept as unknown fields");
        }
        if !self.language.patterns {
            for (pattern, _) in std::mem::take(&mut object.patterns) {
                lose(format!("a type for keys that fit `{pattern}`"), "they are kept as unknown fields");
            }
        }
        let patterns = object.patterns.iter_mut().map(|(_, ty)| ty);
        object.others.iter_mut().chain(patterns).for_each(|ty| self.fit_type(ty, place, losses));
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
        limits::fit(slot, self.types, self.language);
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
            Type::Builtin(_) | Type::Const(_) => ty.clone(),
            Type::List(inner) => Type::List(Box::new(self.fitted(inner, place, losses, depth - 1))),
            Type::Map(inner) => Type::Map(Box::new(self.fitted(inner, place, losses, depth - 1))),
            Type::Nullable(inner) => match self.fitted(inner, place, losses, depth - 1) {
                inner @ (Type::Nullable(_) | Type::Builtin("json") | Type::Const(Node::Null)) => inner,
                inner => Type::Nullable(Box::new(inner)),
            },
            Type::Named(id) => match &self.replaced.0[id.0] {
                None => ty.clone(),
                Some(instead) => {
                    if let Shape::Enum(values) = &self.types.get(*id).shape {
                        lose(format!("an enum of {}", list_of(values)), instead);
                    } else if *instead == Type::JSON {
                        lose("a union whose members a tag tells apart".to_owned(), instead);
                    }
                    self.fitted(&instead.clone(), place, losses, depth - 1)
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
        let (mut flat, mut nullable): (Vec<Type>, bool) = (Vec::new(), false);
        for member in members {
            let mut member = self.fitted(member, place, losses, depth - 1);
            if let Type::Nullable(inner) = member {
                nullable = true;
                member = *inner;
            }
            let parts = match member {
                Type::Union(parts) => parts,
                Type::Const(Node::Null) => {
                    nullable = true;
                    Vec::new()
                }
                ty => vec![ty],
            };
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
        let said = unions::described(self.types, members);
        let instead = match unions::widened(self.types, members.to_vec(), self.language) {
            Ok(same) => return same,
            Err(instead) => instead,
        };
        let untyped = instead == Type::JSON;
        // Where anything may stand, nothing is lost but what is known of some of it.
        let mut is_known = !members.contains(&Type::JSON);
        for member in members {
            member.each_name(&mut |_| is_known = true);
        }
        if !untyped || is_known {
            let instead = format!("`{}`", expression(&instead));
            losses.push(Loss { place: place.clone(), what: format!("a union of {said}"), instead, untyped });
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
        Type::Named(_) => "a named type".to_owned(),
    }
}

/// The values of an enum, as many as a comment holds.
fn list_of(values: &Enum) -> String {
    const SHOWN: usize = 12;
    let shown = values.values.iter().take(SHOWN).map(|value| match &value.name {
        Some(name) => format!("{} ({name})", value.wire.compact()),
        None => value.wire.compact(),
    });
    let shown = shown.collect::<Vec<String>>().join(", ");
    if values.values.len() > SHOWN { format!("{shown} and {} more", values.values.len() - SHOWN) } else { shown }
}

/// All named types in the payloads and the envelope.
pub(crate) fn roots(catalogue: &Catalogue) -> Vec<TypeId> {
    let mut roots = Vec::new();
    let fields = catalogue.envelope.fields.iter().map(|field| &field.slot.ty);
    let payloads = catalogue.events.iter().map(|event| &event.payload.ty);
    fields.chain(payloads).for_each(|ty| ty.each_name(&mut |id| roots.push(id)));
    roots
}
