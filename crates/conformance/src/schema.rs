//! A schema as the crate `jsonschema` reads it: formats are annotations.

use serde_json::Value;

/// A compiled schema.
#[derive(Debug)]
pub struct Validator(jsonschema::Validator);

/// Compiles a schema that was published.
#[must_use]
pub fn validator(text: &str) -> Validator {
    let schema: Value = serde_json::from_str(text).expect("a schema is JSON");
    Validator(jsonschema::options().should_validate_formats(false).build(&schema).expect("it is a schema"))
}

impl Validator {
    /// Whether a value passes.
    #[must_use]
    pub fn accepts(&self, value: &Value) -> bool {
        self.0.is_valid(value)
    }

    /// Demands that a value passes; `origin` is said if it does not.
    pub fn assert_accepts(&self, value: &Value, origin: &str) {
        let complaints: Vec<_> =
            self.0.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(complaints.is_empty(), "{origin}:\n{}\n{value}", complaints.join("\n"));
    }
}
