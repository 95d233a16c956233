//! `AsyncAPI` 3.0: the reader receives all events through one channel, each as a message of its own.
//!
//! The address of the channel is not known: each reader has its own. The messages are the alternatives that a
//! `discriminator` would list, and the constant name in each payload tells them apart.

use super::api::{
    JSON, Members, document, examples, family, heading, reference, schema_reference, schemas, sent, words,
};
use super::samples::Samples;
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::Event;

/// The one channel.
const CHANNEL: &str = "events";

/// The document.
pub(crate) fn emit_asyncapi(catalogue: &Catalogue, samples: &Samples<'_>) -> String {
    let events = sent(catalogue);
    let names = || events.iter().map(|event| event.definition.as_str());
    let offered = names().map(|name| (name, reference(&["components", "messages", name])));
    let received = names().map(|name| reference(&["channels", CHANNEL, "messages", name]));
    let messages = events.iter().map(|event| {
        let message = Json::object(message(catalogue, samples, event));
        (event.definition.as_str(), message)
    });
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
    let components = Json::object([
        ("messages", Json::object(messages)),
        ("schemas", Json::object(schemas(catalogue, samples, &events))),
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
    members.push(("payload", schema_reference(event.definition.as_str())));
    let shown: Vec<_> = examples(samples, event).into_iter().map(|it| Json::object([("payload", it)])).collect();
    if !shown.is_empty() {
        members.push(("examples", Json::Array(shown)));
    }
    members
}
