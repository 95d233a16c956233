//! JSON Schema 2020-12 as consumers need it, open wherever reading is open; and on request as the producer does, closed.
//!
//! To the consumer's schema a body of a catalogued type passes exactly if reading it yields no deviation. So nothing
//! there may be stricter than the runtime, and what the producer merely promises is said in the descriptions. This module
//! must never know Rust's syntax, how the catalogue was written, or in which folders its documents will lie.

pub(crate) mod address;
mod choice;
mod event;
mod limits;
mod narrowing;
mod object;
mod options;
mod schema;
mod tuple;
mod union;
mod value;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::Catalogue;
use crate::data::Data;
use crate::emit::samples::Samples;
use crate::emit::{generated_note, prose};
use crate::json::Json;
use crate::model::{Event, Field, Rule, Shape, Type, TypeDef, TypeId};
use crate::names::TypeName;
use choice::header_sentence;

pub use options::{Face, Profile, SchemaOptions};

use object::Object;
use words::Words;

/// Keywords of a schema, in their order.
type Members = Vec<(&'static str, Json)>;

/// What a schema is made of, and which one is asked for.
#[derive(Clone, Copy)]
struct Emitter<'a> {
    catalogue: &'a Catalogue,
    options: SchemaOptions,
}

/// The schema of all events, those of the past included. To the producer's there are only those that may be sent.
pub(crate) fn emit_bundle(catalogue: &Catalogue, samples: &Samples<'_>, options: SchemaOptions) -> String {
    let emitter = Emitter { catalogue, options };
    let events: Vec<_> = catalogue.events.iter().filter(|event| emitter.lists(event)).collect();
    let reachable = emitter.is_closed().then(|| emitter.reachable_types(&events));
    let types = catalogue.types.iter().enumerate();
    let types = types.filter(|(id, _)| reachable.as_ref().is_none_or(|reachable| reachable.contains(&TypeId(*id))));
    let types = types.filter_map(|(_, ty)| emitter.definition(ty));
    let definitions = events.iter().map(|event| (event.definition.to_string(), emitter.event_members(samples, event)));
    let definitions = emitter.any_event(&events).into_iter().chain(definitions);

    let mut members = emitter.heading(address::bundle_id(catalogue, options.face));
    members.push(("title", Json::text(emitter.title(&emitter.bundle_title()).as_str())));
    let header = catalogue.envelope.header().map(header_sentence).unwrap_or_default();
    let about = [catalogue.summary.as_deref().unwrap_or(&catalogue.title), emitter.unlisted(), &header];
    members.extend(prose::paragraph(about).map(|text| ("description", Json::Text(text))));
    members.extend(emitter.bodies(&events));
    members.push(("$defs", Json::object(definitions.map(|(name, it)| (name, Json::object(it))).chain(types))));
    document(members)
}

/// The schema of one event, with everything that it refers to; `None` if the producer sends it no more and the schema is
/// to be the producer's.
pub(crate) fn emit_event(
    catalogue: &Catalogue,
    samples: &Samples<'_>,
    event: &Event,
    options: SchemaOptions,
) -> Option<String> {
    let emitter = Emitter { catalogue, options };
    emitter.event_document(samples, event, |id| emitter.definition(catalogue.types.get(id.0)?))
}

/// How deep in its document a definition stands: within `$defs`, within the schema.
const DEPTH_OF_DEFINITIONS: usize = 2;

/// The same of all events in their order. What several of them refer to is made and written once.
pub(crate) fn emit_events(
    catalogue: &Catalogue,
    samples: &Samples<'_>,
    options: SchemaOptions,
) -> impl Iterator<Item = Option<String>> {
    let emitter = Emitter { catalogue, options };
    let mut made: BTreeMap<TypeId, Option<(String, Arc<str>)>> = BTreeMap::new();
    catalogue.events.iter().map(move |event| {
        emitter.event_document(samples, event, |id| {
            let definition = || {
                let (name, definition) = emitter.definition(catalogue.types.get(id.0)?)?;
                Some((name, definition.pretty_within(DEPTH_OF_DEFINITIONS).into()))
            };
            let (name, definition) = made.entry(id).or_insert_with(definition).as_ref()?;
            Some((name.clone(), Json::Written(Arc::clone(definition))))
        })
    })
}

/// The definitions of events and of all that they refer to, for a document that shows their examples elsewhere.
#[cfg(feature = "outputs")]
pub(crate) fn emit_definitions(catalogue: &Catalogue, samples: &Samples<'_>, events: &[&Event]) -> Vec<(String, Json)> {
    let emitter = Emitter { catalogue, options: SchemaOptions::default() };
    let reachable = emitter.reachable_types(events);
    let types = reachable.iter().filter_map(|id| emitter.definition(catalogue.types.get(id.0)?));
    let events = events.iter().map(|event| {
        let mut members = emitter.event_members(samples, event);
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

    let emitter = Emitter { catalogue, options: SchemaOptions::default() };
    let is_text = |ty: &TypeDef| matches!(ty.shape, Shape::Enum(_) | Shape::Id { .. });
    let types = catalogue.types.iter().enumerate().filter(|(_, ty)| is_text(ty));
    let texts = types.map(|(id, ty)| (ty.name.clone(), emitter.ty(&Type::Named(TypeId(id)))));
    [(TypeName::of_event_names(), Json::object(members))].into_iter().chain(texts).collect()
}

fn document(members: Members) -> String {
    Json::object(members).pretty() + "\n"
}

impl<'a> Emitter<'a> {
    /// The document of one event, in which stand the definitions of all types that it refers to.
    fn event_document(
        self,
        samples: &Samples<'_>,
        event: &'a Event,
        definition: impl FnMut(TypeId) -> Option<(String, Json)>,
    ) -> Option<String> {
        if !self.lists(event) {
            return None;
        }
        let definitions: Vec<_> = self.reachable_types(&[event]).into_iter().filter_map(definition).collect();
        let mut members = self.heading(address::event_id(self.catalogue, event, self.options.face));
        members.extend(self.event_members(samples, event));
        if let Some((_, title)) = members.iter_mut().find(|(keyword, _)| *keyword == "title") {
            *title = Json::text(self.title(&event.definition).as_str());
        }
        if !definitions.is_empty() {
            members.push(("$defs", Json::Object(definitions)));
        }
        Some(document(members))
    }

    fn is_closed(self) -> bool {
        self.options.face == Face::Producer
    }

    /// Whether the schema speaks of an event.
    fn lists(self, event: &Event) -> bool {
        !(self.is_closed() && event.life.is_removed())
    }

    /// Whether the schema speaks of a field: what consumers require must be sent, whatever became of it.
    fn shows(self, field: &Field) -> bool {
        !self.is_closed() || !field.optional || self.catalogue.is_sent(field)
    }

    /// The title of a document. That of the producer's face has another, so that both can become types of one program.
    fn title(self, name: &TypeName) -> TypeName {
        if self.is_closed() { name.as_sent() } else { name.clone() }
    }

    /// What the schema cannot say by its keywords.
    fn unlisted(self) -> &'static str {
        if self.is_closed() {
            "This is what the producer may send; consumers accept more."
        } else {
            "Events that are not listed here may come at any time; this schema does not speak of them."
        }
    }

    fn heading(self, id: String) -> Members {
        vec![
            ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
            ("$id", Json::Text(id)),
            ("$comment", Json::Text(generated_note(self.catalogue))),
        ]
    }

    /// The definition of a type, if it is one that others refer to.
    fn definition(self, ty: &'a TypeDef) -> Option<(String, Json)> {
        let fields = match &ty.shape {
            Shape::Object(fields) => fields,
            Shape::Tuple(places) => return Some((ty.name.to_string(), Json::object(self.tuple(ty, places)))),
            Shape::Union(union) => return Some((ty.name.to_string(), Json::object(self.union(ty, union)))),
            Shape::Enum(_) | Shape::Id { .. } | Shape::Alias(_) => return None,
        };
        let notes = prose::group_sentences(ty).chain(prose::limit_sentences(&ty.limits));
        let words = Words { notes: notes.collect(), ..self.words(ty) };
        let mut object = Object::default();
        self.add_object(&mut object, ty, fields);
        Some((ty.name.to_string(), Json::object(object.into_members(&ty.name, &words, self.is_closed()))))
    }

    /// What the schema of a type with a definition tells people.
    fn words(self, ty: &TypeDef) -> Words {
        Words {
            description: ty.description.clone(),
            notes: Vec::new(),
            examples: ty.examples.iter().map(Data::to_json).collect(),
            farewell: prose::life_sentence(&ty.life),
            default: ty.default.as_ref().map(Data::to_json),
            has_default_keyword: self.is_closed(),
        }
    }

    /// Adds all that is demanded of an object of this type.
    fn add_object(self, object: &mut Object, def: &'a TypeDef, fields: &'a [Field]) {
        for field in self.shown(fields) {
            object.push(&field.wire, self.field(field), !field.optional);
        }
        if self.is_closed() {
            object.groups =
                def.groups().map(|group| self.sent_names(&group)).filter(|group| !group.is_empty()).collect();
            let of_keys = |rule: &Rule| match rule {
                Rule::OtherKeys(pattern) => Some(pattern.as_str().to_owned()),
                _ => None,
            };
            object.key_patterns = def.limits.rules().filter_map(of_keys).collect();
        }
        if let Some(others) = &def.others {
            object.hold_others(self.ty(others));
        }
    }

    /// The fields of a group that the schema speaks of.
    fn sent_names(self, group: &[&Field]) -> Vec<String> {
        group.iter().filter(|field| self.shows(field)).map(|field| field.wire.clone()).collect()
    }

    fn shown(self, fields: &'a [Field]) -> impl Iterator<Item = &'a Field> {
        fields.iter().filter(move |field| self.shows(field))
    }

    /// All types that deliveries of the events can hold. What was reached once is not followed again: types may be
    /// circles.
    fn reachable_types(self, events: &[&'a Event]) -> BTreeSet<TypeId> {
        let types = |fields| self.shown(fields).map(|field| &field.ty);
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<&Type> = events.iter().flat_map(|event| self.types_of(event)).collect();
        if self.is_closed() {
            for event in events {
                narrowing::collect_types(&event.narrow, &mut waiting);
            }
        }
        while let Some(ty) = waiting.pop() {
            match ty {
                Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => waiting.push(inner),
                Type::Named(id) if reached.insert(*id) => {
                    let def = self.catalogue.types.get(id.0);
                    waiting.extend(def.and_then(|def| def.others.as_ref()));
                    match def.map(|def| &def.shape) {
                        Some(Shape::Object(fields)) => waiting.extend(types(fields)),
                        Some(Shape::Tuple(places)) => {
                            waiting.extend(self.shown_places(places).iter().map(|place| &place.ty));
                        }
                        Some(Shape::Alias(inner)) => waiting.push(inner),
                        Some(Shape::Union(union)) => waiting.extend(self.variants(union).map(|variant| &variant.ty)),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        reached
    }
}
