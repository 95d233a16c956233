//! The fields that stand around every payload.

use super::fields_of;
use crate::either;
use crate::form::{Field, Loss, TypeId, Types};

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
            fields.extend(either::field(&found, in_all, losses));
            if let Some(required) = found.iter().find(|field| !in_all && !field.optional) {
                losses.push(Loss {
                    place: required.slot.place.clone(),
                    what: format!("`{wire}`, which is there in {} of {} events", found.len(), objects.len()),
                    instead: "an optional field of all".to_owned(),
                    untyped: false,
                });
            }
        }
    }
    fields
}
