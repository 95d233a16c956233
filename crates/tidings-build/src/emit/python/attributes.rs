//! The names of attributes: those of the wire where Python can have them, and else the ones that Rust has.

use std::collections::BTreeSet;

use super::value::class;
use crate::check::Catalogue;
use crate::emit::naming::object_behind;
use crate::model::{self, Field, FieldName, NamePart, TypeDef};

/// Python's keywords (The Python Language Reference, section 2.3.1).
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// What annotations name. Within its class an attribute of the same name would hide it.
const NAMED: &[&str] = &["bool", "dict", "float", "int", "list", "pydantic", "str", "typing"];

/// What every class of pydantic has.
const OF_MODELS: &[&str] = &[
    "construct",
    "copy",
    "from_orm",
    "json",
    "model_computed_fields",
    "model_config",
    "model_construct",
    "model_copy",
    "model_dump",
    "model_dump_json",
    "model_extra",
    "model_fields",
    "model_fields_set",
    "model_json_schema",
    "model_parametrized_name",
    "model_post_init",
    "model_rebuild",
    "model_validate",
    "model_validate_json",
    "model_validate_strings",
    "parse_file",
    "parse_obj",
    "parse_raw",
    "schema",
    "schema_json",
    "update_forward_refs",
    "validate",
];

/// Chooses names for the attributes of a file's classes.
pub(super) struct Attributes {
    /// The names of the classes: annotations name them, too.
    classes: BTreeSet<String>,
    /// The types that stand beside the name in deliveries.
    beside: BTreeSet<String>,
    /// The attributes that those have besides.
    envelope: BTreeSet<String>,
}

/// A field and the attribute that holds it.
pub(super) struct Attribute<'a> {
    pub(super) name: String,
    pub(super) field: &'a Field,
}

/// A key that holds a part of an event's name, by its position, and the attribute that holds it.
pub(super) struct NameAttribute<'a> {
    pub(super) name: String,
    pub(super) wire: &'a str,
    pub(super) position: usize,
}

/// The attributes of a delivery: the parts of its name, its payload if that has a key, and the others.
pub(super) struct Envelope<'a> {
    pub(super) names: Vec<NameAttribute<'a>>,
    pub(super) payload: Option<(String, &'a str)>,
    pub(super) fields: Vec<Attribute<'a>>,
}

/// A key with its name in Rust.
type Key<'a> = (&'a str, String);

impl Attributes {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let classes = catalogue.types.iter().map(|def| class(&def.name)).collect();
        let mut attributes = Self { classes, beside: BTreeSet::new(), envelope: BTreeSet::new() };
        if catalogue.envelope.payload.is_none() {
            let payloads = catalogue.events.iter().filter_map(|event| object_behind(catalogue, &event.payload));
            attributes.beside = payloads.map(|(def, _)| def.name.to_string()).collect();
            let Envelope { names, fields, .. } = attributes.of_envelope(&catalogue.envelope);
            attributes.envelope =
                names.into_iter().map(|part| part.name).chain(fields.into_iter().map(|field| field.name)).collect();
        }
        attributes
    }

    /// Those of an object. One that stands beside the name shares a class with the envelope.
    pub(super) fn of_fields<'a>(&self, def: &TypeDef, fields: &'a [Field]) -> Vec<Attribute<'a>> {
        let keys: Vec<Key<'_>> = fields.iter().map(|field| (field.wire.as_str(), field.name.to_string())).collect();
        let is_beside = self.beside.contains(def.name.as_str());
        let taken = if is_beside { self.envelope.clone() } else { BTreeSet::new() };
        let names = self.names(&keys, taken).into_iter();
        names.zip(fields).map(|(name, field)| Attribute { name, field }).collect()
    }

    /// Those of the parts of a name that stand in an object with these attributes.
    pub(super) fn of_parts<'a>(
        &self,
        parts: impl Iterator<Item = (usize, &'a str, &'a NamePart)>,
        around: &[Attribute<'_>],
    ) -> Vec<NameAttribute<'a>> {
        let parts: Vec<_> = parts.collect();
        let keys: Vec<Key<'_>> = parts.iter().map(|(_, wire, _)| key(wire, "type")).collect();
        let names = self.names(&keys, around.iter().map(|attribute| attribute.name.clone()).collect()).into_iter();
        names.zip(parts).map(|(name, (position, wire, _))| NameAttribute { name, wire, position }).collect()
    }

    pub(super) fn of_envelope<'a>(&self, envelope: &'a model::Envelope) -> Envelope<'a> {
        let parts: Vec<_> = envelope.parts_at_top().collect();
        let mut keys: Vec<Key<'_>> = parts.iter().map(|(_, wire, _)| key(wire, "type")).collect();
        keys.extend(envelope.payload.as_deref().map(|wire| key(wire, "data")));
        keys.extend(envelope.fields.iter().map(|field| (field.wire.as_str(), field.name.to_string())));
        let mut names = self.names(&keys, BTreeSet::new()).into_iter();
        let mut next = || names.next().unwrap_or_default();
        let name = |(position, wire, _): (usize, &'a str, &NamePart)| NameAttribute { name: next(), wire, position };
        let names = parts.into_iter().map(name).collect();
        Envelope {
            names,
            payload: envelope.payload.as_deref().map(|wire| (next(), wire)),
            fields: envelope.fields.iter().map(|field| Attribute { name: next(), field }).collect(),
        }
    }

    /// A name for each key, in their order, and none that is taken. `keys` are those of the wire, each with its name in
    /// Rust.
    fn names(&self, keys: &[Key<'_>], mut taken: BTreeSet<String>) -> Vec<String> {
        let others = taken.clone();
        let fits = |wire: &str| self.fits(wire) && !others.contains(wire);
        taken.extend(keys.iter().map(|(wire, _)| *wire).filter(|wire| fits(wire)).map(str::to_owned));
        let names = keys.iter().map(|(wire, name)| {
            if fits(wire) {
                return (*wire).to_owned();
            }
            let mut name = name.clone();
            while taken.contains(&name) || !self.fits(&name) {
                name.push('_');
            }
            taken.insert(name.clone());
            name
        });
        names.collect()
    }

    /// Whether an attribute can have the name. One with an underscore in front is private, and letters beyond ASCII may
    /// become others.
    fn fits(&self, name: &str) -> bool {
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let is_taken = [KEYWORDS, NAMED, OF_MODELS].iter().any(|names| names.contains(&name));
        is_word && !is_taken && !self.classes.contains(name)
    }
}

/// A key of the envelope with its name in Rust, or another if it has none there.
fn key<'a>(wire: &'a str, otherwise: &str) -> Key<'a> {
    (wire, FieldName::new(wire).map_or(otherwise.to_owned(), |name| name.to_string()))
}
