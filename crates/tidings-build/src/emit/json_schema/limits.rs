//! Limits as keywords.

use crate::json::Json;
use crate::model::{Decimal, Rule};

use super::Members;

/// Adds a limit to what a schema demands. Of two that one keyword says the tighter one is left; two patterns stand side
/// by side.
pub(super) fn add_limit(bounds: &mut Members, rule: &Rule) {
    let value = if let Rule::Keys(pattern) = rule { of_names(pattern.as_str()) } else { rule.to_json() };
    let bound = (keyword(rule), value);
    match bounds.iter_mut().find(|(other, _)| *other == bound.0) {
        None => bounds.push(bound),
        Some(_) if matches!(rule, Rule::Pattern(_) | Rule::MultipleOf(_) | Rule::Keys(_)) => {
            let also = Json::object([bound]);
            match bounds.iter_mut().find(|(other, _)| *other == "allOf") {
                Some((_, Json::Array(schemas))) => schemas.push(also),
                _ => bounds.push(("allOf", Json::Array(vec![also]))),
            }
        }
        Some((_, held)) if is_tighter(rule, held) => *held = bound.1,
        Some(_) => {}
    }
}

/// The schema of keys that match.
pub(super) fn of_names(pattern: &str) -> Json {
    Json::object([("pattern", Json::text(pattern))])
}

fn keyword(rule: &Rule) -> &'static str {
    match rule {
        Rule::MinLength(_) => "minLength",
        Rule::MaxLength(_) => "maxLength",
        Rule::Pattern(_) => "pattern",
        Rule::Minimum(_) => "minimum",
        Rule::Maximum(_) => "maximum",
        Rule::ExclusiveMinimum(_) => "exclusiveMinimum",
        Rule::ExclusiveMaximum(_) => "exclusiveMaximum",
        Rule::MultipleOf(_) => "multipleOf",
        Rule::MinItems(_) => "minItems",
        Rule::MaxItems(_) => "maxItems",
        Rule::UniqueItems => "uniqueItems",
        Rule::MinEntries(_) => "minProperties",
        Rule::MaxEntries(_) => "maxProperties",
        Rule::Keys(_) | Rule::OtherKeys(_) => "propertyNames",
    }
}

/// Whether a limit leaves less than what its keyword says already.
fn is_tighter(rule: &Rule, held: &Json) -> bool {
    let (Json::Number(held), Json::Number(new)) = (held, rule.to_json()) else { return false };
    let (held, new) = (Decimal::new(held), Decimal::new(&new));
    match rule {
        Rule::MinLength(_) | Rule::Minimum(_) | Rule::ExclusiveMinimum(_) | Rule::MinItems(_) | Rule::MinEntries(_) => {
            new > held
        }
        _ => new < held,
    }
}
