//! Scalars that keep the same pattern in several fields: they mean one thing, and get one name.
//!
//! Lengths alone are equal by chance. A pattern that begins with some letters of its own is not: `^app_` is the id of an
//! app wherever it stands. Any other pattern says how a text is written, and only a description what it is.

use std::collections::BTreeMap;

use super::roots;
use crate::form::{Catalogue, Field, Hint, Notes, Shape, Slot, Type, TypeDef, TypeId};
use crate::rust_words::words;

/// A field of a type, by its position there.
type Place = (TypeId, usize);

pub(super) fn share(catalogue: &mut Catalogue) {
    let order = catalogue.types.reachable(roots(catalogue));
    let mut groups: Vec<(String, Vec<Place>)> = Vec::new();
    let mut group_of: BTreeMap<String, usize> = BTreeMap::new();
    let mut named: BTreeMap<String, TypeId> = BTreeMap::new();
    for id in order {
        match &catalogue.types.get(id).shape {
            Shape::Scalar(slot) if slot.has_pattern() => {
                let notes = &catalogue.types.get(id).notes;
                named.entry(look(slot, notes)).or_insert(id);
            }
            Shape::Object(object) => {
                for (at, field) in object.fields.iter().enumerate().filter(|(_, field)| is_of_one_meaning(&field.slot))
                {
                    let look = look(&field.slot, &field.slot.notes);
                    let group = *group_of.entry(look.clone()).or_insert(groups.len());
                    if group == groups.len() {
                        groups.push((look, Vec::new()));
                    }
                    groups[group].1.push((id, at));
                }
            }
            Shape::Scalar(_) | Shape::Enum(_) | Shape::Tagged(_) | Shape::Alias(_) => {}
        }
    }
    for (look, places) in groups {
        let id = match named.get(&look) {
            Some(id) => *id,
            None if places.len() > 1 => declare(catalogue, &places),
            None => continue,
        };
        for place in places {
            refer(catalogue, place, id);
        }
    }
}

/// What two scalars of one meaning have in common.
fn look(slot: &Slot, notes: &Notes) -> String {
    let description = if slot.begins_with_letters() { None } else { notes.description.as_ref() };
    format!("{:?} {:?} {description:?}", slot.ty, slot.limits)
}

/// Whether what is said of a field tells what it means.
fn is_of_one_meaning(slot: &Slot) -> bool {
    slot.has_pattern() && (slot.begins_with_letters() || slot.notes.description.is_some())
}

fn field(catalogue: &Catalogue, (id, at): Place) -> Option<&Field> {
    match &catalogue.types.get(id).shape {
        Shape::Object(object) => object.fields.get(at),
        _ => None,
    }
}

/// The type that some fields share. What is said of all of them is said of it.
fn declare(catalogue: &mut Catalogue, places: &[Place]) -> TypeId {
    let fields: Vec<&Field> = places.iter().filter_map(|place| field(catalogue, *place)).collect();
    let first = &fields.first().expect("several fields share it").slot;
    let is_shared = |same: &dyn Fn(&Slot) -> bool| fields.iter().all(|field| same(&field.slot));
    let description = first.notes.description.clone();
    let description = description.filter(|_| is_shared(&|slot| slot.notes.description == first.notes.description));
    let examples = if is_shared(&|slot| slot.examples == first.examples) { first.examples.clone() } else { Vec::new() };
    let scalar =
        Slot { ty: first.ty.clone(), limits: first.limits.clone(), examples, ..Slot::of(Type::JSON, &first.place) };
    let hint = match (best_wire(&fields), places) {
        (Some(wire), _) => Hint::Source(wire.to_owned()),
        (None, [(parent, _), ..]) => Hint::Field { parent: *parent, wire: "id".to_owned(), element: false },
        (None, []) => Hint::Source("id".to_owned()),
    };
    let notes = Notes { description, ..Notes::default() };
    let place = first.place.clone();
    let (also_called, losses) = (Vec::new(), Vec::new());
    let id = TypeId(catalogue.types.0.len());
    catalogue.types.0.push(TypeDef { hint, also_called, shape: Shape::Scalar(scalar), notes, losses, place });
    id
}

/// What the type is best called after: a field whose words stand in the pattern, `appId` where that is `^app_`, else the
/// one that is met most often. `id` says less than `orderId`, which stands for the same elsewhere.
fn best_wire<'f>(fields: &[&'f Field]) -> Option<&'f str> {
    let pattern = fields.first().and_then(|field| field.slot.limits.iter().find(|(word, _)| *word == "pattern"));
    let pattern = pattern.map(|(_, value)| value.compact().to_lowercase()).unwrap_or_default();
    let rank = |(at, field): (usize, &&'f Field)| {
        let words = words(&field.wire);
        let is_told = words.iter().any(|word| word != "id" && pattern.contains(word.as_str()));
        let times = fields.iter().filter(|other| other.wire == field.wire).count();
        (is_told, times, std::cmp::Reverse(at))
    };
    let named = fields.iter().enumerate().filter(|(_, field)| !field.wire.eq_ignore_ascii_case("id"));
    named.max_by_key(|(at, field)| rank((*at, field))).map(|(_, field)| field.wire.as_str())
}

/// A field that goes by the type, and says no more than that does not say.
fn refer(catalogue: &mut Catalogue, (of, at): Place, id: TypeId) {
    let def = catalogue.types.get(id);
    let description = def.notes.description.clone();
    let Shape::Scalar(scalar) = def.shape.clone() else { return };
    let Shape::Object(object) = &mut catalogue.types.get_mut(of).shape else { return };
    let Some(field) = object.fields.get_mut(at) else { return };
    field.slot.ty = Type::Named(id);
    field.slot.limits.clear();
    if field.slot.examples == scalar.examples {
        field.slot.examples.clear();
    }
    if field.slot.notes.description == description {
        field.slot.notes.description = None;
    }
}
