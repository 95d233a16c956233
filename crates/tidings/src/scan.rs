//! Where the tokens of JSON end. Nothing here knows what they mean.

/// The first place from `at` on that is no white space (RFC 8259, section 2).
#[inline]
pub(crate) fn space_end(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\t' | b'\n' | b'\r') = text.get(at) {
        at += 1;
    }
    at
}

/// The first place from `at` on where a string may not simply go on: a quote, a backslash, a control character, or
/// the end of the text.
#[inline]
pub(crate) fn plain_end(text: &[u8], at: usize) -> usize {
    let mut rest = text.get(at..).unwrap_or_default();
    while let Some((word, behind)) = rest.split_first_chunk() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            // The lowest mark stands at the first special byte; only marks above it may be false.
            return text.len() - rest.len() + special.trailing_zeros() as usize / 8;
        }
        rest = behind;
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | ..0x20);
    text.len() - rest.iter().position(ends).map_or(0, |end| rest.len() - end)
}

/// The highest bit of each byte that is a quote, a backslash or a control character.
///
/// Subtracting borrows into the highest bit of a byte that is too small; a byte is equal to another if their exclusive
/// or is smaller than 1.
#[inline]
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGHEST: u64 = ONES << 7;
    let smaller = |word: u64, than: u64| word.wrapping_sub(ONES * than) & !word;
    let equal = |byte: u8| smaller(word ^ (ONES * u64::from(byte)), 1);
    (smaller(word, 0x20) | equal(b'"') | equal(b'\\')) & HIGHEST
}

/// The place behind the value that begins at `at`, if it is one: brackets are counted, and what stands between them is
/// not looked at. Where it is none, any place behind `at`.
pub(crate) fn value_end(text: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at = (string_end(text, at + 1) + 1).min(text.len()),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' if depth > 0 => {
                depth -= 1;
                at += 1;
            }
            b'}' | b']' | b',' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return at,
            _ => {
                at += 1;
                continue;
            }
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The place of the closing quote of a string, by the place behind its opening one.
pub(crate) fn string_end(text: &[u8], at: usize) -> usize {
    let mut end = plain_end(text, at);
    while let Some(byte) = text.get(end) {
        end = match byte {
            b'"' => break,
            b'\\' => plain_end(text, end + 2),
            _ => plain_end(text, end + 1),
        };
    }
    end
}

/// The place behind the escape that begins at `at`, if it is one (RFC 8259, section 7).
pub(crate) fn escape_end(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 2),
        b'u' => text.get(at + 2..at + 6)?.iter().all(u8::is_ascii_hexdigit).then_some(at + 6),
        _ => None,
    }
}

/// The place behind the number that begins at `at`, or `Err` with the place where it stops being one (RFC 8259,
/// section 6).
pub(crate) fn number_end(text: &[u8], at: usize) -> Result<usize, usize> {
    let is = |at: usize, byte: u8| text.get(at) == Some(&byte);
    let digits = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let count = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        if count == 0 { Err(at) } else { Ok(at + count) }
    };
    let start = if is(at, b'-') { at + 1 } else { at };
    let mut end = if is(start, b'0') { start + 1 } else { digits(start)? };
    if is(end, b'.') {
        end = digits(end + 1)?;
    }
    if is(end, b'e') || is(end, b'E') {
        let signed = is(end + 1, b'+') || is(end + 1, b'-');
        end = digits(end + if signed { 2 } else { 1 })?;
    }
    Ok(end)
}

#[cfg(test)]
mod tests {
    use super::{number_end, plain_end, value_end};

    #[test]
    fn a_value_ends_before_what_stands_behind_it() {
        for (value, behind) in [
            ("1", " ,"),
            ("-1.5e3", "\n}"),
            ("true", ","),
            (r#""a\"}\\""#, "\t}"),
            (r#"{"a":[1,{"b":"]}"}],"c" : 2 }"#, " }"),
            ("[[],[ ]]", ",1"),
            ("{}", ""),
            (r#""cut off"#, ""),
            (r#"{"a":"cut off\"#, ""),
        ] {
            assert_eq!(value_end(format!("{value}{behind}").as_bytes(), 0), value.len(), "{value}");
        }
    }

    #[test]
    fn a_string_stops_at_its_first_special_byte_wherever_that_stands() {
        for length in 0..20 {
            for (special, ends) in [("\"", true), ("\\", true), ("\u{1f}", true), ("\0", true), (" ", false)] {
                for fill in ["a", "\u{7f}", "!", "#", "[", "]", "é", "😀"] {
                    let text = fill.repeat(length) + special + &fill.repeat(9);
                    let end = if ends { fill.len() * length } else { text.len() };
                    assert_eq!(plain_end(text.as_bytes(), 0), end, "{text:?}");
                    assert_eq!(plain_end(text.as_bytes(), end), end, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_end_where_json_says() {
        for (text, end) in [
            ("0", Ok(1)),
            ("-0.10e+05,", Ok(9)),
            ("01", Ok(1)),
            ("1E400]", Ok(5)),
            ("-", Err(1)),
            ("-a", Err(1)),
            ("1.", Err(2)),
            ("1.e1", Err(2)),
            ("1e", Err(2)),
            ("1e+", Err(3)),
            (".5", Err(0)),
            ("+1", Err(0)),
        ] {
            assert_eq!(number_end(text.as_bytes(), 0), end, "{text}");
        }
    }
}
