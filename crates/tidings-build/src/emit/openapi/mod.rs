//! OpenAPI 3.1: each event is a webhook, which somebody receives.
//!
//! There is a webhook for each event, so that each has its text, its examples and its schema where tools look for them.
//! The schema of all events stands among the components, with a `discriminator`: whoever has one address for all of them
//! reads deliveries by that.

use super::api::{JSON, Members, document, examples, family, heading, schema_reference, schemas, sent, words};
use super::prose::paragraph;
use super::samples::Samples;
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Event, Family, Life};
use crate::names::TypeName;

/// The document.
pub(crate) fn emit_openapi(catalogue: &Catalogue, samples: &Samples<'_>) -> String {
    let events = sent(catalogue);
    let webhooks = events.iter().map(|event| {
        let post = [("post", Json::object(operation(catalogue, samples, event)))];
        (event.name.as_str(), Json::object(post))
    });
    let union = TypeName::of_catalogue(&catalogue.name);
    let any = (!events.is_empty()).then(|| (union.to_string(), any_event(catalogue, &union, &events)));
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
    let mut content = vec![("schema", schema_reference(event.definition.as_str()))];
    let shown = named(examples(samples, event));
    if !shown.is_empty() {
        content.push(("examples", Json::object(shown)));
    }
    let content = Json::object([(JSON, Json::object(content))]);
    members.push(("requestBody", Json::object([("required", Json::Boolean(true)), ("content", content)])));
    let received = Json::object([("description", Json::text("The delivery has arrived"))]);
    members.push(("responses", Json::object([("2XX", received)])));
    members
}

/// Examples, each under a name of its own.
fn named(examples: Vec<Json>) -> Vec<(String, Json)> {
    let name = |number| if number == 1 { "example".to_owned() } else { format!("example{number}") };
    let examples = (1..).zip(examples);
    examples.map(|(number, delivery)| (name(number), Json::object([("value", delivery)]))).collect()
}

/// The schema of all events, told apart by their names.
fn any_event(catalogue: &Catalogue, title: &TypeName, events: &[&Event]) -> Json {
    let target = |event: &Event| format!("#/components/schemas/{}", event.definition);
    let mapping = events.iter().map(|event| (event.name.as_str(), Json::Text(target(event))));
    let discriminator = [
        ("propertyName", Json::text(catalogue.envelope.plain_name().unwrap_or_default())),
        ("mapping", Json::object(mapping)),
    ];
    let references = events.iter().map(|event| schema_reference(event.definition.as_str()));
    Json::object([
        ("title", Json::text(title.as_str())),
        ("description", Json::text("Any of the events.")),
        ("oneOf", Json::Array(references.collect())),
        ("discriminator", Json::object(discriminator)),
    ])
}
