//! What the author of the catalogue wrote as examples: the nearest one to a value, and its parts.

use crate::check::Catalogue;
use crate::data::{Data, Value};
use crate::json::Json;
use crate::model::{Event, Field, Limits, Shape, Type};

/// Whole deliveries of an event.
pub(super) fn deliveries(event: &Event) -> Vec<Json> {
    event.examples.iter().map(Data::to_json).collect()
}

/// The nearest example of a field's value: what stands in an example of the object `around` it, else the field's own.
///
/// A null says nothing of what the field holds.
pub(super) fn of_field<'a>(field: &'a Field, around: Option<&'a Data>) -> Option<&'a Data> {
    member(around, &field.wire).into_iter().chain(&field.examples).find(|example| !is_null(example))
}

/// The same of what stands at a place of a tuple.
pub(super) fn of_place<'a>(place: &'a Field, around: Option<&'a Data>, position: usize) -> Option<&'a Data> {
    let item = match around.map(|list| &list.value) {
        Some(Value::List(items)) => items.get(position),
        _ => None,
    };
    item.into_iter().chain(&place.examples).find(|example| !is_null(example))
}

/// The first example of a named type that keeps to these limits, which the type itself does not know.
pub(super) fn of_type<'a>(catalogue: &'a Catalogue, ty: &'a Type, limits: &Limits) -> Option<&'a Data> {
    let mut ty = ty;
    while let Type::Named(id) = ty {
        let def = catalogue.types.get(id.0)?;
        let fitting = def.examples.iter().find(|example| fits(limits, example));
        match &def.shape {
            Shape::Alias(inner) if fitting.is_none() => ty = inner,
            _ => return fitting,
        }
    }
    None
}

/// The first item of an example of a list.
pub(super) fn first_item(list: Option<&Data>) -> Option<&Data> {
    match &list?.value {
        Value::List(items) => items.iter().find(|item| !is_null(item)),
        _ => None,
    }
}

/// The first entry of an example of a map.
pub(super) fn first_entry(map: Option<&Data>) -> Option<(&str, &Data)> {
    match &map?.value {
        Value::Map(members) => {
            members.iter().find(|(_, value)| !is_null(value)).map(|(key, value)| (key.value.as_str(), value))
        }
        _ => None,
    }
}

fn member<'a>(object: Option<&'a Data>, key: &str) -> Option<&'a Data> {
    match &object?.value {
        Value::Map(members) => members.iter().find(|(name, _)| name.value == key).map(|(_, value)| value),
        _ => None,
    }
}

fn is_null(example: &Data) -> bool {
    matches!(example.value, Value::Null)
}

/// Whether an example tells what may stand where these limits hold.
pub(super) fn fits(limits: &Limits, example: &Data) -> bool {
    !is_null(example) && limits.allow(&example.value)
}
