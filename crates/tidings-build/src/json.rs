//! JSON as the emitters write it: objects keep their order, numbers their digits.
//!
//! A compiler that users build along with their crate does without `serde_json`; writing takes these few lines.

use std::fmt::Write as _;
use std::sync::Arc;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number in JSON's own notation, digit by digit as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// An array.
    Array(Vec<Json>),
    /// An object; its members are written in this order.
    Object(Vec<(String, Json)>),
    /// A value that stands in several documents, and is there once.
    Shared(Arc<Json>),
    /// A value that was written before, indented for where it stands now: many documents have it there.
    Written(Arc<str>),
}

impl Json {
    /// An object of the given members.
    #[must_use]
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Json)>) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A text, or null where there is none.
    #[must_use]
    pub fn text_or_null(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::text)
    }

    /// An array of texts.
    #[must_use]
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Array(texts.into_iter().map(Self::text).collect())
    }

    /// The value on several lines, indented by two spaces, without a line break at its end.
    #[must_use]
    pub fn pretty(&self) -> String {
        self.pretty_within(0)
    }

    /// The same of a value that stands within so many others.
    pub(crate) fn pretty_within(&self, depth: usize) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(depth));
        out
    }

    /// The value on one line, without spaces.
    #[must_use]
    pub fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(digits) => out.push_str(digits),
            Self::Text(text) => write_text(out, text),
            Self::Shared(value) => value.write(out, depth),
            Self::Written(text) => out.push_str(text),
            Self::Array(items) => write_list(out, depth, ['[', ']'], items, |out, item, depth| item.write(out, depth)),
            Self::Object(members) => write_list(out, depth, ['{', '}'], members, |out, (key, value), depth| {
                write_text(out, key);
                out.push_str(if depth.is_some() { ": " } else { ":" });
                value.write(out, depth);
            }),
        }
    }
}

/// A text in quotes, as JSON and YAML both read it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::new();
    write_text(&mut out, text);
    out
}

fn write_list<T>(
    out: &mut String,
    depth: Option<usize>,
    [open, close]: [char; 2],
    items: &[T],
    mut write_item: impl FnMut(&mut String, &T, Option<usize>),
) {
    out.push(open);
    let inner = depth.map(|depth| depth + 1);
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        write_line_break(out, inner);
        write_item(out, item, inner);
    }
    if !items.is_empty() {
        write_line_break(out, depth);
    }
    out.push(close);
}

fn write_line_break(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        const SPACES: &str = "                                ";
        out.push('\n');
        let mut left = 2 * depth;
        while left > 0 {
            let some = SPACES.get(..left).unwrap_or(SPACES);
            out.push_str(some);
            left -= some.len();
        }
    }
}

/// Writes a JSON string (RFC 8259, section 7): only what must be escaped is.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    // Most texts have nothing to escape, and are copied as a whole.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')) {
        let (plain, escaped) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = escaped.chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some('\u{8}') => out.push_str("\\b"),
            Some('\u{c}') => out.push_str("\\f"),
            control => {
                let _ = write!(out, "\\u{:04x}", control.map_or(0, u32::from));
            }
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Whether a text is a number in JSON's notation (RFC 8259, section 6).
pub(crate) fn is_json_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::{Json, is_json_number};

    #[test]
    fn values_are_written_compactly_and_on_lines() {
        let value = Json::object([
            ("text", Json::text("a\"\\\n\u{1}é")),
            ("list", Json::Array(vec![Json::Number("1e400".into()), Json::Null])),
            ("none", Json::Array(vec![])),
        ]);
        assert_eq!(value.compact(), r#"{"text":"a\"\\\n\u0001é","list":[1e400,null],"none":[]}"#);
        let lines =
            "{\n  \"text\": \"a\\\"\\\\\\n\\u0001é\",\n  \"list\": [\n    1e400,\n    null\n  ],\n  \"none\": []\n}";
        assert_eq!(value.pretty(), lines);
    }

    #[test]
    fn numbers_of_json_are_recognised() {
        for text in ["0", "-0", "12", "1.5", "1e400", "-1.5E+3"] {
            assert!(is_json_number(text), "{text}");
        }
        for text in ["", "-", "01", "+1", "1.", ".5", "1e", "1_0", "0x1"] {
            assert!(!is_json_number(text), "{text}");
        }
    }
}
