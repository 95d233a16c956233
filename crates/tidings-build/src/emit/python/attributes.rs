//! The names of attributes: those of the wire where Python can have them, and else the ones that Rust has.

use std::collections::BTreeSet;

use super::value::class;
use crate::check::Catalogue;
use crate::model::{self, Field, FieldName};

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
}

/// A field and the attribute that holds it.
pub(super) struct Attribute<'a> {
    pub(super) name: String,
    pub(super) field: &'a Field,
}

/// The attributes of a delivery: its name and payload, each with its key, and the others.
pub(super) struct Envelope<'a> {
    pub(super) name: (String, &'a str),
    pub(super) payload: (String, &'a str),
    pub(super) fields: Vec<Attribute<'a>>,
}

impl Attributes {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        Self { classes: catalogue.types.iter().map(|def| class(&def.name)).collect() }
    }

    pub(super) fn of_fields<'a>(&self, fields: &'a [Field]) -> Vec<Attribute<'a>> {
        let keys: Vec<_> = fields.iter().map(|field| (field.wire.as_str(), field.name.as_str())).collect();
        let names = self.names(&keys).into_iter();
        names.zip(fields).map(|(name, field)| Attribute { name, field }).collect()
    }

    pub(super) fn of_envelope<'a>(&self, envelope: &'a model::Envelope) -> Envelope<'a> {
        let [name, payload] = [
            (envelope.plain_name().unwrap_or_default(), "type"),
            (envelope.payload.as_deref().unwrap_or_default(), "data"),
        ]
        .map(|(wire, otherwise)| {
            (wire, FieldName::new(wire).map_or(otherwise.to_owned(), |name| name.as_str().to_owned()))
        });
        let mut keys = vec![(name.0, name.1.as_str()), (payload.0, payload.1.as_str())];
        keys.extend(envelope.fields.iter().map(|field| (field.wire.as_str(), field.name.as_str())));
        let mut names = self.names(&keys).into_iter();
        let mut next = || names.next().unwrap_or_default();
        Envelope {
            name: (next(), name.0),
            payload: (next(), payload.0),
            fields: envelope.fields.iter().map(|field| Attribute { name: next(), field }).collect(),
        }
    }

    /// A name for each key, in their order. `keys` are those of the wire, each with its name in Rust.
    fn names(&self, keys: &[(&str, &str)]) -> Vec<String> {
        let fitting = keys.iter().map(|(wire, _)| *wire).filter(|wire| self.fits(wire));
        let mut taken: BTreeSet<String> = fitting.map(str::to_owned).collect();
        let names = keys.iter().map(|(wire, name)| {
            if self.fits(wire) {
                return (*wire).to_owned();
            }
            let mut name = (*name).to_owned();
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
