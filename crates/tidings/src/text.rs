//! JSON strings: what stands between the quotes, and back.
//!
//! JSON can spell half a surrogate pair, which no Rust text holds. So strings are compared by their code points; only
//! where a Rust text is asked for does such a half matter.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::str::Chars;

use crate::fault::Fault;
use crate::raw::{Kind, Raw};

/// The code points of a quoted JSON string, escapes resolved; half a surrogate pair stays what it is.
pub(crate) fn code_points(quoted: &str) -> CodePoints<'_> {
    CodePoints { chars: inside(quoted).chars() }
}

/// The text that a quoted JSON string spells, unless it holds half a surrogate pair.
pub(crate) fn unquote(quoted: &str) -> Option<Cow<'_, str>> {
    let text = inside(quoted);
    if text.contains('\\') {
        code_points(quoted).map(char::from_u32).collect::<Option<String>>().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(text))
    }
}

/// The text that a value must be.
pub(crate) fn decode(raw: Raw<'_>) -> Result<Cow<'_, str>, Fault> {
    if raw.kind() != Kind::Text {
        return Err(Fault::mismatch("a text", raw));
    }
    unquote(raw.as_str()).ok_or_else(|| Fault::mismatch("a text without half surrogate pairs", raw))
}

/// Writes a text as a JSON string (RFC 8259, section 7): only what must be escaped is.
pub(crate) fn write_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn inside(quoted: &str) -> &str {
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default()
}

/// See [`code_points`].
pub(crate) struct CodePoints<'a> {
    chars: Chars<'a>,
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let c = match self.chars.next()? {
            '\\' => match self.chars.next()? {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => return Some(self.unit_or_pair()),
                c => c,
            },
            c => c,
        };
        Some(u32::from(c))
    }
}

impl CodePoints<'_> {
    fn unit_or_pair(&mut self) -> u32 {
        let high = self.unit();
        if !(0xD800..0xDC00).contains(&high) {
            return high;
        }
        let behind = self.chars.clone();
        if self.chars.next() == Some('\\') && self.chars.next() == Some('u') {
            let low = self.unit();
            if (0xDC00..0xE000).contains(&low) {
                return 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            }
        }
        self.chars = behind;
        high
    }

    fn unit(&mut self) -> u32 {
        self.chars.by_ref().take(4).fold(0, |unit, digit| unit * 16 + digit.to_digit(16).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::{unquote, write_quoted};

    #[test]
    fn escapes_are_resolved() {
        let quoted = r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é""#;
        assert_eq!(unquote(quoted).as_deref(), Some("a\"\\/\u{8}\u{c}\n\r\té😀é"));
        for half in [r#""\ud83d""#, r#""\ude00x""#, r#""\ud83d\u0041""#, r#""\ud83d\ud83d\ude00""#] {
            assert_eq!(unquote(half), None, "{half}");
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let text: String = (0..0x300).filter_map(char::from_u32).chain("😀".chars()).collect();
        let mut quoted = String::new();
        write_quoted(&mut quoted, &text);
        assert_eq!(unquote(&quoted).as_deref(), Some(text.as_str()));
        assert_eq!(serde_json::from_str::<String>(&quoted).ok(), Some(text));
    }
}
