//! What is said of types: of their values, variants and places.

use super::life::life_sentence;
use super::text::{code_span, paragraph};
use crate::check::Catalogue;
use crate::model::{Claim, Enum, EnumKind, EnumValue, Field, Shape, Type, Union, Variant};

/// What people call the places of a tuple, in their order: the schema of a list has no names for them.
pub(crate) fn places_sentence(places: &[Field]) -> String {
    let names: Vec<_> = places.iter().map(|place| code_span(&place.wire)).collect();
    if names.is_empty() { "Nothing stands in it.".to_owned() } else { format!("Its items: {}.", names.join(", ")) }
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
fn union_others(union: &Union) -> Option<&'static str> {
    let others = if union.closed { "The producer sends no others." } else { "Others may come." };
    union.tag.as_ref().map(|_| others)
}

/// What a variant is called where its union is explained: its tag or constant, else its name.
fn claim_text(claim: &Claim, name: &str) -> String {
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
