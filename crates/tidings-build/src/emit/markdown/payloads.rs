//! `## Payloads`: what stands around every payload, the ids, the shared types, and family by family what its events
//! carry.

use std::collections::BTreeMap;

use super::expression::type_text;
use super::fields::{field_row, write_fields};
use super::heading::Target;
use super::inline::{examples_sentence, sentences};
use super::page::Page;
use super::table::Table;
use super::types::write_type;
use super::view::View;
use crate::emit::prose::{code_span, life_sentence};
use crate::model::{Event, Family, FamilyId, Shape};

/// All that is known of the deliveries' content.
pub(super) fn write_payloads(page: &mut Page, view: &View<'_>) {
    page.heading(2, "Payloads", None);
    page.block(
        "An optional field may be absent, a nullable one may be null. \
         Every object may carry fields that are not listed here.",
    );
    write_envelope(page, view);
    write_ids(page, view);
    write_shared_types(page, view);
    for (id, family) in view.families() {
        write_family(page, view, id, family);
    }
}

fn write_envelope(page: &mut Page, view: &View<'_>) {
    let envelope = &view.catalogue.envelope;
    let (name, payload) = (code_span(&envelope.name), code_span(&envelope.payload));
    page.heading(3, "Envelope", None);
    page.block(&format!("Every event is a JSON object: {name} names its type, {payload} holds its payload."));
    let keys = [
        field_row(name, "string", "required", "The type of the event."),
        field_row(payload, "payload", "required", "What events of this type carry, as told below."),
    ];
    write_fields(page, view, keys, &envelope.fields);
}

/// One table for the ids of all families: there is little to say of each, and other families refer to them.
fn write_ids(page: &mut Page, view: &View<'_>) {
    let mut table = Table::new(["Type", "Begins with", "Description"]);
    for def in &view.catalogue.types {
        if let Shape::Id { prefix } = &def.shape {
            let said = def.description.clone().into_iter();
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

fn write_family(page: &mut Page, view: &View<'_>, id: FamilyId, family: &Family) {
    let events = view.events(id);
    if events.is_empty() && !has_headed_types(view, Some(id)) {
        return;
    }
    // Two headings with one text would be hard to tell apart in a table of contents.
    let subject = family.title.strip_suffix(" events").unwrap_or(&family.title);
    page.heading(3, &format!("{subject} payloads"), None);
    page.block(&carried(view, events));
    write_types(page, view, Some(id));
}

fn write_types(page: &mut Page, view: &View<'_>, family: Option<FamilyId>) {
    for (id, def) in view.types(family) {
        write_type(page, view, *id, def);
    }
}

/// Whether there is a type besides ids, which stand in their own table.
fn has_headed_types(view: &View<'_>, family: Option<FamilyId>) -> bool {
    view.types(family).iter().any(|(_, def)| !matches!(def.shape, Shape::Id { .. }))
}

/// Which events carry what: a sentence if all carry the same, else a list.
fn carried(view: &View<'_>, events: &[&Event]) -> String {
    let mut carriers: Vec<(String, Vec<String>)> = Vec::new();
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        let payload = type_text(view, &event.payload);
        let position = *positions.entry(payload.clone()).or_insert(carriers.len());
        match carriers.get_mut(position) {
            Some((_, names)) => names.push(carrier(event)),
            None => carriers.push((payload, vec![carrier(event)])),
        }
    }
    match (carriers.as_slice(), events) {
        ([(payload, _)], [event]) => format!("{} carries {payload}.", code_span(&event.name)),
        ([(payload, _)], _) => format!("Each event of this family carries {payload}."),
        _ => {
            let lines = carriers.iter().map(|(payload, names)| format!("- {payload}: {}", names.join(", ")));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

fn carrier(event: &Event) -> String {
    let name = code_span(&event.name);
    if event.life.is_removed() { format!("{name} (removed)") } else { name }
}
