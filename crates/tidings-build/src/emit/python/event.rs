//! The classes of deliveries: what all have in common, each of them, and those that nobody knows yet.

use std::collections::BTreeSet;

use super::attributes::{Attributes, Envelope, NameAttribute};
use super::docs::{docstring, mark};
use super::value::{JSON, class, constructor, literal, literals, value_type};
use super::{members, model};
use crate::check::Catalogue;
use crate::emit::comment::event_text;
use crate::emit::naming::{name_header, name_places, object_behind, parts_sentence};
use crate::emit::narrowing::narrowing_sentence;
use crate::emit::own_names::OwnNames;
use crate::emit::prose::{code_span, life_sentence, paragraph};
use crate::model::{Event, Type};
use crate::names::TypeName;

/// What a key holds that must be absent, or may be.
const OPTIONAL: &str = r#"def _absent(value: object) -> object:
    """With anything in this place it would be another event."""
    raise ValueError("it is there, so this is another event")


def _present(value: object) -> object:
    """What is there is no null."""
    if value is None:
        raise ValueError("it is null")
    return value


_Absent = typing.Annotated[None, pydantic.BeforeValidator(_absent)]
_Present = typing.Annotated[str | None, pydantic.BeforeValidator(_present)]
"#;

/// Writes the classes of deliveries.
pub(super) struct Deliveries<'a> {
    catalogue: &'a Catalogue,
    own: &'a OwnNames,
    attributes: &'a Attributes,
    envelope: Envelope<'a>,
    /// The names of all classes.
    taken: BTreeSet<String>,
}

/// What is no object of JSON.
const NO_OBJECT: &str = "list[pydantic.JsonValue] | str | int | float | bool | None";

/// What a part of the name is in some deliveries.
#[derive(Clone, Copy)]
enum Told<'a> {
    /// This text in all of them.
    Text(&'a str),
    /// Absent in all of them.
    Absent,
    /// Any text, and whether it may be absent.
    Any(bool),
}

impl<'a> Deliveries<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, own: &'a OwnNames, attributes: &'a Attributes) -> Self {
        let envelope = attributes.of_envelope(&catalogue.envelope);
        Self { catalogue, own, attributes, envelope, taken: own.taken.clone() }
    }

    /// All classes, and the union of those that are listed.
    pub(super) fn emit(mut self) -> Vec<String> {
        let is_optional = self.catalogue.envelope.name.iter().any(|part| part.optional);
        let mut items: Vec<String> = is_optional.then(|| OPTIONAL.to_owned()).into_iter().collect();
        items.push(self.envelope_item());
        items.extend(self.delivery(None));
        items.extend(self.catalogue.events.iter().flat_map(|event| self.delivery(Some(event))));
        items.push(self.union());
        items
    }

    fn envelope_item(&self) -> String {
        let said = docstring("    ", Some("What every delivery has.".to_owned()), None);
        model("", &self.own.envelope, "_Model", &said, &members(self.catalogue, &self.envelope.fields))
    }

    /// The class of an event, or of all that nobody knows, behind those of the objects in which parts of its name stand.
    fn delivery(&mut self, event: Option<&'a Event>) -> Vec<String> {
        let envelope = &self.catalogue.envelope;
        let name = event.map_or(self.own.unknown.as_str(), |event| event.definition.as_str());
        let mut items = Vec::new();
        let mut body: String = self.envelope.names.iter().map(|part| name_line(part, self.told(part, event))).collect();
        for field in &envelope.fields {
            let Some((class, text)) = self.naming_class(name, &field.wire, Some(&field.ty), event) else { continue };
            items.push(text);
            let attribute = self.envelope.fields.iter().find(|it| it.field.wire == field.wire);
            body += &attribute.map(|it| plain_member((&it.name, &field.wire), &class)).unwrap_or_default();
        }
        let mut bases = self.own.envelope.clone();
        if let Some((attribute, wire)) = self.envelope.payload.clone() {
            let ty = event.map(|event| &event.payload);
            let own = self.naming_class(name, wire, ty, event);
            let plain = || ty.map_or(JSON.to_owned(), |ty| value_type(self.catalogue, ty));
            let (mut class, text) = own.unzip();
            items.extend(text);
            // Without a part that must be there, an event that nobody knows may carry anything.
            if event.is_none() && envelope.parts_in_payload().all(|(_, _, part)| part.optional) {
                class = class.map(|class| format!("{class} | {NO_OBJECT}"));
            }
            body += &plain_member((&attribute, wire), &class.unwrap_or_else(plain));
        } else if let Some((def, _)) = event.and_then(|event| object_behind(self.catalogue, &event.payload)) {
            bases = format!("{bases}, {}", class(&def.name));
        }
        let mark = event.map(|event| mark(&event.life)).unwrap_or_default();
        items.push(model(&mark, name, &bases, &self.said(event), &body));
        items
    }

    fn said(&self, event: Option<&Event>) -> String {
        let Some(event) = event else {
            let said = "An event that is not listed here, because it came later.".to_owned();
            return docstring("    ", Some(said), None);
        };
        let envelope = &self.catalogue.envelope;
        let header = name_header(envelope, event);
        let header = header.map(|(name, text)| format!("The header {} is {}.", code_span(name), code_span(text)));
        let narrowing = narrowing_sentence(self.catalogue, event);
        let notes = header.into_iter().chain(parts_sentence(envelope, event)).chain(narrowing);
        docstring("    ", paragraph(event_text(event).into_iter().chain(notes)), life_sentence(&event.life))
    }

    /// The class of an object in a delivery that holds parts of the name, and what is called so; `None` if it holds none.
    /// Of one that nobody knows no more is known than that.
    fn naming_class(
        &mut self,
        holder: &str,
        wire: &str,
        ty: Option<&Type>,
        event: Option<&Event>,
    ) -> Option<(String, String)> {
        let envelope = &self.catalogue.envelope;
        envelope.parts_within(wire).next()?;
        let object = ty.and_then(|ty| object_behind(self.catalogue, ty));
        let fields = object.map(|(def, fields)| self.attributes.of_fields(def, fields)).unwrap_or_default();
        let parts = self.attributes.of_parts(envelope.parts_within(wire), &fields);
        let body: String = parts.iter().map(|part| name_line(part, self.told(part, event))).collect();
        let base = object.map_or("_Model".to_owned(), |(def, _)| class(&def.name));
        let part = TypeName::suggested(wire).map_or_else(|| "Part".to_owned(), |name| name.to_string());
        let mut name = format!("{holder}{part}");
        while !self.taken.insert(name.clone()) {
            name.push('_');
        }
        let text = model("", &name, &base, "", &body);
        Some((name, text))
    }

    fn told(&self, part: &NameAttribute<'_>, event: Option<&'a Event>) -> Told<'a> {
        let is_optional = self.catalogue.envelope.name.get(part.position).is_some_and(|part| part.optional);
        match event.map(|event| event.parts.get(part.position)) {
            Some(Some(text)) => Told::Text(text),
            Some(None) => Told::Absent,
            None => Told::Any(is_optional),
        }
    }

    fn union(&self) -> String {
        let said =
            format!("One of the events that are listed here, told apart by {}.", name_places(&self.catalogue.envelope));
        let events: Vec<_> = self.catalogue.events.iter().map(|event| event.definition.as_str()).collect();
        let all = format!("typing.Union[\n        {},\n    ]", events.join(",\n        "));
        let plain = self.catalogue.envelope.plain_name().and_then(|_| self.envelope.names.first());
        let union = match (self.catalogue.events.as_slice(), plain) {
            // One alone is no union, and there is nothing to tell apart.
            ([event], _) => event.definition.to_string(),
            (_, Some(part)) => {
                format!("typing.Annotated[\n    {all},\n    pydantic.Field(discriminator={}),\n]", literal(&part.name))
            }
            (_, None) => format!("typing.Union[\n    {},\n]", events.join(",\n    ")),
        };
        let names = literals(self.catalogue.events.iter().map(|event| event.name.as_str()));
        let names_said = docstring("", Some("The names of the events that are listed here.".to_owned()), None);
        format!("Event = {union}\n{}\nEventType = {names}\n{names_said}", docstring("", Some(said), None))
    }
}

fn name_line(part: &NameAttribute<'_>, told: Told<'_>) -> String {
    let NameAttribute { name, wire, .. } = part;
    let (ty, is_optional) = match told {
        Told::Text(text) => (literals([text]), false),
        Told::Absent => ("_Absent".to_owned(), true),
        Told::Any(false) => ("str".to_owned(), false),
        Told::Any(true) => ("_Present".to_owned(), true),
    };
    format!("    {name}: {ty}{}\n", constructor(name, wire, is_optional, None))
}

fn plain_member((name, wire): (&str, &str), ty: &str) -> String {
    format!("    {name}: {ty}{}\n", constructor(name, wire, false, None))
}
