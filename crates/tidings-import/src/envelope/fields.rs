//! The fields that stand around every payload.

use super::fields_of;
use crate::form::{Field, Loss, NOTHING, Type, TypeId, Types};
use crate::node::Node;

/// What all bodies have beside name and payload. Where the payload lies flat beside them, only what is the same in all
/// of them belongs to the envelope.
pub(super) fn common(
    types: &Types,
    objects: &[TypeId],
    name: &[&str],
    payload: Option<&str>,
    losses: &mut Vec<Loss>,
) -> Vec<Field> {
    let mut wires: Vec<&str> = Vec::new();
    for id in objects {
        for field in fields_of(types, *id) {
            let is_role = name.contains(&field.wire.as_str()) || Some(field.wire.as_str()) == payload;
            if !is_role && !wires.contains(&field.wire.as_str()) {
                wires.push(&field.wire);
            }
        }
    }
    let mut fields = Vec::new();
    for wire in wires {
        let of = |id: &TypeId| fields_of(types, *id).iter().find(|field| field.wire == wire);
        let found: Vec<&Field> = objects.iter().filter_map(of).collect();
        let same = found.windows(2).all(|pair| pair[0].slot.ty == pair[1].slot.ty);
        let in_all = found.len() == objects.len();
        if payload.is_some() || (same && in_all) {
            fields.extend(unite(&found, in_all, losses));
        }
    }
    fields
}

/// One field that holds what any of them does.
fn unite(found: &[&Field], in_all: bool, losses: &mut Vec<Loss>) -> Option<Field> {
    let (first, rest) = found.split_first()?;
    let mut field = (*first).clone();
    field.optional |= !in_all;
    let mut types = vec![field.slot.ty.clone()];
    let mut descriptions_differ = false;
    for other in rest {
        field.optional |= other.optional;
        field.slot.nullable |= other.slot.nullable;
        field.slot.notes.deprecated &= other.slot.notes.deprecated;
        descriptions_differ |= other.slot.notes.description != field.slot.notes.description;
        field.places.extend(other.places.iter().cloned());
        field.slot.limits.retain(|limit| other.slot.limits.contains(limit));
        if !types.contains(&other.slot.ty) {
            types.push(other.slot.ty.clone());
        }
    }
    if descriptions_differ {
        let (what, instead) =
            (format!("descriptions of `{}` that differ from event to event", field.wire), NOTHING.to_owned());
        losses.push(Loss { place: field.slot.place.clone(), what, instead, untyped: false });
        field.slot.notes.description = None;
    }
    if rest.iter().any(|other| other.slot.notes.comment != first.slot.notes.comment) {
        field.slot.notes.comment = None;
    }
    field.slot.ty = united(types);
    Some(field)
}

/// Constants that differ are texts, or whatever kind they have.
fn united(types: Vec<Type>) -> Type {
    let kind = |ty: &Type| match ty {
        Type::Const(Node::Text(_)) | Type::Builtin("string") => Some("string"),
        Type::Const(Node::Boolean(_)) | Type::Builtin("boolean") => Some("boolean"),
        Type::Const(Node::Number(_)) | Type::Builtin("number" | "integer") => Some("number"),
        _ => None,
    };
    match types.as_slice() {
        [only] => only.clone(),
        several => match several.iter().map(kind).collect::<Option<Vec<_>>>() {
            Some(kinds) if kinds.windows(2).all(|pair| pair[0] == pair[1]) => Type::Builtin(kinds[0]),
            _ => Type::Union(types),
        },
    }
}
