//! Of which variant of a union is an example?

use crate::data::{Data, Value};
use crate::decimal::Decimal;
use crate::model::{Claim, Literal, Union, ValueKind, Variant, Wanted, WantedValue};

/// The variant that an example is of, as readers tell it.
pub(super) fn variant_of<'a>(union: &'a Union, example: &Data) -> Option<&'a Variant> {
    let variants = union.order.iter().filter_map(|position| union.variants.get(*position));
    variants.into_iter().find(|variant| is_claimed(union, &variant.claim, example))
}

fn is_claimed(union: &Union, claim: &Claim, example: &Data) -> bool {
    match claim {
        Claim::Kind(kind) => kind_of(&example.value) == Some(*kind),
        Claim::TextOrNumber => matches!(example.value, Value::Text(_) | Value::Number(_)),
        Claim::Constant(literal) => is_literal(literal, &example.value),
        Claim::Tag(tag) => {
            let found = union.tag.as_deref().and_then(|key| member(example, key));
            matches!(found.map(|data| &data.value), Some(Value::Text(text)) if text == tag)
        }
        Claim::Having(wanted) => wanted.iter().all(|wanted| has(example, wanted)),
    }
}

fn has(example: &Data, wanted: &Wanted) -> bool {
    member(example, &wanted.key).is_some_and(|found| match &wanted.value {
        WantedValue::Any => true,
        WantedValue::Equal(literal) => is_literal(literal, &found.value),
        WantedValue::Kind(kinds) => kind_of(&found.value).is_some_and(|kind| kinds.contains(&kind)),
    })
}

fn member<'a>(example: &'a Data, key: &str) -> Option<&'a Data> {
    match &example.value {
        Value::Map(members) => members.iter().find(|(name, _)| name.value == key).map(|(_, value)| value),
        _ => None,
    }
}

fn kind_of(value: &Value) -> Option<ValueKind> {
    match value {
        Value::Null => None,
        Value::Boolean(_) => Some(ValueKind::Boolean),
        Value::Number(_) => Some(ValueKind::Number),
        Value::Text(_) => Some(ValueKind::Text),
        Value::List(_) => Some(ValueKind::List),
        Value::Map(_) => Some(ValueKind::Object),
    }
}

/// Whether a value is a constant; of numbers the value counts, not how it is written.
pub(super) fn is_literal(literal: &Literal, value: &Value) -> bool {
    match (literal, value) {
        (Literal::Null, Value::Null) => true,
        (Literal::Boolean(expected), Value::Boolean(found)) => expected == found,
        (Literal::Number(expected), Value::Number(found)) => Decimal::new(expected) == Decimal::new(found),
        (Literal::Text(expected), Value::Text(found)) => expected == found,
        _ => false,
    }
}
