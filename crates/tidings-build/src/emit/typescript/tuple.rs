//! Tuples: lists with a label at each place.

use super::comment::comment;
use super::value::{WIDTH, field_type, is_word};
use crate::check::Catalogue;
use crate::emit::comment::{field_text, format_note};
use crate::emit::prose::marked_life_sentence;
use crate::model::Field;

/// What begins behind the `=` of a tuple's declaration: what the producer promises, on one line if it is short and there
/// is nothing to say of the places.
pub(super) fn tuple_type(catalogue: &Catalogue, places: &[Field]) -> String {
    let places: Vec<(String, String)> = places.iter().map(|place| item(catalogue, place)).collect();
    let line = places.iter().map(|(_, item)| item.as_str()).collect::<Vec<_>>().join(", ");
    if line.chars().count() <= WIDTH && places.iter().all(|(said, _)| said.is_empty()) {
        return format!(" [{line}]");
    }
    let lines: Vec<String> = places.iter().map(|(said, item)| format!("{said}  {item},\n")).collect();
    format!(" [\n{}]", lines.concat())
}

/// What is said of a place, and the place.
fn item(catalogue: &Catalogue, place: &Field) -> (String, String) {
    let said = field_text(catalogue, place, format_note(&place.ty));
    let said = comment("  ", said, marked_life_sentence(&place.life));
    // A label is a plain word; what it is called never stands on the wire.
    let label = if is_word(&place.wire) { place.wire.as_str() } else { place.name.as_str() };
    let mark = if place.optional { "?" } else { "" };
    (said, format!("{label}{mark}: {}", field_type(catalogue, place)))
}
