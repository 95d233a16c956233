//! What a value is, and what is promised of it beyond that.

use super::{TEXT_FORMATS, TextFormat, TypeId, ValueKind};
use crate::decimal::Decimal;
use crate::json::{Json, is_json_number};

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Type {
    /// Any text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(IntegerKind),
    /// Any number.
    Number,
    /// A text or number in a known notation.
    Format(Format),
    /// Any JSON, kept as it came.
    Json,
    /// Always this value, as far as is known. Readers accept every value of the same kind.
    Const(Literal),
    /// A list.
    List(Box<Type>),
    /// An object with arbitrary keys and values of one type.
    Map(Box<Type>),
    /// Null is allowed where an element of a list or map stands. A field says it by its `nullable`.
    Nullable(Box<Type>),
    /// A named type.
    Named(TypeId),
    /// What a mistake left open. No checked catalogue holds it.
    Unknown,
}

/// The types that need no declaration, each with its word in the catalogue.
pub(crate) fn builtins() -> impl Iterator<Item = (&'static str, Type)> {
    let texts = TEXT_FORMATS.iter().map(|format| (format.word, Type::Format(Format::Text(format))));
    BUILTINS.iter().cloned().chain(texts)
}

/// Those that are no row of another table.
const BUILTINS: &[(&str, Type)] = &[
    ("string", Type::String),
    ("boolean", Type::Boolean),
    ("integer", Type::Integer(IntegerKind::I64)),
    ("int32", Type::Integer(IntegerKind::I32)),
    ("uint32", Type::Integer(IntegerKind::U32)),
    ("uint64", Type::Integer(IntegerKind::U64)),
    ("number", Type::Number),
    ("json", Type::Json),
    ("date-time", Type::Format(Format::DateTime)),
    ("date", Type::Format(Format::Date)),
    ("unix-seconds", Type::Format(Format::UnixSeconds)),
    ("unix-milliseconds", Type::Format(Format::UnixMilliseconds)),
];

/// The range of a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntegerKind {
    /// 32 bits, signed.
    I32,
    /// 32 bits, unsigned.
    U32,
    /// 64 bits, signed.
    I64,
    /// 64 bits, unsigned.
    U64,
}

impl IntegerKind {
    /// The least and the greatest number.
    pub(crate) fn range(self) -> (i128, i128) {
        match self {
            Self::I32 => (i32::MIN.into(), i32::MAX.into()),
            Self::U32 => (0, u32::MAX.into()),
            Self::I64 => (i64::MIN.into(), i64::MAX.into()),
            Self::U64 => (0, u64::MAX.into()),
        }
    }
}

/// A known notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A point in time as text (RFC 3339).
    DateTime,
    /// A day as text (RFC 3339, `full-date`).
    Date,
    /// A point in time as whole seconds since 1970 (UTC).
    UnixSeconds,
    /// A point in time as whole milliseconds since 1970 (UTC).
    UnixMilliseconds,
    /// A text of which readers accept any: an address, a UUID.
    Text(&'static TextFormat),
}

impl Format {
    /// The kind of its values.
    pub(crate) fn kind(self) -> ValueKind {
        match self {
            Self::UnixSeconds | Self::UnixMilliseconds => ValueKind::Number,
            Self::DateTime | Self::Date | Self::Text(_) => ValueKind::Text,
        }
    }
}

/// A JSON literal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    Text(String),
}

impl Literal {
    /// Its kind; null has none that tells anything.
    pub(crate) fn kind(&self) -> Option<ValueKind> {
        match self {
            Self::Null => None,
            Self::Boolean(_) => Some(ValueKind::Boolean),
            Self::Number(_) => Some(ValueKind::Number),
            Self::Text(_) => Some(ValueKind::Text),
        }
    }

    /// What a word is as a value of JSON, if it is one; else a text.
    pub(crate) fn of_word(word: &str) -> Self {
        match word {
            "true" => Self::Boolean(true),
            "false" => Self::Boolean(false),
            number if is_json_number(number) => Self::Number(number.to_owned()),
            text => Self::Text(text.to_owned()),
        }
    }

    /// Whether it is the same value; of numbers it counts what they are worth, and not how they are written.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => Decimal::new(one) == Decimal::new(other),
            _ => self == other,
        }
    }

    /// The literal as people read it: a text as it is, unless one would take it for another value of JSON.
    #[must_use]
    pub fn shown(&self) -> String {
        let is_value = |text: &str| text.parse::<f64>().is_ok() || matches!(text, "null" | "true" | "false");
        let is_plain = |text: &str| !is_value(text) && !text.starts_with('"');
        match self {
            Self::Text(text) if is_plain(text) => text.clone(),
            literal => literal.to_json().compact(),
        }
    }

    /// The literal without quotes around a text.
    pub(crate) fn as_plain(&self) -> String {
        if let Self::Text(text) = self { text.clone() } else { self.to_json().compact() }
    }

    /// The literal as JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Null => Json::Null,
            Self::Boolean(value) => Json::Boolean(*value),
            Self::Number(digits) => Json::Number(digits.clone()),
            Self::Text(text) => Json::text(text),
        }
    }
}
