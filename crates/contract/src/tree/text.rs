//! Texts of JSON: with their quotes as they are spelt, and without as Rust holds them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text in quotes, with as few escapes as JSON asks for (RFC 8259, section 7).
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => write_unit(&mut out, u16::try_from(u32::from(c)).expect("it is below 32")),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The same text with every character as an escape.
#[must_use]
pub fn escaped(spelt: &str) -> String {
    let mut out = String::from('"');
    for unit in units(spelt) {
        write_unit(&mut out, unit);
    }
    out.push('"');
    out
}

/// The text that a spelling in quotes stands for, unless it holds half a surrogate pair.
#[must_use]
pub fn unquoted(spelt: &str) -> Option<String> {
    if spelt.contains('\\') { String::from_utf16(&units(spelt)).ok() } else { Some(inside(spelt).to_owned()) }
}

/// The same text in the spelling that all spellings of it have in common.
#[must_use]
pub fn canonical(spelt: &str) -> Cow<'_, str> {
    if spelt.contains('\\') {
        Cow::Owned(unquoted(spelt).map_or_else(|| escaped(spelt), |text| quoted(&text)))
    } else {
        Cow::Borrowed(spelt)
    }
}

fn inside(spelt: &str) -> &str {
    spelt.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(spelt)
}

/// The units of UTF-16 that a spelling in quotes stands for.
fn units(spelt: &str) -> Vec<u16> {
    let mut units = Vec::new();
    let mut chars = inside(spelt).chars();
    while let Some(c) = chars.next() {
        let c = match c {
            '\\' => match chars.next() {
                Some('u') => {
                    let digits: String = chars.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&digits, 16).expect("four digits stand behind it"));
                    continue;
                }
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                other => other.expect("something stands behind it"),
            },
            c => c,
        };
        units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    }
    units
}

fn write_unit(out: &mut String, unit: u16) {
    let _ = write!(out, "\\u{unit:04x}");
}

#[cfg(test)]
mod tests {
    use super::{canonical, escaped, quoted, unquoted};

    #[test]
    fn texts_come_back_from_every_spelling() {
        for text in ["", "a", "a\"\\\n\u{0}é😀"] {
            assert_eq!(unquoted(&quoted(text)).as_deref(), Some(text));
            assert_eq!(unquoted(&escaped(&quoted(text))).as_deref(), Some(text));
        }
        assert_eq!(escaped(r#""i\n""#), r#""\u0069\u000a""#);
        assert_eq!(unquoted(r#""\ud83d\ude00\/""#).as_deref(), Some("😀/"));
        assert_eq!(unquoted(r#""\ud83d""#), None);
        for spellings in
            [[r#""id""#, r#""\u0069d""#], [r#""\n""#, r#""\u000a""#], [r#""a\ud800""#, r#""\u0061\uD800""#]]
        {
            let [one, other] = spellings.map(canonical);
            assert_eq!(one, other);
        }
    }
}
