//! The sentences that every output says alike: schemas, documentation and the comments of the generated code.
//!
//! All of it is Markdown, on one line unless the catalogue's author broke it. This module knows no output: where a
//! sentence stands, and what has to be escaped there, is the emitter's affair.

use std::fmt::Write as _;

use crate::check::Catalogue;
use crate::data::Data;
use crate::json::Json;
use crate::model::{
    Claim, Decimal, Enum, EnumKind, EnumValue, Farewell, Field, Life, Limits, Rule, Shape, Type, TypeDef, Union,
    Variant,
};

/// What is known of the end of something: ``Deprecated since `x`: reason. Use `y`.``; nothing of what is current.
pub(crate) fn life_sentence(life: &Life) -> Option<String> {
    match life {
        Life::Current => None,
        Life::Deprecated(farewell) => Some(farewell_sentence("Deprecated", "since", farewell)),
        Life::Removed(farewell) => Some(farewell_sentence("Removed", "in", farewell)),
    }
}

/// The same where a mark before it says already that nobody should rely on the thing: ``Since `x`: reason. Use `y`.``;
/// empty where no more is known than that.
#[cfg(feature = "outputs")]
pub(crate) fn marked_life_sentence(life: &Life) -> Option<String> {
    match life {
        Life::Deprecated(farewell) => Some(farewell_sentence("", "Since", farewell)),
        life => life_sentence(life),
    }
}

fn farewell_sentence(end: &str, preposition: &str, farewell: &Farewell) -> String {
    let mut text = end.to_owned();
    if let Some(release) = &farewell.release {
        let _ = write!(text, " {preposition} {}", code_span(release));
    }
    if let Some(date) = &farewell.date {
        let _ = write!(text, " ({date})");
    }
    if let Some(reason) = &farewell.reason {
        let _ = write!(text, ": {reason}");
    }
    // Where it does not begin with the end, it begins with what comes next.
    let text = text.trim_start_matches([':', ' ']);
    paragraph([text, &instead_sentence(farewell).unwrap_or_default()]).unwrap_or_default()
}

/// What to use now: ``Use `y`.``
pub(crate) fn instead_sentence(farewell: &Farewell) -> Option<String> {
    let instead = farewell.instead.as_ref()?;
    // A name is code. A phrase is prose already, and says itself what of it is code.
    let instead = if instead.contains([' ', '`']) { instead.clone() } else { code_span(instead) };
    Some(sentence(&format!("Use {instead}")))
}

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

/// What people call the places of a tuple, in their order: the schema of a list has no names for them.
pub(crate) fn places_sentence(places: &[Field]) -> String {
    let names: Vec<_> = places.iter().map(|place| code_span(&place.wire)).collect();
    if names.is_empty() { "Nothing stands in it.".to_owned() } else { format!("Its items: {}.", names.join(", ")) }
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

/// What a type tells of its values beyond their kind: the constant, an id's prefix, the known values of an enum.
///
/// Aliases are looked through; what stands inside a list or map has notes of its own.
pub(crate) fn type_note(catalogue: &Catalogue, ty: &Type) -> Option<String> {
    match catalogue.behind_aliases(ty) {
        Type::Const(literal) => Some(format!("Always {}, as far as is known.", code_span(&literal.shown()))),
        Type::Nullable(inner) => type_note(catalogue, inner),
        Type::Named(id) => match &catalogue.types.get(id.0)?.shape {
            Shape::Id { prefix } => (!prefix.is_empty()).then(|| format!("Begins with {}.", code_span(prefix))),
            Shape::Enum(enum_) => Some(enum_note(enum_)),
            Shape::Alias(_) | Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_) => None,
        },
        _ => None,
    }
}

fn enum_note(enum_: &Enum) -> String {
    let (former, known): (Vec<_>, Vec<_>) = enum_.values.iter().partition(|value| value.life.is_removed());
    let spellings = enum_
        .values
        .iter()
        .flat_map(|value| value.also.iter().map(move |also| (also, &value.wire)))
        .map(|(also, wire)| format!("{} for {}", code_span(&also.shown()), code_span(&wire.shown())));
    let others = if enum_.closed { "The producer sends no others." } else { "Others may come." };
    let sentences = [
        list_sentence("Known values", &wires(&known)),
        Some(if known.is_empty() { "No current value is known.".to_owned() } else { others.to_owned() }),
        deprecated_values(enum_),
        list_sentence("Formerly known", &wires(&former)),
        list_sentence("Other spellings", &spellings.collect::<Vec<_>>()),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is said of the variants of a union, a sentence or paragraph for each of which there is something to say, and
/// whether others may come.
pub(crate) fn union_notes(union: &Union) -> Vec<String> {
    union.variants.iter().filter_map(variant_note).chain(union_others(union).map(str::to_owned)).collect()
}

/// What is said of a variant, behind what it is called; nothing if there is nothing to say.
pub(crate) fn variant_note(variant: &Variant) -> Option<String> {
    let said = paragraph(variant.description.iter().cloned().chain(life_sentence(&variant.life)))?;
    Some(format!("{}: {said}", code_span(&claim_text(&variant.claim, variant.name.as_str()))))
}

/// Whether others may come than the variants of a union, where a tag tells.
pub(crate) fn union_others(union: &Union) -> Option<&'static str> {
    let others = if union.closed { "The producer sends no others." } else { "Others may come." };
    union.tag.as_ref().map(|_| others)
}

/// What a variant is called where its union is explained: its tag or constant, else its name.
pub(crate) fn claim_text(claim: &Claim, name: &str) -> String {
    match claim {
        Claim::Tag(tag) => tag.clone(),
        Claim::Constant(literal) => literal.shown(),
        Claim::Kind(_) | Claim::TextOrNumber | Claim::Having(_) => name.to_owned(),
    }
}

/// Which values of JSON an enum has, if they are not texts.
pub(crate) fn kind_sentence(kind: EnumKind) -> Option<&'static str> {
    match kind {
        EnumKind::Texts => None,
        EnumKind::Integers => Some("Whole numbers."),
        EnumKind::Mixed => Some("Texts and whole numbers."),
    }
}

/// The values of an enum that are still sent, and that nobody should rely on: ``Deprecated: `a`.``
pub(crate) fn deprecated_values(enum_: &Enum) -> Option<String> {
    let deprecated = enum_.values.iter().filter(|value| value.life.is_over() && !value.life.is_removed());
    list_sentence("Deprecated", &wires(&deprecated.collect::<Vec<_>>()))
}

fn wires(values: &[&EnumValue]) -> Vec<String> {
    values.iter().map(|value| code_span(&value.wire.shown())).collect()
}

fn list_sentence(subject: &str, items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| format!("{subject}: {}.", items.join(", ")))
}

/// The texts one behind the other, each as a sentence; `None` if there is nothing to say.
///
/// Behind and before a text of several lines a new paragraph begins, for it may end in a list or in a block of code.
pub(crate) fn paragraph<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Option<String> {
    let mut out = String::new();
    for text in texts {
        let text = sentence(text.as_ref());
        if !out.is_empty() && !text.is_empty() {
            out += if out.contains('\n') || text.contains('\n') { "\n\n" } else { " " };
        }
        out += &text;
    }
    (!out.is_empty()).then_some(out)
}

/// The text with a full stop, if it has no end of its own. Several lines are left alone: their author punctuated them.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    let words = text.trim_end_matches([')', '"', '\'', '*', '_']);
    let ended = text.is_empty() || text.contains('\n') || words.ends_with(['.', '!', '?', ':', '…']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// Whether a character changes the direction of the text behind it (UAX #9), so that readers see another text, or ends
/// the line for some readers and not for others.
pub(crate) fn reorders(c: char) -> bool {
    matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A JSON string in which such characters are escaped too.
pub(crate) fn visible(json: &str) -> String {
    json.chars().fold(String::new(), |mut out, c| {
        let _ = if reorders(c) { write!(out, "\\u{:04x}", u32::from(c)) } else { out.write_char(c) };
        out
    })
}

/// The text as code within Markdown, whatever it contains.
///
/// What a reader could not see (nothing at all, blanks at the edges, control characters) is shown as a JSON string.
pub(crate) fn code_span(text: &str) -> String {
    let hidden = text.is_empty() || text.trim() != text || text.contains(|c: char| c.is_control() || reorders(c));
    let shown = if hidden { visible(&Json::text(text).compact()) } else { text.to_owned() };
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if shown.starts_with('`') || shown.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{shown}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code_span, life_sentence, limit_sentences, paragraph};
    use crate::model::{Decimal, Farewell, Life, Limit, Limits, Rule};
    use crate::source::Span;

    #[test]
    fn a_farewell_says_only_what_is_known() {
        let text = |text: &str| Some(text.to_owned());
        let full = Farewell {
            release: text("v2"),
            reason: text("nobody used it"),
            instead: text("user.created"),
            date: text("June 2026"),
        };
        let table = [
            (Life::Current, None),
            (Life::Removed(Farewell::default()), text("Removed.")),
            (Life::Removed(Farewell { release: text("v2"), ..Farewell::default() }), text("Removed in `v2`.")),
            (
                Life::Deprecated(Farewell { instead: text("`a`, or nothing at all."), ..Farewell::default() }),
                text("Deprecated. Use `a`, or nothing at all."),
            ),
            (Life::Deprecated(full), text("Deprecated since `v2` (June 2026): nobody used it. Use `user.created`.")),
        ];
        for (life, expected) in table {
            assert_eq!(life_sentence(&life), expected);
        }
    }

    #[cfg(feature = "outputs")]
    #[test]
    fn a_mark_is_not_said_again() {
        let text = |text: &str| Some(text.to_owned());
        let release = || Farewell { release: text("v2"), ..Farewell::default() };
        let table = [
            (Life::Current, None),
            (Life::Removed(release()), text("Removed in `v2`.")),
            (Life::Deprecated(Farewell::default()), text("")),
            (Life::Deprecated(Farewell { reason: text("A typo"), ..Farewell::default() }), text("A typo.")),
            (Life::Deprecated(Farewell { instead: text("a"), ..release() }), text("Since `v2`. Use `a`.")),
        ];
        for (life, expected) in table {
            assert_eq!(super::marked_life_sentence(&life), expected);
        }
    }

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

    #[test]
    fn texts_become_sentences_of_one_paragraph() {
        assert_eq!(paragraph([" It was made ", "", "(By whom?)"]).as_deref(), Some("It was made. (By whom?)"));
        assert_eq!(paragraph(["One", "- a\n- b", "Two"]).as_deref(), Some("One.\n\n- a\n- b\n\nTwo."));
        assert_eq!(paragraph(["", " "]), None);
    }

    #[test]
    fn code_survives_what_it_contains() {
        let table = [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("", "`\"\"`"), ("a\nb", "`\"a\\nb\"`")];
        for (text, expected) in table {
            assert_eq!(code_span(text), expected);
        }
    }
}
