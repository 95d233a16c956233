//! `## Payloads`: what stands around every payload, the ids, the shared types, and family by family what its events
//! carry.

use std::collections::BTreeMap;

use super::delivery::write_body;
use super::envelope::write_envelope;
use super::expression::type_text;
use super::heading::Target;
use super::inline::{examples_sentence, sentences};
use super::page::Page;
use super::table::Table;
use super::types::{has_heading, write_type};
use super::view::View;
use crate::emit::narrowing::{NarrowerField, narrower_fields};
use crate::emit::prose::{code_span, life_sentence, promise_sentences};
use crate::emit::samples::Samples;
use crate::model::{Event, Family, FamilyId, Shape, Type};

/// All that is known of the deliveries' content.
pub(super) fn write_payloads(page: &mut Page, view: &View<'_>, samples: &Samples<'_>) {
    page.heading(2, "Payloads", None);
    page.block(
        "An optional field may be absent, a nullable one may be null. \
         Every object may carry fields that are not listed here.",
    );
    write_envelope(page, view);
    write_ids(page, view);
    write_shared_types(page, view);
    for (id, family) in view.families() {
        write_family(page, view, samples, id, family);
    }
}

/// One table for the ids of all families: there is little to say of each, and other families refer to them.
fn write_ids(page: &mut Page, view: &View<'_>) {
    let mut table = Table::new(["Type", "Begins with", "Description"]);
    for def in &view.catalogue.types {
        if let Shape::Id { prefix } = &def.shape {
            let said = def.description.clone().into_iter();
            let said = said.chain(promise_sentences(&def.limits, def.default.as_ref()));
            let said = said.chain(examples_sentence(&def.examples)).chain(life_sentence(&def.life));
            let prefix = if prefix.is_empty() { String::new() } else { code_span(prefix) };
            table.row([def.name.to_string(), prefix, sentences(said)]);
        }
    }
    if !table.is_empty() {
        page.heading(3, "Ids", Some(Target::Ids));
        page.block("An id is an opaque text. What it begins with is a part of it.");
        page.table(&table);
    }
}

fn write_shared_types(page: &mut Page, view: &View<'_>) {
    if has_headed_types(view, None) {
        page.heading(3, "Shared types", None);
        write_types(page, view, None);
    }
}

fn write_family(page: &mut Page, view: &View<'_>, samples: &Samples<'_>, id: FamilyId, family: &Family) {
    let events = view.events(id);
    if events.is_empty() && !has_headed_types(view, Some(id)) {
        return;
    }
    // Two headings with one text would be hard to tell apart in a table of contents.
    let subject = family.title.strip_suffix(" events").unwrap_or(&family.title);
    page.heading(3, &format!("{subject} payloads"), None);
    let payloads = payloads(view, events);
    page.block(&carried(&payloads));
    for event in events {
        write_narrower(page, view, event);
    }
    for payload in &payloads {
        write_delivery(page, view, samples, payload);
    }
    write_types(page, view, Some(id));
}

fn write_types(page: &mut Page, view: &View<'_>, family: Option<FamilyId>) {
    for (id, def) in view.types(family) {
        write_type(page, view, *id, def);
    }
}

/// Whether there is a type besides ids, which stand in their own table.
fn has_headed_types(view: &View<'_>, family: Option<FamilyId>) -> bool {
    view.types(family).iter().any(|(_, def)| has_heading(def))
}

/// A payload as its family's events carry it.
struct Payload<'a> {
    /// What it is.
    text: String,
    /// The events that carry it, in their order.
    events: Vec<&'a Event>,
}

fn payloads<'a>(view: &View<'_>, events: &[&'a Event]) -> Vec<Payload<'a>> {
    let mut payloads: Vec<Payload<'a>> = Vec::new();
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    for &event in events {
        let text = type_text(view, &event.payload);
        let position = *positions.entry(text.clone()).or_insert(payloads.len());
        match payloads.get_mut(position) {
            Some(payload) => payload.events.push(event),
            None => payloads.push(Payload { text, events: vec![event] }),
        }
    }
    payloads
}

/// Which events carry what: a sentence if all carry the same, else a list.
fn carried(payloads: &[Payload<'_>]) -> String {
    match payloads {
        [Payload { text, events }] => match events.as_slice() {
            [event] => format!("{} carries {text}.", code_span(&event.name)),
            _ => format!("Each event of this family carries {text}."),
        },
        _ => payloads.iter().map(carriers).collect::<Vec<_>>().join("\n"),
    }
}

fn carriers(payload: &Payload<'_>) -> String {
    let names = payload.events.iter().map(|event| {
        let name = code_span(&event.name);
        if event.life.is_removed() { format!("{name} (removed)") } else { name }
    });
    format!("- {}: {}", payload.text, names.collect::<Vec<_>>().join(", "))
}

/// What an event promises of its payload beyond the payload's type.
fn write_narrower(page: &mut Page, view: &View<'_>, event: &Event) {
    let mut table = Table::new(["Field", "Here it is"]);
    for NarrowerField { path, is } in narrower_fields(view.catalogue, event, &|ty| narrower_text(view, ty)) {
        table.row([code_span(&path), is]);
    }
    if !table.is_empty() {
        page.block(&format!("Narrower in {}:", code_span(&event.name)));
        page.table(&table);
    }
}

/// What a field is in one event: of an enum one wants to know the values, too.
fn narrower_text(view: &View<'_>, ty: &Type) -> String {
    let text = type_text(view, ty);
    let Type::Named(id) = view.catalogue.within(ty) else { return text };
    let Some(Shape::Enum(enum_)) = view.catalogue.types.get(id.0).map(|def| &def.shape) else { return text };
    let current = enum_.values.iter().filter(|value| !value.life.is_removed());
    let values: Vec<_> = current.map(|value| code_span(&value.wire.shown())).collect();
    if values.is_empty() { text } else { format!("{text} ({})", values.join(", ")) }
}

/// One delivery with this payload: one that somebody wrote if there is one, of a current event if there is one.
fn write_delivery(page: &mut Page, view: &View<'_>, samples: &Samples<'_>, payload: &Payload<'_>) {
    let rank = |event: &&&Event| (event.examples.is_empty(), event.life.is_removed());
    let Some(event) = payload.events.iter().min_by_key(rank) else { return };
    if let Some(delivery) = samples.shown(event).into_iter().next() {
        // Nobody may take a made-up delivery for one that was seen.
        let made = if event.examples.is_empty() { ", made up from its types" } else { "" };
        page.block(&format!("A delivery of {}{made}:", code_span(&event.name)));
        write_body(page, view, event, delivery);
    }
}
