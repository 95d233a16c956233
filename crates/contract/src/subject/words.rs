//! The words of a catalogue: what a producer writes that goes wrong, and what a judge looks for.

use std::collections::BTreeSet;

use tidings_build::Compiled;
use tidings_build::model::{Claim, Literal, NamePart, NameSource, Shape, Type, Union, Wanted, WantedValue};

use crate::tree::Tree;

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
