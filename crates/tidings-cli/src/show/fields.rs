//! The fields of an object, for people and for programs.

use tidings_build::Catalogue;
use tidings_build::model::{Field, Json, Limits, OriginId};
use tidings_build::words::{field_expression, life_sentence, limit_sentences, paragraph};

use crate::described::{self, text_or_null};
use crate::page::{Page, Row};

/// The fields below each other, then what their origins mean.
pub(super) fn write(page: &mut Page, catalogue: &Catalogue, title: &str, fields: &[Field]) {
    page.heading(title);
    if fields.is_empty() {
        page.prose("No field of it is known.");
    }
    let rows: Vec<Row> = fields.iter().map(|field| row(catalogue, field)).collect();
    page.rows(&rows);
    let origins: Vec<Row> = catalogue
        .origins
        .iter()
        .enumerate()
        .filter(|(number, _)| fields.iter().any(|field| field.origin == Some(OriginId(*number))))
        .map(|(_, origin)| Row { cells: vec![origin.name.clone()], beneath: origin.text.clone(), is_past: false })
        .collect();
    if !origins.is_empty() {
        page.heading("How they are known");
        page.rows(&origins);
    }
}

fn row(catalogue: &Catalogue, field: &Field) -> Row {
    let presence = if field.optional { "optional" } else { "required" };
    let origin = origin(catalogue, field).map(|(name, _)| name.to_owned()).unwrap_or_default();
    let said = field.description.clone().into_iter();
    let said = said.chain(limit_sentences(&field.limits)).chain(life_sentence(&field.life));
    Row {
        cells: vec![field.wire.clone(), field_expression(catalogue, field), presence.to_owned(), origin],
        beneath: paragraph(said).unwrap_or_default(),
        is_past: field.life.is_removed(),
    }
}

fn origin<'a>(catalogue: &'a Catalogue, field: &Field) -> Option<(&'a str, &'a str)> {
    let OriginId(number) = field.origin?;
    catalogue.origins.get(number).map(|origin| (origin.name.as_str(), origin.text.as_str()))
}

/// The fields as a list of objects.
pub(super) fn json(catalogue: &Catalogue, fields: &[Field]) -> Json {
    let fields = fields.iter().map(|field| {
        let origin = origin(catalogue, field)
            .map_or(Json::Null, |(name, text)| Json::object([("name", Json::text(name)), ("text", Json::text(text))]));
        let mut members = vec![
            ("name", Json::text(&field.wire)),
            ("type", Json::text(field_expression(catalogue, field))),
            ("optional", Json::Boolean(field.optional)),
            ("nullable", Json::Boolean(field.nullable)),
            ("description", text_or_null(field.description.as_deref())),
            ("limits", limits(&field.limits)),
            ("origin", origin),
        ];
        members.extend(described::life(&field.life));
        members.push(("place", Json::text(&field.place.shown)));
        members.push(("rust", Json::text(field.name.as_str())));
        Json::object(members)
    });
    Json::Array(fields.collect())
}

fn limits(limits: &Limits) -> Json {
    let number = |limit: Option<String>| limit.map_or(Json::Null, Json::Number);
    Json::object([
        ("min_length", number(limits.min_length.map(|limit| limit.value.to_string()))),
        ("max_length", number(limits.max_length.map(|limit| limit.value.to_string()))),
        ("minimum", number(limits.minimum.map(|limit| limit.value.to_string()))),
        ("maximum", number(limits.maximum.map(|limit| limit.value.to_string()))),
    ])
}
