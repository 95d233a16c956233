//! One event, for people and for programs.

use tidings_build::Catalogue;
use tidings_build::model::{Event, Field, Json, Shape, Type, TypeDef, TypeId};
use tidings_build::words::{body, deliveries, event_usage, name_parts, narrower_fields, type_expression};

use super::carriers::named;
use super::{facts, fields, rust};
use crate::described;
use crate::page::{Page, Row};

pub(super) fn text(catalogue: &Catalogue, event: &Event) -> Page {
    let mut page = Page::default();
    page.heading(&event.name);
    page.prose(&event.fired_when);
    if let Some(description) = &event.description {
        page.empty_line();
        page.prose(description);
    }
    page.empty_line();
    let mut rows = vec![Row::pair("carries", type_expression(catalogue, &event.payload))];
    let named = catalogue.envelope.plain_name().is_none();
    rows.extend(named.then(|| Row::pair("name", name_text(catalogue, event))));
    rows.extend(facts(catalogue, Some(event.family), &event.life, &event.place));
    page.rows(&rows);
    if let Some((def, fields)) = object_behind(catalogue, &event.payload) {
        fields::write(&mut page, catalogue, &format!("Fields of {}", def.name), fields);
    }
    let narrower: Vec<Row> =
        narrower_fields(catalogue, event).into_iter().map(|(path, is)| Row::pair(&path, is)).collect();
    if !narrower.is_empty() {
        page.heading("Narrower in this event");
        page.rows(&narrower);
    }
    if let Some(delivery) = deliveries(catalogue, event).into_iter().next() {
        let made_up = event.examples.is_empty();
        page.heading(if made_up { "A delivery, made up from its types" } else { "A delivery" });
        page.code(&body(catalogue, delivery).pretty());
    }
    rust::write(&mut page, &event_usage(catalogue, event));
    page
}

/// ``header X-Event is `order`, action is `paid` ``: where a key alone does not tell the event.
fn name_text(catalogue: &Catalogue, event: &Event) -> String {
    let parts = name_parts(catalogue, event).into_iter().map(|(place, text)| match text {
        Some(text) => format!("{place} is `{text}`"),
        None => format!("{place} is absent"),
    });
    parts.collect::<Vec<_>>().join(", ")
}

pub(super) fn json(catalogue: &Catalogue, event: &Event) -> Json {
    let mut members = vec![("kind", Json::text("event"))];
    members.extend(described::event(catalogue, event));
    let fields = object_behind(catalogue, &event.payload).map_or(Json::Null, |(_, all)| fields::json(catalogue, all));
    let narrower = narrower_fields(catalogue, event).into_iter();
    let narrower = narrower.map(|(path, is)| Json::object([("field", Json::text(path)), ("is", Json::text(is))]));
    let name = name_parts(catalogue, event).into_iter().map(|(place, text)| {
        Json::object([("place", Json::text(place)), ("is", described::text_or_null(text.as_deref()))])
    });
    members.extend([
        ("name", Json::Array(name.collect())),
        ("family", super::family_json(catalogue, Some(event.family))),
        ("fields", fields),
        ("narrow", Json::Array(narrower.collect())),
        ("examples", Json::Array(deliveries(catalogue, event))),
        ("made_up", Json::Boolean(event.examples.is_empty())),
        ("rust", rust::json(&event_usage(catalogue, event))),
    ]);
    Json::object(members)
}

/// The object that a payload is or holds: aliases, lists and maps are looked through.
fn object_behind<'a>(catalogue: &'a Catalogue, ty: &'a Type) -> Option<(&'a TypeDef, &'a [Field])> {
    let mut ty = ty;
    // An alias leads to another type at most as often as there are types.
    for _ in &catalogue.types {
        let TypeId(id) = named(ty)?;
        let def = catalogue.types.get(id)?;
        match &def.shape {
            Shape::Object(fields) => return Some((def, fields)),
            Shape::Alias(inner) => ty = inner,
            _ => return None,
        }
    }
    None
}
