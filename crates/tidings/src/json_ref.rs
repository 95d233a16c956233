//! A JSON value within a text that somebody else holds.

use std::fmt;

use crate::json::Json;
use crate::reader::Reader;
use crate::text::{self, Quoted};

/// The text of a valid JSON value, borrowed from where it stands; [`Json`] owns one.
#[derive(Clone, Copy)]
pub struct JsonRef<'a>(&'a str);

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    /// The kind of the value that begins with this byte. Only a number begins in more than one way.
    #[inline]
    pub(crate) fn of(first: Option<u8>) -> Self {
        match first {
            Some(b'"') => Self::Text,
            Some(b'{') => Self::Object,
            Some(b'[') => Self::List,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'n') => Self::Null,
            _ => Self::Number,
        }
    }
}

impl<'a> JsonRef<'a> {
    /// The text of a value that was read before.
    #[inline]
    pub(crate) fn trusted(text: &'a str) -> Self {
        Self(text)
    }

    /// The JSON text as it was written; a text value still has its quotes.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.0
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    pub(crate) fn kind(self) -> Kind {
        Kind::of(self.0.as_bytes().first().copied())
    }

    /// The values of a list; nothing for any other kind.
    pub(crate) fn items(self) -> impl Iterator<Item = JsonRef<'a>> {
        let mut parts = Parts::of(self, Kind::List);
        std::iter::from_fn(move || parts.next(|reader, first| reader.item(first).map(|more| more.then_some(()))))
            .map(|((), value)| value)
    }

    /// The keys and values of an object; nothing for any other kind.
    pub(crate) fn members(self) -> impl Iterator<Item = (Quoted<'a>, JsonRef<'a>)> {
        let mut parts = Parts::of(self, Kind::Object);
        std::iter::from_fn(move || parts.next(Reader::key))
    }

    /// What the value is, told as kind and size. A value itself never gets into a message: deliveries carry personal
    /// data.
    pub(crate) fn describe(self) -> String {
        match self.kind() {
            Kind::Null => "null".to_owned(),
            Kind::Boolean => "a boolean".to_owned(),
            Kind::Number => sized("a number", self.0.len(), "character"),
            Kind::Text => sized("a text", text::code_points(text::inside(self.0)).count(), "character"),
            Kind::List => sized("a list", self.items().count(), "item"),
            Kind::Object => sized("an object", self.members().count(), "field"),
        }
    }
}

/// The keys and values of what stands between the braces of an object.
pub(crate) fn members(inside: &str) -> impl Iterator<Item = (Quoted<'_>, JsonRef<'_>)> {
    let mut parts = Parts { reader: Reader::new(inside), opened: !inside.is_empty(), first: true };
    std::iter::from_fn(move || parts.next(Reader::key))
}

/// The values of what stands between the brackets of a list.
pub(crate) fn items(inside: &str) -> impl Iterator<Item = JsonRef<'_>> {
    let mut parts = Parts { reader: Reader::new(inside), opened: !inside.is_empty(), first: true };
    std::iter::from_fn(move || parts.next(|reader, first| reader.item(first).map(|more| more.then_some(()))))
        .map(|((), value)| value)
}

/// What lies in a list or object, one after the other.
struct Parts<'a> {
    reader: Reader<'a>,
    opened: bool,
    first: bool,
}

impl<'a> Parts<'a> {
    fn of(value: JsonRef<'a>, kind: Kind) -> Self {
        let mut reader = Reader::new(value.0);
        let opened = value.kind() == kind && reader.open().is_ok();
        Self { reader, opened, first: true }
    }

    /// The text is valid, so a fault only ever stands for the end.
    fn next<K, F>(
        &mut self,
        key: impl FnOnce(&mut Reader<'a>, bool) -> Result<Option<K>, F>,
    ) -> Option<(K, JsonRef<'a>)> {
        if !self.opened {
            return None;
        }
        let key = key(&mut self.reader, std::mem::replace(&mut self.first, false)).ok().flatten();
        let part = key.and_then(|key| Some((key, self.reader.skip().ok()?)));
        self.opened = part.is_some();
        part
    }
}

impl From<JsonRef<'_>> for Json {
    fn from(value: JsonRef<'_>) -> Self {
        Self::trusted(value)
    }
}

impl fmt::Display for JsonRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for JsonRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

pub(crate) fn sized(kind: &str, size: usize, unit: &str) -> String {
    let plural = if size == 1 { "" } else { "s" };
    format!("{kind} of {size} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::JsonRef;
    use crate::json::Json;

    fn json(text: &str) -> Json {
        Json::from_text(text).expect("the sample is JSON")
    }

    #[test]
    fn lists_and_objects_are_split_at_their_outermost_level() {
        let list = json(r#" [ 1 , "a,]\"" ,{"b":[2,3]},[],null ] "#);
        let items: Vec<_> = list.by_ref().items().map(JsonRef::as_str).collect();
        assert_eq!(items, ["1", r#""a,]\"""#, r#"{"b":[2,3]}"#, "[]", "null"]);
        assert_eq!(json("[]").by_ref().items().count(), 0);
        assert_eq!(json("{}").by_ref().items().count(), 0);
        let object = json(r#"{"a\"" : 1.5e3,"b":{"c":"}"}}"#);
        let members: Vec<_> = object.by_ref().members().map(|(key, value)| (key.inside, value.as_str())).collect();
        assert_eq!(members, [(r#"a\""#, "1.5e3"), ("b", r#"{"c":"}"}"#)]);
    }

    #[test]
    fn values_are_described_by_kind_and_size() {
        for (text, said) in [
            ("null", "null"),
            ("true", "a boolean"),
            ("-1.5", "a number of 4 characters"),
            (r#""é\n\ud83d\ude00""#, "a text of 3 characters"),
            ("[1]", "a list of 1 item"),
            (r#"{"a":1,"b":[2,3]}"#, "an object of 2 fields"),
        ] {
            assert_eq!(json(text).by_ref().describe(), said);
        }
    }
}
