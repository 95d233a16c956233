//! Values without parts: texts, numbers, what is always the same.

use super::written;
use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Enum, Format, IntegerKind, Life, Limits, Shape, Type};

/// The characters that a made-up text has at most, whatever its limits demand: there is no end to what they can.
const LONGEST_TEXT: u64 = 1_000;

/// A value of a type: the nearest example, else one that is made up. Of what has parts, the one that has none.
pub(super) fn plain_value(catalogue: &Catalogue, ty: &Type, limits: &Limits, example: Option<&Data>) -> Json {
    match catalogue.behind_aliases(ty) {
        Type::Nullable(_) => Json::Null,
        Type::List(_) => Json::Array(Vec::new()),
        Type::Map(_) => Json::Object(Vec::new()),
        behind => match example.or_else(|| written::of_type(catalogue, ty, limits)) {
            Some(example) => example.to_json(),
            None => made_up(catalogue, behind, limits),
        },
    }
}

fn made_up(catalogue: &Catalogue, ty: &Type, limits: &Limits) -> Json {
    match ty {
        Type::String => text(&[("", "")], "text", limits),
        Type::Boolean => Json::Boolean(true),
        Type::Integer(kind) => integer(1, *kind, limits),
        Type::Number => Json::Number("1.5".to_owned()),
        Type::Format(format) => formatted(*format, limits),
        Type::Const(literal) => literal.to_json(),
        Type::Named(id) => match catalogue.types.get(id.0).map(|def| &def.shape) {
            Some(Shape::Enum(enum_)) => known_value(enum_),
            Some(Shape::Id { prefix }) => text(&[(prefix, "")], "a1b2c3d4", limits),
            _ => Json::Object(Vec::new()),
        },
        _ => Json::object([("key", Json::text("value"))]),
    }
}

/// The three points in time are the same one.
fn formatted(format: Format, limits: &Limits) -> Json {
    match format {
        Format::DateTime => Json::text("2026-01-02T03:04:05Z"),
        Format::Date => Json::text("2026-01-02"),
        Format::UnixSeconds => integer(1_767_323_045, IntegerKind::I64, limits),
        Format::UnixMilliseconds => integer(1_767_323_045_000, IntegerKind::I64, limits),
        Format::Uri => text(&[("https://example.com/", ""), ("a:", "")], "page", limits),
        Format::Email => text(&[("", "@example.com"), ("", "@a")], "someone", limits),
    }
}

/// The first value that nobody advises against, else the first that is still sent, else any.
fn known_value(enum_: &Enum) -> Json {
    let first = |fits: fn(&Life) -> bool| enum_.values.iter().find(|value| fits(&value.life));
    let value = first(|life| !life.is_over()).or_else(|| first(|life| !life.is_removed())).or(enum_.values.first());
    Json::text(value.map_or("text", |value| value.wire.as_str()))
}

fn integer(preferred: i128, kind: IntegerKind, limits: &Limits) -> Json {
    let (least, greatest) = kind.range();
    let least = limits.minimum.map_or(least, |limit| limit.value);
    let greatest = limits.maximum.map_or(greatest, |limit| limit.value);
    Json::Number(preferred.max(least).min(greatest).to_string())
}

/// The first of the frames that leaves room for something, filled as long as the limits ask.
pub(super) fn text(frames: &[(&str, &str)], filler: &str, limits: &Limits) -> Json {
    let least = characters(limits.min_length.map_or(0, |limit| limit.value));
    let most = characters(limits.max_length.map_or(LONGEST_TEXT, |limit| limit.value));
    let fixed = |(head, tail): &(&str, &str)| head.chars().count() + tail.chars().count();
    let frame = frames.iter().find(|frame| fixed(frame) < most).or(frames.last());
    let (head, tail) = frame.copied().unwrap_or_default();
    let fixed = fixed(&(head, tail));
    let length = (fixed + filler.chars().count()).max(least).min(most);
    let filling = filler.chars().cycle().take(length.saturating_sub(fixed));
    // A frame that does not fit at all is cut: its limits contradict its notation.
    Json::Text(head.chars().chain(filling).chain(tail.chars()).take(most).collect())
}

fn characters(limit: u64) -> usize {
    usize::try_from(limit.min(LONGEST_TEXT)).unwrap_or(usize::MAX)
}
