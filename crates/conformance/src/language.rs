//! The schemas of the catalogue language, as a validator of JSON Schema has them.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;
use tidings_build::{catalogue_schema, family_schema};

/// Both schemas.
#[derive(Debug)]
pub struct Language {
    catalogue: Validator,
    family: Validator,
}

/// What a schema says of a file.
#[derive(Debug, Default)]
pub struct Verdict {
    /// All complaints, each with its place.
    pub complaints: Vec<String>,
    /// The keys that do not belong where they stand, in the order of the alphabet.
    pub unknown_keys: Vec<String>,
    /// The keys that are missing, in the order of the alphabet.
    pub missing_keys: Vec<String>,
}

impl Language {
    /// The schemas as the compiler makes them.
    #[must_use]
    pub fn new() -> Self {
        let [catalogue, family] = [catalogue_schema(), family_schema()].map(|schema| {
            let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
            jsonschema::options().should_validate_formats(true).build(&schema).expect("it is a schema")
        });
        Self { catalogue, family }
    }

    /// Judges a file of a catalogue by its path.
    #[must_use]
    pub fn judge(&self, path: &str, file: &Value) -> Verdict {
        let schema = if path.starts_with("events/") { &self.family } else { &self.catalogue };
        let mut verdict = Verdict::default();
        for error in schema.iter_errors(file) {
            verdict.add(&error);
        }
        verdict.unknown_keys.sort_unstable();
        verdict.missing_keys.sort_unstable();
        verdict
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::new()
    }
}

impl Verdict {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.complaints.is_empty()
    }

    fn add(&mut self, error: &ValidationError<'_>) {
        self.complaints.push(format!("{}: {error}", error.instance_path()));
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => self.unknown_keys.extend_from_slice(unexpected),
            ValidationErrorKind::Required { property } => {
                self.missing_keys.push(property.as_str().unwrap_or_default().to_owned());
            }
            _ => {}
        }
    }
}
