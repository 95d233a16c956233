//! JSON strings: what stands between the quotes, and back.
//!
//! JSON can spell half a surrogate pair, which no Rust text holds. So strings are compared by their code points; only
//! where a Rust text is asked for does such a half matter.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::Write as _;
use std::str::Chars;

use crate::scan;

/// A string as it was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoted<'a> {
    /// What stands between its quotes.
    pub(crate) inside: &'a str,
    /// Whether it stands for itself: no escape occurs in it.
    pub(crate) plain: bool,
}

impl<'a> Quoted<'a> {
    /// The text that it spells, unless it holds half a surrogate pair.
    #[inline]
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        if self.plain { Some(Cow::Borrowed(self.inside)) } else { unescape(self.inside).map(Cow::Owned) }
    }

    /// Where it stands in the text that it was read from, behind its opening quote.
    pub(crate) fn place_in(self, text: &str) -> usize {
        self.inside.as_ptr().addr() - text.as_ptr().addr()
    }
}

/// What stands between the quotes of a JSON string.
pub(crate) fn inside(quoted: &str) -> &str {
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default()
}

/// The code points of what stands between the quotes, escapes resolved; half a surrogate pair stays what it is.
pub(crate) fn code_points(inside: &str) -> CodePoints<'_> {
    CodePoints { chars: inside.chars() }
}

/// The text that stands between the quotes, escapes resolved, unless it holds half a surrogate pair.
pub(crate) fn unescape(inside: &str) -> Option<String> {
    // An escape is never shorter than what it stands for.
    let mut text = String::with_capacity(inside.len());
    for code_point in code_points(inside) {
        text.push(char::from_u32(code_point)?);
    }
    Some(text)
}

/// Compares what stands between the quotes of two JSON strings by code points.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    if left.contains('\\') || right.contains('\\') {
        code_points(left).cmp(code_points(right))
    } else {
        // The bytes of UTF-8 have the order of the code points.
        left.cmp(right)
    }
}

/// A text as it stands between quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut quoted = String::new();
    write_quoted(&mut quoted, text);
    inside(&quoted).to_owned()
}

/// Writes a text as a JSON string (RFC 8259, section 7): only what must be escaped is.
pub(crate) fn write_quoted(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    loop {
        let (plain, behind) = rest.split_at(scan::plain_end(rest.as_bytes(), 0));
        out.push_str(plain);
        let mut special = behind.chars();
        match special.next() {
            None => break,
            Some(c @ ('"' | '\\')) => out.extend(['\\', c]),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
        }
        rest = special.as_str();
    }
    out.push('"');
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
    use super::{inside, unescape, write_quoted};

    #[test]
    fn escapes_are_resolved() {
        let text = r#"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é"#;
        assert_eq!(unescape(text).as_deref(), Some("a\"\\/\u{8}\u{c}\n\r\té😀é"));
        for half in [r"\ud83d", r"\ude00x", r"\ud83d\u0041", r"\ud83d\ud83d\ude00"] {
            assert_eq!(unescape(half), None, "{half}");
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let text: String = (0..0x300).filter_map(char::from_u32).chain("😀".chars()).collect();
        let mut quoted = String::new();
        write_quoted(&mut quoted, &text);
        assert_eq!(unescape(inside(&quoted)).as_deref(), Some(text.as_str()));
        assert_eq!(serde_json::from_str::<String>(&quoted).ok(), Some(text));
    }
}
