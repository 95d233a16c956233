//! Which promises of a value the language carries where, and examples that are values of their type.

use tidings_build::model::TEXT_FORMATS;

use crate::form::{Loss, NOTHING, Shape, Slot, Type, Types};
use crate::node::Node;

const LENGTHS: &[&str] = &["min_length", "max_length", "pattern"];
const NUMBERS: &[&str] = &["minimum", "maximum", "exclusive_minimum", "exclusive_maximum", "multiple_of"];
const ITEMS: &[&str] = &["min_items", "max_items", "unique_items"];
const ENTRIES: &[&str] = &["min_entries", "max_entries", "keys"];

pub(super) fn fit(slot: &mut Slot, types: &Types) {
    let mut kept = Vec::new();
    for (word, value) in std::mem::take(&mut slot.limits) {
        match fate(word, &value, &slot.ty) {
            Fate::Kept => kept.push((word, whole(value))),
            Fate::Said => {}
            Fate::Lost => lose(slot, format!("`{word}: {}`", value.compact())),
        }
    }
    let bounds = |least: &str, greatest: &str| {
        let of = |word: &str| kept.iter().find(|(other, _)| *other == word).and_then(|(_, value)| value.as_integer());
        of(least).zip(of(greatest)).is_some_and(|(least, greatest)| least > greatest)
    };
    let contradict =
        bounds("min_length", "max_length") || bounds("minimum", "maximum") || bounds("min_items", "max_items");
    if contradict {
        lose(slot, "limits that contradict each other".to_owned());
        kept.clear();
    }
    slot.limits = kept;
    fit_default(slot, types);
    fit_examples(slot, types);
}

/// Whether the language carries any of the limits.
pub(super) fn any_is_kept(slot: &Slot) -> bool {
    slot.limits.iter().any(|(word, value)| matches!(fate(word, value, &slot.ty), Fate::Kept))
}

enum Fate {
    Kept,
    /// The type says it already, or it says nothing of such a type.
    Said,
    Lost,
}

fn fate(word: &str, value: &Node, ty: &Type) -> Fate {
    let (least, greatest) = match ty {
        Type::Builtin("int32") => (i128::from(i32::MIN), i128::from(i32::MAX)),
        Type::Builtin("uint32") => (0, i128::from(u32::MAX)),
        Type::Builtin("uint64") => (0, i128::from(u64::MAX)),
        _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
    };
    match ty {
        Type::Builtin(ty) if is_text(ty) && LENGTHS.contains(&word) => {
            if word == "pattern" || is_count(value) {
                Fate::Kept
            } else {
                Fate::Lost
            }
        }
        Type::Builtin("integer" | "int32" | "uint32" | "uint64" | "unix-seconds" | "unix-milliseconds")
            if NUMBERS.contains(&word) =>
        {
            match value.as_integer() {
                Some(number) if word == "minimum" && number <= least => Fate::Said,
                Some(number) if word == "maximum" && number >= greatest => Fate::Said,
                Some(number) if (least..=greatest).contains(&number) => Fate::Kept,
                _ => Fate::Lost,
            }
        }
        Type::Builtin("number") if NUMBERS.contains(&word) && is_plain(value) => Fate::Kept,
        Type::List(_) if ITEMS.contains(&word) && (word == "unique_items" || is_count(value)) => Fate::Kept,
        Type::Map(_) if ENTRIES.contains(&word) && (word == "keys" || is_count(value)) => Fate::Kept,
        Type::Const(_) => Fate::Said,
        _ => Fate::Lost,
    }
}

/// Whether so many characters, items or entries can be.
fn is_count(value: &Node) -> bool {
    value.as_integer().is_some_and(|count| (0..=i128::from(u64::MAX)).contains(&count))
}

/// Whether a type is a text, of a notation or of none, that limits hold for.
fn is_text(ty: &str) -> bool {
    ty == "string" || TEXT_FORMATS.iter().any(|format| format.word == ty)
}

/// Whether a number is written without a power of ten. What still has one is beyond all that anybody counts.
fn is_plain(value: &Node) -> bool {
    matches!(value, Node::Number(digits) if !digits.contains(['e', 'E']))
}

/// `0.0` is written `0`.
fn whole(value: Node) -> Node {
    value.as_integer().map_or(value, |number| Node::Number(number.to_string()))
}

fn lose(slot: &mut Slot, what: String) {
    let place = slot.place.clone();
    slot.losses.push(Loss { place, what, instead: NOTHING.to_owned(), untyped: false });
}

/// What is always there has no use for what is meant where it is absent.
pub(super) fn lose_default(slot: &mut Slot) {
    let Some(value) = slot.default.take() else { return };
    if !is_said(&value, slot) {
        lose(slot, format!("`default: {}` of a field that is always there", value.compact()));
    }
}

/// Whether a default says what goes without saying.
fn is_said(value: &Node, slot: &Slot) -> bool {
    matches!(&slot.ty, Type::Const(only) if only == value) || *value == Node::Null
}

fn fit_default(slot: &mut Slot, types: &Types) {
    let Some(value) = slot.default.take() else { return };
    if is_value(&value, slot, types) {
        slot.default = Some(value);
    } else if !is_said(&value, slot) {
        lose(slot, format!("`default: {}`", value.compact()));
    }
}

fn fit_examples(slot: &mut Slot, types: &Types) {
    let examples = std::mem::take(&mut slot.examples);
    let (fit, other): (Vec<Node>, Vec<Node>) = examples.into_iter().partition(|example| is_value(example, slot, types));
    slot.examples = fit;
    if !other.is_empty() {
        lose(slot, "examples that are no plain values of their type".to_owned());
    }
}

/// Whether something is plainly a value of a type.
fn is_value(value: &Node, slot: &Slot, types: &Types) -> bool {
    let limit = |word: &str| {
        let found = slot.limits.iter().find(|(other, _)| *other == word);
        found.and_then(|(_, value)| value.as_integer())
    };
    let within = |number: i128, least: &str, greatest: &str| {
        limit(least).is_none_or(|least| least <= number) && limit(greatest).is_none_or(|greatest| number <= greatest)
    };
    match (&slot.ty, value) {
        (Type::Builtin("string"), Node::Text(text)) => {
            let length = i128::try_from(text.chars().count()).unwrap_or(i128::MAX);
            within(length, "min_length", "max_length")
        }
        (Type::Builtin("integer" | "int32" | "uint32" | "uint64"), Node::Number(digits)) => {
            let range = match &slot.ty {
                Type::Builtin("int32") => i32::MIN.into()..=i32::MAX.into(),
                Type::Builtin("uint32") => 0..=u32::MAX.into(),
                Type::Builtin("uint64") => 0..=u64::MAX.into(),
                _ => i64::MIN.into()..=i128::from(i64::MAX),
            };
            let exclusive = slot.limits.iter().any(|(word, _)| word.starts_with("exclusive") || *word == "multiple_of");
            let number = digits.parse::<i128>().ok().filter(|number| range.contains(number));
            !exclusive && number.is_some_and(|number| within(number, "minimum", "maximum"))
        }
        (Type::Builtin("number"), Node::Number(_)) => slot.limits.is_empty() && is_plain(value),
        (Type::Builtin("boolean"), Node::Boolean(_)) => true,
        // The compiler knows the notations, and is asked behind this.
        (Type::Builtin(ty), Node::Text(_)) => is_text(ty) || matches!(*ty, "date-time" | "date"),
        (Type::List(element), Node::List(items)) => {
            let element = Slot::of((**element).clone(), &slot.place);
            slot.limits.is_empty() && items.iter().all(|item| is_value(item, &element, types))
        }
        (Type::Named(id), value) => match &types.get(*id).shape {
            Shape::Enum(values) => values.values.iter().any(|known| known.wire == *value),
            Shape::Scalar(scalar) => is_value(value, scalar, types),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fate, fate};
    use crate::form::Type;
    use crate::node::Node;

    #[test]
    fn limits_are_kept_where_they_mean_something() {
        let number = |digits: &str| Node::Number(digits.to_owned());
        let fate = |word, digits, ty| fate(word, &number(digits), &Type::Builtin(ty));
        assert!(matches!(fate("minimum", "0.0", "uint64"), Fate::Said));
        assert!(matches!(fate("minimum", "1.0", "uint64"), Fate::Kept));
        assert!(matches!(fate("minimum", "0.5", "integer"), Fate::Lost));
        assert!(matches!(fate("minimum", "1", "number"), Fate::Kept));
        assert!(matches!(fate("max_length", "3", "string"), Fate::Kept));
        assert!(matches!(fate("max_length", "3", "date-time"), Fate::Lost));
    }
}
