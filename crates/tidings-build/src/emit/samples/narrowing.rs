//! Payloads made what their event says of them: a value that is made of the payload's type alone knows nothing of that.

use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Claim, Event, Field, Limits, Narrow, Narrowed, Type, Variant};

/// What makes a value of a type; `None` if even the least one is too large.
type Make<'m> = &'m mut dyn FnMut(&Type, &Limits) -> Option<Json>;

/// The payload of an event, with the fields that are narrower in it as they are there. `None` if one of them cannot be
/// made.
pub(super) fn narrowed(catalogue: &Catalogue, event: &Event, payload: Json, make: Make<'_>) -> Option<Json> {
    if event.narrow.is_empty() {
        return Some(payload);
    }
    Narrowing { catalogue, make }.value(&event.payload, &event.narrow, payload)
}

struct Narrowing<'a, 'm> {
    catalogue: &'a Catalogue,
    make: Make<'m>,
}

impl Narrowing<'_, '_> {
    /// The value with its fields narrower, wherever in it the object stands.
    fn value(&mut self, ty: &Type, narrower: &[Narrow], value: Json) -> Option<Json> {
        match value {
            Json::Array(items) => {
                items.into_iter().map(|item| self.value(ty, narrower, item)).collect::<Option<_>>().map(Json::Array)
            }
            Json::Object(members) => {
                let members = match self.catalogue.told_variant(ty, narrower) {
                    Some((tag, variant)) if !is_of(variant, tag, &members) => self.variant(variant)?,
                    _ => members,
                };
                let (_, fields) = self.catalogue.narrowed_object(ty, narrower)?;
                self.members(fields, narrower, members).map(Json::Object)
            }
            value => Some(value),
        }
    }

    /// An object of the variant that this is, for one of another variant came.
    fn variant(&mut self, variant: &Variant) -> Option<Vec<(String, Json)>> {
        match (self.make)(&variant.ty, &Limits::default())? {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    fn members(
        &mut self,
        fields: &[Field],
        narrower: &[Narrow],
        mut members: Vec<(String, Json)>,
    ) -> Option<Vec<(String, Json)>> {
        for narrow in narrower {
            let position = fields.iter().position(|field| field.wire == narrow.wire)?;
            let field = fields.get(position)?;
            match members.iter_mut().find(|(key, _)| *key == narrow.wire) {
                Some((_, value)) => {
                    let came = std::mem::replace(value, Json::Null);
                    *value = self.field(field, narrow, Some(came))?;
                }
                // What is sent no more is not sent here either.
                None if narrow.optional || !self.catalogue.is_sent(field) => {}
                None => {
                    let value = self.field(field, narrow, None)?;
                    let behind = |(key, _): &(String, Json)| {
                        fields.iter().position(|field| field.wire == *key).is_none_or(|other| other > position)
                    };
                    let at = members.iter().position(behind).unwrap_or(members.len());
                    members.insert(at, (narrow.wire.clone(), value));
                }
            }
        }
        Some(members)
    }

    /// The value of a narrower field. What came stays as far as it can.
    fn field(&mut self, field: &Field, narrow: &Narrow, came: Option<Json>) -> Option<Json> {
        match &narrow.to {
            Narrowed::Type(ty) => {
                let (inner, nullable) = if let Type::Nullable(inner) = ty { (&**inner, true) } else { (ty, false) };
                let stays = |came: &Json| nullable && *came == Json::Null || *inner == field.ty && *came != Json::Null;
                came.filter(stays).or_else(|| (self.make)(ty, &field.limits))
            }
            Narrowed::Fields(narrower) => {
                let value = match came {
                    Some(came) => came,
                    None if field.nullable => Json::Null,
                    None => (self.make)(&field.ty, &field.limits)?,
                };
                self.value(&field.ty, narrower, value)
            }
        }
    }
}

/// Whether an object is of a variant, by its tag.
fn is_of(variant: &Variant, tag: &str, members: &[(String, Json)]) -> bool {
    let Claim::Tag(own) = &variant.claim else { return false };
    members.iter().any(|(key, value)| key == tag && matches!(value, Json::Text(text) if text == own))
}
