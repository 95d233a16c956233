//! The numbers of a text as they are written.
//!
//! `serde_json` hands on what fits into 64 bits and refuses what is beyond a double. A limit of `1e400` is odd, and no
//! reason to refuse the document around it; and what is written as `0.30` is exactly that.

use crate::node::Node;

/// Powers of ten up to this one are written out.
const LARGEST_POWER: i32 = 40;

/// The numbers of a JSON text in their order, and the text with harmless ones in their places: what is wrong with the rest
/// of it stands where it stood.
pub(super) fn set_apart(bytes: &[u8]) -> (Vec<u8>, Vec<String>) {
    let mut text = bytes.to_vec();
    let mut numbers = Vec::new();
    let (mut at, mut in_text) = (0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if in_text => at += 1,
            b'"' => in_text = !in_text,
            b'-' | b'0'..=b'9' if !in_text => {
                let rest = bytes.get(at..).unwrap_or_default();
                let length = rest.iter().take_while(|byte| byte.is_ascii_digit() || b"+-.eE".contains(byte)).count();
                if let Some(digits) = rest.get(..length).and_then(|digits| std::str::from_utf8(digits).ok())
                    && is_number(digits)
                {
                    numbers.push(digits.to_owned());
                    if let Some(place) = text.get_mut(at..at + length) {
                        place.fill(b' ');
                        place.iter_mut().take(1).for_each(|first| *first = b'1');
                    }
                }
                at += length.saturating_sub(1);
            }
            _ => {}
        }
        at += 1;
    }
    (text, numbers)
}

/// Whether JSON has a number of this notation (RFC 8259, section 6).
pub(super) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && digits(fraction) && digits(power)
}

/// A number without a power of ten, where that is not longer than people write.
pub(super) fn number(text: &str) -> Node {
    let plain = text.split_once(['e', 'E']).and_then(|(mantissa, power)| written_out(mantissa, power.parse().ok()?));
    Node::Number(plain.unwrap_or_else(|| text.to_owned()))
}

fn written_out(mantissa: &str, power: i32) -> Option<String> {
    let power = Some(power).filter(|power| (-LARGEST_POWER..=LARGEST_POWER).contains(power))?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    // So many digits stand before the point.
    let point = i32::try_from(whole.len()).ok()?.checked_add(power)?;
    let before = usize::try_from(point).unwrap_or_default();
    let whole: String = digits.chars().chain(std::iter::repeat('0')).take(before).collect();
    let zeros = "0".repeat(usize::try_from(-point).unwrap_or_default());
    let fraction = format!("{zeros}{}", digits.get(before..).unwrap_or_default());
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

#[cfg(test)]
mod tests {
    use super::{is_number, number, set_apart};
    use crate::node::Node;

    #[test]
    fn numbers_keep_their_digits() {
        let (text, numbers) = set_apart(br#"{"1": [-1.50, 1e400, 7], "a\"2": true}"#);
        assert_eq!(numbers, ["-1.50", "1e400", "7"]);
        assert_eq!(String::from_utf8_lossy(&text), r#"{"1": [1    , 1    , 1], "a\"2": true}"#);
    }

    #[test]
    fn small_powers_are_written_out() {
        let table = [
            ("1e3", "1000"),
            ("-2.50E1", "-25"),
            ("5e-3", "0.005"),
            ("12.5e-1", "1.25"),
            ("0e9", "0"),
            ("1e400", "1e400"),
        ];
        for (written, expected) in table {
            assert_eq!(number(written), Node::Number(expected.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_json_does_not_write_is_no_number() {
        for text in ["01", "1.", ".5", "1e", "-", "1-2", "+1", "1.2.3"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
