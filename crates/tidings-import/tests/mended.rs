//! What the compiler refuses for reasons that the import does not know of is said more widely, and told.

use tidings_build::{Sources, compile};
use tidings_import::{Options, import};

#[test]
fn an_example_that_does_not_fit_is_left_out() {
    let document = |example: &str| {
        format!(
            r#"{{"openapi": "3.1.0", "webhooks": {{"a": {{"post": {{"description": "It is so", "requestBody": {{"content":
            {{"application/json": {{"example": {example}, "schema": {{"type": "object", "required": ["type", "data"],
            "properties": {{"type": {{"const": "a.b"}}, "data": {{"type": "object", "properties": {{"x":
            {{"type": "string", "format": "date-time", "examples": ["now"]}}}}}}}}}}}}}}}}}}}}}}}}"#
        )
    };
    let table = [
        (r#"{"type": "a.b", "data": {"x": "2026-01-01T00:00:00Z"}}"#, true),
        (r#"{"type": "a.b", "data": {"x": 5}}"#, false),
        (r#"{"type": "a.b", "data": {"y": "unknown"}}"#, false),
    ];
    for (example, fits) in table {
        let files = vec![("a.json".to_owned(), document(example).into_bytes())];
        let imported = import(files, &Options::new("shop")).expect("it can be read");
        let mut sources = Sources::new("");
        for file in &imported.files {
            sources.add(&file.path, file.text.clone().into_bytes());
        }
        let compiled = compile(&sources).expect("what is written compiles");
        assert_eq!(compiled.catalogue.events[0].examples.len(), usize::from(fits), "{example}");
        let told = imported.report.losses.iter().any(|loss| loss.what.starts_with("an example that does not fit"));
        assert_eq!(told, !fits, "{:?}", imported.report.losses);
    }
}
