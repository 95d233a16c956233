//! YAML as data: by the core schema of YAML 1.2.2, chapter 10.3, as the readers in editors have it.

use granit_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Number, Value};

/// What a text holds. `None` if it is not YAML, holds what JSON does not have, or is more than one document.
#[must_use]
pub fn read(text: &str) -> Option<Value> {
    let mut events = Vec::new();
    for event in Parser::new_from_str(text) {
        match event.ok()?.0 {
            Event::Scalar(text, style, ..) => events.push(Piece::Scalar(scalar(&text, style)?)),
            Event::SequenceStart(..) => events.push(Piece::List),
            Event::MappingStart(..) => events.push(Piece::Mapping),
            Event::SequenceEnd | Event::MappingEnd => events.push(Piece::End),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return None,
            _ => {}
        }
    }
    let mut pieces = events.into_iter();
    let root = value(pieces.next()?, &mut pieces)?;
    pieces.next().is_none().then_some(root)
}

/// A piece of a document, in the order of the text.
enum Piece {
    Scalar(Value),
    List,
    Mapping,
    End,
}

fn value(first: Piece, rest: &mut impl Iterator<Item = Piece>) -> Option<Value> {
    match first {
        Piece::Scalar(value) => Some(value),
        Piece::List => {
            let mut items = Vec::new();
            loop {
                match rest.next()? {
                    Piece::End => return Some(Value::Array(items)),
                    item => items.push(value(item, rest)?),
                }
            }
        }
        Piece::Mapping => {
            let mut members = Map::new();
            loop {
                let key = match rest.next()? {
                    Piece::End => return Some(Value::Object(members)),
                    Piece::Scalar(Value::String(key)) => key,
                    Piece::Scalar(key) => key.to_string(),
                    Piece::List | Piece::Mapping => return None,
                };
                let behind = rest.next()?;
                members.insert(key, value(behind, rest)?);
            }
        }
        Piece::End => None,
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Option<Value> {
    if style != ScalarStyle::Plain {
        return Some(Value::from(text));
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Value::Null),
        "true" | "True" | "TRUE" => return Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Some(Value::Bool(false)),
        _ => {}
    }
    if let Some(digits) = text.strip_prefix("0x").filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit())) {
        return u64::from_str_radix(digits, 16).ok().map(Value::from);
    }
    if let Some(digits) = text.strip_prefix("0o").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit())) {
        return u64::from_str_radix(digits, 8).ok().map(Value::from);
    }
    let may_be_number = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    match text.parse::<f64>().ok().filter(|_| may_be_number) {
        None => Some(Value::from(text)),
        Some(number) => match text.strip_prefix('+').unwrap_or(text).parse::<i64>() {
            Ok(whole) => Some(Value::from(whole)),
            Err(_) => Number::from_f64(number).map(Value::Number),
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn scalars_are_what_readers_take_them_for() {
        let text = "[~, true, no, 08, +1, 1.5, 1e3, 0x1F, '1', 2026-01-01, 1.0.2, e5, a b]";
        let value = json!([null, true, "no", 8, 1, 1.5, 1e3, 31, "1", "2026-01-01", "1.0.2", "e5", "a b"]);
        assert_eq!(read(text), Some(value));
    }

    #[test]
    fn mappings_are_objects() {
        assert_eq!(read("a:\nb: {c: []}\n2: x\n"), Some(json!({"a": null, "b": {"c": []}, "2": "x"})));
    }

    #[test]
    fn what_json_does_not_have_is_not_read() {
        for text in ["a: *b", "a: [", "? [a]\n: b", "a: 1\n---\nb: 1\n", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
