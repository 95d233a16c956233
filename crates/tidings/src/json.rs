//! Any JSON value, as it was written.

use std::fmt;

use crate::decode::Decode;
use crate::encode::{Encode, Writer};
use crate::fault::Fault;
use crate::json_ref::{JsonRef, Kind};
use crate::number;
use crate::reader::Reader;
use crate::text;

/// Any JSON value, kept as the text that it came in and compared as JSON.
///
/// In a comparison the order of an object's members does not count, numbers are decimals, and a key that stands twice
/// counts twice.
///
/// ```
/// use tidings::Json;
///
/// let json = Json::from_text(r#"{"a": 1.0, "b": 1e400}"#)?;
/// assert_eq!(json.as_str(), r#"{"a": 1.0, "b": 1e400}"#);
/// assert_eq!(json, Json::from_text(r#"{"b":10e399,"a":1}"#)?);
/// # Ok::<(), tidings::InvalidJson>(())
/// ```
#[derive(Clone)]
pub struct Json(Box<str>);

/// A text that is no JSON, or one that lies too deep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidJson {
    expected: Box<str>,
    found: Box<str>,
}

impl Json {
    /// Reads a JSON text.
    ///
    /// # Errors
    ///
    /// If the text is no JSON, or if more than 128 lists and objects lie in each other.
    pub fn from_text(text: &str) -> Result<Self, InvalidJson> {
        let invalid = |fault: Fault| InvalidJson { expected: fault.expected().into(), found: fault.found().into() };
        let mut reader = Reader::new(text);
        let value = reader.skip().map_err(invalid)?;
        reader.end().map_err(invalid)?;
        Ok(Self::trusted(value))
    }

    /// The value `null`.
    #[must_use]
    pub fn null() -> Self {
        Self("null".into())
    }

    pub(crate) fn trusted(value: JsonRef<'_>) -> Self {
        Self(value.as_str().into())
    }

    /// A value that was put together of valid parts.
    pub(crate) fn of(text: Box<str>) -> Self {
        Self(text)
    }

    /// What stands in the place of a value until one is read.
    pub(crate) fn empty() -> Self {
        Self(Box::default())
    }

    /// The same value, borrowed.
    #[must_use]
    pub fn by_ref(&self) -> JsonRef<'_> {
        JsonRef::trusted(&self.0)
    }

    /// The JSON text as it was written; a text value still has its quotes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.by_ref().is_null()
    }
}

/// A stack of pairs instead of recursion, so that deep values do not need deep stacks.
pub(crate) fn same(left: JsonRef<'_>, right: JsonRef<'_>) -> bool {
    let mut pending = vec![(left, right)];
    while let Some((left, right)) = pending.pop() {
        let kind = left.kind();
        let same = kind == right.kind()
            && match kind {
                Kind::Null | Kind::Boolean => left.as_str() == right.as_str(),
                Kind::Number => number::same(left.as_str(), right.as_str()),
                Kind::Text => text::compare(text::inside(left.as_str()), text::inside(right.as_str())).is_eq(),
                Kind::List => pair_items(left, right, &mut pending),
                Kind::Object => pair_members(left, right, &mut pending),
            };
        if !same {
            return false;
        }
    }
    true
}

/// Puts the items of two lists beside each other, if there are equally many.
fn pair_items<'a>(left: JsonRef<'a>, right: JsonRef<'a>, pending: &mut Vec<(JsonRef<'a>, JsonRef<'a>)>) -> bool {
    let same = left.items().count() == right.items().count();
    if same {
        pending.extend(left.items().zip(right.items()));
    }
    same
}

/// Puts the values of two objects beside each other, if their keys are the same.
fn pair_members<'a>(left: JsonRef<'a>, right: JsonRef<'a>, pending: &mut Vec<(JsonRef<'a>, JsonRef<'a>)>) -> bool {
    let (left, right) = (sorted_members(left), sorted_members(right));
    let same = left.len() == right.len()
        && left.iter().zip(&right).all(|(left, right)| text::compare(left.0, right.0).is_eq());
    if same {
        pending.extend(left.iter().zip(&right).map(|(left, right)| (left.1, right.1)));
    }
    same
}

/// The sort is stable, so members of the same key keep their order.
fn sorted_members(object: JsonRef<'_>) -> Vec<(&str, JsonRef<'_>)> {
    let mut members: Vec<_> = object.members().map(|(key, value)| (key.inside, value)).collect();
    members.sort_by(|left, right| text::compare(left.0, right.0));
    members
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || same(self.by_ref(), other.by_ref())
    }
}

impl Eq for Json {}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Json {
    fn empty() -> Self {
        Self::empty()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = Self::trusted(reader.skip()?);
        Ok(())
    }
}

impl Encode for Json {
    fn encode(&self, out: &mut Writer) {
        out.given(&self.0);
    }
}

impl fmt::Display for InvalidJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for InvalidJson {}

#[cfg(test)]
mod tests {
    use super::Json;

    fn json(text: &str) -> Json {
        Json::from_text(text).expect("the sample is JSON")
    }

    #[test]
    fn values_compare_as_json() {
        for (left, right) in [
            (r#"{"a":1,"b":[true,null]}"#, r#" { "b" : [ true , null ] , "a" : 1.0 } "#),
            (r#""\u00e9\ud800""#, r#""é\uD800""#),
            (r#"{"\u0061":1}"#, r#"{"a":1}"#),
            (r#"{"a":1,"b":0,"a":2}"#, r#"{"b":0,"a":1,"a":2}"#),
            (r#"{"\ud800":1,"a":2}"#, r#"{"a":2,"\ud800":1}"#),
        ] {
            assert_eq!(json(left), json(right));
        }
        for (left, right) in [
            (r#"{"a":1,"a":2}"#, r#"{"a":2,"a":1}"#),
            (r#"{"a":1,"a":1}"#, r#"{"a":1}"#),
            ("[1,2]", "[2,1]"),
            ("[1]", "[1,1]"),
            (r#""1""#, "1"),
            (r#""\ud800""#, r#""\ud801""#),
        ] {
            assert_ne!(json(left), json(right));
        }
    }

    #[test]
    fn what_is_no_json_is_told_without_its_text() {
        let why = Json::from_text("{\"secret\":").expect_err("the sample is cut off");
        assert_eq!(why.to_string(), "expected a value, found the end of the text");
        assert!(Json::from_text("").is_err());
        assert!(Json::from_text("1 2").is_err());
    }
}
