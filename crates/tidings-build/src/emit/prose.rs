//! The sentences that every output says alike: schemas, documentation and the comments of the generated code.
//!
//! All of it is Markdown, on one line unless the catalogue's author broke it. This module knows no output: where a
//! sentence stands, and what has to be escaped there, is the emitter's affair.

use std::fmt::{Display, Write as _};

use crate::check::Catalogue;
use crate::json::Json;
use crate::model::{Enum, EnumValue, Farewell, Life, Limit, Limits, Literal, Shape, Type};

/// What is known of the end of something: ``Deprecated since `x`: reason. Use `y`.``; nothing of what is current.
pub(crate) fn life_sentence(life: &Life) -> Option<String> {
    match life {
        Life::Current => None,
        Life::Deprecated(farewell) => Some(farewell_sentence("Deprecated", "since", farewell)),
        Life::Removed(farewell) => Some(farewell_sentence("Removed", "in", farewell)),
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
    paragraph([text, instead_sentence(farewell).unwrap_or_default()]).unwrap_or_default()
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
    let length = range_sentence(limits.min_length, limits.max_length, Some("character"));
    let value = range_sentence(limits.minimum, limits.maximum, None);
    length.into_iter().chain(value).collect()
}

fn range_sentence<T: Display>(least: Option<Limit<T>>, most: Option<Limit<T>>, unit: Option<&str>) -> Option<String> {
    let counted = |number: &str| match unit {
        None => number.to_owned(),
        Some(unit) if number == "1" => format!("{number} {unit}"),
        Some(unit) => format!("{number} {unit}s"),
    };
    match (least.map(|limit| limit.value.to_string()), most.map(|limit| limit.value.to_string())) {
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
        Type::Const(literal) => Some(format!("Always {}, as far as is known.", code_span(&literal_text(literal)))),
        Type::Nullable(inner) => type_note(catalogue, inner),
        Type::Named(id) => match &catalogue.types.get(id.0)?.shape {
            Shape::Id { prefix } => (!prefix.is_empty()).then(|| format!("Begins with {}.", code_span(prefix))),
            Shape::Enum(enum_) => Some(enum_note(enum_)),
            Shape::Alias(_) | Shape::Object(_) => None,
        },
        _ => None,
    }
}

/// A constant as people read it: a text without its quotes.
pub(super) fn literal_text(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        _ => literal.to_json().compact(),
    }
}

fn enum_note(enum_: &Enum) -> String {
    let (former, known): (Vec<_>, Vec<_>) = enum_.values.iter().partition(|value| value.life.is_removed());
    let spellings = enum_
        .values
        .iter()
        .flat_map(|value| value.also.iter().map(|also| format!("{} for {}", code_span(also), code_span(&value.wire))));
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

/// The values of an enum that are still sent, and that nobody should rely on: ``Deprecated: `a`.``
pub(crate) fn deprecated_values(enum_: &Enum) -> Option<String> {
    let deprecated = enum_.values.iter().filter(|value| value.life.is_over() && !value.life.is_removed());
    list_sentence("Deprecated", &wires(&deprecated.collect::<Vec<_>>()))
}

fn wires(values: &[&EnumValue]) -> Vec<String> {
    values.iter().map(|value| code_span(&value.wire)).collect()
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
    use crate::model::{Farewell, Life, Limit, Limits};
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

    #[test]
    fn limits_are_counted_in_words() {
        let limit = |value| Some(Limit { value, span: Span { file: 0, start: 0, end: 0 } });
        let table = [
            (None, None, None),
            (None, limit(255), Some("At most 255 characters.")),
            (limit(1), None, Some("At least 1 character.")),
            (limit(1), limit(1), Some("Exactly 1 character.")),
            (limit(0), limit(1), Some("From 0 to 1 character.")),
        ];
        for (min_length, max_length, expected) in table {
            let limits = Limits { min_length, max_length, ..Limits::default() };
            assert_eq!(limit_sentences(&limits), expected.into_iter().collect::<Vec<_>>());
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
