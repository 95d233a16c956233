//! The least values: required fields alone, null where it may be, lists and maps empty where they may be.

use super::delivery::{DeliveryOutline, Part, put_together};
use super::narrowing::narrowed;
use super::plain::plain_value;
use super::{DEEPEST, LONGEST, tagged, written};
use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Event, Field, Limits, Shape, Type, TypeDef, TypeId, Union, Variant};

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
    /// The objects within each other, and the lists and maps.
    levels: usize,
}

impl Extent {
    fn of(value: &Json) -> Self {
        Self { bytes: value.compact().len(), levels: levels(value) }
    }
}

fn levels(value: &Json) -> usize {
    match value {
        Json::Array(items) => 1 + items.iter().map(levels).max().unwrap_or(0),
        Json::Object(members) => 1 + members.iter().map(|(_, value)| levels(value)).max().unwrap_or(0),
        _ => 0,
    }
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
                    Shape::Object(fields) => least.extent_of(def, fields).map(|extent| (extent, 0)),
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
        let members = put_together(self.catalogue, outline, event, &mut |part| match part {
            Part::Payload(_) | Part::Beside => self.payload(event),
            Part::Field(field) if field.optional => None,
            Part::Field(field) => self.member(field, None),
            Part::Name(..) => None,
        });
        members.map(Json::Object)
    }

    /// The least payload of an event; `None` if it is too large.
    pub(super) fn payload(&self, event: &Event) -> Option<Json> {
        let value = self.value(&event.payload, &Limits::default(), None)?;
        narrowed(self.catalogue, event, value, &mut |ty, limits| self.value(ty, limits, None))
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
            return match self.catalogue.behind_aliases(ty) {
                Type::List(_) | Type::Map(_) => self.container(ty, limits),
                _ => Some(plain_value(self.catalogue, ty, limits, example)),
            };
        };
        // What was measured ends, and is not long.
        self.extent(id)?;
        let def = self.catalogue.types.get(id.0)?;
        let example = def.examples.first();
        let needed = self.needed(def, fields).into_iter();
        let members = needed.map(|field| Some((field.wire.as_str(), self.member(field, example)?)));
        members.collect::<Option<Vec<_>>>().map(Json::object)
    }

    /// The fields without which there is no value: the required ones, and one of each group of which one is there.
    fn needed<'f>(&self, def: &'f TypeDef, fields: &'f [Field]) -> Vec<&'f Field> {
        let mut needed: Vec<&Field> = fields.iter().filter(|field| !field.optional).collect();
        for group in def.groups() {
            if !group.iter().any(|field| needed.iter().any(|other| other.wire == field.wire)) {
                needed.extend(self.usual(&group));
            }
        }
        needed
    }

    /// The field of a group that is there if one must be: one that is still sent, and rather without parts.
    fn usual<'f>(&self, group: &[&'f Field]) -> Option<&'f Field> {
        let is_plain = |field: &Field| field.nullable || object_behind(self.catalogue, &field.ty).is_none();
        group.iter().copied().min_by_key(|field| (!self.catalogue.is_sent(field), !is_plain(field)))
    }

    /// Adds what is missing where one of several fields must be there.
    pub(super) fn complete(&self, id: TypeId, members: &mut Vec<(String, Json)>) {
        let Some(def) = self.catalogue.types.get(id.0) else { return };
        for group in def.groups() {
            if !group.iter().any(|field| members.iter().any(|(key, _)| *key == field.wire)) {
                let usual = self.usual(&group);
                members.extend(usual.and_then(|field| Some((field.wire.clone(), self.member(field, None)?))));
            }
        }
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
            None => Some(Extent::of(&self.value(ty, &Limits::default(), None)?)),
        }
    }

    fn extent(&self, id: TypeId) -> Option<Extent> {
        self.extents.get(id.0).copied().flatten()
    }

    /// How large the least value of an object is, if all that it needs was measured and it is not too large.
    fn extent_of(&self, def: &TypeDef, fields: &[Field]) -> Option<Extent> {
        let example = def.examples.first();
        let mut whole = Extent { bytes: 0, levels: 0 };
        for field in self.needed(def, fields) {
            let object = object_behind(self.catalogue, &field.ty).map(|(id, _)| id);
            let held = object.or_else(|| union_behind(self.catalogue, &field.ty).map(|(id, _)| id));
            let part = match held.filter(|_| !field.nullable) {
                Some(id) => self.extent(id)?,
                None => Extent::of(&self.member(field, example)?),
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
