//! Compiles a catalogue of events, written in YAML, to Rust types, JSON Schema and documentation.
//!
//! A build script is one line:
//!
//! ```no_run
//! # // in build.rs, within `fn main`
//! tidings_build::build("schema");
//! ```
//!
//! and the crate includes what it made with `tidings::include_events!("NAME");`, where `NAME` is what the catalogue
//! calls itself.
//!
//! The compiler itself is one pure function, [`compile`]: text in, texts out. Only [`build`] and its kin touch files.

mod names;
pub mod rust_names;
mod schema_file;
mod source;

mod diagnostic;
mod render;

mod data;
mod decimal;
mod json;
mod pattern;
mod raw;

pub mod model;

mod check;
mod emit;
mod load;
mod resolve;

#[cfg(feature = "outputs")]
mod clients;
mod door;
#[cfg(feature = "outputs")]
mod language_schema;
#[cfg(feature = "outputs")]
mod legend;
#[cfg(feature = "outputs")]
mod outputs;
#[cfg(feature = "publish")]
mod publish;
mod random;
mod refusal;
#[cfg(feature = "outputs")]
mod release;
#[cfg(feature = "outputs")]
mod stages;
#[cfg(feature = "outputs")]
pub mod words;

pub use check::Catalogue;
pub use diagnostic::{Code, Diagnostic};
pub use door::{Builder, build, configure, read};
#[cfg(feature = "outputs")]
pub use emit::Sampler;
pub use emit::json_schema::{Face, Profile, SchemaOptions};
pub use emit::{Artifacts, EventSchema};
#[cfg(feature = "outputs")]
pub use language_schema::{catalogue_schema, family_schema};
pub use load::is_address;
pub use names::is_taken_in_rust;
#[cfg(feature = "outputs")]
pub use outputs::{OutputError, OutputFile, ReleaseFile, committed, documents, released};
#[cfg(feature = "publish")]
pub use publish::{FileState, FrozenRelease, Part, Publication, PublishedFile};
pub use random::Random;
#[cfg(feature = "outputs")]
pub use release::{Frozen, freeze};
pub use render::Style;
pub use source::Sources;
#[cfg(feature = "outputs")]
pub use stages::run_in_stages;

use diagnostic::Sink;
use emit::samples::Samples;

/// Compiles a catalogue: *load → resolve → check → emit*.
///
/// Each stage answers one question: what did the author write, what does it refer to, is it allowed, how is it said in
/// X? The first three report every mistake that they find and always go on; a mistake bars only the last.
///
/// # Errors
///
/// All mistakes of the catalogue at once.
///
/// ```
/// let mut sources = tidings_build::Sources::new("schema");
/// sources.add("catalogue.yaml", b"catalogue: demo\nlanguage: 1\ntitel: Events\n".to_vec());
/// let mistakes = tidings_build::compile(&sources).unwrap_err();
/// assert!(mistakes.lines().starts_with("schema/catalogue.yaml:1:1: the key `families` is missing"));
/// assert!(mistakes.lines().contains("did you mean `title`?"));
/// ```
pub fn compile(sources: &Sources) -> Result<Compiled, Mistakes<'_>> {
    let catalogue = understand(sources)?;
    Ok(Compiled { artifacts: emit::emit(&catalogue), catalogue })
}

/// What a catalogue means, and nothing is made of it: [`compile`] without its last stage.
///
/// # Errors
///
/// All mistakes of the catalogue at once.
pub fn understand(sources: &Sources) -> Result<Catalogue, Mistakes<'_>> {
    let mut sink = Sink::default();
    let raw = load::load(sources, &mut sink);
    let draft = raw.map(|raw| resolve::resolve(sources, &raw, &mut sink));
    let catalogue = draft.and_then(|draft| check::check(draft, &mut sink));
    catalogue.ok_or_else(|| Mistakes { sources, diagnostics: sink.into_sorted() })
}

/// A catalogue without mistakes, and all that is made of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Compiled {
    /// What the catalogue means.
    pub catalogue: Catalogue,
    /// What is made of it.
    pub artifacts: Artifacts,
}

#[cfg(feature = "outputs")]
impl Compiled {
    /// What makes sample deliveries of the catalogue's events.
    #[must_use]
    pub fn sampler(&self) -> Sampler<'_> {
        Sampler::new(&self.catalogue)
    }

    /// The events that are still sent as webhooks of an OpenAPI 3.1 document, in JSON.
    #[must_use]
    pub fn openapi(&self) -> String {
        emit::openapi::emit_openapi(&self.catalogue, &Samples::new(&self.catalogue))
    }

    /// The events that are still sent as messages of an `AsyncAPI` 3.0 document, in JSON, as whoever receives them sees
    /// it.
    #[must_use]
    pub fn asyncapi(&self) -> String {
        emit::asyncapi::emit_asyncapi(&self.catalogue, &Samples::new(&self.catalogue))
    }
}

impl Compiled {
    /// The JSON Schema of all events, as it is asked for. By default it is [`Artifacts::schema`].
    ///
    /// ```
    /// use tidings_build::{Face, SchemaOptions, Sources, compile};
    ///
    /// let mut sources = Sources::new("");
    /// let text = "catalogue: demo\nlanguage: 1\ntitle: Events\nenvelope: {name: type, payload: data, fields: {}}\n\
    ///             families: {user: {title: Users, payload: json, events: {user.created: A user is created}}}\n";
    /// sources.add("demo.yaml", text.into());
    /// let compiled = compile(&sources).expect("the catalogue has no mistakes");
    /// let closed = compiled.schema(SchemaOptions { face: Face::Producer, ..SchemaOptions::default() });
    /// assert!(closed.contains("\"additionalProperties\": false"));
    /// assert!(closed.contains("\"$id\": \"urn:tidings:demo:producer:events\""));
    /// ```
    #[must_use]
    pub fn schema(&self, options: SchemaOptions) -> String {
        emit::json_schema::emit_bundle(&self.catalogue, &Samples::new(&self.catalogue), options)
    }

    /// The JSON Schema of one event with everything that it refers to, as it is asked for. `None` if there is no such
    /// event, or if it is one that the producer sends no more and the schema is to be the producer's.
    #[must_use]
    pub fn event_schema(&self, name: &str, options: SchemaOptions) -> Option<String> {
        let event = self.catalogue.events.iter().find(|event| event.name == name)?;
        emit::json_schema::emit_event(&self.catalogue, &Samples::of_one(&self.catalogue, event), event, options)
    }
}

/// The mistakes of a catalogue, in the order of its files and of the text within them.
#[derive(Debug)]
pub struct Mistakes<'a> {
    sources: &'a Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Mistakes<'_> {
    /// Each mistake by itself.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The file of the catalogue in which a mistake begins, by its path there, and the line in it, from 1. `None` if what
    /// the mistake speaks of has no text.
    #[must_use]
    pub fn line_of(&self, mistake: &Diagnostic) -> Option<(&str, usize)> {
        let span = mistake.span()?;
        let file = self.sources.files().get(span.file)?;
        Some((&file.path, file.line(span.start)))
    }

    /// Whether the file system refused to read the catalogue, and nothing else was found to be wrong.
    #[must_use]
    pub fn are_of_file_system(&self) -> bool {
        self.diagnostics.iter().all(Diagnostic::is_of_file_system)
    }

    /// All mistakes with excerpts of the source, as people read them.
    #[must_use]
    pub fn excerpts(&self, style: Style) -> String {
        render::render_excerpts(self.sources, &self.diagnostics, style)
    }

    /// All mistakes as one line each, as editors read them: `path:line:column: message [code]`, then `; ` and what to do
    /// if that is known. What has no text, such as a missing file, has no line and column.
    #[must_use]
    pub fn lines(&self) -> String {
        render::render_lines(self.sources, &self.diagnostics)
    }

    /// All mistakes as JSON, as programs read them: an object with the list `mistakes`. Each has `code`, `message` and
    /// `path`, and where they are known `line`, `column`, `end_line` and `end_column` (from 1, in characters, the end
    /// behind the last one), `notes`, `help`, `replacement` (a place and the `text` to put there) and `related` (other
    /// places, each with a `message`).
    #[must_use]
    pub fn json(&self) -> String {
        render::render_json(self.sources, &self.diagnostics).pretty() + "\n"
    }
}
