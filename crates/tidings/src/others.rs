//! The fields of an object that the catalogue does not name, where it says what they hold.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::decode::{Decode, check, decode_text};
use crate::encode::{Encode, Writer};
use crate::fault::{Fault, Step};
use crate::field::Field;
use crate::fields::Fields;
use crate::json_ref::{self, JsonRef};
use crate::reader::Reader;

/// The fields of an object that the catalogue does not name, each of them a `T`. They are kept as they came, and written
/// again behind the named ones.
///
/// What is no `T` is [`Field::Other`], and the delivery arrives all the same.
///
/// ```
/// use tidings::{Field, Others};
///
/// let mut scores: Others<i64> = Others::default();
/// scores.insert("speed", &7);
/// assert_eq!(scores.get("speed"), Field::Value(7));
/// assert_eq!(scores.get("comfort"), Field::Absent);
/// ```
pub struct Others<T> {
    fields: Fields,
    of: PhantomData<fn() -> T>,
}

impl<T: Decode> Others<T> {
    /// The value of a field. All fields before it are passed over.
    #[must_use]
    pub fn get(&self, name: &str) -> Field<T> {
        self.fields.get(name).map_or(Field::Absent, typed)
    }

    /// The names and values in order. Half a surrogate pair in a name, which no Rust text holds, is shown as U+FFFD.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, Field<T>)> {
        self.fields.iter().map(|(name, value)| (name, typed(value)))
    }
}

impl<T> Others<T> {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl<T: Encode> Others<T> {
    /// Puts a field in, in place of one that has its name. A name that the catalogue knows belongs to the field of that
    /// name: here it would stand in the object a second time.
    pub fn insert(&mut self, name: &str, value: &T) {
        self.fields.insert(name, &Writer::write(value));
    }
}

fn typed<T: Decode>(value: JsonRef<'_>) -> Field<T> {
    decode_text(value.as_str()).map_or_else(|_| Field::Other(value.into()), Field::Value)
}

impl<T> Clone for Others<T> {
    fn clone(&self) -> Self {
        Self { fields: self.fields.clone(), of: PhantomData }
    }
}

impl<T> Default for Others<T> {
    fn default() -> Self {
        Self { fields: Fields::default(), of: PhantomData }
    }
}

impl<T> PartialEq for Others<T> {
    fn eq(&self, other: &Self) -> bool {
        self.fields == other.fields
    }
}

impl<T> Eq for Others<T> {}

impl<T> fmt::Debug for Others<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fields.fmt(f)
    }
}

/// Where an object keeps the fields that the catalogue does not name.
#[doc(hidden)]
pub trait Rest {
    /// All of them as they came, without the braces around.
    fn inside(&self) -> &str;

    /// Keeps what was read, which is JSON.
    fn keep(&mut self, inside: Box<str>);

    /// What reads one, where the catalogue says what they hold.
    fn check(&self) -> Option<Check>;

    /// Walks through what is written of them, where the catalogue says what they hold.
    fn walk(&self, written: &str, out: &mut Writer);
}

/// Tells what is wrong with the value that the reader stands at.
#[doc(hidden)]
pub type Check = fn(&mut Reader<'_>) -> Result<(), Fault>;

impl Rest for Fields {
    fn inside(&self) -> &str {
        self.inside()
    }

    fn keep(&mut self, inside: Box<str>) {
        *self = Self::of_inside(inside);
    }

    fn check(&self) -> Option<Check> {
        None
    }

    fn walk(&self, _: &str, _: &mut Writer) {}
}

impl<T: Decode + Encode> Rest for Others<T> {
    fn inside(&self) -> &str {
        self.fields.inside()
    }

    fn keep(&mut self, inside: Box<str>) {
        self.fields.keep(inside);
    }

    fn check(&self) -> Option<Check> {
        Some(check::<T>)
    }

    fn walk(&self, written: &str, out: &mut Writer) {
        for (position, (_, value)) in json_ref::members(written).enumerate() {
            match decode_text::<T>(value.as_str()) {
                Ok(value) => out.part(Step::Key(position), &value),
                Err(fault) => out.found(&fault.under(Step::Key(position))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Others;
    use crate::field::Field;

    #[test]
    fn a_field_is_put_in_once() {
        let mut others: Others<String> = Others::default();
        assert!(others.is_empty());
        for (name, value) in [("a", "1"), ("b", "2"), ("a", "3"), ("say \"c\"", "")] {
            others.insert(name, &value.to_owned());
        }
        let all: Vec<_> = others.iter().map(|(name, value)| (name.into_owned(), value)).collect();
        let expected = [("b", "2"), ("a", "3"), ("say \"c\"", "")];
        assert_eq!(all, expected.map(|(name, value)| (name.to_owned(), Field::Value(value.to_owned()))));
    }
}
