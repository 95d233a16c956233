//! JSON Schema 2020-12 as consumers need it: open wherever reading is open.
//!
//! A body of a catalogued type passes exactly if reading it yields no deviation. So nothing here may be stricter than
//! the runtime, and what the producer merely promises is said in the descriptions. This module must never know Rust's
//! syntax, how the catalogue was written, or in which folders its documents will lie.

pub(crate) mod address;
mod value;

use std::collections::BTreeSet;

use crate::check::Catalogue;
use crate::data::Data;
use crate::emit::samples::Samples;
use crate::emit::{generated_note, prose};
use crate::json::Json;
use crate::model::{Event, Field, Shape, Type, TypeDef, TypeId};
use crate::names::TypeName;

use value::{Members, Words, emit_field, emit_reference, emit_type};

/// The schema of all events, those of the past included.
pub(crate) fn emit_bundle(catalogue: &Catalogue, samples: &Samples<'_>) -> String {
    let about = [catalogue.summary.as_deref().unwrap_or(&catalogue.title), UNLISTED];
    let events = catalogue.events.iter().map(|event| emit_reference(event.definition.as_str())).collect();
    let definitions =
        catalogue.events.iter().map(|event| (event.definition.to_string(), event_members(catalogue, samples, event)));
    let types = catalogue.types.iter().filter_map(|ty| object_definition(catalogue, ty));

    let mut members = heading(catalogue, address::bundle_id(catalogue));
    members.push(("title", Json::text(TypeName::of_catalogue(&catalogue.name).as_str())));
    members.extend(prose::paragraph(about).map(|text| ("description", Json::Text(text))));
    members.push(("oneOf", Json::Array(events)));
    members.push(("$defs", Json::object(definitions.map(|(name, it)| (name, Json::object(it))).chain(types))));
    document(members)
}

/// The schema of one event, with everything that it refers to.
pub(crate) fn emit_event(catalogue: &Catalogue, samples: &Samples<'_>, event: &Event) -> String {
    let reachable = reachable_types(catalogue, &[event]);
    let types = reachable.iter().filter_map(|id| catalogue.types.get(id.0));
    let definitions: Vec<_> = types.filter_map(|ty| object_definition(catalogue, ty)).collect();

    let mut members = heading(catalogue, address::event_id(catalogue, event));
    members.extend(event_members(catalogue, samples, event));
    if !definitions.is_empty() {
        members.push(("$defs", Json::Object(definitions)));
    }
    document(members)
}

/// The definitions of events and of all that they refer to, for a document that shows their examples elsewhere.
#[cfg(feature = "outputs")]
pub(crate) fn emit_definitions(catalogue: &Catalogue, samples: &Samples<'_>, events: &[&Event]) -> Vec<(String, Json)> {
    let reachable = reachable_types(catalogue, events);
    let types = reachable.iter().filter_map(|id| object_definition(catalogue, catalogue.types.get(id.0)?));
    let events = events.iter().map(|event| {
        let mut members = event_members(catalogue, samples, event);
        members.retain(|(keyword, _)| *keyword != "examples");
        (event.definition.to_string(), Json::object(members))
    });
    events.chain(types).collect()
}

/// The schemas of the types that have no definition, for they are written out wherever they are used.
pub(crate) fn emit_texts(catalogue: &Catalogue) -> Vec<(TypeName, Json)> {
    let current = catalogue.events.iter().filter(|event| !event.life.is_removed());
    let names = Words {
        description: Some("The name of an event. Others may come.".to_owned()),
        examples: current.map(|event| Json::text(&event.name)).collect(),
        ..Words::default()
    };
    let mut members = vec![("type", Json::text("string"))];
    members.extend(names.description_member());
    members.extend(names.other_members());

    let is_text = |ty: &TypeDef| matches!(ty.shape, Shape::Enum(_) | Shape::Id { .. });
    let types = catalogue.types.iter().enumerate().filter(|(_, ty)| is_text(ty));
    let texts = types.map(|(id, ty)| (ty.name.clone(), emit_type(catalogue, &Type::Named(TypeId(id)))));
    [(TypeName::of_event_names(), Json::object(members))].into_iter().chain(texts).collect()
}

/// What a validator can't know: the types of tomorrow.
const UNLISTED: &str = "Events that are not listed here may come at any time; this schema does not speak of them.";

fn heading(catalogue: &Catalogue, id: String) -> Members {
    vec![
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", Json::Text(id)),
        ("$comment", Json::Text(generated_note(catalogue))),
    ]
}

fn document(members: Members) -> String {
    Json::object(members).pretty() + "\n"
}

/// A whole delivery: the discriminator decides which event it is, so that it comes first and is demanded.
fn event_members(catalogue: &Catalogue, samples: &Samples<'_>, event: &Event) -> Members {
    let envelope = &catalogue.envelope;
    let name = [("type", Json::text("string")), ("const", Json::text(&event.name))];
    let words = Words {
        description: Some(event.fired_when.clone()),
        notes: event.description.iter().cloned().collect(),
        examples: samples.shown(event),
        farewell: prose::life_sentence(&event.life),
    };
    let mut object = Object::default();
    object.push(&envelope.name, Json::object(name), true);
    object.extend(catalogue, &envelope.fields);
    object.push(&envelope.payload, emit_type(catalogue, &event.payload), true);
    object.into_members(&event.definition, &words)
}

/// The definition of a type, if it is one that others refer to.
fn object_definition(catalogue: &Catalogue, ty: &TypeDef) -> Option<(String, Json)> {
    let Shape::Object(fields) = &ty.shape else { return None };
    let words = Words {
        description: ty.description.clone(),
        notes: Vec::new(),
        examples: ty.examples.iter().map(Data::to_json).collect(),
        farewell: prose::life_sentence(&ty.life),
    };
    let mut object = Object::default();
    object.extend(catalogue, fields);
    Some((ty.name.to_string(), Json::object(object.into_members(&ty.name, &words))))
}

/// The known members of an object. Others may come.
#[derive(Default)]
struct Object {
    properties: Vec<(String, Json)>,
    required: Vec<String>,
}

impl Object {
    fn push(&mut self, key: &str, schema: Json, required: bool) {
        self.properties.push((key.to_owned(), schema));
        if required {
            self.required.push(key.to_owned());
        }
    }

    fn extend(&mut self, catalogue: &Catalogue, fields: &[Field]) {
        for field in fields {
            self.push(&field.wire, emit_field(catalogue, field), !field.optional);
        }
    }

    fn into_members(self, title: &TypeName, words: &Words) -> Members {
        let mut members = vec![("title", Json::text(title.as_str()))];
        members.extend(words.description_member());
        members.push(("type", Json::text("object")));
        if !self.properties.is_empty() {
            members.push(("properties", Json::Object(self.properties)));
        }
        if !self.required.is_empty() {
            members.push(("required", Json::texts(self.required)));
        }
        members.extend(words.other_members());
        members
    }
}

/// All types that deliveries of the events can hold. What was reached once is not followed again: types may be circles.
fn reachable_types(catalogue: &Catalogue, events: &[&Event]) -> BTreeSet<TypeId> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&Type> = catalogue.envelope.fields.iter().map(|field| &field.ty).collect();
    waiting.extend(events.iter().map(|event| &event.payload));
    while let Some(ty) = waiting.pop() {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => waiting.push(inner),
            Type::Named(id) if reached.insert(*id) => match catalogue.types.get(id.0).map(|ty| &ty.shape) {
                Some(Shape::Object(fields)) => waiting.extend(fields.iter().map(|field| &field.ty)),
                Some(Shape::Alias(inner)) => waiting.push(inner),
                _ => {}
            },
            _ => {}
        }
    }
    reached
}
