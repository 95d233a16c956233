//! A catalogue on trial: what it means, what is published of it, and what was generated.

mod words;

use std::path::Path;

use tidings_build::model::{Batch, Shape, Type};
use tidings_build::{Compiled, compile, read};

use crate::driver::{DECK, Driver, OTHER_ENVELOPES, RANDOM, TOLD, WRITTEN};
use crate::tree::{Member, Tree};

pub use words::{Contradicted, NamePlace, Words};

const DECK_SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema");

const WRITTEN_SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogues");

const TOLD_SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogues/told.yaml");

const RANDOM_SOURCES: &str = concat!(env!("OUT_DIR"), "/catalogues");

/// A catalogue on trial.
#[derive(Debug)]
pub struct Subject {
    /// What it means, and what is published of it.
    pub compiled: Compiled,
    /// The way to its types.
    pub driver: &'static Driver,
    /// Its words.
    pub words: Words,
}

impl Subject {
    /// Deck's catalogue.
    #[must_use]
    pub fn deck() -> Self {
        Self::new(DECK_SOURCES, &DECK)
    }

    /// The catalogue with objects that are told apart by their fields.
    #[must_use]
    pub fn told() -> Self {
        Self::new(TOLD_SOURCES, &TOLD)
    }

    /// The random catalogues, one after the other.
    pub fn random() -> impl Iterator<Item = Self> {
        RANDOM.iter().map(|driver| Self::new(&format!("{RANDOM_SOURCES}/{}.yaml", driver.catalogue), driver))
    }

    /// The random catalogues with other envelopes than the plain one.
    pub fn other_envelopes() -> impl Iterator<Item = Self> {
        OTHER_ENVELOPES.iter().map(|driver| Self::new(&format!("{RANDOM_SOURCES}/{}.yaml", driver.catalogue), driver))
    }

    /// Whether the name and the payload stand under a key each.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let envelope = &self.compiled.catalogue.envelope;
        envelope.plain_name().is_some() && envelope.payload.is_some()
    }

    /// What the header of a delivery of this event holds, where it has one.
    #[must_use]
    pub fn header(&self, event: &str) -> Option<String> {
        let catalogue = &self.compiled.catalogue;
        catalogue.envelope.header()?;
        catalogue.events.iter().find(|other| other.name == event)?.parts.first().cloned()
    }

    /// A body with one delivery, as the schema of all events wants it.
    #[must_use]
    pub fn body(&self, delivery: &str) -> String {
        match &self.compiled.catalogue.envelope.batch {
            None => delivery.to_owned(),
            Some(Batch::Key(key)) => format!("{{{}:[{delivery}]}}", Tree::text(key)),
            Some(_) => format!("[{delivery}]"),
        }
    }

    /// The catalogues of names: those that nobody thinks of, and those that end texts and comments.
    pub fn written() -> impl Iterator<Item = Self> {
        WRITTEN.iter().map(|driver| Self::new(&format!("{WRITTEN_SOURCES}/{}.yaml", driver.catalogue), driver))
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::deck()).chain(Self::written()).chain(Self::random()).chain(Self::other_envelopes())
    }

    /// The folders in which all of these are written.
    #[must_use]
    pub fn sources() -> [&'static Path; 3] {
        [DECK_SOURCES, WRITTEN_SOURCES, RANDOM_SOURCES].map(Path::new)
    }

    fn new(path: &str, driver: &'static Driver) -> Self {
        let sources = read(path);
        let compiled = match compile(&sources) {
            Ok(compiled) => compiled,
            Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
        };
        assert_eq!(compiled.catalogue.name, driver.catalogue, "the types are of this catalogue");
        Self { words: Words::new(&compiled), compiled, driver }
    }

    /// The position of the event whose name has exactly these parts.
    #[must_use]
    pub fn event(&self, parts: &[String]) -> Option<usize> {
        self.compiled.catalogue.events.iter().position(|event| event.parts == parts)
    }

    /// Whether the catalogue describes the fields of what an event carries.
    #[must_use]
    pub fn carries_object(&self, event: usize) -> bool {
        let catalogue = &self.compiled.catalogue;
        let mut ty = catalogue.events.get(event).map(|event| &event.payload);
        loop {
            ty = match ty {
                Some(Type::Nullable(inner)) => Some(inner),
                Some(Type::Named(id)) => match catalogue.types.get(id.0).map(|def| &def.shape) {
                    Some(Shape::Alias(inner)) => Some(inner),
                    shape => return matches!(shape, Some(Shape::Object(_))),
                },
                _ => return false,
            };
        }
    }

    /// What the envelope promises of an event that the catalogue does not know.
    ///
    /// The published schema says nothing of such events. This one is made of an event's own by letting go of its name
    /// and payload.
    #[must_use]
    pub fn envelope_schema(&self) -> String {
        let first = self.compiled.artifacts.event_schemas.first().expect("a catalogue has an event");
        let mut schema = Tree::parse(&first.text);
        let Tree::Object(members) = &mut schema else { panic!("the schema of an event is an object") };
        let properties = members.iter_mut().find(|member| member.key == "\"properties\"");
        let Some(Member { value: Tree::Object(properties), .. }) = properties else {
            panic!("the schema of an event has properties")
        };
        for property in properties {
            match property.name() {
                Some(key) if self.words.name.iter().any(|part| part.key == key) => {
                    property.value = Tree::object([("type", Tree::text("string"))]);
                }
                key if key.is_some() && key == self.words.payload => property.value = Tree::object([]),
                _ => {}
            }
        }
        schema.to_string()
    }
}
