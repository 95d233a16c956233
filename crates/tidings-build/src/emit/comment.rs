//! What the comments of other languages say: the words of the catalogue, line by line.
//!
//! How a line becomes part of a comment, and what has to be escaped there, is the emitter's affair.

use super::outline::Outline;
use super::prose::{
    capitalised, code_span, group_sentences, life_sentence, paragraph, promise_sentences, reorders, type_note,
    union_notes,
};
use crate::check::Catalogue;
use crate::model::{Enum, Event, Field, Format, Shape, Type, TypeDef};

/// When an event comes, and what else is to be said of it.
pub(super) fn event_text(event: &Event) -> Option<String> {
    paragraph([Some(&event.fired_when), event.description.as_ref()].into_iter().flatten())
}

/// What a field means, and what is promised of it. A type that has a name tells its own part where it is declared;
/// `note` is what the field tells of one without.
pub(super) fn field_text(catalogue: &Catalogue, field: &Field, note: Option<String>) -> Option<String> {
    let origin = field.origin.and_then(|id| catalogue.origins.get(id.0)).map(|origin| origin.text.clone());
    let promises = promise_sentences(&field.limits, field.default.as_ref());
    paragraph(field.description.iter().cloned().chain(note).chain(promises).chain(origin))
}

/// What a type is; `note` is what an alias tells of a type without a name.
pub(super) fn type_text(def: &TypeDef, note: Option<String>) -> Option<String> {
    let own = match &def.shape {
        Shape::Object(_) => paragraph(group_sentences(def)),
        Shape::Tuple(_) => None,
        Shape::Alias(_) => note,
        Shape::Id { prefix } => (!prefix.is_empty()).then(|| format!("Begins with {}.", code_span(prefix))),
        Shape::Enum(enum_) => return Some(enum_text(def, enum_)),
        Shape::Union(union) => paragraph(union_notes(union)),
    };
    paragraph(def.description.iter().cloned().chain(own).chain(promise_sentences(&def.limits, def.default.as_ref())))
}

/// The values stand in the type itself; listed here are those of which there is something to say.
fn enum_text(def: &TypeDef, enum_: &Enum) -> String {
    let others = if enum_.closed { "The producer sends no others." } else { "Others may come." };
    let promises = promise_sentences(&def.limits, def.default.as_ref());
    let about = paragraph(def.description.iter().cloned().chain([others.to_owned()]).chain(promises));
    let values = enum_.values.iter().filter_map(|value| {
        let also = (!value.also.is_empty()).then(|| {
            let spellings: Vec<_> = value.also.iter().map(|also| code_span(&also.shown())).collect();
            format!("Also written {}.", spellings.join(", "))
        });
        let said = paragraph(value.description.iter().cloned().chain(also).chain(life_sentence(&value.life)))?;
        Some(format!("- {}: {}", code_span(&value.wire.shown()), said.replace('\n', "\n  ")))
    });
    let values = values.collect::<Vec<_>>().join("\n");
    let parts: Vec<String> = about.into_iter().chain((!values.is_empty()).then_some(values)).collect();
    parts.join("\n\n")
}

/// What is known of a value whose type has no name, and which other languages have no word for.
pub(super) fn format_note(ty: &Type) -> Option<String> {
    match ty {
        Type::Nullable(inner) => format_note(inner),
        Type::Format(format) => Some(format_sentence(*format)),
        _ => None,
    }
}

/// The constant that a value always is, where the type has no name.
pub(super) fn constant_note(catalogue: &Catalogue, ty: &Type) -> Option<String> {
    match ty {
        Type::Nullable(inner) => constant_note(catalogue, inner),
        Type::Const(_) => type_note(catalogue, ty),
        _ => None,
    }
}

fn format_sentence(format: Format) -> String {
    let sentence = match format {
        Format::DateTime => "A point in time (RFC 3339).",
        Format::Date => "A day (RFC 3339, `full-date`).",
        Format::UnixSeconds => "Whole seconds since 1970, in UTC.",
        Format::UnixMilliseconds => "Whole milliseconds since 1970, in UTC.",
        Format::Text(format) => return format!("{}.", capitalised(format.one)),
    };
    sentence.to_owned()
}

/// The lines of a text, and one that closes what its author left open. What nobody could see in a comment, or would end
/// it, is shown as the character that stands for such ones.
pub(super) fn lines(text: &str) -> Vec<String> {
    let shown = |c: char| if c != '\t' && (c.is_control() || reorders(c)) { '\u{fffd}' } else { c };
    let lines = text.trim_end().lines().chain(Outline::new(text).closing);
    lines.map(|line| line.trim_end().chars().map(shown).collect()).collect()
}
