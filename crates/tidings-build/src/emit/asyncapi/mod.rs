//! `AsyncAPI` 3.0: the reader receives all events through one channel, each as a message of its own.
//!
//! The address of the channel is not known: each reader has its own. The messages are the alternatives that a
//! `discriminator` would list, and the constant name in each payload tells them apart. Where a body is a list of
//! deliveries, that is the one message.

use super::api::{
    JSON, Members, any_event, document, examples, family, heading, list_of, reference, schema_reference, schemas, sent,
    words,
};
use super::naming::{body, name_header};
use super::samples::Samples;
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Batch, Event};
use crate::names::TypeName;

/// The one channel.
const CHANNEL: &str = "events";

/// What the one message is called where bodies are lists.
const BATCH: &str = "batch";

/// The document.
pub(crate) fn emit_asyncapi(catalogue: &Catalogue, samples: &Samples<'_>) -> String {
    let events = sent(catalogue);
    let messages: Vec<(&str, Members)> = match &catalogue.envelope.batch {
        Some(batch) if !events.is_empty() => vec![(BATCH, batch_message(catalogue, samples, &events, batch))],
        Some(_) => Vec::new(),
        None => events.iter().map(|event| (event.definition.as_str(), message(catalogue, samples, event))).collect(),
    };
    let names: Vec<&str> = messages.iter().map(|(name, _)| *name).collect();
    let offered = names.iter().map(|name| (*name, reference(&["components", "messages", name])));
    let received = names.iter().map(|name| reference(&["channels", CHANNEL, "messages", name]));
    let channel = Json::object([
        ("address", Json::Null),
        ("description", Json::text("Wherever the reader receives deliveries.")),
        ("messages", Json::object(offered)),
    ]);
    let operation = Json::object([
        ("action", Json::text("receive")),
        ("channel", reference(&["channels", CHANNEL])),
        ("summary", Json::text("Receive whatever happens.")),
        ("messages", Json::Array(received.collect())),
    ]);
    let is_listed = catalogue.envelope.batch.is_some() && !events.is_empty();
    let any = is_listed.then(|| (event_title(catalogue), Json::object(any_event(catalogue, &events))));
    let schemas = any.into_iter().chain(schemas(catalogue, samples, &events));
    let components = Json::object([
        ("messages", Json::object(messages.into_iter().map(|(name, message)| (name, Json::object(message))))),
        ("schemas", Json::object(schemas)),
    ]);

    let mut members = heading(catalogue, ("asyncapi", "3.0.0"));
    members.push(("defaultContentType", Json::text(JSON)));
    members.push(("channels", Json::object([(CHANNEL, channel)])));
    members.push(("operations", Json::object([("receiveEvents", operation)])));
    members.push(("components", components));
    document(members)
}

fn message(catalogue: &Catalogue, samples: &Samples<'_>, event: &Event) -> Members {
    let mut members = vec![("name", Json::text(&event.name)), ("title", Json::text(&event.name))];
    members.extend(words(event));
    members.extend(family(catalogue, event).map(|family| {
        let tag = Json::object([("name", Json::text(family))]);
        ("tags", Json::Array(vec![tag]))
    }));
    let header = name_header(&catalogue.envelope, event);
    members.extend(header.map(|(name, text)| {
        let schema = Json::object([("type", Json::text("string")), ("const", Json::text(text))]);
        ("headers", headers(name, schema))
    }));
    members.push(("payload", schema_reference(event.definition.as_str())));
    let headers = || header.map(|(name, text)| ("headers", Json::object([(name, Json::text(text))])));
    let shown = examples(samples, event).into_iter();
    let shown: Vec<_> = shown.map(|it| Json::object(headers().into_iter().chain([("payload", it)]))).collect();
    if !shown.is_empty() {
        members.push(("examples", Json::Array(shown)));
    }
    members
}

/// A list of any events, with an example for each.
fn batch_message(catalogue: &Catalogue, samples: &Samples<'_>, events: &[&Event], batch: &Batch) -> Members {
    let mut members = vec![("name", Json::text(BATCH)), ("title", Json::text(BATCH))];
    members.push(("summary", Json::text("A list of events.")));
    let header = catalogue.envelope.header();
    members.extend(header.map(|name| ("headers", headers(name, Json::object([("type", Json::text("string"))])))));
    members.push(("payload", list_of(batch, schema_reference(&event_title(catalogue)))));
    let shown = events.iter().filter_map(|event| examples(samples, event).into_iter().next());
    let shown: Vec<_> = shown.map(|it| Json::object([("payload", body(&catalogue.envelope, it))])).collect();
    if !shown.is_empty() {
        members.push(("examples", Json::Array(shown)));
    }
    members
}

/// The schema of the headers of a message.
fn headers(name: &str, schema: Json) -> Json {
    Json::object([
        ("type", Json::text("object")),
        ("properties", Json::object([(name, schema)])),
        ("required", Json::texts([name])),
    ])
}

fn event_title(catalogue: &Catalogue) -> String {
    TypeName::of_catalogue(&catalogue.name).to_string()
}
