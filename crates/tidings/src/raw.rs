//! The text of one JSON value, known to be valid, as a slice of the body that it came in.

use std::fmt::Write as _;

use serde_core::de::IgnoredAny;

use crate::fault::Fault;
use crate::text;

/// How deep lists and objects may lie in each other. What walks a value may recurse, since it never gets deeper.
pub(crate) const MAX_DEPTH: usize = 128;

/// JSON's white space (RFC 8259, section 2).
const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The text of one valid JSON value inside a body; what [`Decode`](crate::Decode) reads from.
///
/// Only this crate makes one, so whoever holds one need not doubt its syntax.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'a>(&'a str);

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

/// The values of a list, or the keys and values of an object in turn.
struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Raw<'a> {
    /// Checks a whole body: its syntax and its depth.
    pub(crate) fn check(body: &'a str) -> Result<Self, Fault> {
        if let Err(why) = serde_json::from_str::<IgnoredAny>(body) {
            let at = byte_offset(body, why.line(), why.column());
            let (expected, found) =
                if why.is_eof() { ("more JSON", "the end of the text") } else { ("JSON", "a mistake in its syntax") };
            return Err(Fault::new(expected, found, body.get(at..).unwrap_or_default()).fatal());
        }
        if let Some(at) = too_deep(body) {
            let expected = format!("at most {MAX_DEPTH} lists and objects in each other");
            return Err(Fault::new(expected, "one more", body.get(at..).unwrap_or_default()).fatal());
        }
        Ok(Self(body.trim_matches(SPACE)))
    }

    /// The text of a value that was checked before.
    pub(crate) fn trusted(text: &'a str) -> Self {
        Self(text)
    }

    /// The text as it was written.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.0
    }

    pub(crate) fn kind(self) -> Kind {
        match self.0.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// The values of a list; nothing for any other kind.
    pub(crate) fn items(self) -> impl Iterator<Item = Raw<'a>> {
        let rest = if self.kind() == Kind::List { self.inside() } else { "" };
        Parts { rest }
    }

    /// The keys, still quoted, and the values of an object; nothing for any other kind.
    pub(crate) fn members(self) -> impl Iterator<Item = (Raw<'a>, Raw<'a>)> {
        let rest = if self.kind() == Kind::Object { self.inside() } else { "" };
        let mut parts = Parts { rest };
        std::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
    }

    /// What the value is, told as kind and size. A value itself never gets into a message: deliveries carry personal
    /// data.
    pub(crate) fn describe(self) -> String {
        match self.kind() {
            Kind::Null => "null".to_owned(),
            Kind::Boolean => "a boolean".to_owned(),
            Kind::Number => sized("a number", self.0.len(), "character"),
            Kind::Text => sized("a text", text::code_points(self.0).count(), "character"),
            Kind::List => sized("a list", self.items().count(), "item"),
            Kind::Object => sized("an object", self.members().count(), "field"),
        }
    }

    /// What stands between the brackets.
    fn inside(self) -> &'a str {
        self.0.get(1..self.0.len().saturating_sub(1)).unwrap_or_default()
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Raw<'a>;

    fn next(&mut self) -> Option<Raw<'a>> {
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r', ',', ':']);
        if rest.is_empty() {
            return None;
        }
        let (value, rest) = rest.split_at_checked(value_end(rest.as_bytes()))?;
        self.rest = rest;
        Some(Raw(value))
    }
}

/// Where the value ends that the text begins with.
fn value_end(text: &[u8]) -> usize {
    match text.first() {
        Some(b'"') => text_end(text, 0),
        Some(b'{' | b'[') => {
            let (mut at, mut depth) = (0, 0_usize);
            while let Some(&byte) = text.get(at) {
                match byte {
                    b'"' => at = text_end(text, at) - 1,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                at += 1;
                if depth == 0 {
                    break;
                }
            }
            at
        }
        _ => text.iter().position(|byte| b",:]} \t\n\r".contains(byte)).unwrap_or(text.len()),
    }
}

/// Where the string ends that begins at `start`: the place behind its closing quote.
fn text_end(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'"' => break,
            _ => {}
        }
    }
    at
}

/// Where a valid JSON text gets too deep, if it does.
fn too_deep(body: &str) -> Option<usize> {
    let text = body.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = text.get(at) {
        match byte {
            b'"' => at = text_end(text, at) - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The place that `serde_json` names by line and by column in bytes, both from 1, moved to the start of a character.
fn byte_offset(body: &str, line: usize, column: usize) -> usize {
    let before: usize = body.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (before + column.saturating_sub(1)).min(body.len());
    while !body.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(crate) fn sized(kind: &str, size: usize, unit: &str) -> String {
    let mut text = format!("{kind} of {size} {unit}");
    if size != 1 {
        let _ = text.write_char('s');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, Raw};

    fn parts(text: &str) -> Vec<&str> {
        Raw::check(text).expect("the sample is JSON").items().map(Raw::as_str).collect()
    }

    #[test]
    fn lists_and_objects_are_split_at_their_outermost_level() {
        assert_eq!(
            parts(r#" [ 1 , "a,]\"" ,{"b":[2,3]},[],null ] "#),
            ["1", r#""a,]\"""#, r#"{"b":[2,3]}"#, "[]", "null"]
        );
        assert!(parts("[]").is_empty());
        let object = Raw::check(r#"{"a\"" : 1.5e3,"b":{"c":"}"}}"#).expect("the sample is JSON");
        let members: Vec<_> = object.members().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(members, [(r#""a\"""#, "1.5e3"), (r#""b""#, r#"{"c":"}"}"#)]);
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
            assert_eq!(Raw::check(text).expect("the sample is JSON").describe(), said);
        }
    }

    #[test]
    fn depth_has_a_limit_and_brackets_in_texts_do_not_count() {
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Raw::check(&deep(MAX_DEPTH)).is_ok());
        assert!(Raw::check(&deep(MAX_DEPTH + 1)).is_err());
        assert!(Raw::check(&deep(100_000)).is_err());
        assert!(Raw::check(&format!("\"{}\"", "[".repeat(1000))).is_ok());
    }
}
