//! Fields that may be absent.

use std::ops::Deref;

use crate::json::Json;
use crate::open::{Open, OpenEnum};

/// A field that may be absent; what it was is kept, so that it goes out as it came in.
///
/// ```
/// use tidings::Field;
///
/// let mut mine: Field<String> = Field::default();
/// assert!(mine.is_absent());
/// mine = "order-7".to_owned().into();
/// assert_eq!(mine.as_deref(), Some("order-7"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// The field has a value.
    Value(T),
    /// The field is there and null, as the catalogue allows.
    Null,
    /// The field is not there.
    #[default]
    Absent,
    /// The field holds something that the catalogue does not promise: a deviation. The rest of the event is intact.
    Other(Json),
}

impl<T> Field<T> {
    /// What the value points to, if there is one: a `&str` for a text.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.value().map(Deref::deref)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        if let Self::Value(value) = self { Some(value) } else { None }
    }

    /// The value itself, if there is one.
    pub fn into_value(self) -> Option<T> {
        if let Self::Value(value) = self { Some(value) } else { None }
    }

    /// Whether the field is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<E: OpenEnum> Field<Open<E>> {
    /// The known value of an enum, if there is one.
    pub fn known(&self) -> Option<E> {
        self.value().and_then(Open::known)
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<E: OpenEnum> From<E> for Field<Open<E>> {
    fn from(value: E) -> Self {
        Self::Value(value.into())
    }
}
