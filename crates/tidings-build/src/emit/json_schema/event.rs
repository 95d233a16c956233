//! The schema of a delivery: the parts of the event's name at their places, the envelope, and what the event carries.

use crate::emit::naming::{NameKey, name_header, name_keys, name_keys_within, object_behind};
use crate::emit::narrowing::narrowing_sentence;
use crate::emit::prose::{self, code_span};
use crate::emit::samples::Samples;
use crate::json::Json;
use crate::model::{Event, Literal, Type, TypeDef};

use super::object::Object;
use super::words::Words;
use super::{Emitter, Members, Profile};

impl<'a> Emitter<'a> {
    /// A whole delivery: the discriminator decides which event it is, so that it comes first and is demanded.
    pub(super) fn event_members(self, samples: &Samples<'_>, event: &'a Event) -> Members {
        let envelope = &self.catalogue.envelope;
        let mut words = Words {
            description: Some(event.fired_when.clone()),
            notes: event.description.iter().cloned().collect(),
            examples: samples.shown(event),
            farewell: prose::life_sentence(&event.life),
            ..Words::default()
        };
        let header = name_header(envelope, event);
        words
            .notes
            .extend(header.map(|(name, text)| format!("The header {} is {}.", code_span(name), code_span(text))));
        let mut object = Object::default();
        self.add_name(&mut object, &name_keys(envelope, event));
        for field in self.shown(&envelope.fields) {
            let keys = name_keys_within(envelope, &field.wire, event);
            object.push(&field.wire, self.field_naming(field, &keys), !field.optional);
        }
        match &envelope.payload {
            Some(key) => object.push(key, self.payload(event, &name_keys_within(envelope, key, event)), true),
            None => self.add_beside(&mut object, event, &mut words),
        }
        object.into_members(&event.definition, &words, self.is_closed())
    }

    /// What an event carries, beside its name.
    fn add_beside(self, object: &mut Object, event: &'a Event, words: &mut Words) {
        let Some((def, fields)) = object_behind(self.catalogue, &event.payload) else { return };
        self.add_object(object, def, fields);
        words.notes.extend(def.description.iter().cloned().chain(prose::group_sentences(def)));
        words.notes.extend(prose::life_sentence(&def.life));
        if self.is_closed() {
            object.narrower = self.narrower_payload(event);
        } else {
            words.notes.extend(narrowing_sentence(self.catalogue, event));
        }
    }

    /// The parts of the name: a constant each. The key of one that is absent must be absent, or it is another event.
    pub(super) fn add_name(self, object: &mut Object, keys: &[NameKey<'_>]) {
        for NameKey { key, text } in keys {
            match text {
                Some(text) => {
                    object.push(key, Json::object(self.tag(&Literal::Text((*text).to_owned()))), true);
                }
                // What is closed refuses it anyway.
                None if self.is_closed() => {}
                None => object.push(key, self.nothing(), false),
            }
        }
    }

    /// A schema that accepts nothing. Most tools make the absence of the key of a plain `false`; quicktype knows no such
    /// schema, and takes a longer one.
    fn nothing(self) -> Json {
        match self.options.profile {
            Profile::EnumTag => Json::object([("not", Json::Object(Vec::new()))]),
            _ => Json::Boolean(false),
        }
    }

    /// Whether an object is written out where a part of the event's name stands in it. Closed, its definition would
    /// refuse the name, and so it may if it types the keys that it does not know.
    pub(super) fn is_written_out(self, def: &TypeDef) -> bool {
        self.is_closed() || def.others.is_some()
    }

    /// The types that stand in a delivery, each as the schema refers to it.
    pub(super) fn types_of(self, event: &'a Event) -> Vec<&'a Type> {
        let envelope = &self.catalogue.envelope;
        let mut types = Vec::new();
        for field in self.shown(&envelope.fields) {
            let is_naming = envelope.parts_within(&field.wire).next().is_some();
            self.add_types(&field.ty, is_naming, false, &mut types);
        }
        let is_naming = envelope.parts_in_payload().next().is_some();
        self.add_types(&event.payload, is_naming, envelope.payload.is_none(), &mut types);
        types
    }

    fn add_types(self, ty: &'a Type, is_naming: bool, is_beside: bool, types: &mut Vec<&'a Type>) {
        match object_behind(self.catalogue, ty) {
            Some((def, fields)) if is_beside || is_naming && self.is_written_out(def) => {
                types.extend(self.shown(fields).map(|field| &field.ty).chain(&def.others));
            }
            _ => types.push(ty),
        }
    }
}
