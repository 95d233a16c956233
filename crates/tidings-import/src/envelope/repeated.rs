//! One event that the source describes more than once: its payload is one or the other.

use crate::bodies::Body;
use crate::either;
use crate::form::{Event, Hint, Loss, Shape, Slot, Type, Types};

/// Adds a payload to those that an event may carry.
///
/// Under a key of its own a payload is a union. Beside the name, or around it, it has to be an object: one with the fields
/// of both, of which those are required that both require.
pub(super) fn unite(types: &mut Types, event: &mut Event, second: Slot, (body, is_object): (&Body, bool)) {
    let place = body.place.clone();
    let what = if body.name == event.name {
        format!("a second description of `{}`", event.name)
    } else {
        format!("a second description of `{}`, called `{}`", event.name, body.name)
    };
    let mut lose = |instead: &str, untyped: bool| {
        event.losses.push(Loss { place: place.clone(), what: what.clone(), instead: instead.to_owned(), untyped });
    };
    if !is_object {
        lose("a payload of the one or the other type", false);
        event.payload.nullable |= second.nullable;
        let members = |ty: Type| if let Type::Union(members) = ty { members } else { vec![ty] };
        let first = std::mem::replace(&mut event.payload.ty, Type::JSON);
        event.payload.ty = Type::Union([members(first), members(second.ty)].concat());
        return;
    }
    let both = types.object(&event.payload.ty).zip(types.object(&second.ty));
    let Some(((id, first), (_, second))) = both else {
        lose("`json`", true);
        let hint = Hint::Payload { event: event.name.clone(), key: String::new() };
        event.payload = types.empty_payload(event.payload.clone(), hint);
        return;
    };
    lose("one payload with the fields of each", false);
    let object = either::object(first, second, &mut event.losses);
    types.get_mut(id).shape = Shape::Object(object);
}
