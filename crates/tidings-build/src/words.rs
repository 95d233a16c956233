//! Words for whoever shows a catalogue to people: the same ones that the generated files use.

use std::io;

use crate::check::Catalogue;
use crate::diagnostic;
use crate::emit::rust::usage;
pub use crate::emit::rust::usage::{Parameter, Usage};
use crate::emit::{inherited, naming, narrowing, prose, samples};
use crate::json::Json;
use crate::model::expression;
use crate::model::{Data, Event, Field, Life, Limits, NamePart, Type, TypeDef, TypeId};
use crate::refusal;

/// A type in the catalogue's own words: `list<Order | null>`.
///
/// An object or enum that was written inside a field goes by the name that it has everywhere else.
#[must_use]
pub fn type_expression(catalogue: &Catalogue, ty: &Type) -> String {
    expression::type_expression(catalogue, ty)
}

/// What stands behind a field's name: its type, and whether it may be null.
#[must_use]
pub fn field_expression(catalogue: &Catalogue, field: &Field) -> String {
    expression::field_expression(catalogue, field)
}

/// The fields that are narrower in an event than in what it carries: how one gets to each from the payload, and what it is
/// there, in Markdown behind the word “is”, such as ``always `open` ``.
#[must_use]
pub fn narrower_fields(catalogue: &Catalogue, event: &Event) -> Vec<(String, String)> {
    let shown = |ty: &Type| prose::code_span(&expression::type_expression(catalogue, ty));
    narrowing::narrower_fields(catalogue, event, &shown).into_iter().map(|field| (field.path, field.is)).collect()
}

/// The types that a type extends, each with the fields that come from it as they are.
#[must_use]
pub fn inherited_fields<'a>(catalogue: &'a Catalogue, def: &'a TypeDef) -> Vec<(TypeId, Vec<&'a Field>)> {
    inherited::inherited_fields(catalogue, def)
}

/// What is known of the end of something, in Markdown: ``Removed in `v2`. Use `order.paid`.``; nothing of what is
/// current.
#[must_use]
pub fn life_sentence(life: &Life) -> Option<String> {
    prose::life_sentence(life)
}

/// Whether something is current, and what is known of its end, as members of an object: `status` and `farewell`.
#[must_use]
pub fn life_members(life: &Life) -> [(&'static str, Json); 2] {
    let farewell = life.farewell().map_or(Json::Null, |farewell| {
        Json::object([
            ("release", Json::text_or_null(farewell.release.as_deref())),
            ("reason", Json::text_or_null(farewell.reason.as_deref())),
            ("instead", Json::text_or_null(farewell.instead.as_deref())),
            ("date", Json::text_or_null(farewell.date.as_deref())),
        ])
    });
    [("status", Json::text(life.as_str())), ("farewell", farewell)]
}

/// What is promised of a value and what is meant where none is sent, a sentence each.
#[must_use]
pub fn promise_sentences(limits: &Limits, default: Option<&Data>) -> Vec<String> {
    prose::promise_sentences(limits, default)
}

/// The fields of an object of which at least one is there, a sentence for each group.
#[must_use]
pub fn group_sentences(def: &TypeDef) -> Vec<String> {
    prose::group_sentences(def).collect()
}

/// The texts one behind the other, each as a sentence; `None` if they say nothing.
#[must_use]
pub fn paragraph<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Option<String> {
    prose::paragraph(texts)
}

/// Deliveries of an event: those that somebody wrote, else one with every field that is still sent.
///
/// There is none if even the least delivery would be too large to be read.
#[must_use]
pub fn deliveries(catalogue: &Catalogue, event: &Event) -> Vec<Json> {
    samples::Sampler::new(catalogue).shown(event)
}

/// Where the name of an event stands in its deliveries: the place of each of its parts, as the catalogue writes it, and
/// what stands there; `None` where nothing does.
///
/// Most catalogues have one part: the event's name, under a key.
#[must_use]
pub fn name_parts(catalogue: &Catalogue, event: &Event) -> Vec<(String, Option<String>)> {
    let texts = event.parts.iter().cloned().map(Some).chain(std::iter::repeat(None));
    let places = catalogue.envelope.name.iter().map(|part| NamePart { optional: false, ..part.clone() }.to_string());
    places.zip(texts).collect()
}

/// The header of the request that holds the first part of an event's name, and what it holds; `None` if all of the name
/// stands in the body.
#[must_use]
pub fn name_header<'a>(catalogue: &'a Catalogue, event: &'a Event) -> Option<(&'a str, &'a str)> {
    naming::name_header(&catalogue.envelope, event)
}

/// The body in which a delivery is sent: the delivery itself, or the list that a body of the catalogue is or holds.
#[must_use]
pub fn body(catalogue: &Catalogue, delivery: Json) -> Json {
    naming::body(&catalogue.envelope, delivery)
}

/// Values of a type: those that somebody wrote, else one that is made as those of deliveries are.
#[must_use]
pub fn values(catalogue: &Catalogue, id: TypeId) -> Vec<Json> {
    samples::shown_values(catalogue, id)
}

/// How a program matches an event.
#[must_use]
pub fn event_usage(catalogue: &Catalogue, event: &Event) -> Usage {
    usage::event_usage(catalogue, event)
}

/// How a program makes a value of a type, or matches one.
#[must_use]
pub fn type_usage(catalogue: &Catalogue, id: TypeId) -> Usage {
    usage::type_usage(catalogue, id)
}

/// The valid word nearest to a mistyped one, if one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    diagnostic::nearest(word, valid.into_iter())
}

/// A text on one line and without characters that would steer a terminal, whatever its author put into it.
#[must_use]
pub fn visible(text: &str) -> String {
    diagnostic::visible(text)
}

/// What the file system refuses, and what to do about it: `permission denied; change who may …`. The place is not named.
#[must_use]
pub fn refusal(why: &io::Error) -> String {
    refusal::sentence(why)
}
