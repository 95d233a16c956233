//! The fields of an object, for people and for programs.

use tidings_build::Catalogue;
use tidings_build::model::{Data, Field, Json, Limits, OriginId, Rule};
use tidings_build::words::{field_expression, life_sentence, paragraph, promise_sentences};

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
    let said = said.chain(promise_sentences(&field.limits, field.default.as_ref())).chain(life_sentence(&field.life));
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
            ("default", default(field.default.as_ref())),
            ("origin", origin),
        ];
        members.extend(described::life(&field.life));
        members.push(("place", Json::text(&field.place.shown)));
        members.push(("rust", Json::text(field.name.as_str())));
        Json::object(members)
    });
    Json::Array(fields.collect())
}

/// What is meant where no value is sent: a list of the one value, or none. A default of null is one too.
pub(super) fn default(default: Option<&Data>) -> Json {
    Json::Array(default.map(Data::to_json).into_iter().collect())
}

/// The limits by their words in the catalogue, those that are not there too.
pub(super) fn limits(limits: &Limits) -> Json {
    let said = |word: &str| limits.all.iter().find(|limit| limit.rule.word() == word);
    Json::object(Rule::WORDS.iter().map(|word| (*word, said(word).map_or(Json::Null, |limit| limit.rule.to_json()))))
}
