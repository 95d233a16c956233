//! What stands around every payload, and where an event's name stands.

use super::fields::{FieldRow, field_row, write_fields};
use super::page::Page;
use super::view::View;
use crate::emit::naming::{name_places, place};
use crate::emit::prose::code_span;
use crate::model::{Batch, Envelope, NamePart, NameSource};

/// The envelope under its heading.
pub(super) fn write_envelope(page: &mut Page, view: &View<'_>) {
    let envelope = &view.catalogue.envelope;
    page.heading(3, "Envelope", None);
    page.block(&about(envelope));
    let keys = envelope.parts_at_top().map(|(_, key, part)| name_row(code_span(key), part, envelope));
    let within = envelope.name.iter().filter_map(|part| match &part.source {
        NameSource::Within { .. } => Some(name_row(place(part), part, envelope)),
        _ => None,
    });
    let payload = envelope
        .payload
        .as_ref()
        .map(|key| field_row(code_span(key), "payload", "required", "What events of this type carry, as told below."));
    write_fields(page, view, keys.chain(payload).chain(within), &envelope.fields);
    if envelope.payload.is_none() {
        page.block("All other fields are those of what the event carries, as told below.");
    }
}

/// What a reader must know before the fields.
fn about(envelope: &Envelope) -> String {
    let places = name_places(envelope);
    let is_whole = envelope.name.len() < 2;
    let names = if is_whole {
        format!("{places} names its type")
    } else {
        format!("{places} name its type, with a `.` between them")
    };
    let payload = match &envelope.payload {
        Some(key) => format!("{} holds its payload", code_span(key)),
        None => "the fields of its payload stand beside that".to_owned(),
    };
    let between = if is_whole { ", " } else { "; " };
    let batch = match &envelope.batch {
        None => String::new(),
        Some(Batch::List) => " A body is a list of events.".to_owned(),
        Some(Batch::Key(key)) => format!(" A body is an object, of which {} holds a list of events.", code_span(key)),
    };
    format!("Every event is a JSON object: {names}{between}{payload}.{batch}")
}

fn name_row(key: String, part: &NamePart, envelope: &Envelope) -> FieldRow {
    let presence = if part.optional { "optional" } else { "required" };
    let said = if envelope.name.len() == 1 { "The type of the event." } else { "A part of the type of the event." };
    field_row(key, "string", presence, said)
}
