//! Objects that need each other before any of them can exist. No value could ever be complete, so the source cannot mean
//! it; one field of each circle becomes optional.

use crate::form::{Catalogue, Loss, Shape, Type, TypeId, Types};

pub(super) fn open(catalogue: &mut Catalogue) {
    let types = &mut catalogue.types;
    let mut state = vec![State::New; types.0.len()];
    for start in 0..types.0.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut way = vec![(TypeId(start), needs(types, TypeId(start)))];
        while let Some((id, pending)) = way.last_mut() {
            let id = *id;
            let Some((field, next)) = pending.pop() else {
                state[id.0] = State::Done;
                way.pop();
                continue;
            };
            match state[next.0] {
                State::New => {
                    state[next.0] = State::Open;
                    way.push((next, needs(types, next)));
                }
                State::Open => loosen(types, id, field),
                State::Done => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// The fields without which an object cannot exist, and the objects that they hold.
fn needs(types: &Types, id: TypeId) -> Vec<(usize, TypeId)> {
    let Shape::Object(object) = &types.get(id).shape else { return Vec::new() };
    let fields = object.fields.iter().enumerate().filter(|(_, field)| !field.optional && !field.slot.nullable);
    let held = fields.filter_map(|(at, field)| match &field.slot.ty {
        Type::Named(held) => Some((at, *held)),
        _ => None,
    });
    held.collect()
}

fn loosen(types: &mut Types, id: TypeId, at: usize) {
    if let Shape::Object(object) = &mut types.get_mut(id).shape
        && let Some(field) = object.fields.get_mut(at)
    {
        field.optional = true;
        let (what, instead) =
            ("a field without which its own type cannot exist".to_owned(), "it is optional".to_owned());
        let place = field.slot.place.clone();
        field.slot.losses.push(Loss { place, what, instead, untyped: false });
        // Of a tuple what follows can be there only if this is.
        if object.is_tuple {
            object.fields.iter_mut().skip(at).for_each(|behind| behind.optional = true);
        }
    }
}
