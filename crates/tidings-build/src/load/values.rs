//! The values of enums: texts, and whole numbers where the type beside them says so.

use granit_parser::ScalarStyle;

use super::expression::load_expression;
use super::grammar::VALUE;
use super::life::load_life;
use super::meaning::is_whole_mapping;
use super::node::{Kind, Node, Scalar};
use super::reader::{Entry, Reader};
use super::scalar::taken_for;
use crate::diagnostic::{Code, excerpt};
use crate::json::quoted;
use crate::model::{EnumKind, Literal};
use crate::raw::{Body, EnumValue, Expression, ExpressionKind, Text};
use crate::source::Spanned;

/// The body of an enum: its values, whether they are closed, and which values of JSON they are.
pub(super) fn load_enum(reader: &mut Reader<'_>, entry: &Entry<'_>, node: &Node, closed: bool) -> Body {
    let kind = entry.get("type").map_or(Some(EnumKind::Texts), |ty| load_kind(reader, ty));
    let values = reader.mapping(Some(node), "values, each with what it means or nothing behind it");
    // What stands for a value cannot be told without the kind.
    let Some(kind) = kind else { return Body::Broken };
    let values = values.iter().map(|(key, node)| load_value(reader, key, node, kind)).collect();
    if is_whole_mapping(node) { Body::Values(values, closed, kind) } else { Body::Broken }
}

/// Which values an enum has by the type beside them.
fn load_kind(reader: &mut Reader<'_>, node: &Node) -> Option<EnumKind> {
    let text = reader.word(node, "a type expression")?;
    let written = load_expression(reader.sources, reader.sink, &text);
    let is = |member: &Expression, word: &str| matches!(&member.kind, ExpressionKind::Name(name) if name == word);
    match &written.kind {
        ExpressionKind::Broken => return None,
        _ if is(&written, "integer") => return Some(EnumKind::Integers),
        ExpressionKind::Union(members) => {
            let has = |word| members.iter().any(|member| is(member, word));
            if members.len() == 2 && has("string") && has("integer") {
                return Some(EnumKind::Mixed);
            }
        }
        _ => {}
    }
    let message = "beside `values` the type is `integer` or `string | integer`";
    let diagnostic = reader.sink.report(Code::BadExpression, written.span, message);
    if is(&written, "string") {
        diagnostic.help("leave it out: values are texts where no type is said");
    } else if matches!(&written.kind, ExpressionKind::Union(members) if members.iter().any(|it| matches!(it.kind, ExpressionKind::Null)))
    {
        diagnostic.help("declare the enum in `types`, and say `| null` where it is used");
    }
    None
}

fn load_value(reader: &mut Reader<'_>, key: &Spanned<Scalar>, node: &Node, kind: EnumKind) -> EnumValue {
    let number = number_of(&key.value, kind, true);
    let entry_span = key.span;
    let entry = reader.entry(&VALUE, entry_span, node);
    let wire = entry.get("wire").and_then(|node| load_spelling(reader, node, kind));
    let (key, wire) = match number {
        Some(number) => {
            let digits = Text { value: number.to_string(), span: key.span };
            let own = Spanned { value: Literal::Number(number.to_string()), span: key.span };
            (digits, Some(wire.unwrap_or(own)))
        }
        None if is_null_key(&key.value) => {
            report_null(reader, &key.value, key.span);
            (Text { value: key.value.text.clone(), span: key.span }, wire)
        }
        None => {
            let is_told = entry.key_span("wire").is_some() || entry.is_broken();
            if kind == EnumKind::Integers && !is_told {
                report_no_number(reader, &key.value, key.span);
            }
            let misread = kind == EnumKind::Integers && !is_told && taken_for(&key.value).is_some();
            let name =
                if misread { Text { value: key.value.text.clone(), span: key.span } } else { reader.wire_name(key) };
            (name, wire)
        }
    };
    let description = entry.get("description").filter(|node| !matches!(node.kind, Kind::Empty) && !is_null(node));
    let also = reader.list(entry.get("also"), "a list of texts");
    EnumValue {
        wire,
        description: description.and_then(|node| reader.text(node)),
        also: also.iter().filter_map(|node| load_spelling(reader, node, kind)).collect(),
        life: load_life(reader, &entry),
        key,
    }
}

/// How a value is written on the wire.
fn load_spelling(reader: &mut Reader<'_>, node: &Node, kind: EnumKind) -> Option<Spanned<Literal>> {
    let scalar = reader.scalar(node, if kind == EnumKind::Integers { "a whole number" } else { "a name" })?;
    if let Some(number) = number_of(scalar, kind, false) {
        return Some(Spanned { value: Literal::Number(number.to_string()), span: node.span });
    }
    if is_null_key(scalar) {
        report_null(reader, scalar, node.span);
        return None;
    }
    if kind == EnumKind::Integers {
        report_no_number(reader, scalar, node.span);
        return None;
    }
    reader.name(node).map(|text| Spanned { value: Literal::Text(text.value), span: text.span })
}

/// The number that a scalar is in an enum of this kind. Where there is nothing else, a key may have quotes: in JSON every
/// key has them.
fn number_of(scalar: &Scalar, kind: EnumKind, is_key: bool) -> Option<i64> {
    let is_plain = scalar.style == ScalarStyle::Plain;
    let may_be = match kind {
        EnumKind::Texts => false,
        EnumKind::Mixed => is_plain,
        EnumKind::Integers => is_plain || is_key,
    };
    let number = if may_be { scalar.text.parse::<i64>().ok() } else { None };
    // Other spellings are none of JSON.
    number.filter(|number| number.to_string() == scalar.text)
}

fn report_no_number(reader: &mut Reader<'_>, scalar: &Scalar, span: crate::source::Span) {
    let message = format!("expected a whole number of 64 bits, found `{}`", excerpt(&scalar.text));
    let diagnostic = reader.sink.report(Code::InvalidValue, span, message);
    diagnostic.help("a value of this enum is a number: as the key, or with `wire` below another one");
}

/// Whether somebody wrote null as one of the values.
fn is_null_key(scalar: &Scalar) -> bool {
    taken_for(scalar) == Some("null") && !scalar.text.is_empty()
}

/// Null is no value of an enum: it stands beside the enum, as beside any other type.
fn report_null(reader: &mut Reader<'_>, scalar: &Scalar, span: crate::source::Span) {
    let message = format!("YAML readers take `{}` for null, which is no value of an enum", excerpt(&scalar.text));
    reader.sink.report(Code::NeedsQuotes, span, message).label("a text or number stands here").replace(
        "quote it if this text is meant; for null, declare the enum in `types`, and say `| null` where it is used",
        span,
        quoted(&scalar.text),
    );
}

/// In a catalogue that is JSON, `null` stands where YAML lets nothing stand.
fn is_null(node: &Node) -> bool {
    matches!(&node.kind, Kind::Scalar(scalar) if scalar.text == "null" && taken_for(scalar).is_some())
}
