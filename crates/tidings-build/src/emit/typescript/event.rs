//! The declarations of deliveries: all of them, each of them, and those that nobody knows yet.

use std::slice::from_ref;

use super::comment::comment;
use super::naming::{carried, with_names};
use super::value::{key, literal, union};
use super::{interface, member, member_of, members, others};
use crate::check::Catalogue;
use crate::emit::comment::event_text;
use crate::emit::naming::{
    NameKey, name_header, name_keys, name_keys_within, name_places, object_behind, parts_sentence,
};
use crate::emit::own_names::OwnNames;
use crate::emit::prose::{code_span, marked_life_sentence, paragraph};
use crate::model::{Batch, Event, Field, NamePart, Type};

/// The declarations that speak of all events.
pub(super) fn about_all(catalogue: &Catalogue, own: &OwnNames) -> Vec<String> {
    let mut items = vec![events_union(catalogue, own), event_names(catalogue)];
    items.extend(by_header(catalogue, own));
    items.extend(batch(catalogue, own));
    items.extend([envelope(catalogue, own), unknown_event(catalogue, own)]);
    items
}

fn events_union(catalogue: &Catalogue, own: &OwnNames) -> String {
    let about = [
        catalogue.summary.clone().unwrap_or_else(|| catalogue.title.clone()),
        format!(
            "A delivery of one of the events that are listed here, told apart by {}. Others may come at any time: see \
             `{}`.",
            name_places(&catalogue.envelope),
            own.unknown
        ),
    ];
    let events: Vec<_> = catalogue.events.iter().map(|event| event.definition.to_string()).collect();
    format!("{}export type Event ={};\n", comment("", paragraph(about), None), union(&events))
}

/// Where one key holds the whole name, its type is that of the names.
fn event_names(catalogue: &Catalogue) -> String {
    let said = Some("The names of the events that are listed here.".to_owned());
    let names = match catalogue.envelope.plain_name() {
        Some(name) => format!(" Event[{}]", literal(name)),
        None => union(&catalogue.events.iter().map(|event| literal(&event.name)).collect::<Vec<_>>()),
    };
    format!("{}export type EventType ={names};\n", comment("", said, None))
}

/// What stands outside of a body cannot tell its type; whoever has both finds it here.
fn by_header(catalogue: &Catalogue, own: &OwnNames) -> Option<String> {
    let header = catalogue.envelope.header()?;
    let mut by_header: Vec<(&str, Vec<String>)> = Vec::new();
    for event in &catalogue.events {
        let Some((_, text)) = name_header(&catalogue.envelope, event) else { continue };
        let definition = event.definition.to_string();
        match by_header.iter_mut().find(|(other, _)| *other == text) {
            Some((_, events)) => events.push(definition),
            None => by_header.push((text, vec![definition])),
        }
    }
    let members = by_header.iter().map(|(text, events)| format!("  {}:{};\n", key(text), union(events)));
    let said = format!("What the body is, by the header {} of its request.", code_span(header));
    Some(interface(&comment("", Some(said), None), &own.by_header, &[], &members.collect::<String>()))
}

fn batch(catalogue: &Catalogue, own: &OwnNames) -> Option<String> {
    let said = comment("", Some("A body: a list of deliveries.".to_owned()), None);
    Some(match catalogue.envelope.batch.as_ref()? {
        Batch::List => format!("{said}export type {} = Event[];\n", own.batch),
        Batch::Key(name) => interface(&said, &own.batch, &[], &format!("  {}: Event[];\n", key(name))),
    })
}

fn envelope(catalogue: &Catalogue, own: &OwnNames) -> String {
    let said = Some("What every delivery has.".to_owned());
    let envelope = &catalogue.envelope;
    // An object that types all its other members would type those of the name in another way than each event does.
    let holder = |field: &Field| {
        let names: Vec<_> = envelope.parts_within(&field.wire).map(|(_, key, part)| any_text(key, part)).collect();
        let (def, _) = object_behind(catalogue, &field.ty)?;
        let is_typed = def.others.is_some() && !names.is_empty();
        is_typed.then(|| with_names(catalogue, &field.ty, &names, &[]))
    };
    let fields = envelope.fields.iter().map(|field| match holder(field) {
        Some(ty) => member_of(catalogue, field, ty),
        None => member(catalogue, field),
    });
    interface(&comment("", said, None), &own.envelope, &[], &fields.collect::<String>())
}

/// It is no part of the union. A member that stands for every name would leave nothing to tell the others apart by.
fn unknown_event(catalogue: &Catalogue, own: &OwnNames) -> String {
    let envelope = &catalogue.envelope;
    let said = "A delivery of an event that is not listed here, because it came later.";
    // One event alone is no union, and TypeScript takes no member away from it.
    let left = envelope.plain_name().filter(|_| catalogue.events.len() > 1);
    let pattern = left.map(|name| left_behind(&key(name), &own.unknown)).unwrap_or_default();
    let mut members = lines(envelope.parts_at_top().map(|(_, name, part)| any_text(name, part)), 2);
    for field in &envelope.fields {
        let names: Vec<_> = envelope.parts_within(&field.wire).map(|(_, key, part)| any_text(key, part)).collect();
        members += &field_line(catalogue, &field.wire, &field.ty, &names);
    }
    let names: Vec<_> = envelope.parts_in_payload().map(|(_, key, part)| any_text(key, part)).collect();
    let needs_object = envelope.parts_in_payload().any(|(_, _, part)| !part.optional);
    let carried = match &envelope.payload {
        // The other members are what it carries.
        None => "  [key: string]: unknown;\n".to_owned(),
        Some(payload) if !needs_object => format!("  {}: unknown;\n", key(payload)),
        Some(payload) => format!("  {}: {{ {}; [key: string]: unknown }};\n", key(payload), names.join("; ")),
    };
    let said = comment("", Some(format!("{said}{pattern}")), None);
    interface(&said, &own.unknown, from_ref(&own.envelope), &(members + &carried))
}

/// How an event that is not listed is met behind all cases, while the compiler sees to it that none is missing.
fn left_behind(name: &str, unknown: &str) -> String {
    let access = if name.starts_with('"') { format!("event[{name}]") } else { format!("event.{name}") };
    format!(
        r" It is what is left behind all cases:

```ts
switch ({access}) {{
  // a case for each event
  default: {{
    const unknown: {unknown} = event satisfies never;
  }}
}}
```"
    )
}

/// One event: what stands in its deliveries beyond the envelope.
pub(super) fn event_item(catalogue: &Catalogue, own: &OwnNames, event: &Event) -> String {
    let envelope = &catalogue.envelope;
    let header = name_header(envelope, event);
    let header = header.map(|(name, text)| format!("The header {} is {}.", code_span(name), code_span(text)));
    let said = paragraph(event_text(event).into_iter().chain(header).chain(parts_sentence(envelope, event)));
    let said = comment("", said, marked_life_sentence(&event.life));
    let mut body = lines(constants(&name_keys(envelope, event)), 2);
    for field in &envelope.fields {
        let names = constants(&name_keys_within(envelope, &field.wire, event));
        body += &field_line(catalogue, &field.wire, &field.ty, &names);
    }
    let Some(payload) = &envelope.payload else { return beside(catalogue, own, event, &said, &body) };
    let names = constants(&name_keys_within(envelope, payload, event));
    let payload = format!("  {}: {};\n", key(payload), carried(catalogue, event, &names));
    interface(&said, event.definition.as_str(), from_ref(&own.envelope), &(body + &payload))
}

/// An event whose payload stands beside its name. What types all other members must type those of the envelope, too, so
/// that the members of such a payload are written out.
fn beside(catalogue: &Catalogue, own: &OwnNames, event: &Event, said: &str, body: &str) -> String {
    let (name, envelope) = (event.definition.as_str(), own.envelope.clone());
    let Some((def, fields)) = object_behind(catalogue, &event.payload) else {
        return interface(said, name, &[envelope], body);
    };
    let narrower = super::narrowing::members(catalogue, &event.payload, &event.narrow, 2);
    let (bases, body) = match &def.others {
        None => (vec![envelope, def.name.to_string()], body.to_owned()),
        Some(_) => {
            let around: Vec<_> = catalogue.envelope.fields.iter().chain(fields).collect();
            let others = others(catalogue, def, &around, true);
            (vec![envelope], body.to_owned() + &members(catalogue, fields) + &others)
        }
    };
    if narrower.is_empty() {
        return interface(said, name, &bases, &body);
    }
    // A member of an interface must not be narrower than that of its base is by itself; within an intersection it is.
    let narrower = lines(narrower, 2);
    format!("{said}export type {name} = {{\n{narrower}}} & {} & {{\n{body}}};\n", bases.join(" & "))
}

/// The parts of the name as members: constants, and nothing where a part is absent.
fn constants(keys: &[NameKey<'_>]) -> Vec<String> {
    let constant = |NameKey { key: name, text }: &NameKey<'_>| match text {
        Some(text) => format!("{}: {}", key(name), literal(text)),
        None => format!("{}?: undefined", key(name)),
    };
    keys.iter().map(constant).collect()
}

fn any_text(name: &str, part: &NamePart) -> String {
    format!("{}{}: string", key(name), if part.optional { "?" } else { "" })
}

/// A field of the envelope again, if parts of the name stand in it.
fn field_line(catalogue: &Catalogue, wire: &str, ty: &Type, names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    format!("  {}: {};\n", key(wire), with_names(catalogue, ty, names, &[]))
}

/// Members, each on a line.
pub(super) fn lines(members: impl IntoIterator<Item = String>, indent: usize) -> String {
    let lines: Vec<String> = members.into_iter().map(|member| format!("{:indent$}{member};\n", "")).collect();
    lines.concat()
}
