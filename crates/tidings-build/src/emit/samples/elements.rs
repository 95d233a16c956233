//! How many items and entries there are, and that no two are the same where the producer promises it.

use super::least::{Least, struct_behind, union_behind};
use super::plain::plain_value;
use super::texts::{Mould, key, text};
use super::{LONGEST, tagged};
use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Decimal, Enum, Format, IntegerKind, Limits, NumberRange, Shape, Type};

impl Least<'_> {
    /// The least list or map: with as many elements as there must be. `None` if it is too large, or if so many different
    /// ones cannot be made.
    pub(super) fn container(&self, ty: &Type, limits: &Limits) -> Option<Json> {
        let limits = &*self.catalogue.limits_of(ty, limits);
        match self.catalogue.behind_aliases(ty) {
            Type::List(item) => {
                Some(Json::Array(self.more(item, Vec::new(), limits.items().0, limits.has_unique_items())?))
            }
            Type::Map(value) => {
                Some(Json::Object(keyed(self.more(value, Vec::new(), limits.entries().0, false)?, None, limits)))
            }
            _ => Some(plain_value(self.catalogue, ty, limits, None)),
        }
    }

    /// The elements, and behind them the least ones until there are so many.
    pub(super) fn more(&self, ty: &Type, mut elements: Vec<Json>, count: u64, unique: bool) -> Option<Vec<Json>> {
        let count = usize::try_from(count).ok().filter(|count| *count <= LONGEST)?;
        let mut number = 0;
        while elements.len() < count {
            let element = if unique { self.another(ty, number)? } else { self.value(ty, &Limits::default(), None)? };
            number += 1;
            // Each is about as long as any other.
            if element.compact().len().saturating_mul(count) > LONGEST || number > 2 * LONGEST {
                return None;
            }
            if !unique {
                elements.resize(count, element);
            } else if !elements.contains(&element) {
                elements.push(element);
            }
        }
        Some(elements)
    }

    /// A value of the type for each number, different ones as far as there are: of an object or tuple the first
    /// required part that has others is another one.
    fn another(&self, ty: &Type, number: usize) -> Option<Json> {
        if let Some((_, union)) = union_behind(self.catalogue, ty) {
            let count = union.variants.len().max(1);
            let variant = union.variants.get(number % count)?;
            return Some(tagged(union, variant, self.another(&variant.ty, number / count)?));
        }
        let Some((id, fields)) = struct_behind(self.catalogue, ty) else {
            return another_plain(self.catalogue, ty, &Limits::default(), number);
        };
        let mut whole = self.has(id).then(|| self.value(ty, &Limits::default(), None)).flatten()?;
        for (position, field) in fields.iter().enumerate().filter(|(_, field)| !field.optional) {
            let other = match struct_behind(self.catalogue, &field.ty) {
                None => another_plain(self.catalogue, &field.ty, &field.limits, number),
                Some(_) => None,
            };
            let place = match &mut whole {
                Json::Object(members) => members.iter_mut().find(|(key, _)| *key == field.wire).map(|(_, value)| value),
                Json::Array(items) => items.get_mut(position),
                _ => None,
            };
            if let (Some(other), Some(value)) = (other, place) {
                *value = other;
                return Some(whole);
            }
        }
        (number == 0).then_some(whole)
    }
}

/// The values of an enum that are still sent.
fn sent_values(enum_: &Enum) -> impl Iterator<Item = Json> + '_ {
    enum_.values.iter().filter(|value| !value.life.is_removed()).map(|value| value.wire.to_json())
}

/// So many elements stand in a full list or map: one, unless there must be more or may be none.
pub(super) fn usual_count((least, most): (u64, Option<u64>)) -> u64 {
    least.max(1).min(most.unwrap_or(u64::MAX))
}

/// The entries of a map with these limits. The first one has the key of the example.
pub(super) fn keyed(values: Vec<Json>, first: Option<&str>, limits: &Limits) -> Vec<(String, Json)> {
    let key = |number: usize, attempt: usize| match (number, first) {
        (0, Some(first)) => first.to_owned(),
        (0, None) => key(limits, "key".to_owned(), attempt),
        _ => key(limits, format!("key {}", number + 1), attempt),
    };
    let mut members: Vec<(String, Json)> = Vec::new();
    for (number, value) in values.into_iter().enumerate() {
        let is_new = |key: &String| members.iter().all(|(other, _)| other != key);
        let mut key = (number..number + TRIES).map(|attempt| key(number, attempt)).find(is_new).unwrap_or_default();
        while !is_new(&key) {
            key.push('+');
        }
        members.push((key, value));
    }
    members
}

/// How often another key is made up for one that stands in its map already.
const TRIES: usize = 100;

/// A value without parts for each number, different ones as far as there are.
fn another_plain(catalogue: &Catalogue, ty: &Type, limits: &Limits, number: usize) -> Option<Json> {
    let limits = &*catalogue.limits_of(ty, limits);
    let [day, second] = [28, 60].map(|count| (number < count).then_some(number));
    let count = |preferred: &str, whole: Option<(i128, i128)>| {
        let range = NumberRange::new(limits, whole)?;
        Some(Json::Number(range.behind(&Decimal::new(preferred), i128::try_from(number).ok()?).to_string()))
    };
    // The digits of the number decide, each among as many as there are.
    let mut rest = u32::try_from(number).ok()?;
    let mut choose = |bound: u32| {
        let choice = rest % bound;
        rest /= bound;
        choice
    };
    let words = format!("text {number} ");
    let mut text = |mould: Mould<'_>| Some(text(mould, limits, &mut choose));
    match catalogue.behind_aliases(ty) {
        Type::Nullable(_) if number == 0 => Some(Json::Null),
        Type::Nullable(inner) => another_plain(catalogue, inner, limits, number - 1),
        Type::Boolean => [true, false].get(number).map(|value| Json::Boolean(*value)),
        Type::Integer(kind) => count("1", Some(kind.range())),
        Type::Number => count("1.5", None),
        Type::Format(Format::UnixSeconds | Format::UnixMilliseconds) => {
            count("1767323045", Some(IntegerKind::I64.range()))
        }
        Type::Format(Format::DateTime) => Some(Json::Text(format!("2026-01-02T03:04:{:02}Z", second?))),
        Type::Format(Format::Date) => Some(Json::Text(format!("2026-01-{:02}", day? + 1))),
        Type::Format(Format::Text(format)) => {
            let part = format.part(u32::try_from(number).ok()?, &format!("{}{number}", format.usual_word()));
            text(Mould::of_format(format, &part))
        }
        Type::String => text(Mould::of_text(&words)),
        Type::Json => Some(Json::Number(number.to_string())),
        Type::Named(id) => match &catalogue.types.get(id.0)?.shape {
            Shape::Id { prefix } => text(Mould::of_id(prefix, &words)),
            Shape::Enum(enum_) => sent_values(enum_).nth(number),
            _ => None,
        },
        _ => (number == 0).then(|| plain_value(catalogue, ty, limits, None)),
    }
}
