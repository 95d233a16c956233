//! The envelope: the event's name has a place of its own, and nothing that a type declares stands in its way.

use std::collections::BTreeSet;

use super::names::{FIELDS, check_field_names};
use crate::diagnostic::{Code, Sink, excerpt, nearest};
use crate::model::{Draft, Envelope, Event, Field, NamePart, NameSource, Place, Shape, Type, TypeId};
use crate::names::is_reserved_field;

/// The keys of the envelope differ, and its fields leave room for the name and the payload.
pub(super) fn check_envelope(draft: &Draft, sink: &mut Sink) {
    let envelope = &draft.envelope;
    let role = |field: &Field| match &field.wire {
        wire if envelope.parts_at_top().any(|(_, key, _)| wire == key) => Some("the event's name"),
        wire if envelope.payload.as_ref() == Some(wire) => Some("the payload"),
        _ => None,
    };
    for field in &envelope.fields {
        let Some(role) = role(field) else { continue };
        let message = format!("the key `{}` holds {role} already", excerpt(&field.wire));
        sink.report(Code::NameCollision, field.place.span, message)
            .related(envelope.place.span, "the envelope says so")
            .help("remove it from `fields`");
    }
    let others = envelope.fields.iter().filter(|field| role(field).is_none());
    check_field_names(others, |name| name == "data" || is_reserved_field(name), &FIELDS, sink);
}

/// The parts of the name stand in the order that they need, each in a place of its own.
pub(super) fn check_name_parts(draft: &Draft, sink: &mut Sink) {
    let envelope = &draft.envelope;
    for (position, part) in envelope.name.iter().enumerate() {
        if let Some(first) = envelope.name.iter().take(position).find(|first| first.source == part.source) {
            let message = format!("two parts of the event's name stand in one place, `{}`", excerpt(&part.to_string()));
            sink.report(Code::NameCollision, part.span, message).related(first.span, "the first one");
        } else if part.optional && position + 1 < envelope.name.len() {
            let message = "only the last part of an event's name can be optional";
            sink.report(Code::UnfitName, part.span, message);
        } else if part.optional && position == 0 {
            let message = "a name of one part cannot be optional: an event without a name could be any";
            sink.report(Code::UnfitName, part.span, message).help("leave out `optional`");
        } else if matches!(part.source, NameSource::Header(_)) && position > 0 {
            let message = "only the first part of an event's name can stand in a header";
            sink.report(Code::UnfitName, part.span, message);
        }
    }
}

/// A part of the name that stands in an object has one there that is always there, and of which no type declares the key.
pub(super) fn check_parents(draft: &Draft, sink: &mut Sink) {
    let envelope = &draft.envelope;
    for part in &envelope.name {
        let NameSource::Within { parent, key } = &part.source else { continue };
        if envelope.payload.as_ref() == Some(parent) {
            check_payloads(draft, &[key], "holds a part of the event's name, and", sink);
        } else if let Some(field) = envelope.fields.iter().find(|field| field.wire == *parent) {
            check_parent(draft, field, part, key, sink);
        } else {
            report_no_parent(envelope, part, parent, sink);
        }
    }
}

/// The payload stands in the delivery itself: no type declares a key that the envelope has.
pub(super) fn check_beside(draft: &Draft, sink: &mut Sink) {
    let envelope = &draft.envelope;
    if envelope.payload.is_none() {
        let fields = envelope.fields.iter().map(|field| field.wire.as_str());
        let keys: Vec<&str> = envelope.parts_at_top().map(|(_, key, _)| key).chain(fields).collect();
        check_payloads(draft, &keys, "stands beside the event's name, and", sink);
    }
}

/// A part of the name that stands in a header is one that a header can carry (RFC 9110, section 5.5): what is sent there
/// arrives without white space around it, and what is beyond visible ASCII arrives as each reader takes it.
pub(super) fn check_header_values(draft: &Draft, sink: &mut Sink) {
    let Some(header) = draft.envelope.header() else { return };
    let is_carried = |text: &str| {
        let is_visible = |c: char| c == ' ' || c.is_ascii_graphic();
        !text.is_empty() && text.trim() == text && text.chars().all(is_visible)
    };
    for event in &draft.events {
        let Some(text) = event.parts.first().filter(|text| !is_carried(text)) else { continue };
        let message = format!("the header `{}` cannot carry `{}`", excerpt(header), excerpt(text));
        sink.report(Code::UnfitName, event.place.span, message)
            .note("it carries visible characters of ASCII, and spaces between them");
    }
}

fn report_no_parent(envelope: &Envelope, part: &NamePart, parent: &str, sink: &mut Sink) {
    let place = excerpt(&part.to_string());
    let message = format!("the envelope has no object `{}` for `{place}` to stand in", excerpt(parent));
    let fields = envelope.fields.iter().map(|field| field.wire.as_str());
    let near = nearest(parent, envelope.payload.as_deref().into_iter().chain(fields));
    let diagnostic = sink.report(Code::UnknownName, part.span, message);
    diagnostic
        .note("a dot leads into the payload or a field of the envelope; a key that itself holds one cannot be said");
    if let (Some(near), NameSource::Within { key, .. }) = (near, &part.source) {
        let source = NameSource::Within { parent: near.to_owned(), key: key.clone() };
        let repaired = NamePart { source, ..part.clone() };
        diagnostic.replace(format!("did you mean `{repaired}`?"), part.span, repaired.to_string());
    }
}

/// A field of the envelope that holds a part of the name.
fn check_parent(draft: &Draft, field: &Field, part: &NamePart, key: &str, sink: &mut Sink) {
    let shown = excerpt(&field.wire);
    if field.optional || field.nullable {
        let message = format!("`{shown}` holds a part of the event's name, and may be missing");
        sink.report(Code::UnfitName, field.place.span, message)
            .related(part.span, "this part")
            .help("a delivery without a name could be any event: leave out `?` and `null`");
        return;
    }
    match object(draft, &field.ty) {
        Some((_, fields)) => check_keys(fields, &[key], "holds a part of the event's name, and", &field.place, sink),
        None if field.ty == Type::Unknown => {}
        None => {
            let message = format!("`{shown}` holds a part of the event's name, and is no object");
            sink.report(Code::NoObject, field.ty_span, message)
                .related(part.span, "this part")
                .help("give it a type with `fields`");
        }
    }
}

/// What each event carries is an object that declares none of these keys. Each type is told once.
fn check_payloads(draft: &Draft, keys: &[&str], because: &str, sink: &mut Sink) {
    let mut seen: BTreeSet<TypeId> = BTreeSet::new();
    for event in &draft.events {
        match object(draft, &event.payload) {
            Some((id, fields)) if seen.insert(id) => check_keys(fields, keys, because, &event.place, sink),
            Some(_) => {}
            None if *draft.behind_aliases(&event.payload) == Type::Unknown => {}
            None => report_no_object(event, because, sink),
        }
    }
}

fn report_no_object(event: &Event, because: &str, sink: &mut Sink) {
    let message = format!("the payload of `{}` {because} is no object", excerpt(&event.name));
    sink.report(Code::NoObject, event.place.span, message).help("give it a type with `fields`; `{}` if none is known");
}

fn check_keys(fields: &[Field], keys: &[&str], because: &str, holder: &Place, sink: &mut Sink) {
    for field in fields.iter().filter(|field| keys.contains(&field.wire.as_str())) {
        let message = format!("the key `{}` belongs to the envelope", excerpt(&field.wire));
        sink.report(Code::NameCollision, field.place.span, message)
            .related(holder.span, format!("what this carries {because} declares no key of the envelope"))
            .help("leave it out here: whoever reads or writes an event has it from its name");
    }
}

/// The object that a type is, aliases looked through.
fn object<'a>(draft: &'a Draft, ty: &'a Type) -> Option<(TypeId, &'a [Field])> {
    let Type::Named(id) = draft.behind_aliases(ty) else { return None };
    match &draft.types.get(id.0)?.shape {
        Shape::Object(fields) => Some((*id, fields)),
        _ => None,
    }
}
