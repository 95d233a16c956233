//! Data inside a catalogue: the examples. Every value knows where it was written.

use crate::json::Json;
use crate::source::{Span, Spanned};

/// A value of an example.
#[derive(Clone, Debug)]
pub struct Data {
    /// What it is.
    pub value: Value,
    /// Where it was written.
    pub span: Span,
}

/// What a piece of data is: JSON's kinds.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number in JSON's notation, as written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// Keys and values in their order. No key occurs twice.
    Map(Vec<(Spanned<String>, Data)>),
}

impl Data {
    /// The same without the places.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Boolean(value) => Json::Boolean(*value),
            Value::Number(digits) => Json::Number(digits.clone()),
            Value::Text(text) => Json::Text(text.clone()),
            Value::List(items) => Json::Array(items.iter().map(Data::to_json).collect()),
            Value::Map(members) => {
                Json::object(members.iter().map(|(key, value)| (key.value.clone(), value.to_json())))
            }
        }
    }

    /// What it is, for messages: `a text`, `a number`, …
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Boolean(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}
