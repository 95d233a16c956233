//! One promise of a value, and what keeps it.

use crate::data::{Data, Value};
use crate::decimal::Decimal;
use crate::json::Json;
use crate::pattern::Pattern;

/// A promise.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// The least length of a text, in characters.
    MinLength(u64),
    /// The greatest length of a text, in characters.
    MaxLength(u64),
    /// What a text matches.
    Pattern(Pattern),
    /// The least number.
    Minimum(Decimal),
    /// The greatest number.
    Maximum(Decimal),
    /// What a number is greater than.
    ExclusiveMinimum(Decimal),
    /// What a number is less than.
    ExclusiveMaximum(Decimal),
    /// What a number is a multiple of.
    MultipleOf(Decimal),
    /// The least length of a list.
    MinItems(u64),
    /// The greatest length of a list.
    MaxItems(u64),
    /// No two items of a list are the same.
    UniqueItems,
    /// How many entries a map has at least.
    MinEntries(u64),
    /// How many entries a map has at most.
    MaxEntries(u64),
    /// What each key of a map matches.
    Keys(Pattern),
    /// What each key of an object matches that is none of its fields'.
    OtherKeys(Pattern),
}

/// What has a limit of some kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Texts.
    Text,
    /// Numbers, whole or not.
    Number,
    /// Lists.
    List,
    /// Maps.
    Map,
    /// Objects that say what fields without a name hold.
    Object,
}

impl Rule {
    /// The words of all rules, in the order of the language.
    pub const WORDS: &[&str] = &[
        "min_length",
        "max_length",
        "pattern",
        "minimum",
        "maximum",
        "exclusive_minimum",
        "exclusive_maximum",
        "multiple_of",
        "min_items",
        "max_items",
        "unique_items",
        "min_entries",
        "max_entries",
        "keys",
    ];

    /// The word of the language.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::MinLength(_) => "min_length",
            Self::MaxLength(_) => "max_length",
            Self::Pattern(_) => "pattern",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
            Self::ExclusiveMinimum(_) => "exclusive_minimum",
            Self::ExclusiveMaximum(_) => "exclusive_maximum",
            Self::MultipleOf(_) => "multiple_of",
            Self::MinItems(_) => "min_items",
            Self::MaxItems(_) => "max_items",
            Self::UniqueItems => "unique_items",
            Self::MinEntries(_) => "min_entries",
            Self::MaxEntries(_) => "max_entries",
            Self::Keys(_) | Self::OtherKeys(_) => "keys",
        }
    }

    /// What stands behind the word.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Pattern(pattern) | Self::Keys(pattern) | Self::OtherKeys(pattern) => Json::text(pattern.as_str()),
            Self::UniqueItems => Json::Boolean(true),
            Self::Minimum(number)
            | Self::Maximum(number)
            | Self::ExclusiveMinimum(number)
            | Self::ExclusiveMaximum(number)
            | Self::MultipleOf(number) => Json::Number(number.to_string()),
            Self::MinLength(count)
            | Self::MaxLength(count)
            | Self::MinItems(count)
            | Self::MaxItems(count)
            | Self::MinEntries(count)
            | Self::MaxEntries(count) => Json::Number(count.to_string()),
        }
    }

    pub(crate) fn subject(&self) -> Subject {
        match self {
            Self::MinLength(_) | Self::MaxLength(_) | Self::Pattern(_) => Subject::Text,
            Self::MinItems(_) | Self::MaxItems(_) | Self::UniqueItems => Subject::List,
            Self::MinEntries(_) | Self::MaxEntries(_) | Self::Keys(_) => Subject::Map,
            Self::OtherKeys(_) => Subject::Object,
            _ => Subject::Number,
        }
    }

    /// The number of it, if it is a limit of numbers.
    pub(crate) fn number(&self) -> Option<&Decimal> {
        match self {
            Self::Minimum(number)
            | Self::Maximum(number)
            | Self::ExclusiveMinimum(number)
            | Self::ExclusiveMaximum(number)
            | Self::MultipleOf(number) => Some(number),
            _ => None,
        }
    }

    /// Whether a number keeps it; those that are no limits of numbers it keeps.
    pub(crate) fn allows_number(&self, number: &Decimal) -> bool {
        match self {
            Self::Minimum(least) => number >= least,
            Self::Maximum(greatest) => number <= greatest,
            Self::ExclusiveMinimum(less) => number > less,
            Self::ExclusiveMaximum(greater) => number < greater,
            Self::MultipleOf(step) => number.is_multiple_of(step),
            _ => true,
        }
    }

    /// The same of a text.
    pub(crate) fn allows_text(&self, text: &str) -> bool {
        match self {
            Self::MinLength(least) => text.chars().count() as u64 >= *least,
            Self::MaxLength(greatest) => text.chars().count() as u64 <= *greatest,
            Self::Pattern(pattern) => pattern.matches(text),
            _ => true,
        }
    }

    /// Whether a value keeps it. What has another kind of limits keeps it.
    pub(crate) fn allows(&self, value: &Value) -> bool {
        match value {
            Value::Text(text) => self.allows_text(text),
            Value::Number(digits) => self.allows_number(&Decimal::new(digits)),
            Value::List(items) => match self {
                Self::MinItems(least) => items.len() as u64 >= *least,
                Self::MaxItems(greatest) => items.len() as u64 <= *greatest,
                Self::UniqueItems => first_twin(items).is_none(),
                _ => true,
            },
            Value::Map(members) => match self {
                Self::MinEntries(least) => members.len() as u64 >= *least,
                Self::MaxEntries(greatest) => members.len() as u64 <= *greatest,
                Self::Keys(pattern) => members.iter().all(|(key, _)| pattern.matches(&key.value)),
                _ => true,
            },
            Value::Null | Value::Boolean(_) => true,
        }
    }
}

/// The first item that is the same as one before it.
pub(crate) fn first_twin(items: &[Data]) -> Option<&Data> {
    items.iter().enumerate().find(|(at, item)| items.iter().take(*at).any(|other| is_same(other, item))).map(|it| it.1)
}

/// Whether two values are the same in JSON: `1.0` is `1`, and the order of keys does not count.
fn is_same(one: &Data, other: &Data) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => Decimal::new(one) == Decimal::new(other),
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            let has = |key: &str, value| other.iter().any(|(name, held)| name.value == key && is_same(held, value));
            one.len() == other.len() && one.iter().all(|(key, value)| has(&key.value, value))
        }
        _ => false,
    }
}
