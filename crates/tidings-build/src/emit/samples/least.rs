//! The least values: required fields alone, null where it may be, lists and maps empty.

use super::narrowing::narrowed;
use super::plain::plain_value;
use super::{DEEPEST, DeliveryOutline, LONGEST, Part, written};
use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Event, Field, Limits, Shape, Type, TypeId};

/// The least values of all types, as far as they are not too large.
#[derive(Debug)]
pub(super) struct Least<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// For each object how large its least value is; `None` if it is too large, and for other types.
    extents: Vec<Option<Extent>>,
}

/// How large a value is.
#[derive(Clone, Copy, Debug)]
struct Extent {
    bytes: usize,
    /// The objects within each other.
    levels: usize,
}

impl<'a> Least<'a> {
    /// Measures the objects in rounds, each once all that it needs was measured. One of ten levels is measured by the
    /// tenth round, and none has more than [`DEEPEST`], so the rounds soon end, however long a chain the types are.
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        let mut least = Self { catalogue, extents: vec![None; catalogue.types.len()] };
        let mut grows = true;
        while grows {
            grows = false;
            // Most types stand behind those that need them.
            for (position, def) in catalogue.types.iter().enumerate().rev() {
                if let Shape::Object(fields) = &def.shape
                    && least.extents.get(position).is_some_and(Option::is_none)
                    && let Some(extent) = least.extent_of(fields, def.examples.first())
                    && let Some(place) = least.extents.get_mut(position)
                {
                    *place = Some(extent);
                    grows = true;
                }
            }
        }
        least
    }

    /// The least delivery of an event; `None` if it is too large.
    pub(super) fn delivery(&self, outline: &DeliveryOutline<'_>, event: &Event) -> Option<Json> {
        let mut members = Vec::new();
        for &(key, part) in outline {
            let value = match part {
                Part::Name => Json::text(&event.name),
                Part::Payload => self.payload(event)?,
                Part::Field(field) if field.optional => continue,
                Part::Field(field) => self.member(field, None)?,
            };
            members.push((key, value));
        }
        Some(Json::object(members))
    }

    /// The least payload of an event; `None` if it is too large.
    pub(super) fn payload(&self, event: &Event) -> Option<Json> {
        let value = self.value(&event.payload, &Limits::default(), None)?;
        narrowed(self.catalogue, event, value, &mut |ty, limits| self.value(ty, limits, None))
    }

    /// The least value of a type; `None` if it is too large.
    pub(super) fn value(&self, ty: &Type, limits: &Limits, example: Option<&Data>) -> Option<Json> {
        let Some((id, fields)) = object_behind(self.catalogue, ty) else {
            return Some(plain_value(self.catalogue, ty, limits, example));
        };
        // What was measured ends, and is not long.
        self.extent(id)?;
        let example = self.catalogue.types.get(id.0)?.examples.first();
        let required = fields.iter().filter(|field| !field.optional);
        let members = required.map(|field| Some((field.wire.as_str(), self.member(field, example)?)));
        members.collect::<Option<Vec<_>>>().map(Json::object)
    }

    /// The least value of a field that is there.
    pub(super) fn member(&self, field: &Field, around: Option<&Data>) -> Option<Json> {
        if field.nullable {
            return Some(Json::Null);
        }
        self.value(&field.ty, &field.limits, written::of_field(field, around))
    }

    /// Whether the least value of an object was found, and is not too large.
    pub(super) fn has(&self, id: TypeId) -> bool {
        self.extent(id).is_some()
    }

    fn extent(&self, id: TypeId) -> Option<Extent> {
        self.extents.get(id.0).copied().flatten()
    }

    /// How large the least value of an object is, if all that it needs was measured and it is not too large.
    fn extent_of(&self, fields: &[Field], example: Option<&Data>) -> Option<Extent> {
        let mut whole = Extent { bytes: 0, levels: 0 };
        for field in fields.iter().filter(|field| !field.optional) {
            let held = object_behind(self.catalogue, &field.ty).filter(|_| !field.nullable);
            let part = match held {
                Some((id, _)) => self.extent(id)?,
                None => Extent { bytes: self.member(field, example)?.compact().len(), levels: 0 },
            };
            whole.bytes += field.wire.len() + part.bytes;
            whole.levels = whole.levels.max(part.levels);
        }
        whole.levels += 1;
        (whole.bytes <= LONGEST && whole.levels <= DEEPEST).then_some(whole)
    }
}

/// The object that a type stands for.
pub(super) fn object_behind<'a>(catalogue: &'a Catalogue, ty: &'a Type) -> Option<(TypeId, &'a [Field])> {
    let Type::Named(id) = catalogue.behind_aliases(ty) else { return None };
    match &catalogue.types.get(id.0)?.shape {
        Shape::Object(fields) => Some((*id, fields)),
        _ => None,
    }
}
