//! The entries of a catalogue as JSON.
//!
//! Every part of an entry is taken out of it by name, so that one that is new cannot be forgotten here.

mod envelope;

use envelope::{envelope, event_name};

use crate::json::Json;
use crate::load::grammar::LANGUAGE;
use crate::load::grammar::{
    CATALOGUE, EVENT, EntryKind, FAMILY, FAREWELL, FIELD, ITEMS_WORD, RELEASE, SECTION, TYPE, VALUE, VARIANT,
};
use crate::model::{EnumKind, Limits, Literal};
use crate::raw;
use crate::release::expression::expression;

/// What stands behind a word, if anything is said with it.
type Said = (&'static str, Option<Json>);

/// An entry with its keys in the order of the language; where its main word says all, what that holds.
fn entry(kind: &EntryKind, said: impl IntoIterator<Item = Said>) -> Json {
    let mut members: Vec<(&str, Json)> = said.into_iter().filter_map(|(word, value)| Some((word, value?))).collect();
    members.sort_by_key(|(word, _)| {
        let position = kind.keys().position(|key| key.word == *word);
        position.expect("the grammar has each word that is written here")
    });
    match (kind.main, members.pop()) {
        (Some(_), None) => Json::Null,
        (Some(main), Some((word, value))) if word == main && members.is_empty() => value,
        (_, last) => Json::object(members.into_iter().chain(last)),
    }
}

pub(super) fn catalogue(catalogue: &raw::Catalogue) -> Json {
    let raw::Catalogue {
        name,
        title,
        summary,
        base,
        releases,
        sections,
        origins,
        envelope,
        types,
        families,
        // A release has none.
        outputs: _,
        // These two say nothing of what was written.
        incomplete: _,
        start: _,
    } = catalogue;
    let origins = origins.iter().map(|(name, text)| (name.value.clone(), Json::text(&text.value)));
    let families = families.iter().map(|family| (family.name.value.clone(), self::family(family)));
    entry(
        &CATALOGUE,
        [
            ("catalogue", text(name.as_ref())),
            ("language", Some(Json::Number(LANGUAGE.to_owned()))),
            ("title", text(title.as_ref())),
            ("summary", text(summary.as_ref())),
            ("base", text(base.as_ref())),
            ("releases", texts(releases)),
            ("families", Some(Json::object(families))),
            ("sections", list(sections.iter().map(section))),
            ("envelope", envelope.as_ref().map(self::envelope)),
            ("origins", mapping(origins)),
            ("types", self::types(types)),
        ],
    )
}

fn section(section: &raw::Section) -> Json {
    let raw::Section { title, text: prose, example } = section;
    entry(
        &SECTION,
        [("title", text(title.as_ref())), ("text", text(prose.as_ref())), ("example", text(example.as_ref()))],
    )
}

fn family(family: &raw::Family) -> Json {
    let raw::Family { name: _, title, description, payload, events, types } = family;
    let events = events.iter().map(|event| (event.key.value.clone(), self::event(event)));
    entry(
        &FAMILY,
        [
            ("title", text(title.as_ref())),
            ("description", text(description.as_ref())),
            ("payload", payload.as_ref().map(type_)),
            ("events", Some(Json::object(events))),
            ("types", self::types(types)),
        ],
    )
}

fn event(event: &raw::Event) -> Json {
    let raw::Event { key: _, wire, fired_when, description, payload, narrow, life, examples } = event;
    let said = [
        ("fired_when", text(fired_when.as_ref())),
        ("description", text(description.as_ref())),
        ("payload", payload.as_ref().map(type_)),
        ("narrow", mapping(narrower(narrow))),
        ("examples", list(examples.iter().map(crate::data::Data::to_json))),
        ("wire", wire.as_ref().map(event_name)),
    ];
    entry(&EVENT, said.into_iter().chain(self::life(life)))
}

fn narrower(fields: &[raw::Narrow]) -> Vec<(String, Json)> {
    let fields = fields.iter().map(|raw::Narrow { wire, optional, to }| {
        let mark = if *optional { "?" } else { "" };
        let becomes = match to {
            raw::Narrowed::Type(expression) => type_(expression),
            raw::Narrowed::Fields(fields) => Json::Object(narrower(fields)),
        };
        (format!("{}{mark}", wire.value), becomes)
    });
    fields.collect()
}

fn types(types: &[raw::TypeDef]) -> Option<Json> {
    mapping(types.iter().map(|definition| (definition.key.value.clone(), type_def(definition))))
}

fn type_def(definition: &raw::TypeDef) -> Json {
    let raw::TypeDef { key: _, meaning, extends, others } = definition;
    let extends = match extends.as_slice() {
        [only] => Some(type_(only)),
        several => list(several.iter().map(type_)),
    };
    let said = [("extends", extends), ("others", others.as_ref().map(type_))];
    entry(&TYPE, said.into_iter().chain(self::meaning(meaning)))
}

fn fields(fields: &[raw::Field]) -> Json {
    Json::object(fields.iter().map(|field| {
        let mark = if field.optional { "?" } else { "" };
        (format!("{}{mark}", field.key.value), self::field(field))
    }))
}

fn field(field: &raw::Field) -> Json {
    let raw::Field { key: _, wire, optional: _, meaning } = field;
    let said = [("wire", text(wire.as_ref()))];
    entry(&FIELD, said.into_iter().chain(self::meaning(meaning)))
}

/// What types and fields say alike.
fn meaning(meaning: &raw::Meaning) -> impl Iterator<Item = Said> + '_ {
    let raw::Meaning { body, description, limits, default, at_least_one, origin, life, examples } = meaning;
    let said = [
        ("description", text(description.as_ref())),
        ("default", default.as_ref().map(crate::data::Data::to_json)),
        ("at_least_one", groups(at_least_one)),
        ("origin", text(origin.as_ref())),
        ("examples", list(examples.iter().map(crate::data::Data::to_json))),
    ];
    self::body(body).into_iter().chain(said).chain(self::limits(limits)).chain(self::life(life))
}

fn body(body: &raw::Body) -> Vec<Said> {
    match body {
        raw::Body::Type(expression) => vec![("type", Some(type_(expression)))],
        raw::Body::Fields(fields) => vec![("fields", Some(self::fields(fields)))],
        raw::Body::Items(places) => vec![(ITEMS_WORD, Some(self::fields(places)))],
        raw::Body::Values(values, closed, kind) => {
            let ty = match kind {
                EnumKind::Texts => None,
                EnumKind::Integers => Some(Json::text("integer")),
                EnumKind::Mixed => Some(Json::text("string | integer")),
            };
            let values = values.iter().map(|value| (value.key.value.clone(), self::value(value, *kind)));
            vec![("type", ty), ("values", Some(Json::object(values))), closed_word(*closed)]
        }
        raw::Body::Variants(raw::TaggedUnion { tag, content, variants, closed }) => {
            let variants = variants.iter().map(|variant| (variant.key.value.clone(), self::variant(variant)));
            let keys = [("tag", text(tag.as_ref())), ("content", text(content.as_ref())), closed_word(*closed)];
            [("variants", Some(Json::object(variants)))].into_iter().chain(keys).collect()
        }
        // A catalogue without mistakes holds none.
        raw::Body::Broken => Vec::new(),
    }
}

fn closed_word(closed: bool) -> Said {
    ("closed", closed.then_some(Json::Boolean(true)))
}

fn variant(variant: &raw::Variant) -> Json {
    let raw::Variant { key: _, wire, body, description, life } = variant;
    let said = [("description", text(description.as_ref())), ("wire", text(wire.as_ref()))];
    entry(&VARIANT, self::body(body).into_iter().chain(said).chain(self::life(life)))
}

fn value(value: &raw::EnumValue, kind: EnumKind) -> Json {
    let raw::EnumValue { key, wire, description, also, life } = value;
    // In JSON every key is a text, which is taken for a number where there are no texts.
    let is_key = |wire: &Literal| kind == EnumKind::Integers && *wire == Literal::Number(key.value.clone());
    let wire = wire.as_ref().filter(|wire| !is_key(&wire.value));
    let said = [
        ("description", text(description.as_ref())),
        ("also", list(also.iter().map(|spelling| spelling.value.to_json()))),
        ("wire", wire.map(|wire| wire.value.to_json())),
    ];
    entry(&VALUE, said.into_iter().chain(self::life(life)))
}

fn life(life: &raw::Life) -> [Said; 2] {
    let raw::Life { deprecated, removed } = life;
    [("deprecated", deprecated.as_ref().map(farewell)), ("removed", removed.as_ref().map(farewell))]
}

fn farewell(farewell: &raw::Farewell) -> Json {
    let raw::Farewell { release, reason, instead, date } = farewell;
    entry(
        &FAREWELL,
        [
            // `true` stands for a release that no source states.
            (RELEASE, text(release.as_ref()).or(Some(Json::Boolean(true)))),
            ("reason", text(reason.as_ref())),
            ("instead", text(instead.as_ref())),
            ("date", text(date.as_ref())),
        ],
    )
}

fn type_(written: &raw::Expression) -> Json {
    Json::text(expression(written))
}

fn text(text: Option<&raw::Text>) -> Option<Json> {
    text.map(|text| Json::text(&text.value))
}

/// One list of fields, or several.
fn groups(groups: &[Vec<raw::Text>]) -> Option<Json> {
    match groups {
        [only] => texts(only),
        groups => list(groups.iter().filter_map(|group| texts(group))),
    }
}

fn limits(limits: &Limits) -> impl Iterator<Item = Said> + '_ {
    limits.rules().map(|rule| (rule.word(), Some(rule.to_json())))
}

/// Where nothing stands in it, a list is left out.
fn list(items: impl IntoIterator<Item = Json>) -> Option<Json> {
    let items: Vec<Json> = items.into_iter().collect();
    (!items.is_empty()).then_some(Json::Array(items))
}

fn texts(texts: &[raw::Text]) -> Option<Json> {
    list(texts.iter().map(|text| Json::text(&text.value)))
}

/// Where nothing stands in it, a mapping is left out.
fn mapping(members: impl IntoIterator<Item = (String, Json)>) -> Option<Json> {
    let members: Vec<(String, Json)> = members.into_iter().collect();
    (!members.is_empty()).then_some(Json::Object(members))
}
