//! The full samples: every field that is still sent, as deep as there is room.

use super::delivery::{DeliveryOutline, Part, put_together};
use super::elements::{keyed, usual_count};
use super::least::{Least, object_behind, union_behind};
use super::narrowing::narrowed;
use super::plain::plain_value;
use super::{DEEPEST, tagged, written};
use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Event, Field, Limits, Type, TypeId, Union};

/// The level at which a payload stands in its delivery.
pub(super) const PAYLOAD_LEVEL: usize = 2;

/// What a member is called whose name nobody says.
const OTHER: &str = "key";

/// The full delivery of an event whose least one is not too large, within so many bytes; none of another event.
pub(super) fn full_delivery(
    least: &Least<'_>,
    outline: &DeliveryOutline<'_>,
    event: &Event,
    room: usize,
) -> Option<Json> {
    fullest(least, room, |full| full.delivery(outline, event))
}

/// The full value of a type, within so many bytes; `None` if even the least one is too large.
#[cfg(feature = "outputs")]
pub(super) fn full_value(least: &Least<'_>, ty: &Type, room: usize) -> Option<Json> {
    fullest(least, room, |full| full.value(ty, &Limits::default(), None, PAYLOAD_LEVEL))
}

/// If the whole is too long it is tried level by level, so that no branch takes away the room of another.
fn fullest<'a, T>(least: &'a Least<'a>, room: usize, make: impl Fn(&mut Full<'a>) -> T) -> T {
    let attempt = |deepest, room| Full { least, deepest, room, around: Vec::new() };
    let fitting = |deepest| {
        let mut attempt = attempt(deepest, room);
        let value = make(&mut attempt);
        (attempt.room > 0).then_some(value)
    };
    fitting(DEEPEST)
        .or_else(|| (PAYLOAD_LEVEL + 1..DEEPEST).map_while(fitting).last())
        .unwrap_or_else(|| make(&mut attempt(PAYLOAD_LEVEL, usize::MAX)))
}

/// One attempt at a delivery or at a value.
struct Full<'a> {
    least: &'a Least<'a>,
    /// The level down to which objects, lists and maps are filled.
    deepest: usize,
    /// The bytes that are left. Without any, the attempt has failed and only has to end.
    room: usize,
    /// The types of the objects around.
    around: Vec<TypeId>,
}

impl<'a> Full<'a> {
    fn delivery(&mut self, outline: &DeliveryOutline<'_>, event: &Event) -> Option<Json> {
        let members = put_together(self.catalogue(), outline, event, &mut |part| match part {
            Part::Payload(_) | Part::Beside => self.payload(event).or_else(|| self.least.payload(event)),
            Part::Field(field) => self.member(field, None, PAYLOAD_LEVEL),
            Part::Name(..) => None,
        });
        members.map(Json::Object)
    }

    fn payload(&mut self, event: &Event) -> Option<Json> {
        let whole = self.value(&event.payload, &Limits::default(), None, PAYLOAD_LEVEL)?;
        narrowed(self.catalogue(), event, whole, &mut |ty, limits| {
            let full = self.value(ty, limits, None, PAYLOAD_LEVEL + 1);
            full.or_else(|| self.least.value(ty, limits, None))
        })
    }

    /// A field's value, at this level if it has parts. `None` if the field is left out.
    fn member(&mut self, field: &Field, around: Option<&Data>, level: usize) -> Option<Json> {
        self.take(field.wire.len());
        let example = written::of_field(field, around);
        let value =
            if self.catalogue().is_sent(field) { self.value(&field.ty, &field.limits, example, level) } else { None };
        if value.is_some() || field.optional {
            return value;
        }
        let least = self.least.member(field, around)?;
        self.take(least.compact().len());
        Some(least)
    }

    /// The value of a list's item or map's entry.
    fn element(&mut self, ty: &Type, example: Option<&Data>, level: usize) -> Option<Json> {
        if level > self.deepest + 1 || self.catalogue().is_removed(ty) {
            return None;
        }
        self.value(ty, &Limits::default(), example, level)
    }

    /// `None` for an object that has no place here: it would lie too deep, or within another of its own type.
    fn value(&mut self, ty: &Type, limits: &Limits, example: Option<&Data>, level: usize) -> Option<Json> {
        if self.room == 0 {
            return None;
        }
        let catalogue = self.catalogue();
        let nearest = || example.or_else(|| written::of_type(catalogue, ty, limits));
        if let Some((id, fields)) = object_behind(catalogue, ty) {
            return self.object(id, fields, nearest(), level);
        }
        if let Some((id, union)) = union_behind(catalogue, ty) {
            return self.variant(id, union, nearest(), level);
        }
        match catalogue.behind_aliases(ty) {
            Type::Nullable(inner) => self.value(inner, limits, example, level),
            Type::List(item) => {
                let limits = catalogue.limits_of(ty, limits);
                let (count, unique) = (usual_count(limits.items()), limits.has_unique_items());
                let first =
                    if count > 0 { self.element(item, written::first_item(nearest()), level + 1) } else { None };
                self.filled(item, first, (limits.items().0, unique)).map(Json::Array)
            }
            Type::Map(value) => {
                let limits = catalogue.limits_of(ty, limits);
                let (key, example) = written::first_entry(nearest()).unzip();
                let is_filled = usual_count(limits.entries()) > 0;
                let first = if is_filled { self.element(value, example, level + 1) } else { None };
                let values = self.filled(value, first, (limits.entries().0, false))?;
                Some(Json::Object(keyed(values, key)))
            }
            _ => {
                let value = plain_value(catalogue, ty, limits, example);
                self.take(value.compact().len());
                Some(value)
            }
        }
    }

    /// The first variant that is still sent and has a place here; without any, the least value. An example is of the variant
    /// that its author chose.
    fn variant(&mut self, id: TypeId, union: &Union, example: Option<&Data>, level: usize) -> Option<Json> {
        if let Some(example) = example {
            let value = example.to_json();
            self.take(value.compact().len());
            return Some(value);
        }
        // An object that holds itself through a union ends here, too.
        if self.around.contains(&id) || !self.least.has(id) {
            return None;
        }
        self.around.push(id);
        let sent = union.variants.iter().filter(|variant| self.least.catalogue.is_variant_sent(variant));
        let value = sent.into_iter().find_map(|variant| {
            let value = self.value(&variant.ty, &Limits::default(), None, level)?;
            Some(tagged(union, variant, value))
        });
        self.around.pop();
        value
    }

    /// The first element, and behind it as many of the least as there must be.
    fn filled(&mut self, ty: &Type, first: Option<Json>, (count, unique): (u64, bool)) -> Option<Vec<Json>> {
        let known = usize::from(first.is_some());
        let elements = self.least.more(ty, first.into_iter().collect(), count, unique)?;
        elements.iter().skip(known).for_each(|element| self.take(element.compact().len()));
        Some(elements)
    }

    fn object(&mut self, id: TypeId, fields: &[Field], example: Option<&Data>, level: usize) -> Option<Json> {
        // An object whose least value is too large has no value that is not.
        if level > self.deepest || self.around.contains(&id) || !self.least.has(id) {
            return None;
        }
        self.around.push(id);
        let mut members = Vec::new();
        for field in fields {
            members.extend(self.member(field, example, level + 1).map(|value| (field.wire.clone(), value)));
        }
        self.least.complete(id, &mut members);
        let others = self.catalogue().types.get(id.0).and_then(|def| def.others.as_ref());
        if let Some(others) = others.filter(|_| fields.iter().all(|field| field.wire != OTHER)) {
            let value = self.element(others, None, level + 1);
            members.extend(value.map(|value| (OTHER.to_owned(), value)));
        }
        self.around.pop();
        Some(Json::Object(members))
    }

    fn catalogue(&self) -> &'a Catalogue {
        self.least.catalogue
    }

    fn take(&mut self, bytes: usize) {
        self.room = self.room.saturating_sub(bytes);
    }
}
