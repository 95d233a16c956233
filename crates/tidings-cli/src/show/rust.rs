//! The Rust to match or make something, for people and for programs.

use tidings_build::model::Json;
use tidings_build::words::Usage;

use crate::page::{Page, Row};

pub(super) fn write(page: &mut Page, usage: &Usage) {
    page.heading("In Rust");
    page.rows(&[Row::pair("path", &usage.path)]);
    page.empty_line();
    page.code(&usage.snippet);
}

pub(super) fn json(usage: &Usage) -> Json {
    let parameters = usage.parameters.as_ref().map_or(Json::Null, |parameters| {
        let parameters = parameters
            .iter()
            .map(|given| Json::object([("name", Json::text(&given.name)), ("type", Json::text(&given.ty))]));
        Json::Array(parameters.collect())
    });
    Json::object([
        ("path", Json::text(&usage.path)),
        ("parameters", parameters),
        ("snippet", Json::text(&usage.snippet)),
    ])
}
