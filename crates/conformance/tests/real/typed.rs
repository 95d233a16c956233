//! How many fields of a vendor's schema the catalogue types, counted by walking through both side by side.
//!
//! The import counts for itself; this count trusts nothing of it. A field is lost if the schema constrains it and the
//! catalogue holds it as `json`, wholly or in the elements of its list or map, or does not have it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tidings_build::Catalogue;
use tidings_build::model::{Event, Field, Shape, Type};

use crate::vendor::{Body, Vendor, pointer};

/// The fields of a vendor's schema by their places, and whether the catalogue types each.
#[derive(Default)]
pub(crate) struct Typed(BTreeMap<String, bool>);

impl Typed {
    pub(crate) fn fields(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn typed(&self) -> usize {
        self.0.values().filter(|typed| **typed).count()
    }

    /// Where those stand that are lost.
    pub(crate) fn lost(&self) -> impl Iterator<Item = &String> {
        self.0.iter().filter(|(_, typed)| !**typed).map(|(place, _)| place)
    }
}

/// Walks through the bodies of all events.
pub(crate) fn count(vendor: &Vendor, catalogue: &Catalogue) -> Typed {
    let mut walk = Walk { document: &vendor.document, catalogue, seen: BTreeSet::new(), fields: BTreeMap::new() };
    for event in &catalogue.events {
        let body = Held::Body(event);
        match vendor.body(&event.name) {
            Some(Body::Whole(at)) => walk.schema(at, &[body]),
            Some(Body::Within { whole, key, part }) => {
                walk.fields.insert(format!("{whole}/properties/{key}"), true);
                walk.schema(part, &walk.under(&[Held::Body(event)], key));
                let at = format!("{whole}/properties");
                let Some(properties) = vendor.document.pointer(&at).and_then(Value::as_object) else { continue };
                for other in properties.keys().filter(|other| *other != key) {
                    walk.property(&at, other, &[Held::Body(event)]);
                }
            }
            Some(Body::AnyOf(all)) => {
                // Which of them is this event's nobody says, so any event may hold what one of them describes.
                let bodies: Vec<Held<'_>> = catalogue.events.iter().map(Held::Body).collect();
                for at in all {
                    walk.schema(at, &bodies);
                }
            }
            None => {}
        }
    }
    Typed(walk.fields)
}

/// What the catalogue has where the schema describes a value.
#[derive(Clone)]
enum Held<'c> {
    /// The whole body of an event.
    Body(&'c Event),
    /// What an event carries. Its name may stand there.
    Payload(&'c Event),
    Type(Type),
}

struct Walk<'c> {
    document: &'c Value,
    catalogue: &'c Catalogue,
    /// Places that were walked through, each with what the catalogue has there.
    seen: BTreeSet<(String, String)>,
    fields: BTreeMap<String, bool>,
}

impl<'c> Walk<'c> {
    fn schema(&mut self, at: &str, held: &[Held<'c>]) {
        let document = self.document;
        let Some(schema) = document.pointer(at) else { return };
        // Each once: what stands in two variants would stand in four of the next, and so on.
        let held: BTreeMap<String, Held<'c>> = held.iter().map(|held| (held.look(), held.clone())).collect();
        let known: Vec<&str> = held.keys().map(String::as_str).collect();
        if !self.seen.insert((at.to_owned(), known.join("|"))) {
            return;
        }
        let held: &[Held<'c>] = &held.into_values().collect::<Vec<Held<'c>>>();
        if let Some(target) = schema["$ref"].as_str().and_then(pointer) {
            self.schema(&target, held);
        }
        for list in ["allOf", "anyOf", "oneOf"] {
            for number in 0..schema[list].as_array().map_or(0, Vec::len) {
                self.schema(&format!("{at}/{list}/{number}"), held);
            }
        }
        for key in schema["properties"].as_object().into_iter().flat_map(serde_json::Map::keys) {
            self.property(&format!("{at}/properties"), key, held);
        }
        let elements = self.elements(held);
        for (key, several) in [("items", true), ("prefixItems", true), ("additionalProperties", false)] {
            let at = format!("{at}/{key}");
            match &schema[key] {
                Value::Object(_) => self.schema(&at, &elements),
                Value::Array(items) if several => {
                    (0..items.len()).for_each(|number| self.schema(&format!("{at}/{number}"), &elements));
                }
                _ => {}
            }
        }
        for pattern in schema["patternProperties"].as_object().into_iter().flat_map(serde_json::Map::keys) {
            self.schema(&format!("{at}/patternProperties/{}", escaped(pattern)), &elements);
        }
    }

    fn property(&mut self, properties: &str, key: &str, held: &[Held<'c>]) {
        let at = format!("{properties}/{}", escaped(key));
        let found = self.under(held, key);
        if self.constrains(&at, 32) {
            let is_typed = !found.is_empty() && found.iter().all(|held| self.is_typed(&at, held, 32));
            *self.fields.entry(at.clone()).or_insert(true) &= is_typed;
        }
        self.schema(&at, &found);
    }

    /// What the catalogue has under a key of what it has here.
    fn under(&self, held: &[Held<'c>], key: &str) -> Vec<Held<'c>> {
        let mut found = Vec::new();
        for held in held {
            match held {
                Held::Body(event) => {
                    let envelope = &self.catalogue.envelope;
                    if envelope.parts_at_top().any(|(_, part, _)| part == key) {
                        found.push(Held::Type(Type::String));
                    }
                    match &envelope.payload {
                        Some(payload) if payload == key => found.push(Held::Payload(event)),
                        Some(_) => {}
                        None => found.extend(self.under(&[Held::Type(event.payload.clone())], key)),
                    }
                    found.extend(field(&envelope.fields, key));
                }
                Held::Payload(event) => {
                    if self.catalogue.envelope.parts_in_payload().any(|(_, part, _)| part == key) {
                        found.push(Held::Type(Type::String));
                    }
                    found.extend(self.under(&[Held::Type(event.payload.clone())], key));
                }
                Held::Type(ty) => {
                    for part in self.parts(ty) {
                        if let Type::Map(inner) = part {
                            found.push(Held::Type((*inner).clone()));
                        } else if let Some((fields, others)) = self.object(&part) {
                            let other = || others.clone().map(Held::Type).into_iter().collect::<Vec<_>>();
                            let own = field(fields, key);
                            found.extend(if own.is_empty() { other() } else { own });
                        }
                    }
                }
            }
        }
        found
    }

    /// What elements of lists and maps are, and fields without a name.
    fn elements(&self, held: &[Held<'c>]) -> Vec<Held<'c>> {
        let element = |part: Type| match part {
            Type::List(inner) | Type::Map(inner) => Some(Held::Type(*inner)),
            part => self.object(&part).and_then(|(_, others)| others.clone()).map(Held::Type),
        };
        let types = held.iter().filter_map(|held| match held {
            Held::Type(ty) => Some(ty),
            Held::Payload(event) => Some(&event.payload),
            Held::Body(_) => None,
        });
        types.flat_map(|ty| self.parts(ty)).filter_map(element).collect()
    }

    /// The type behind names and null, or all types of a union.
    fn parts(&self, ty: &Type) -> Vec<Type> {
        let mut parts = Vec::new();
        let mut pending = vec![ty.clone()];
        while let Some(ty) = pending.pop() {
            match &ty {
                Type::Nullable(inner) => pending.push((**inner).clone()),
                Type::Named(id) => match &self.catalogue.types[id.0].shape {
                    Shape::Alias(inner) => pending.push(inner.clone()),
                    Shape::Union(union) => {
                        pending.extend(union.variants.iter().rev().map(|variant| variant.ty.clone()));
                    }
                    _ => parts.push(ty),
                },
                _ => parts.push(ty),
            }
        }
        parts
    }

    fn object(&self, ty: &Type) -> Option<(&'c [Field], &'c Option<Type>)> {
        let Type::Named(id) = ty else { return None };
        let def = self.catalogue.types.get(id.0)?;
        if let Shape::Object(fields) = &def.shape { Some((fields, &def.others)) } else { None }
    }

    fn is_typed(&self, at: &str, held: &Held<'c>, depth: usize) -> bool {
        let ty = match held {
            Held::Body(_) => return true,
            Held::Payload(event) => &event.payload,
            Held::Type(ty) => ty,
        };
        self.parts(ty).into_iter().all(|part| match part {
            Type::Json => false,
            Type::List(inner) => self.is_element_typed(at, &["items", "prefixItems/0", "items/0"], *inner, depth),
            Type::Map(inner) => self.is_element_typed(at, &["additionalProperties"], *inner, depth),
            _ => true,
        })
    }

    /// Whether the elements are typed, unless the schema says nothing of them either.
    fn is_element_typed(&self, at: &str, keys: &[&str], inner: Type, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        let held = Held::Type(inner);
        self.alike(at, depth).iter().all(|at| {
            let elements = keys.iter().map(|key| format!("{at}/{key}")).filter(|at| self.constrains(at, depth));
            elements.into_iter().all(|at| self.is_typed(&at, &held, depth))
        })
    }

    /// The places that speak of the same value.
    fn alike(&self, at: &str, depth: usize) -> Vec<String> {
        let mut places = vec![at.to_owned()];
        if let Some((depth, schema)) = depth.checked_sub(1).zip(self.document.pointer(at)) {
            let target = schema["$ref"].as_str().and_then(pointer);
            let lists = ["allOf", "anyOf", "oneOf"].iter();
            let members = lists.flat_map(|list| {
                (0..schema[list].as_array().map_or(0, Vec::len)).map(move |number| format!("{at}/{list}/{number}"))
            });
            places.extend(members.chain(target).flat_map(|at| self.alike(&at, depth)));
        }
        places
    }

    /// Whether a schema says anything of its value.
    fn constrains(&self, at: &str, depth: usize) -> bool {
        let says = ["type", "enum", "const", "properties", "items", "format", "pattern", "required"];
        let Some((depth, schema)) = depth.checked_sub(1).zip(self.document.pointer(at)) else { return false };
        if schema.as_object().is_some_and(|schema| says.iter().any(|key| schema.contains_key(*key))) {
            return true;
        }
        let members = |list: &str| {
            let count = schema[list].as_array().map_or(0, Vec::len);
            (0..count).map(|number| format!("{at}/{list}/{number}")).collect::<Vec<String>>()
        };
        let by_choice = |list| !members(list).is_empty() && members(list).iter().all(|at| self.constrains(at, depth));
        schema["$ref"].as_str().and_then(pointer).is_some_and(|at| self.constrains(&at, depth))
            || members("allOf").iter().any(|at| self.constrains(at, depth))
            || by_choice("anyOf")
            || by_choice("oneOf")
            || schema["additionalProperties"].is_object()
                && self.constrains(&format!("{at}/additionalProperties"), depth)
    }
}

impl Held<'_> {
    fn look(&self) -> String {
        match self {
            Self::Body(event) => format!("the body of {}", event.name),
            Self::Payload(event) => format!("what {} carries", event.name),
            Self::Type(ty) => format!("{ty:?}"),
        }
    }
}

fn field<'c>(fields: &[Field], key: &str) -> Vec<Held<'c>> {
    fields.iter().filter(|field| field.wire == key).map(|field| Held::Type(field.ty.clone())).collect()
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
