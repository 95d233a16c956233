//! Values without parts: texts, numbers, what is always the same.

use super::texts::{Mould, text};
use super::written;
use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Decimal, Enum, EnumKind, Format, IntegerKind, Life, Limits, NumberRange, Rule, Shape, Type};

/// A value of a type: the nearest example, else one that is made up. Of what has parts, the one that has none.
pub(super) fn plain_value(catalogue: &Catalogue, ty: &Type, limits: &Limits, example: Option<&Data>) -> Json {
    let limits = &*catalogue.limits_of(ty, limits);
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
        Type::String => text(Mould::of_text("text"), limits, &mut |_| 0),
        Type::Boolean => Json::Boolean(true),
        Type::Integer(kind) => number("1", limits, Some(kind.range())),
        Type::Number => number("1.5", limits, None),
        Type::Format(format) => formatted(*format, limits),
        Type::Const(literal) => literal.to_json(),
        Type::Named(id) => match catalogue.types.get(id.0).map(|def| &def.shape) {
            Some(Shape::Enum(enum_)) => known_value(enum_),
            Some(Shape::Id { prefix }) => text(Mould::of_id(prefix, "a1b2c3d4"), limits, &mut |_| 0),
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
        Format::UnixSeconds => number("1767323045", limits, Some(IntegerKind::I64.range())),
        Format::UnixMilliseconds => number("1767323045000", limits, Some(IntegerKind::I64.range())),
        Format::Text(format) => {
            text(Mould::of_format(format, &format.part(0, format.usual_word())), limits, &mut |_| 0)
        }
    }
}

/// The first value that nobody advises against, else the first that is still sent, else any.
fn known_value(enum_: &Enum) -> Json {
    let first = |fits: fn(&Life) -> bool| enum_.values.iter().find(|value| fits(&value.life));
    let value = first(|life| !life.is_over()).or_else(|| first(|life| !life.is_removed())).or(enum_.values.first());
    let nothing_known =
        || if enum_.kind == EnumKind::Integers { Json::Number("0".to_owned()) } else { Json::text("text") };
    value.map_or_else(nothing_known, |value| value.wire.to_json())
}

/// The nearest number within limits, among whole numbers only where a range is given.
pub(super) fn number(preferred: &str, limits: &Limits, whole: Option<(i128, i128)>) -> Json {
    let preferred = Decimal::new(preferred);
    let nearest = match NumberRange::new(limits, whole) {
        Some(range) if !limits.all.is_empty() || whole.is_some() => range.nearest(&preferred),
        _ => {
            // Limits so far apart that nothing was counted: one of them may keep the others.
            let candidates = std::iter::once(&preferred).chain(limits.rules().filter_map(Rule::number));
            let fits = |number: &&Decimal| limits.rules().all(|rule| rule.allows_number(number));
            candidates.clone().find(fits).unwrap_or(&preferred).clone()
        }
    };
    Json::Number(nearest.to_string())
}
