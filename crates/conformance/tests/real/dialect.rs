//! The dialects of JSON Schema that vendors write, as a validator takes them.

use serde_json::{Map, Value, json};

/// A dialect.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Draft4,
    Draft7,
    /// 2019-09 and what came behind it; `OpenAPI` since 3.1.
    Latest,
    /// What `OpenAPI` 3.0 made of draft 5: `nullable`, and boolean limits.
    OpenApi30,
}

impl Dialect {
    /// The dialect that a document says it is in.
    pub(crate) fn of(document: &Value) -> Self {
        let text = |key: &str| document[key].as_str().unwrap_or_default();
        if text("x-dialect") == "oas3.0" || text("openapi").starts_with("3.0") {
            Self::OpenApi30
        } else if ["draft-04", "draft-03"].iter().any(|draft| text("$schema").contains(draft)) {
            Self::Draft4
        } else if ["draft-06", "draft-07"].iter().any(|draft| text("$schema").contains(draft)) {
            Self::Draft7
        } else {
            Self::Latest
        }
    }

    /// What a validator knows it by.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::Draft4 => "http://json-schema.org/draft-04/schema#",
            Self::Draft7 => "http://json-schema.org/draft-07/schema#",
            Self::Latest | Self::OpenApi30 => "https://json-schema.org/draft/2020-12/schema",
        }
    }
}

/// The same document as validators take it: without what `OpenAPI` 3.0 says in a way of its own, and with references
/// that are addresses.
pub(crate) fn converted(node: Value, dialect: Dialect) -> Value {
    match node {
        Value::Array(items) => items.into_iter().map(|item| converted(item, dialect)).collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(key, value)| (key, converted(value, dialect)));
            let mut members: Map<String, Value> = members.collect();
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                *reference = address(reference);
            }
            if dialect == Dialect::OpenApi30 {
                spell_limits(&mut members);
                if members.get("nullable") == Some(&Value::Bool(true)) {
                    members.remove("nullable");
                    return nullable(members);
                }
            }
            Value::Object(members)
        }
        other => other,
    }
}

/// A second `#` is none in an address.
fn address(reference: &str) -> String {
    match reference.split_once('#') {
        Some((file, fragment)) => format!("{file}#{}", fragment.replace('#', "%23").replace(' ', "%20")),
        None => reference.to_owned(),
    }
}

fn spell_limits(members: &mut Map<String, Value>) {
    for (exclusive, limit) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        match members.get(exclusive) {
            Some(Value::Bool(true)) => {
                let value = members.remove(limit).unwrap_or(json!(null));
                members.insert(exclusive.to_owned(), value);
            }
            Some(Value::Bool(false)) => {
                members.remove(exclusive);
            }
            _ => {}
        }
    }
}

/// A schema that takes null as well.
fn nullable(mut members: Map<String, Value>) -> Value {
    if let Some(Value::Array(values)) = members.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    let refers = ["$ref", "allOf", "anyOf", "oneOf", "not"].iter().any(|key| members.contains_key(*key));
    match members.get_mut("type") {
        Some(kind @ Value::String(_)) if !refers => {
            let only = kind.take();
            *kind = json!([only, "null"]);
            Value::Object(members)
        }
        None if !refers => Value::Object(members),
        _ => json!({"anyOf": [members, {"type": "null"}]}),
    }
}
