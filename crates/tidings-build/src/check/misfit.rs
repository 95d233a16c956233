//! Values of types without parts: whether they fit, and what was expected.

use std::borrow::Cow;

use crate::data::Value;
use crate::model::{EnumKind, Format, IntegerKind, Type, is_date, is_date_time};

/// What was expected of a value that does not fit a type without parts.
pub(super) fn misfit(ty: &Type, value: &Value) -> Option<Cow<'static, str>> {
    let fits = |fits: bool, expected| (!fits).then_some(Cow::Borrowed(expected));
    match (ty, value) {
        (Type::String, value) => fits(matches!(value, Value::Text(_)), "expected a text"),
        (Type::Boolean, value) => fits(matches!(value, Value::Boolean(_)), "expected `true` or `false`"),
        (Type::Number, value) => fits(matches!(value, Value::Number(_)), "expected a number"),
        (Type::Integer(kind), Value::Number(digits)) => fits(holds(*kind, digits), range(*kind)),
        (Type::Integer(_), _) => fits(false, "expected a whole number"),
        (Type::Format(Format::UnixSeconds | Format::UnixMilliseconds), value) => {
            let whole = matches!(value, Value::Number(digits) if holds(IntegerKind::I64, digits));
            fits(whole, "expected a whole number")
        }
        (Type::Format(Format::DateTime), value) => {
            let expected = "expected a point in time, such as `2025-01-15T09:30:00Z`";
            fits(matches!(value, Value::Text(text) if is_date_time(text)), expected)
        }
        (Type::Format(Format::Date), value) => {
            fits(matches!(value, Value::Text(text) if is_date(text)), "expected a day, such as `2025-01-15`")
        }
        (Type::Format(Format::Text(format)), value) => {
            let fits = matches!(value, Value::Text(text) if format.allows(text));
            (!fits).then(|| format!("expected {}, such as `{}`", format.one, format.usual()).into())
        }
        _ => None,
    }
}

fn range(kind: IntegerKind) -> &'static str {
    match kind {
        IntegerKind::I32 => "expected a whole number of 32 bits, signed",
        IntegerKind::U32 => "expected a whole number of 32 bits, not negative",
        IntegerKind::I64 => "expected a whole number of 64 bits, signed",
        IntegerKind::U64 => "expected a whole number of 64 bits, not negative",
    }
}

fn holds(kind: IntegerKind, digits: &str) -> bool {
    let (least, greatest) = kind.range();
    digits.parse().is_ok_and(|number: i128| (least..=greatest).contains(&number))
}

/// Whether an enum of this kind may have such a value.
pub(super) fn may_hold(kind: EnumKind, value: &Value) -> bool {
    match value {
        Value::Text(_) => kind != EnumKind::Integers,
        Value::Number(digits) => kind != EnumKind::Texts && holds(IntegerKind::I64, digits),
        _ => false,
    }
}
