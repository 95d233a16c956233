//! One event that the source describes more than once: its payload is one or the other.

use crate::either;
use crate::form::{Event, Hint, Loss, Shape, Slot, Type, Types};

/// Adds a payload to those that an event may carry.
///
/// Under a key of its own a payload is a union. Beside the name, or around it, it has to be an object: one with the fields
/// of both, of which those are required that both require.
pub(super) fn unite(types: &mut Types, event: &mut Event, second: Slot, is_object: bool) {
    let place = second.place.clone();
    if !is_object {
        event.payload.nullable |= second.nullable;
        let members = |ty: Type| if let Type::Union(members) = ty { members } else { vec![ty] };
        let first = std::mem::replace(&mut event.payload.ty, Type::JSON);
        event.payload.ty = Type::Union([members(first), members(second.ty)].concat());
        return;
    }
    let both = types.object(&event.payload.ty).zip(types.object(&second.ty));
    let Some(((id, first), (_, second))) = both else {
        let (what, instead) = (format!("a second payload of `{}`", event.name), "`json`".to_owned());
        event.losses.push(Loss { place, what, instead, untyped: true });
        let hint = Hint::Payload { event: event.name.clone(), key: String::new() };
        event.payload = types.empty_payload(event.payload.clone(), hint);
        return;
    };
    let object = either::object(first, second, &mut event.losses);
    types.get_mut(id).shape = Shape::Object(object);
}
