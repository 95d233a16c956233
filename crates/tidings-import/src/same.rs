//! Equal structures become one type.
//!
//! Types start out as one class, and classes are split by what their members look like until nothing changes: that finds
//! equal structures that hold each other in a circle too. What people read of a type counts as well: two that mean
//! different things stay two.

use std::collections::BTreeMap;

use crate::form::{Catalogue, Field, Hint, Object, Shape, Slot, Type, TypeDef, TypeId, Types};
use crate::rust_words::words;

/// For each type the one that stands for it: the first of its class.
pub(crate) fn representatives(types: &Types) -> Vec<TypeId> {
    let looks: Vec<String> = types.0.iter().map(|def| look(&def.shape, &def.hint, &def.notes)).collect();
    let held: Vec<Vec<TypeId>> = (0..types.0.len()).map(|id| types.held(TypeId(id))).collect();
    let mut classes: Vec<usize> = numbered(looks.into_iter());
    loop {
        let look = |id: usize| (classes[id], held[id].iter().map(|held| classes[held.0]).collect::<Vec<usize>>());
        let next = numbered((0..types.0.len()).map(look));
        // Splitting only ever adds classes.
        let number = |classes: &[usize]| classes.iter().max().copied();
        let done = number(&next) == number(&classes);
        classes = next;
        if done {
            break;
        }
    }
    let mut first: BTreeMap<usize, TypeId> = BTreeMap::new();
    let mut find = |(id, class): (usize, &usize)| *first.entry(*class).or_insert(TypeId(id));
    classes.iter().enumerate().map(&mut find).collect()
}

/// Numbers for things that are equal, in the order in which they are met.
fn numbered<T: Ord>(things: impl Iterator<Item = T>) -> Vec<usize> {
    let mut numbers: BTreeMap<T, usize> = BTreeMap::new();
    let mut number = |thing| {
        let next = numbers.len();
        *numbers.entry(thing).or_insert(next)
    };
    things.map(&mut number).collect()
}

/// Replaces every type by the one that stands for it, which then knows of all the places.
pub(crate) fn merge(types: &mut Types) -> Vec<TypeId> {
    let representatives = representatives(types);
    for def in &mut types.0 {
        def.shape.each_type_mut(&mut |ty| ty.rename(&|id| representatives[id.0]));
        if let Shape::Object(object) = &mut def.shape {
            object.extends.iter_mut().for_each(|base| *base = representatives[base.0]);
        }
        if let Hint::Field { parent, .. } = &mut def.hint {
            *parent = representatives[parent.0];
        }
    }
    for (id, representative) in representatives.iter().enumerate().filter(|(id, first)| *id != first.0) {
        let copy = types.0[id].clone();
        absorb(types.get_mut(*representative), copy);
    }
    representatives
}

/// What a type learns from an equal one: a name of the source's, and where else its fields are declared.
fn absorb(first: &mut TypeDef, copy: TypeDef) {
    if let Hint::Source(name) = copy.hint {
        match &first.hint {
            Hint::Source(known) if *known == name || first.also_called.contains(&name) => {}
            Hint::Source(_) => first.also_called.push(name),
            Hint::Field { .. } | Hint::Payload { .. } | Hint::Envelope(_) => first.hint = Hint::Source(name),
        }
    }
    if let (Shape::Object(first), Shape::Object(copy)) = (&mut first.shape, copy.shape) {
        for field in copy.fields {
            if let Some(same) = first.fields.iter_mut().find(|other| other.wire == field.wire) {
                same.places.extend(field.places);
            }
        }
    }
}

/// The same in a whole catalogue.
pub(crate) fn merge_catalogue(catalogue: &mut Catalogue) -> Vec<TypeId> {
    let representatives = merge(&mut catalogue.types);
    let new = |id: TypeId| representatives[id.0];
    catalogue.envelope.fields.iter_mut().for_each(|field| field.slot.ty.rename(&new));
    catalogue.events.iter_mut().for_each(|event| event.payload.ty.rename(&new));
    representatives
}

/// All that two types must have in common but the types that they hold.
fn look(shape: &Shape, hint: &Hint, notes: &crate::form::Notes) -> String {
    let structure = match shape {
        Shape::Object(object) => {
            let fields: Vec<String> = object.fields.iter().map(field_look).collect();
            let others = object.others.as_ref().map(type_look);
            let patterns: Vec<_> = object.patterns.iter().map(|(pattern, ty)| (pattern, type_look(ty))).collect();
            let what = if object.is_tuple { "tuple" } else { "object" };
            format!("{what} {fields:?} {others:?} {patterns:?} {:?}", object.at_least_one)
        }
        Shape::Enum(values) => {
            let values: Vec<_> = values.values.iter().map(|value| (value.wire.compact(), &value.name)).collect();
            format!("enum {values:?}")
        }
        Shape::Tagged(tagged) => {
            let variants: Vec<_> = tagged.variants.iter().map(|(value, ty)| (value, type_look(ty))).collect();
            format!("tagged {} {variants:?}", tagged.tag)
        }
        Shape::Alias(ty) => format!("alias {}", type_look(ty)),
        Shape::Scalar(slot) => format!("scalar {} {:?}", slot_look(slot), slot.examples),
    };
    format!("{structure} {notes:?} {}", small(shape, hint))
}

/// Little structures are equal by chance: `{id}` of a customer is no `{id}` of an invoice. They must be called alike.
fn small(shape: &Shape, hint: &Hint) -> String {
    let is_named = matches!(hint, Hint::Source(_));
    let is_small = match shape {
        // One of which nothing is known is as good as any other.
        Shape::Object(object) if object.says_nothing() => is_named,
        Shape::Object(object) => object.fields.len() < 3,
        Shape::Enum(_) => false,
        Shape::Tagged(_) | Shape::Alias(_) => true,
        Shape::Scalar(slot) => !slot.begins_with_letters(),
    };
    let name = match hint {
        Hint::Source(name) | Hint::Field { wire: name, .. } | Hint::Envelope(name) => name.as_str(),
        Hint::Payload { event, .. } => event.as_str(),
    };
    if is_small { words(name).first().cloned().unwrap_or_default() } else { String::new() }
}

impl Object {
    /// Whether nothing is known of what it holds.
    pub(crate) fn says_nothing(&self) -> bool {
        !self.is_tuple && self.fields.is_empty() && self.others.is_none() && self.patterns.is_empty()
    }
}

fn field_look(field: &Field) -> String {
    let slot = &field.slot;
    format!("{:?} {} {}", field.wire, field.optional, slot_look(slot))
}

fn slot_look(slot: &Slot) -> String {
    let Slot { ty, nullable, notes, limits, default, .. } = slot;
    format!("{} {nullable} {notes:?} {limits:?} {default:?}", type_look(ty))
}

fn type_look(ty: &Type) -> String {
    match ty {
        Type::Builtin(word) => (*word).to_owned(),
        Type::Const(value) => format!("const {}", value.compact()),
        Type::List(inner) => format!("list<{}>", type_look(inner)),
        Type::Map(inner) => format!("map<{}>", type_look(inner)),
        Type::Nullable(inner) => format!("{} | null", type_look(inner)),
        Type::Union(members) => members.iter().map(type_look).collect::<Vec<String>>().join(" | "),
        Type::Named(_) => "#".to_owned(),
        Type::Partial(_) => "partial<#>".to_owned(),
    }
}
