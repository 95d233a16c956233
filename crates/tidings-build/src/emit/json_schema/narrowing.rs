//! What an event says of the fields of its payload: told to the consumer, and demanded of the producer.

use super::Emitter;
use crate::emit::naming::NameKey;
use crate::emit::narrowing::narrowing_sentence;
use crate::json::Json;
use crate::model::{Event, Field, Narrow, Narrowed, Type};

impl<'a> Emitter<'a> {
    /// The schema of what an event carries, with these parts of its name.
    pub(super) fn payload(self, event: &'a Event, keys: &[NameKey<'_>]) -> Json {
        match self.narrower_payload(event).filter(|_| self.is_closed()) {
            Some(narrower) => {
                let whole = self.ty_naming(&event.payload, keys, None);
                Json::object([("allOf", Json::Array(vec![whole, narrower]))])
            }
            None => self.ty_naming(&event.payload, keys, narrowing_sentence(self.catalogue, event)),
        }
    }

    /// What an event demands of what it carries beyond the type, if it does.
    pub(super) fn narrower_payload(self, event: &'a Event) -> Option<Json> {
        (!event.narrow.is_empty()).then(|| self.narrower(&event.payload, &event.narrow))
    }

    /// What is demanded beyond the type: of objects, wherever in it they stand, and of nothing else.
    fn narrower(self, ty: &'a Type, narrower: &'a [Narrow]) -> Json {
        match self.catalogue.behind_aliases(ty) {
            Type::List(inner) => Json::object([("items", self.narrower(inner, narrower))]),
            Type::Nullable(inner) => self.narrower(inner, narrower),
            ty => {
                let fields = self.catalogue.narrowed_object(ty, narrower).map(|(_, fields)| fields).unwrap_or_default();
                self.narrower_fields(fields, narrower)
            }
        }
    }

    fn narrower_fields(self, fields: &'a [Field], narrower: &'a [Narrow]) -> Json {
        let shown = narrower.iter().filter_map(|narrow| {
            let field = fields.iter().find(|field| field.wire == narrow.wire)?;
            self.shows(field).then_some((field, narrow))
        });
        let (mut properties, mut required) = (Vec::new(), Vec::new());
        for (field, narrow) in shown {
            let schema = match &narrow.to {
                Narrowed::Type(ty) => self.ty(ty),
                Narrowed::Fields(inner) => self.narrower(&field.ty, inner),
            };
            properties.push((narrow.wire.as_str(), schema));
            required.extend((!narrow.optional).then_some(narrow.wire.as_str()));
        }
        let required = (!required.is_empty()).then(|| ("required", Json::texts(required)));
        Json::object([("properties", Json::object(properties))].into_iter().chain(required))
    }
}

/// Adds the types that fields become.
pub(super) fn collect_types<'a>(narrower: &'a [Narrow], types: &mut Vec<&'a Type>) {
    for narrow in narrower {
        match &narrow.to {
            Narrowed::Type(ty) => types.push(ty),
            Narrowed::Fields(inner) => collect_types(inner, types),
        }
    }
}
