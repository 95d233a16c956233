//! What each event carries, and under which key.

use std::collections::BTreeSet;

use super::fields_of;
use crate::bodies::Body;
use crate::form::{Field, Hint, Loss, NameKey, Notes, Object, Shape, Slot, Type, TypeDef, TypeId, Types};

/// Keys under which the payload is looked for first.
const PAYLOADS: &[&str] = &["data", "payload", "object", "body", "event", "resource", "content", "detail", "details"];

/// The key that holds the payload. `None`: it lies flat beside the name.
///
/// By an unusual key the payload is recognised only where all bodies have the same keys beside it.
pub(super) fn find(types: &Types, objects: &[TypeId], name: &NameKey) -> Option<String> {
    if let Some((payload, _)) = name.nested() {
        return Some(payload.to_owned());
    }
    let parts = name.keys();
    let is_everywhere =
        |wire: &str| objects.iter().all(|id| fields_of(types, *id).iter().any(|field| field.wire == wire));
    let others_are_everywhere = |payload: &str| {
        let required = objects.iter().flat_map(|id| fields_of(types, *id)).filter(|field| !field.optional);
        let others: BTreeSet<&str> =
            required.map(|field| field.wire.as_str()).filter(|wire| *wire != payload).collect();
        others.into_iter().all(is_everywhere)
    };
    let first = fields_of(types, *objects.first()?);
    // A few events may have nothing to carry.
    let in_most = |wire: &str| {
        let of = |id: &TypeId| fields_of(types, *id).iter().find(|field| field.wire == wire);
        let found: Vec<&Field> = objects.iter().filter_map(of).collect();
        (found.len() * 5 >= objects.len() * 4).then_some(found)
    };
    let mut candidates: Vec<(&str, Vec<&Field>)> = Vec::new();
    for field in first.iter().filter(|field| !parts.contains(&field.wire.as_str())) {
        candidates.extend(in_most(&field.wire).map(|fields| (field.wire.as_str(), fields)));
    }
    let holds_parts = |field: &&&Field| match &field.slot.ty {
        Type::Builtin(word) => *word == "json",
        Type::Const(_) => false,
        Type::Named(id) => !matches!(types.get(*id).shape, Shape::Enum(_) | Shape::Scalar(_)),
        Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Union(_) | Type::Partial(_) => true,
    };
    let rank = |(wire, fields): &(&str, Vec<&Field>)| {
        let parts = fields.iter().filter(holds_parts).count();
        let differ = fields.windows(2).any(|pair| pair[0].slot.ty != pair[1].slot.ty);
        let known = PAYLOADS.iter().position(|word| word == wire).unwrap_or(PAYLOADS.len());
        let is_known = known < PAYLOADS.len();
        let is_one = parts * 2 > fields.len() && (is_known || (differ && others_are_everywhere(wire)));
        is_one.then_some((known >= 2, !differ, known))
    };
    let ranked = candidates.iter().filter_map(|candidate| Some((rank(candidate)?, candidate.0)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, wire)| wire.to_owned())
}

/// What one event carries.
pub(super) fn carried(
    types: &mut Types,
    body: &Body,
    name: &NameKey,
    payload: Option<&str>,
    envelope: &[Field],
) -> Slot {
    let hint = |key: &str| Hint::Payload { event: body.name.clone(), key: key.to_owned() };
    let stands_by_itself = payload.is_some() && name.nested().is_none();
    let Some(id) = body.object else {
        let none = Slot::of(Type::JSON, &body.place);
        return if stands_by_itself { none } else { types.empty_payload(none, hint("")) };
    };
    let fields = fields_of(types, id);
    match payload {
        Some(key) => {
            let Some(field) = fields.iter().find(|field| field.wire == key) else {
                let mut none = Slot::of(Type::JSON, &body.place);
                let (what, instead) = (format!("an event without `{key}`"), "it is required".to_owned());
                none.losses.push(Loss { place: body.place.clone(), what, instead, untyped: false });
                return if stands_by_itself { none } else { types.empty_payload(none, hint("")) };
            };
            let mut slot = field.slot.clone();
            if field.optional {
                let (what, instead) =
                    ("an event that may come without its payload".to_owned(), "it is required".to_owned());
                slot.losses.push(Loss { place: slot.place.clone(), what, instead, untyped: false });
            }
            rename_inline(types, &slot.ty, id, &hint(key));
            match name.nested() {
                Some((_, keys)) => without(types, Slot { nullable: false, ..slot }, &keys),
                None => slot,
            }
        }
        None => {
            let parts = name.keys();
            let is_own = |field: &&Field| {
                let is_name = parts.contains(&field.wire.as_str());
                !is_name && envelope.iter().all(|other| other.wire != field.wire)
            };
            let own: Vec<Field> = fields.iter().filter(is_own).cloned().collect();
            let object = match &types.get(id).shape {
                Shape::Object(object) => Object { fields: own, extends: Vec::new(), ..object.clone() },
                _ => Object::default(),
            };
            let losses = types.get(id).losses.clone();
            let shape = Shape::Object(object);
            types.0.push(TypeDef {
                hint: hint(""),
                also_called: Vec::new(),
                shape,
                notes: Notes::default(),
                losses,
                place: body.place.clone(),
            });
            Slot::of(Type::Named(TypeId(types.0.len() - 1)), &body.place)
        }
    }
}

/// A type inside a body is named after the event: the body itself is no type of the catalogue.
fn rename_inline(types: &mut Types, ty: &Type, body: TypeId, hint: &Hint) {
    let mut inline = Vec::new();
    ty.each_name(&mut |id| inline.push(id));
    for id in inline {
        if matches!(types.get(id).hint, Hint::Field { parent, .. } if parent == body) {
            types.get_mut(id).hint = hint.clone();
        }
    }
}

/// The payload without the event's name, which the envelope speaks of.
fn without(types: &mut Types, slot: Slot, keys: &[&str]) -> Slot {
    let Some((id, object)) = types.object(&slot.ty) else { return slot };
    let mut object = object.clone();
    object.fields.retain(|field| !keys.contains(&field.wire.as_str()));
    object.extends.clear();
    let def = TypeDef { shape: Shape::Object(object), ..types.get(id).clone() };
    types.0.push(def);
    Slot { ty: Type::Named(TypeId(types.0.len() - 1)), ..slot }
}
