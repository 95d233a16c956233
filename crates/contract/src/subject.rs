//! A catalogue on trial: what it means, what is published of it, and what was generated.

use std::collections::BTreeSet;
use std::path::Path;

use tidings_build::model::{Claim, Literal, Shape, Type};
use tidings_build::{Compiled, compile, read};

use crate::driver::{DECK, Driver, RANDOM, TOLD};
use crate::tree::{Member, Tree};

const DECK_SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema");

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

/// The words of a catalogue, as a producer and a judge need them.
#[derive(Debug)]
pub struct Words {
    /// The key of the event's name.
    pub name: String,
    /// The key of the payload.
    pub payload: String,
    /// The key of the event's id, if errors tell it.
    pub id: Option<String>,
    /// The names of the events.
    pub events: Vec<String>,
    /// The known values of all enums, in every spelling.
    pub values: Vec<String>,
    /// The keys of the envelope and of all objects.
    pub keys: BTreeSet<String>,
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

    /// The folders in which all of these are written.
    #[must_use]
    pub fn sources() -> [&'static Path; 2] {
        [DECK_SOURCES, RANDOM_SOURCES].map(Path::new)
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

    /// The position of the event of exactly this name.
    #[must_use]
    pub fn event(&self, name: &str) -> Option<usize> {
        self.words.events.iter().position(|event| event == name)
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
                Some(key) if key == self.words.name => property.value = Tree::object([("type", Tree::text("string"))]),
                Some(key) if key == self.words.payload => property.value = Tree::object([]),
                _ => {}
            }
        }
        schema.to_string()
    }
}

impl Words {
    fn new(compiled: &Compiled) -> Self {
        let catalogue = &compiled.catalogue;
        let envelope = &catalogue.envelope;
        let mut keys = BTreeSet::from([envelope.name.clone(), envelope.payload.clone()]);
        keys.extend(envelope.fields.iter().map(|field| field.wire.clone()));
        let mut values = Vec::new();
        for def in &catalogue.types {
            match &def.shape {
                Shape::Object(fields) => keys.extend(fields.iter().map(|field| field.wire.clone())),
                Shape::Union(union) => {
                    keys.extend(union.tag.clone());
                    values.extend(union.variants.iter().filter_map(|variant| match &variant.claim {
                        Claim::Tag(tag) => Some(tag.clone()),
                        _ => None,
                    }));
                }
                Shape::Enum(known) => {
                    for value in &known.values {
                        let texts =
                            std::iter::once(&value.wire).chain(&value.also).filter_map(|spelling| match spelling {
                                Literal::Text(text) => Some(text.clone()),
                                _ => None,
                            });
                        values.extend(texts);
                    }
                }
                _ => {}
            }
        }
        Self {
            name: envelope.name.clone(),
            payload: envelope.payload.clone(),
            id: id_key(compiled),
            events: catalogue.events.iter().map(|event| event.name.clone()).collect(),
            values,
            keys,
        }
    }
}

/// The required field `id`, or else the first one that holds an id.
fn id_key(compiled: &Compiled) -> Option<String> {
    let catalogue = &compiled.catalogue;
    let is_id = |ty: &Type| match ty {
        Type::Named(id) => matches!(catalogue.types.get(id.0).map(|def| &def.shape), Some(Shape::Id { .. })),
        _ => false,
    };
    let required = || catalogue.envelope.fields.iter().filter(|field| !field.optional);
    let field = required().find(|field| field.wire == "id").or_else(|| required().find(|field| is_id(&field.ty)));
    field.map(|field| field.wire.clone())
}
