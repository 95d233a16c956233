//! What YAML does to a plain scalar without a word, and how that is noticed.
//!
//! The sources of the rules are YAML 1.2.2, chapter 10.3 (core schema) and the type repository of YAML 1.1, which most
//! installed readers still follow.

use granit_parser::ScalarStyle;

use super::node::Scalar;
use crate::source::{SourceFile, Span};

/// What a YAML reader may take a plain scalar for, if not for a text.
pub(crate) fn taken_for(scalar: &Scalar) -> Option<&'static str> {
    if scalar.style != ScalarStyle::Plain {
        return None;
    }
    let text = scalar.text.as_str();
    match text.to_ascii_lowercase().as_str() {
        "" | "~" | "null" => Some("null"),
        "true" | "false" | "yes" | "no" | "on" | "off" => Some("a boolean"),
        _ if is_number(text) => Some("a number"),
        _ => None,
    }
}

/// Numbers of YAML 1.1 and 1.2: signs, digit separators, other bases, base 60, infinity.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text).to_ascii_lowercase();
    if matches!(unsigned.as_str(), ".inf" | ".nan") {
        return true;
    }
    let all = |rest: &str, fits: fn(char) -> bool| !rest.is_empty() && rest.chars().all(|c| c == '_' || fits(c));
    for (prefix, fits) in
        [("0x", (|c| c.is_ascii_hexdigit()) as fn(char) -> bool), ("0o", |c| c.is_digit(8)), ("0b", |c| c.is_digit(2))]
    {
        if unsigned.strip_prefix(prefix).is_some_and(|rest| all(rest, fits)) {
            return true;
        }
    }
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return false;
    }
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((&unsigned, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    mantissa.contains(|c: char| c.is_ascii_digit())
        && mantissa.matches('.').count() <= 1
        && all(mantissa, |c| c.is_ascii_digit() || c == '.' || c == ':')
        && all(exponent, |c| c.is_ascii_digit())
}

/// Whether a number is too large for a double, which is all that most readers of JSON hold (RFC 8259, section 6): some
/// refuse a schema or a sample with such a number, others read infinity.
pub(crate) fn is_beyond_doubles(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(f64::is_infinite)
}

/// The comment that cuts a plain scalar off, if one follows it on its line.
pub(crate) fn cutting_comment(file: &SourceFile, scalar: &Scalar, span: Span) -> Option<Span> {
    if scalar.style != ScalarStyle::Plain {
        return None;
    }
    let line = file.line_around(span.end);
    let rest = file.text.get(span.end..line.end)?;
    let comment = rest.trim_start_matches([' ', '\t']);
    let blank = rest.len() - comment.len();
    let cut = blank > 0 && comment.starts_with('#');
    cut.then(|| Span { start: span.end + blank, end: line.start + rest_end(file, line.start, line.end), ..span })
}

/// The length of a line without the white space at its end.
fn rest_end(file: &SourceFile, start: usize, end: usize) -> usize {
    file.text.get(start..end).unwrap_or_default().trim_end().len()
}

#[cfg(test)]
mod tests {
    use granit_parser::ScalarStyle;

    use super::taken_for;
    use crate::load::node::Scalar;

    #[test]
    fn plain_scalars_that_yaml_changes_are_recognised() {
        let taken = |text: &str| taken_for(&Scalar { text: text.to_owned(), style: ScalarStyle::Plain });
        for text in
            ["08", "+1", "-1", "1.0", "1e3", ".5", "1_000", "0x1F", "0o17", "0b1", "1:30", ".inf", "-.inf", "12"]
        {
            assert_eq!(taken(text), Some("a number"), "{text}");
        }
        for text in ["yes", "NO", "On", "off", "true", "False"] {
            assert_eq!(taken(text), Some("a boolean"), "{text}");
        }
        for text in ["~", "null", "NULL", ""] {
            assert_eq!(taken(text), Some("null"), "{text}");
        }
        for text in ["1.0.2", "3DS", "e5", "y", "n", "2026-01-01", ".", "-", "evt_1", "nob", "0x", "1e", "+"] {
            assert_eq!(taken(text), None, "{text}");
        }
        assert_eq!(taken_for(&Scalar { text: "no".to_owned(), style: ScalarStyle::SingleQuoted }), None);
    }
}
