//! Whether limits are kept by what is narrower: whatever keeps its own ones keeps the others, too.

use super::narrower::{Held, whole_number};
use crate::data::Value;
use crate::model::{Decimal, Draft, EnumValue, IntegerKind, Limits, Literal, Rule, Shape, Type};

/// The first limit of a value that another one does not keep.
pub(super) fn looser(draft: &Draft, one: Held<'_>, than: Held<'_>) -> Option<Rule> {
    let own = draft.limits_of(one.ty, one.limits);
    let ty = draft.behind_aliases(one.ty);
    let limits = draft.limits_of(than.ty, than.limits);
    limits.rules().find(|rule| !is_kept(draft, ty, &own, rule)).cloned()
}

fn is_kept(draft: &Draft, ty: &Type, own: &Limits, rule: &Rule) -> bool {
    let shape = if let Type::Named(id) = ty { draft.types.get(id.0).map(|def| &def.shape) } else { None };
    match (ty, shape) {
        (Type::Unknown, _) => true,
        (Type::Const(literal), _) => rule.allows(&value_of(literal)),
        (_, Some(Shape::Enum(enum_))) => {
            let mut spellings = enum_.values.iter().flat_map(EnumValue::spellings);
            enum_.closed && spellings.all(|spelling| rule.allows(&value_of(spelling)))
        }
        _ => own.rules().any(|own| implies(own, rule)) || goes_without_saying(ty, rule),
    }
}

/// Whether what keeps a limit keeps the other one, too.
fn implies(own: &Rule, rule: &Rule) -> bool {
    match (own, rule) {
        (Rule::MinLength(own), Rule::MinLength(least))
        | (Rule::MinItems(own), Rule::MinItems(least))
        | (Rule::MinEntries(own), Rule::MinEntries(least)) => own >= least,
        (Rule::MaxLength(own), Rule::MaxLength(most))
        | (Rule::MaxItems(own), Rule::MaxItems(most))
        | (Rule::MaxEntries(own), Rule::MaxEntries(most)) => own <= most,
        (Rule::Pattern(own), Rule::Pattern(other))
        | (Rule::Keys(own), Rule::Keys(other))
        | (Rule::OtherKeys(own), Rule::OtherKeys(other)) => own.as_str() == other.as_str(),
        (Rule::Minimum(own) | Rule::ExclusiveMinimum(own), Rule::Minimum(least))
        | (Rule::ExclusiveMinimum(own), Rule::ExclusiveMinimum(least)) => own >= least,
        (Rule::Minimum(own), Rule::ExclusiveMinimum(least)) => own > least,
        (Rule::Maximum(own) | Rule::ExclusiveMaximum(own), Rule::Maximum(most))
        | (Rule::ExclusiveMaximum(own), Rule::ExclusiveMaximum(most)) => own <= most,
        (Rule::Maximum(own), Rule::ExclusiveMaximum(most)) => own < most,
        (Rule::MultipleOf(own), Rule::MultipleOf(step)) => own.is_multiple_of(step),
        (Rule::UniqueItems | Rule::MaxItems(0 | 1), Rule::UniqueItems) => true,
        _ => false,
    }
}

/// Whether all values of a type keep a limit.
fn goes_without_saying(ty: &Type, rule: &Rule) -> bool {
    if matches!(rule, Rule::MinLength(0) | Rule::MinItems(0) | Rule::MinEntries(0)) {
        return true;
    }
    let Some((least, greatest)) = whole_number(ty).map(IntegerKind::range) else { return false };
    let number = |number| Decimal::of_scaled(number, 0);
    match rule {
        Rule::Minimum(_) | Rule::ExclusiveMinimum(_) => rule.allows_number(&number(least)),
        Rule::Maximum(_) | Rule::ExclusiveMaximum(_) => rule.allows_number(&number(greatest)),
        Rule::MultipleOf(_) => rule.allows_number(&number(1)),
        _ => false,
    }
}

/// What an example would be that is this literal.
pub(super) fn value_of(literal: &Literal) -> Value {
    match literal {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Number(digits) => Value::Number(digits.clone()),
        Literal::Text(text) => Value::Text(text.clone()),
    }
}
