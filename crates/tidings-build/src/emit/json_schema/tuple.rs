//! The schema of a tuple, place by place.

use super::words::Words;
use super::{Emitter, Members};
use crate::emit::prose;
use crate::json::Json;
use crate::model::{Field, TypeDef};

impl Emitter<'_> {
    /// The definition of a tuple. More items may follow, unless the face is closed.
    pub(super) fn tuple(self, def: &TypeDef, places: &[Field]) -> Members {
        let places = self.shown_places(places);
        let words = Words { notes: vec![prose::places_sentence(places)], ..self.words(def) };
        let mut members = vec![("title", Json::text(def.name.as_str()))];
        members.extend(words.description_member());
        members.push(("type", Json::text("array")));
        if !places.is_empty() {
            members.push(("prefixItems", Json::Array(places.iter().map(|place| self.field(place)).collect())));
        }
        let required = places.iter().filter(|place| !place.optional).count();
        if required > 0 {
            members.push(("minItems", Json::Number(required.to_string())));
        }
        if self.is_closed() {
            members.push(("items", Json::Boolean(false)));
        }
        members.extend(words.members_of_wrapped());
        members
    }

    /// The places that the schema speaks of.
    pub(super) fn shown_places(self, places: &[Field]) -> &[Field] {
        if self.is_closed() { self.catalogue.sent_places(places) } else { places }
    }
}
