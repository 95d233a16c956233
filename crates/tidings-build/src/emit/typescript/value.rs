//! Types of values, and the keys and literals within them.

use crate::check::Catalogue;
use crate::emit::prose::visible;
use crate::json::quoted;
use crate::model::{Claim, Enum, EnumKind, EnumValue, Field, Format, Literal, Type, TypeId, Union};

/// How long a line of a union may be.
pub(super) const WIDTH: usize = 100;

/// The type of a field's value; whether it may be absent stands before it.
pub(super) fn field_type(catalogue: &Catalogue, field: &Field) -> String {
    let ty = value_type(catalogue, &field.ty);
    if field.nullable { or_null(ty) } else { ty }
}

/// The type of a value.
pub(super) fn value_type(catalogue: &Catalogue, ty: &Type) -> String {
    match ty {
        Type::Boolean => "boolean".to_owned(),
        Type::Integer(_) | Type::Number | Type::Format(Format::UnixSeconds | Format::UnixMilliseconds) => {
            "number".to_owned()
        }
        Type::String | Type::Format(_) => "string".to_owned(),
        Type::Json | Type::Unknown => "unknown".to_owned(),
        Type::Const(value) => constant(value),
        Type::List(item) => {
            let ty = value_type(catalogue, item);
            // What is more than a word binds less than the brackets.
            if matches!(**item, Type::Nullable(_) | Type::Const(_)) { format!("({ty})[]") } else { format!("{ty}[]") }
        }
        Type::Map(value) => format!("{{ [key: string]: {} }}", value_type(catalogue, value)),
        Type::Nullable(inner) => or_null(value_type(catalogue, inner)),
        Type::Named(TypeId(id)) => catalogue.types.get(*id).map(|def| def.name.to_string()).unwrap_or_default(),
    }
}

/// What begins behind the `=` of an enum's declaration. The last member of an open one is every other text: mere
/// `string` would swallow the known values, and no editor would offer them.
pub(super) fn enum_type(enum_: &Enum) -> String {
    let others: &[&str] = match enum_.kind {
        EnumKind::Texts => &["string"],
        EnumKind::Integers => &["number"],
        EnumKind::Mixed => &["string", "number"],
    };
    let mut members: Vec<String> = enum_.values.iter().flat_map(EnumValue::spellings).map(constant).collect();
    if members.is_empty() {
        return format!(" {}", others.join(" | "));
    }
    if !enum_.closed {
        members.extend(others.iter().map(|other| format!("({other} & {{}})")));
    }
    union(&members)
}

/// What begins behind the `=` of a union's declaration: what the producer promises. A tag that the type of an object does
/// not tell by itself is told here.
pub(super) fn union_type(catalogue: &Catalogue, joined: &Union) -> String {
    let variants = joined.variants.iter().map(|variant| {
        let ty = value_type(catalogue, &variant.ty);
        match (&variant.claim, &joined.tag) {
            (Claim::Tag(value), Some(tag)) if !catalogue.is_constant(&variant.ty, tag) => {
                format!("({ty} & {{ {}: {} }})", key(tag), literal(value))
            }
            _ => ty,
        }
    });
    union(&variants.collect::<Vec<_>>())
}

/// What begins behind the `=` of a declaration: a union, on one line if it is short.
pub(super) fn union(members: &[String]) -> String {
    let line = members.join(" | ");
    if line.chars().count() <= WIDTH {
        return format!(" {line}");
    }
    format!("\n  | {}", members.join("\n  | "))
}

/// A key as it stands in a declaration: in quotes unless it is a plain word.
pub(super) fn key(wire: &str) -> String {
    if is_word(wire) { wire.to_owned() } else { literal(wire) }
}

/// Whether a name is a word of the language as it is.
pub(super) fn is_word(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    !name.starts_with(|c: char| c.is_ascii_digit()) && !name.is_empty() && name.chars().all(fits)
}

/// A text as a literal.
pub(super) fn literal(text: &str) -> String {
    visible(&quoted(text))
}

fn constant(value: &Literal) -> String {
    match value {
        // Beyond what a number holds, the literal would be another one.
        Literal::Number(digits) if !digits.parse::<f64>().is_ok_and(f64::is_finite) => "number".to_owned(),
        Literal::Text(text) => literal(text),
        value => value.to_json().compact(),
    }
}

fn or_null(ty: String) -> String {
    if ty == "unknown" || ty == "null" { ty } else { format!("{ty} | null") }
}

#[cfg(test)]
mod tests {
    use super::{constant, key, union};
    use crate::model::Literal;

    #[test]
    fn a_key_is_a_word_or_has_quotes() {
        let table =
            [("type", "type"), ("$ref", "$ref"), ("a1", "a1"), ("+1", "\"+1\""), ("1a", "\"1a\""), ("", "\"\"")];
        for (wire, expected) in table {
            assert_eq!(key(wire), expected);
        }
        assert_eq!(key("\u{2028}é\""), "\"\\u2028é\\\"\"");
    }

    #[test]
    fn a_constant_is_itself_where_a_number_can_hold_it() {
        let table =
            [("1.50", "1.50"), ("-7", "-7"), ("1e400", "number"), ("18446744073709551615", "18446744073709551615")];
        for (digits, expected) in table {
            assert_eq!(constant(&Literal::Number(digits.to_owned())), expected);
        }
    }

    #[test]
    fn a_long_union_has_lines() {
        let [short, long] = [2, 60].map(|count| union(&vec!["A".to_owned(); count]));
        assert_eq!(short, " A | A");
        assert_eq!(long, "\n  | A".repeat(60));
    }
}
