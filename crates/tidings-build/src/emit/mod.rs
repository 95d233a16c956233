//! How is it said in X? A checked catalogue to texts: pure, total, deterministic.
//!
//! An emitter sees the model alone. It may not fail, ask for the time, read a file or depend on the order of a hash
//! map; what would force ugliness on its output is refused by `check`. One more output is one more folder here.

#[cfg(feature = "outputs")]
mod api;
#[cfg(feature = "outputs")]
pub(crate) mod asyncapi;
#[cfg(feature = "outputs")]
mod comment;
pub(crate) mod inherited;
pub(crate) mod json_schema;
mod markdown;
pub(crate) mod narrowing;
#[cfg(feature = "outputs")]
pub(crate) mod openapi;
mod outline;
#[cfg(feature = "outputs")]
mod own_names;
pub(crate) mod prose;
#[cfg(feature = "outputs")]
pub(crate) mod python;
pub(crate) mod rust;
pub(crate) mod samples;
#[cfg(feature = "outputs")]
pub(crate) mod typescript;

use crate::check::Catalogue;
#[cfg(feature = "publish")]
use crate::model::Event;
use crate::schema_file::schema_file;
use json_schema::SchemaOptions;
#[cfg(feature = "outputs")]
pub use samples::Sampler;
use samples::Samples;

/// Everything that is made of a catalogue, as texts.
#[derive(Debug)]
#[non_exhaustive]
pub struct Artifacts {
    /// The Rust types.
    pub rust: String,
    /// What stands behind the Rust types if they are to implement `schemars::JsonSchema`. It reads the JSON Schema of all
    /// events from `events.schema.json` beside it.
    pub rust_schemars: String,
    /// The JSON Schema of all events.
    pub schema: String,
    /// The JSON Schema of each event.
    pub event_schemas: Vec<EventSchema>,
    /// The documentation page, in Markdown.
    pub page: String,
    /// The list of events for a region in another page, in Markdown.
    pub event_list: String,
    /// Sample deliveries of each event, as one JSON object: below the name of the event `minimal` with the required
    /// fields alone, `full` with every field that is still sent, and `written` with the examples of the catalogue.
    ///
    /// What does not exist is not there: `written` where nobody wrote an example, the other two where even the least
    /// delivery of the event would be too large to be read.
    pub samples: String,
}

/// The JSON Schema of one event.
#[derive(Debug)]
#[non_exhaustive]
pub struct EventSchema {
    /// The name of its file, unique within the catalogue.
    pub file_name: String,
    /// The schema.
    pub text: String,
}

/// Makes everything that is made of a catalogue.
pub(crate) fn emit(catalogue: &Catalogue) -> Artifacts {
    let made = Samples::new(catalogue);
    let options = SchemaOptions::default();
    let schemas = json_schema::emit_events(catalogue, &made, options);
    let event_schemas = catalogue
        .events
        .iter()
        .zip(schemas)
        .filter_map(|(event, text)| Some(EventSchema { file_name: schema_file(&event.name), text: text? }));
    Artifacts {
        rust: rust::emit_rust(catalogue),
        rust_schemars: rust::emit_schemars(catalogue, &json_schema::emit_texts(catalogue)),
        schema: json_schema::emit_bundle(catalogue, &made, options),
        event_schemas: event_schemas.collect(),
        page: markdown::emit_page(catalogue, &made),
        event_list: markdown::emit_event_list(catalogue),
        samples: samples::emit_samples(catalogue, &made),
    }
}

/// Makes all of that and the types for other languages, one after the other. `done` is told the name of each and its
/// bytes.
#[cfg(feature = "outputs")]
pub(crate) fn emit_in_stages(catalogue: &Catalogue, done: &mut impl FnMut(&'static str, usize)) {
    let made = Samples::new(catalogue);
    let options = SchemaOptions::default();
    done("samples", samples::emit_samples(catalogue, &made).len());
    done("Rust", rust::emit_rust(catalogue).len());
    done("schemars", rust::emit_schemars(catalogue, &json_schema::emit_texts(catalogue)).len());
    done("schema of all events", json_schema::emit_bundle(catalogue, &made, options).len());
    let schemas: Vec<_> = json_schema::emit_events(catalogue, &made, options).flatten().collect();
    done("schema of each event", schemas.iter().map(String::len).sum());
    drop(schemas);
    done("documentation", markdown::emit_page(catalogue, &made).len() + markdown::emit_event_list(catalogue).len());
    done("TypeScript", typescript::emit_typescript(catalogue).len());
    done("Python", python::emit_python(catalogue).len());
    done("OpenAPI", openapi::emit_openapi(catalogue, &made).len());
    done("AsyncAPI", asyncapi::emit_asyncapi(catalogue, &made).len());
}

/// The schemas alone: that of all events, and in the catalogue's order those of the events that have one.
#[cfg(feature = "publish")]
pub(crate) fn emit_schemas(catalogue: &Catalogue, options: SchemaOptions) -> (String, Vec<(&Event, String)>) {
    let made = Samples::new(catalogue);
    let schemas = catalogue.events.iter().zip(json_schema::emit_events(catalogue, &made, options));
    let schemas = schemas.filter_map(|(event, text)| Some((event, text?))).collect();
    (json_schema::emit_bundle(catalogue, &made, options), schemas)
}

/// By this a generated file is known.
pub(crate) const GENERATED: &str = "Generated by `tidings build`";

/// Whether a Markdown page or a JSON document was generated: it says so in a place of its own, near its beginning.
#[cfg(feature = "outputs")]
pub(crate) fn is_generated(text: &str) -> bool {
    let says = |line: &str| {
        ["<!-- ", "\"$comment\": \"", "\"x-comment\": \""]
            .iter()
            .any(|start| line.trim_start().strip_prefix(start).is_some_and(|said| said.starts_with(GENERATED)))
    };
    text.lines().take(5).any(says)
}

/// What every generated file says of itself. It names the source and never a date or version, so that it changes
/// only if the catalogue does.
pub(crate) fn generated_note(catalogue: &Catalogue) -> String {
    // It stands in comments, which neither a line break nor the end of an HTML comment may leave.
    let source = prose::code_span(&catalogue.folder).replace("-->", "-- >");
    format!("{GENERATED} from {source}; edits are lost")
}
