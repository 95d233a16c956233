//! The tables of fields.

use super::expression::{remark_on_type, type_text};
use super::inline::{examples_sentence, sentences};
use super::page::Page;
use super::table::Table;
use super::view::View;
use crate::emit::prose::{code_span, life_sentence, promise_sentences, sentence};
use crate::model::{Field, OriginId};

/// A line of a table of fields: name, type, presence, description.
pub(super) type FieldRow = [String; 4];

/// The fields of an object: first what was shown in an event, below `first`; then for each origin a table of its own,
/// under the sentence that tells what the fields are known from. The page may not promise more than that.
pub(super) fn write_fields(
    page: &mut Page,
    view: &View<'_>,
    first: impl IntoIterator<Item = FieldRow>,
    fields: &[Field],
) {
    page.table(&field_table(view, fields, None, first));
    for (position, origin) in view.catalogue.origins.iter().enumerate() {
        let table = field_table(view, fields, Some(OriginId(position)), []);
        if !table.is_empty() {
            page.prose(&sentence(&origin.text));
            page.table(&table);
        }
    }
}

/// The places of a tuple, counted as deviations count them.
pub(super) fn write_places(page: &mut Page, view: &View<'_>, places: &[Field]) {
    let mut table = Table::new(["Place", "Name", "Type", "Presence", "Description"]);
    for (position, place) in places.iter().enumerate() {
        table.row([
            code_span(&format!("[{position}]")),
            code_span(&place.wire),
            type_text(view, &place.ty),
            presence(place).to_owned(),
            remarks(view, place),
        ]);
    }
    page.table(&table);
}

/// The line of a key that is no field of the model.
pub(super) fn field_row(name: String, ty: &str, presence: &str, description: &str) -> FieldRow {
    [name, ty.to_owned(), presence.to_owned(), description.to_owned()]
}

fn field_table(
    view: &View<'_>,
    fields: &[Field],
    origin: Option<OriginId>,
    first: impl IntoIterator<Item = FieldRow>,
) -> Table<4> {
    let mut table = Table::new(["Field", "Type", "Presence", "Description"]);
    for row in first {
        table.row(row);
    }
    for field in fields.iter().filter(|field| field.origin == origin) {
        table.row(field_row(
            code_span(&field.wire),
            &type_text(view, &field.ty),
            presence(field),
            &remarks(view, field),
        ));
    }
    table
}

fn presence(field: &Field) -> &'static str {
    match (field.optional, field.nullable) {
        (false, false) => "required",
        (false, true) => "required, nullable",
        (true, false) => "optional",
        (true, true) => "optional, nullable",
    }
}

fn remarks(view: &View<'_>, field: &Field) -> String {
    let said = field.description.clone().into_iter();
    let said =
        said.chain(remark_on_type(view, &field.ty)).chain(promise_sentences(&field.limits, field.default.as_ref()));
    sentences(said.chain(examples_sentence(&field.examples)).chain(life_sentence(&field.life)))
}
