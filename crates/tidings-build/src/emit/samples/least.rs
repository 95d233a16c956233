//! The least values: required fields alone, null where it may be, lists and maps empty.

use super::plain::plain_value;
use super::{DEEPEST, DeliveryOutline, LONGEST, Part, tagged, written};
use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Event, Field, Limits, Shape, Type, TypeId, Union, Variant};

/// The least values of all types, as far as they are not too large.
#[derive(Debug)]
pub(super) struct Least<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// For each object and union how large its least value is; `None` if it is too large, and for other types.
    extents: Vec<Option<Extent>>,
    /// For each union the position of the variant that its least value is of.
    variants: Vec<usize>,
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
        let count = catalogue.types.len();
        let mut least = Self { catalogue, extents: vec![None; count], variants: vec![0; count] };
        let mut grows = true;
        while grows {
            grows = false;
            // Most types stand behind those that need them.
            for (position, def) in catalogue.types.iter().enumerate().rev() {
                if least.extents.get(position).is_some_and(Option::is_some) {
                    continue;
                }
                let measured = match &def.shape {
                    Shape::Object(fields) => least.extent_of(fields, def.examples.first()).map(|extent| (extent, 0)),
                    Shape::Union(union) => least.variant_of(union),
                    _ => None,
                };
                if let (Some((extent, variant)), Some(place), Some(chosen)) =
                    (measured, least.extents.get_mut(position), least.variants.get_mut(position))
                {
                    (*place, *chosen) = (Some(extent), variant);
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
                Part::Payload => self.value(&event.payload, &Limits::default(), None)?,
                Part::Field(field) if field.optional => continue,
                Part::Field(field) => self.member(field, None)?,
            };
            members.push((key, value));
        }
        Some(Json::object(members))
    }

    /// The least value of a type; `None` if it is too large.
    pub(super) fn value(&self, ty: &Type, limits: &Limits, example: Option<&Data>) -> Option<Json> {
        if let Some((id, union)) = union_behind(self.catalogue, ty) {
            self.extent(id)?;
            let variant = union.variants.get(*self.variants.get(id.0)?)?;
            let example = example.or_else(|| written::of_type(self.catalogue, ty, limits));
            return match example {
                Some(example) => Some(example.to_json()),
                None => Some(tagged(union, variant, self.value(&variant.ty, &Limits::default(), None)?)),
            };
        }
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

    /// The first variant that is still sent and is not too large, with its size; else the first that is not too large.
    fn variant_of(&self, union: &Union) -> Option<(Extent, usize)> {
        let measured = |(position, variant): (usize, &Variant)| Some((self.extent_of_type(&variant.ty)?, position));
        let variants = || union.variants.iter().enumerate();
        let sent = variants().filter(|(_, variant)| self.catalogue.is_variant_sent(variant));
        sent.chain(variants()).find_map(measured)
    }

    fn extent_of_type(&self, ty: &Type) -> Option<Extent> {
        let held = object_behind(self.catalogue, ty).map(|(id, _)| id);
        match held.or_else(|| union_behind(self.catalogue, ty).map(|(id, _)| id)) {
            Some(id) => self.extent(id),
            None => {
                let bytes = plain_value(self.catalogue, ty, &Limits::default(), None).compact().len();
                Some(Extent { bytes, levels: 0 })
            }
        }
    }

    fn extent(&self, id: TypeId) -> Option<Extent> {
        self.extents.get(id.0).copied().flatten()
    }

    /// How large the least value of an object is, if all that it needs was measured and it is not too large.
    fn extent_of(&self, fields: &[Field], example: Option<&Data>) -> Option<Extent> {
        let mut whole = Extent { bytes: 0, levels: 0 };
        for field in fields.iter().filter(|field| !field.optional) {
            let object = object_behind(self.catalogue, &field.ty).map(|(id, _)| id);
            let held = object.or_else(|| union_behind(self.catalogue, &field.ty).map(|(id, _)| id));
            let part = match held.filter(|_| !field.nullable) {
                Some(id) => self.extent(id)?,
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

/// The union that a type stands for.
pub(super) fn union_behind<'a>(catalogue: &'a Catalogue, ty: &'a Type) -> Option<(TypeId, &'a Union)> {
    let Type::Named(id) = catalogue.behind_aliases(ty) else { return None };
    match &catalogue.types.get(id.0)?.shape {
        Shape::Union(union) => Some((*id, union)),
        _ => None,
    }
}
