//! What is said of what the producer promises.

use super::text::code_span;
use crate::data::Data;
use crate::json::Json;
use crate::model::{Decimal, Limits, Rule, TypeDef};

/// What the producer promises of a value, a sentence for each kind of promise: `At most 255 characters.`
pub(crate) fn limit_sentences(limits: &Limits) -> Vec<String> {
    let count = |(least, most): (u64, Option<u64>), one: &str, many: &str| {
        let least = Some(least).filter(|least| *least > 0);
        range_sentence(least.map(|least| least.to_string()), most.map(|most| most.to_string()), Some((one, many)))
    };
    let number = |pick: fn(&Rule) -> Option<&Decimal>| limits.rules().filter_map(pick);
    let least = number(|rule| if let Rule::Minimum(number) = rule { Some(number) } else { None }).max();
    let most = number(|rule| if let Rule::Maximum(number) = rule { Some(number) } else { None }).min();
    let others = limits.rules().filter_map(|rule| match rule {
        Rule::Pattern(pattern) => Some(format!("Matches {}.", code_span(pattern.as_str()))),
        Rule::ExclusiveMinimum(number) => Some(format!("Greater than {number}.")),
        Rule::ExclusiveMaximum(number) => Some(format!("Less than {number}.")),
        Rule::MultipleOf(number) => Some(format!("A multiple of {number}.")),
        Rule::UniqueItems => Some("No item stands in it twice.".to_owned()),
        Rule::Keys(pattern) => Some(format!("Each key matches {}.", code_span(pattern.as_str()))),
        Rule::OtherKeys(pattern) => Some(format!("Each other key matches {}.", code_span(pattern.as_str()))),
        _ => None,
    });
    let ranges = [
        count(limits.length(), "character", "characters"),
        range_sentence(least.map(Decimal::to_string), most.map(Decimal::to_string), None),
        count(limits.items(), "item", "items"),
        count(limits.entries(), "entry", "entries"),
    ];
    ranges.into_iter().flatten().chain(others).collect()
}

/// What is promised of a value, and what is meant where none is sent.
pub(crate) fn promise_sentences(limits: &Limits, default: Option<&Data>) -> Vec<String> {
    limit_sentences(limits).into_iter().chain(default.map(|default| default_sentence(&default.to_json()))).collect()
}

/// What is meant where nothing is sent: ``Default: `1`.``
pub(crate) fn default_sentence(default: &Json) -> String {
    format!("Default: {}.", code_span(&default.compact()))
}

/// The fields of which at least one is there, a sentence for each group.
pub(crate) fn group_sentences(def: &TypeDef) -> impl Iterator<Item = String> {
    def.groups().map(|group| {
        let names: Vec<_> = group.iter().map(|field| code_span(&field.wire)).collect();
        format!("At least one of {} is there.", names.join(", "))
    })
}

/// `unit` is what is counted: one of it, and several.
fn range_sentence(least: Option<String>, most: Option<String>, unit: Option<(&str, &str)>) -> Option<String> {
    let counted = |number: &str| match unit {
        None => number.to_owned(),
        Some((one, _)) if number == "1" => format!("{number} {one}"),
        Some((_, many)) => format!("{number} {many}"),
    };
    match (least, most) {
        (None, None) => None,
        (Some(least), None) => Some(format!("At least {}.", counted(&least))),
        (None, Some(most)) => Some(format!("At most {}.", counted(&most))),
        (Some(least), Some(most)) if least == most => Some(format!("Exactly {}.", counted(&most))),
        (Some(least), Some(most)) => Some(format!("From {least} to {}.", counted(&most))),
    }
}

#[cfg(test)]
mod tests {
    use super::limit_sentences;
    use crate::model::{Decimal, Limit, Limits, Rule};
    use crate::source::Span;

    #[test]
    fn limits_are_counted_in_words() {
        let decimal = Decimal::new;
        let table = [
            (&[][..], &[][..]),
            (&[Rule::MaxLength(255)], &["At most 255 characters."]),
            (&[Rule::MinLength(1)], &["At least 1 character."]),
            (&[Rule::MinLength(1), Rule::MaxLength(1)], &["Exactly 1 character."]),
            (&[Rule::MinEntries(2), Rule::MaxEntries(3)], &["From 2 to 3 entries."]),
            (&[Rule::MaxItems(1), Rule::UniqueItems], &["At most 1 item.", "No item stands in it twice."]),
            (&[Rule::Minimum(decimal("0.5")), Rule::Maximum(decimal("9"))], &["From 0.5 to 9."]),
            (&[Rule::ExclusiveMinimum(decimal("0")), Rule::Maximum(decimal("9"))], &["At most 9.", "Greater than 0."]),
        ];
        for (rules, expected) in table {
            let span = Span { file: 0, start: 0, end: 0 };
            let limits = Limits { all: rules.iter().map(|rule| Limit { rule: rule.clone(), span }).collect() };
            assert_eq!(limit_sentences(&limits), expected);
        }
    }
}
