//! A catalogue on trial: what it means, what is published of it, and what was generated.

use std::collections::BTreeSet;
use std::path::Path;

use tidings_build::model::{Batch, Claim, Literal, NamePart, NameSource, Shape, Type, Union, Wanted, WantedValue};
use tidings_build::{Compiled, compile, read};

use crate::driver::{DECK, Driver, OTHER_ENVELOPES, RANDOM, TOLD, WRITTEN};
use crate::tree::{Member, Tree};

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

/// The words of a catalogue, as a producer and a judge need them.
#[derive(Debug)]
pub struct Words {
    /// Whether a header holds the first part of the event's name.
    pub has_header: bool,
    /// Where the other parts of it stand.
    pub name: Vec<NamePlace>,
    /// The key of the payload, if it has one.
    pub payload: Option<String>,
    /// The key of the event's id, if errors tell it.
    pub id: Option<String>,
    /// What the last part of the names of the events is.
    pub events: Vec<String>,
    /// The known values of all enums, in every spelling.
    pub values: Vec<String>,
    /// The keys of the envelope and of all objects.
    pub keys: BTreeSet<String>,
    /// The constants by which objects are told from others that have other ones.
    pub contradicted: Vec<Contradicted>,
}

/// A constant of an object in a union, under whose key others have other constants.
#[derive(Debug)]
pub struct Contradicted {
    /// The key.
    pub key: String,
    /// The constant.
    pub constant: Tree,
    /// The keys that these others require.
    pub others: Vec<String>,
}

impl Contradicted {
    /// All that there are in a union.
    fn of(union: &Union) -> Vec<Self> {
        let having = || {
            union.variants.iter().filter_map(|variant| match &variant.claim {
                Claim::Having(wanted) => Some(wanted),
                _ => None,
            })
        };
        let constants = |wanted: &Vec<Wanted>| -> Vec<(String, Tree)> {
            let told = wanted.iter().filter_map(|wanted| match &wanted.value {
                WantedValue::Equal(literal) => Some((wanted.key.clone(), Tree::parse(&literal.to_json().compact()))),
                _ => None,
            });
            told.collect()
        };
        let all = having().flat_map(constants).map(|(key, constant)| {
            let differs = |wanted: &&Vec<Wanted>| {
                constants(wanted).iter().any(|(other, value)| *other == key && *value != constant)
            };
            let others = having().filter(differs).flatten().map(|wanted| wanted.key.clone()).collect();
            Self { key, constant, others }
        });
        all.collect()
    }
}

/// Where a part of the event's name stands in a delivery.
#[derive(Clone, Debug)]
pub struct NamePlace {
    /// The key of the object that holds it, if it is not the delivery itself.
    pub parent: Option<String>,
    /// Its key.
    pub key: String,
    /// Whether it may be absent.
    pub optional: bool,
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

impl Words {
    /// The words of a catalogue that was compiled.
    #[must_use]
    pub fn new(compiled: &Compiled) -> Self {
        let catalogue = &compiled.catalogue;
        let envelope = &catalogue.envelope;
        let name: Vec<NamePlace> = envelope.name.iter().filter_map(NamePlace::new).collect();
        let mut keys: BTreeSet<String> =
            name.iter().map(|part| part.key.clone()).chain(envelope.payload.clone()).collect();
        keys.extend(envelope.fields.iter().map(|field| field.wire.clone()));
        let (mut values, mut contradicted) = (Vec::new(), Vec::new());
        for def in &catalogue.types {
            match &def.shape {
                Shape::Object(fields) => keys.extend(fields.iter().map(|field| field.wire.clone())),
                Shape::Union(union) => {
                    keys.extend(union.tag.clone());
                    contradicted.extend(Contradicted::of(union));
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
            has_header: envelope.header().is_some(),
            name,
            payload: envelope.payload.clone(),
            id: id_key(compiled),
            events: catalogue
                .events
                .iter()
                .filter(|event| event.parts.len() == envelope.name.len())
                .filter_map(|event| event.parts.last().cloned())
                .collect(),
            values,
            keys,
            contradicted,
        }
    }
}

impl NamePlace {
    /// `None` for a header.
    fn new(part: &NamePart) -> Option<Self> {
        let (parent, key) = match &part.source {
            NameSource::Key(key) => (None, key.clone()),
            NameSource::Within { parent, key } => (Some(parent.clone()), key.clone()),
            _ => return None,
        };
        Some(Self { parent, key, optional: part.optional })
    }

    /// The values that stand there: several, if a key stands twice.
    #[must_use]
    pub fn values<'a>(&'a self, tree: &'a Tree) -> Vec<&'a Tree> {
        match &self.parent {
            None => tree.values(&self.key).collect(),
            Some(parent) => tree.values(parent).flat_map(|held| held.values(&self.key)).collect(),
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
