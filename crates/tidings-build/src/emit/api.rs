//! What OpenAPI and `AsyncAPI` have in common: both describe an interface, of which the schemas of the deliveries are
//! components.
//!
//! The schemas are those of the JSON Schema emitter, with references that lead to where the components stand. Both
//! documents describe the events that the producer still sends; of the past, archives and the schema of all events tell.

use crate::check::Catalogue;
use crate::emit::{generated_note, json_schema, prose, samples::Samples};
use crate::json::Json;
use crate::model::{Batch, Event};
use crate::names::TypeName;

/// Keywords of a document, in their order.
pub(super) type Members = Vec<(&'static str, Json)>;

/// What a document says of its version where a catalogue has no releases.
const UNRELEASED: &str = "unreleased";

/// The content of a delivery.
pub(super) const JSON: &str = "application/json";

/// The first lines of a document: its format, where it comes from, and what it is about.
pub(super) fn heading(catalogue: &Catalogue, format: (&'static str, &str)) -> Members {
    let about = [catalogue.summary.as_deref().unwrap_or_default(), OTHERS];
    let version = catalogue.releases.last().map_or(UNRELEASED, String::as_str);
    let mut info = vec![("title", Json::text(&catalogue.title))];
    info.extend(prose::paragraph(about).map(|text| ("description", Json::Text(text))));
    info.push(("version", Json::text(version)));
    vec![
        (format.0, Json::text(format.1)),
        ("x-comment", Json::Text(generated_note(catalogue))),
        ("info", Json::object(info)),
    ]
}

/// What no document can know: the events of tomorrow.
const OTHERS: &str =
    "Events that are not listed here may come at any time. Fields and values that are not listed may, too.";

/// The events that the producer still sends.
pub(super) fn sent(catalogue: &Catalogue) -> Vec<&Event> {
    catalogue.events.iter().filter(|event| !event.life.is_removed()).collect()
}

/// The family of an event, by which tools group it.
pub(super) fn family<'a>(catalogue: &'a Catalogue, event: &Event) -> Option<&'a str> {
    catalogue.families.get(event.family.0).map(|family| family.name.as_str())
}

/// When an event fires, and what else is to be said of it.
pub(super) fn words(event: &Event) -> Members {
    let more = [event.description.clone(), prose::life_sentence(&event.life)];
    let mut members = vec![("summary", Json::Text(prose::sentence(&event.fired_when)))];
    members.extend(prose::paragraph(more.into_iter().flatten()).map(|text| ("description", Json::Text(text))));
    members
}

/// The deliveries that the documentation shows.
pub(super) fn examples(samples: &Samples<'_>, event: &Event) -> Vec<Json> {
    let mut examples = samples.shown(event);
    examples.retain(|example| !holds_reference(example));
    examples
}

/// Whether tools would take a part of an example for a reference, which leads nowhere: they look for references before
/// they know what is data.
fn holds_reference(example: &Json) -> bool {
    match example {
        Json::Array(items) => items.iter().any(holds_reference),
        Json::Object(members) => members.iter().any(|(key, value)| match value {
            Json::Text(_) => key == "$ref",
            value => holds_reference(value),
        }),
        Json::Shared(value) => holds_reference(value),
        _ => false,
    }
}

/// The schemas of events, and of all that they refer to.
pub(super) fn schemas(catalogue: &Catalogue, samples: &Samples<'_>, events: &[&Event]) -> Vec<(String, Json)> {
    let definitions = json_schema::emit_definitions(catalogue, samples, events).into_iter();
    definitions.map(|(name, schema)| (name, moved(schema))).collect()
}

/// A reference to a schema among the components.
pub(super) fn schema_reference(name: &str) -> Json {
    reference(&["components", "schemas", name])
}

/// The schema of any event. Where a header tells them apart, a body may be that of several.
pub(super) fn any_event(catalogue: &Catalogue, events: &[&Event]) -> Members {
    let references = events.iter().map(|event| schema_reference(event.definition.as_str()));
    vec![
        ("title", Json::text(TypeName::of_catalogue(&catalogue.name).as_str())),
        ("description", Json::text("Any of the events.")),
        (if catalogue.envelope.header().is_some() { "anyOf" } else { "oneOf" }, Json::Array(references.collect())),
    ]
}

/// A body that holds a list of such deliveries.
pub(super) fn list_of(batch: &Batch, delivery: Json) -> Json {
    let list = Json::object([("type", Json::text("array")), ("items", delivery)]);
    match batch {
        Batch::List => list,
        Batch::Key(key) => Json::object([
            ("type", Json::text("object")),
            ("properties", Json::object([(key, list)])),
            ("required", Json::texts([key])),
        ]),
    }
}

/// A reference to another part of the same document.
pub(super) fn reference(path: &[&str]) -> Json {
    Json::object([("$ref", Json::text(format!("#/{}", path.join("/"))))])
}

/// A schema with its references leading to where the components stand. What is no schema stays as it is, but for examples
/// that would be taken for references.
fn moved(schema: Json) -> Json {
    let Json::Object(mut members) = schema else { return schema };
    members.retain(|(keyword, value)| keyword != "examples" || !holds_reference(value));
    let members = members.into_iter().map(|(keyword, value)| {
        let value = match (keyword.as_str(), value) {
            ("$ref", Json::Text(target)) => match target.strip_prefix("#/$defs/") {
                Some(name) => Json::text(format!("#/components/schemas/{name}")),
                None => Json::Text(target),
            },
            ("items" | "additionalProperties", inner) => moved(inner),
            ("oneOf" | "anyOf" | "allOf" | "prefixItems", Json::Array(schemas)) => {
                Json::Array(schemas.into_iter().map(moved).collect())
            }
            ("properties" | "patternProperties", Json::Object(fields)) => {
                Json::object(fields.into_iter().map(|(key, it)| (key, moved(it))))
            }
            (_, value) => value,
        };
        (keyword, value)
    });
    Json::Object(members.collect())
}

/// A document as text.
pub(super) fn document(members: Members) -> String {
    Json::object(members).pretty() + "\n"
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::json::Json;

    #[test]
    fn references_move_and_data_does_not() {
        let reference = |to: &str| Json::object([("$ref", Json::text(to))]);
        let schema = |to: &str| {
            Json::object([
                ("properties", Json::object([("$ref", Json::object([("items", reference(to))]))])),
                ("additionalProperties", Json::object([("allOf", Json::Array(vec![reference(to)]))])),
                ("prefixItems", Json::Array(vec![reference(to)])),
                ("patternProperties", Json::object([("^$ref", reference(to))])),
                ("examples", Json::texts(["#/$defs/Order"])),
            ])
        };
        assert_eq!(moved(schema("#/$defs/Order")), schema("#/components/schemas/Order"));
        let examples = |example: Json| Json::object([("examples", Json::Array(vec![example]))]);
        assert_eq!(moved(examples(reference("Bern"))), Json::object::<&str>([]));
        assert_eq!(moved(examples(Json::Shared(reference("Bern").into()))), Json::object::<&str>([]));
        let harmless = examples(Json::object([("$ref", Json::Null)]));
        assert_eq!(moved(harmless.clone()), harmless);
    }
}
