//! Where the name of an event stands in its deliveries, as every output says it.
//!
//! A name has parts, and each its place: a key of the delivery, a key of an object in it, a header of the request. This
//! module knows which key holds what in the deliveries of one event; how that is said is the emitter's affair.

use super::prose::code_span;
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Batch, Envelope, Event, Field, NamePart, NameSource, Shape, Type, TypeDef};

/// A key that holds a part of an event's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameKey<'a> {
    /// The key.
    pub(crate) key: &'a str,
    /// What stands under it. `None`: in the deliveries of this event the key is absent, and with it they would be
    /// another's.
    pub(crate) text: Option<&'a str>,
}

/// What stands under the keys of a delivery itself.
pub(crate) fn name_keys<'a>(envelope: &'a Envelope, event: &'a Event) -> Vec<NameKey<'a>> {
    envelope.parts_at_top().map(|(position, key, _)| name_key(event, position, key)).collect()
}

/// What stands under the keys of an object in a delivery: of the payload, or of a field of the envelope.
pub(crate) fn name_keys_within<'a>(envelope: &'a Envelope, parent: &'a str, event: &'a Event) -> Vec<NameKey<'a>> {
    envelope.parts_within(parent).map(|(position, key, _)| name_key(event, position, key)).collect()
}

fn name_key<'a>(event: &'a Event, position: usize, key: &'a str) -> NameKey<'a> {
    NameKey { key, text: event.parts.get(position).map(String::as_str) }
}

/// The header that holds a part of the name, and what stands in it.
pub(crate) fn name_header<'a>(envelope: &'a Envelope, event: &'a Event) -> Option<(&'a str, &'a str)> {
    envelope.name.iter().zip(&event.parts).find_map(|(part, text)| match &part.source {
        NameSource::Header(header) => Some((header.as_str(), text.as_str())),
        _ => None,
    })
}

/// An object with the parts of the name in it, before all else. What is no object stays as it is.
pub(crate) fn named(value: Json, keys: &[NameKey<'_>]) -> Json {
    match value {
        Json::Object(mut members) => {
            members.retain(|(key, _)| keys.iter().all(|name| name.key != key));
            let names = keys.iter().filter_map(|name| Some((name.key.to_owned(), Json::text(name.text?))));
            Json::Object(names.chain(members).collect())
        }
        value => value,
    }
}

/// The object that a type stands for, and its fields: one that takes the parts of a name into it, or stands beside them.
pub(crate) fn object_behind<'a>(catalogue: &'a Catalogue, ty: &'a Type) -> Option<(&'a TypeDef, &'a [Field])> {
    let Type::Named(id) = catalogue.behind_aliases(ty) else { return None };
    match catalogue.types.get(id.0) {
        Some(def @ TypeDef { shape: Shape::Object(fields), .. }) => Some((def, fields)),
        _ => None,
    }
}

/// The body in which a delivery is sent.
pub(crate) fn body(envelope: &Envelope, delivery: Json) -> Json {
    match &envelope.batch {
        None => delivery,
        Some(Batch::List) => Json::Array(vec![delivery]),
        Some(Batch::Key(key)) => Json::object([(key, Json::Array(vec![delivery]))]),
    }
}

/// By what events are told apart: `` `type` ``, ``the header `x-event` and, if present, `action` ``.
pub(crate) fn name_places(envelope: &Envelope) -> String {
    let places: Vec<_> = envelope.name.iter().map(|part| (place(part), part.optional)).collect();
    let Some(((last, optional), before)) = places.split_last() else { return String::new() };
    let before: Vec<&str> = before.iter().map(|(place, _)| place.as_str()).collect();
    match (before.as_slice(), optional) {
        ([], _) => last.clone(),
        (before, false) => format!("{} and {last}", before.join(", ")),
        (before, true) => format!("{} and, if present, {last}", before.join(", ")),
    }
}

/// The place of a part: `` `data.type` ``, ``the header `x-event` ``.
pub(crate) fn place(part: &NamePart) -> String {
    match &part.source {
        NameSource::Key(key) => code_span(key),
        NameSource::Within { parent, key } => code_span(&format!("{parent}.{key}")),
        NameSource::Header(header) => format!("the header {}", code_span(header)),
    }
}

/// What each part of an event's name is, where the name itself does not show it: ``Here `type` is `invoice.paid` and
/// `subtype` is `trial`.``
pub(crate) fn parts_sentence(envelope: &Envelope, event: &Event) -> Option<String> {
    let shown = envelope.split(&event.name);
    if shown.is_some_and(|shown| shown.iter().eq(event.parts.iter())) {
        return None;
    }
    let parts: Vec<_> = envelope
        .name
        .iter()
        .zip(event.parts.iter().map(Some).chain(std::iter::repeat(None)))
        .map(|(part, text)| match text {
            Some(text) => format!("{} is {}", place(part), code_span(text)),
            None => format!("{} is absent", place(part)),
        })
        .collect();
    Some(format!("Here {}.", parts.join(" and ")))
}
