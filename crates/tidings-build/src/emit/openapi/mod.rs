//! OpenAPI 3.1: each event is a webhook, which somebody receives.
//!
//! There is a webhook for each event, so that each has its text, its examples and its schema where tools look for them.
//! The schema of all events stands among the components, with a `discriminator` where one key tells them apart: whoever
//! has one address for all of them reads deliveries by that. Where a body is a list of deliveries, no webhook is that of
//! one event, and there is one for all.

use std::collections::BTreeSet;

use super::api::{
    JSON, Members, any_event, document, examples, family, heading, list_of, schema_reference, schemas, sent, words,
};
use super::naming::{body, name_header};
use super::prose::paragraph;
use super::samples::Samples;
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Batch, Event, Family, Life};
use crate::names::TypeName;

/// What the one webhook is called where bodies are lists.
const BATCH: &str = "batch";

/// The document.
pub(crate) fn emit_openapi(catalogue: &Catalogue, samples: &Samples<'_>) -> String {
    let events = sent(catalogue);
    let union = TypeName::of_catalogue(&catalogue.name);
    let webhooks: Vec<(&str, Members)> = match &catalogue.envelope.batch {
        Some(batch) if !events.is_empty() => vec![(BATCH, batch_operation(catalogue, samples, &events, batch))],
        Some(_) => Vec::new(),
        None => events.iter().map(|event| (event.name.as_str(), operation(catalogue, samples, event))).collect(),
    };
    let webhooks = webhooks.into_iter().map(|(name, it)| (name, Json::object([("post", Json::object(it))])));
    let any = (!events.is_empty()).then(|| (union.to_string(), told_apart(catalogue, &events)));
    let schemas = any.into_iter().chain(schemas(catalogue, samples, &events));

    let mut members = heading(catalogue, ("openapi", "3.1.0"));
    // The one that knows `discriminator`.
    members.push(("jsonSchemaDialect", Json::text("https://spec.openapis.org/oas/3.1/dialect/base")));
    members.push(("tags", Json::Array(catalogue.families.iter().map(tag).collect())));
    members.push(("webhooks", Json::object(webhooks)));
    members.push(("components", Json::object([("schemas", Json::object(schemas))])));
    document(members)
}

fn tag(family: &Family) -> Json {
    let about = [Some(family.title.clone()), family.description.clone()];
    let about = paragraph(about.into_iter().flatten());
    let about = about.map(|text| ("description", Json::Text(text)));
    Json::object([("name", Json::text(&family.name))].into_iter().chain(about))
}

/// What the receiver of an event offers.
fn operation(catalogue: &Catalogue, samples: &Samples<'_>, event: &Event) -> Members {
    let mut members = vec![("operationId", Json::text(format!("receive{}", event.definition)))];
    members.extend(family(catalogue, event).map(|family| ("tags", Json::texts([family]))));
    members.extend(words(event));
    if matches!(event.life, Life::Deprecated(_)) {
        members.push(("deprecated", Json::Boolean(true)));
    }
    let header = name_header(&catalogue.envelope, event);
    members.extend(header.map(|(name, text)| {
        let schema = Json::object([("type", Json::text("string")), ("const", Json::text(text))]);
        ("parameters", header_parameter(name, schema))
    }));
    members.extend(body_and_answer(schema_reference(event.definition.as_str()), named(examples(samples, event))));
    members
}

/// What the receiver of a list of any events offers. There is an example for each event, under its name.
fn batch_operation(catalogue: &Catalogue, samples: &Samples<'_>, events: &[&Event], batch: &Batch) -> Members {
    let mut members = vec![("operationId", Json::text("receiveBatch"))];
    members.push(("tags", Json::texts(catalogue.families.iter().map(|family| &family.name))));
    members.push(("summary", Json::text("Receive a list of events.")));
    let header = catalogue.envelope.header();
    members.extend(header.map(|name| {
        let values: BTreeSet<&str> =
            events.iter().filter_map(|event| name_header(&catalogue.envelope, event)).map(|(_, text)| text).collect();
        let schema = Json::object([("type", Json::text("string")), ("examples", Json::texts(values))]);
        ("parameters", header_parameter(name, schema))
    }));
    let event = schema_reference(TypeName::of_catalogue(&catalogue.name).as_str());
    let shown = events.iter().filter_map(|event| {
        let delivery = examples(samples, event).into_iter().next()?;
        let shown = Json::object([("value", body(&catalogue.envelope, delivery))]);
        Some((event.definition.to_string(), shown))
    });
    members.extend(body_and_answer(list_of(batch, event), shown.collect()));
    members
}

fn header_parameter(name: &str, schema: Json) -> Json {
    let parameter = [
        ("name", Json::text(name)),
        ("in", Json::text("header")),
        ("required", Json::Boolean(true)),
        ("schema", schema),
    ];
    Json::Array(vec![Json::object(parameter)])
}

fn body_and_answer(schema: Json, shown: Vec<(String, Json)>) -> Members {
    let mut content = vec![("schema", schema)];
    if !shown.is_empty() {
        content.push(("examples", Json::object(shown)));
    }
    let content = Json::object([(JSON, Json::object(content))]);
    let received = Json::object([("description", Json::text("The delivery has arrived"))]);
    vec![
        ("requestBody", Json::object([("required", Json::Boolean(true)), ("content", content)])),
        ("responses", Json::object([("2XX", received)])),
    ]
}

/// Examples, each under a name of its own.
fn named(examples: Vec<Json>) -> Vec<(String, Json)> {
    let name = |number| if number == 1 { "example".to_owned() } else { format!("example{number}") };
    let examples = (1..).zip(examples);
    examples.map(|(number, delivery)| (name(number), Json::object([("value", delivery)]))).collect()
}

/// The schema of all events, told apart by their names.
fn told_apart(catalogue: &Catalogue, events: &[&Event]) -> Json {
    let mut members = any_event(catalogue, events);
    if let Some(key) = catalogue.envelope.plain_name() {
        let target = |event: &Event| format!("#/components/schemas/{}", event.definition);
        let mapping = events.iter().map(|event| (event.name.as_str(), Json::Text(target(event))));
        let discriminator = [("propertyName", Json::text(key)), ("mapping", Json::object(mapping))];
        members.push(("discriminator", Json::object(discriminator)));
    }
    Json::object(members)
}
