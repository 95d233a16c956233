//! One type, for people and for programs.

use tidings_build::Catalogue;
use tidings_build::model::{
    Claim, Enum, EnumKind, EnumValue, Event, Group, Json, Literal, Shape, Type, TypeDef, TypeId, Union, Variant,
};
use tidings_build::words::{
    group_sentences, inherited_fields, life_sentence, paragraph, promise_sentences, type_expression, type_usage, values,
};

use super::carriers::carriers;
use super::{facts, fields, rust};
use crate::described;
use crate::page::{Page, Row};

pub(super) fn text(catalogue: &Catalogue, id: TypeId, def: &TypeDef) -> Page {
    let mut page = Page::default();
    page.heading(def.name.as_str());
    if let Some(description) = &def.description {
        page.prose(description);
        page.empty_line();
    }
    let mut rows = vec![Row::pair("shape", shape_text(catalogue, &def.shape))];
    let bases = inherited_fields(catalogue, def).into_iter().map(|(base, fields)| {
        let names: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
        format!("{} ({})", type_expression(catalogue, &Type::Named(base)), names.join(", "))
    });
    rows.extend(bases.map(|base| Row::pair("extends", base)));
    rows.extend(def.others.as_ref().map(|others| Row::pair("others", type_expression(catalogue, others))));
    let promises = promise_sentences(&def.limits, def.default.as_ref()).into_iter().chain(group_sentences(def));
    let promises = paragraph(promises);
    rows.extend(promises.map(|promises| Row::pair("promised", promises)));
    rows.extend(facts(catalogue, def.family, &def.life, &def.place));
    page.rows(&rows);
    write_carriers(&mut page, catalogue, &carriers(catalogue, id));
    match &def.shape {
        Shape::Object(fields) => fields::write(&mut page, catalogue, "Fields", fields),
        Shape::Tuple(places) => fields::write(&mut page, catalogue, "Places, in their order", places),
        Shape::Enum(enum_) => {
            page.heading("Values, and their variants in Rust");
            page.rows(&enum_.values.iter().map(value_row).collect::<Vec<_>>());
        }
        Shape::Union(union) => {
            page.heading("Variants, and what they are called in Rust");
            let rows = union.variants.iter().map(|variant| variant_row(catalogue, variant));
            page.rows(&rows.collect::<Vec<_>>());
        }
        _ => {}
    }
    let made_up = def.examples.is_empty();
    // A made-up text would tell nothing of it.
    if let Some(value) = values(catalogue, id).first().filter(|_| !made_up || has_parts(&def.shape)) {
        page.heading(if made_up { "A value, made up from its fields" } else { "A value" });
        page.code(&value.pretty());
    }
    rust::write(&mut page, &type_usage(catalogue, id));
    page
}

/// Whether a made-up value tells something.
fn has_parts(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_))
}

fn shape_text(catalogue: &Catalogue, shape: &Shape) -> String {
    match shape {
        Shape::Object(_) => "an object".to_owned(),
        Shape::Tuple(_) => "a list whose places each have a meaning".to_owned(),
        Shape::Enum(Enum { kind, closed, .. }) => {
            let of = match kind {
                EnumKind::Integers => " of whole numbers",
                EnumKind::Mixed => " of texts and whole numbers",
                _ => "",
            };
            let others = if *closed { "no other values are sent" } else { "other values may come" };
            format!("an enum{of}; {others}")
        }
        Shape::Id { prefix } if prefix.is_empty() => "an id".to_owned(),
        Shape::Id { prefix } => format!("an id that begins with `{prefix}`"),
        Shape::Alias(ty) => format!("another name for {}", type_expression(catalogue, ty)),
        Shape::Union(Union { tag: Some(tag), closed, .. }) => {
            let others = if *closed { "no others are sent" } else { "others may come" };
            format!("a union that `{tag}` tells; {others}")
        }
        Shape::Union(_) => "a union".to_owned(),
        _ => String::new(),
    }
}

fn write_carriers(page: &mut Page, catalogue: &Catalogue, events: &[&Event]) {
    page.heading("Carried by");
    if events.is_empty() {
        page.prose("No event.");
    } else if events.len() == catalogue.events.len() {
        page.prose("Every event.");
    } else {
        let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
        page.prose(&names.join(", "));
    }
}

fn value_row(value: &EnumValue) -> Row {
    let also: Vec<String> = value.also.iter().map(Literal::shown).collect();
    let also = (!also.is_empty()).then(|| format!("Also spelt `{}`.", also.join("`, `")));
    let said = value.description.clone().into_iter().chain(also).chain(life_sentence(&value.life));
    Row {
        cells: vec![shown_wire(&value.wire.shown()), value.variant.to_string()],
        beneath: paragraph(said).unwrap_or_default(),
        is_past: value.life.is_removed(),
    }
}

fn variant_row(catalogue: &Catalogue, variant: &Variant) -> Row {
    let told = match &variant.claim {
        Claim::Tag(tag) => shown_wire(tag),
        _ => String::new(),
    };
    let said = variant.description.clone().into_iter().chain(life_sentence(&variant.life));
    Row {
        cells: vec![type_expression(catalogue, &variant.ty), told, variant.name.to_string()],
        beneath: paragraph(said).unwrap_or_default(),
        is_past: variant.life.is_removed(),
    }
}

/// A text on the wire; one that people could not see is shown in quotes.
fn shown_wire(wire: &str) -> String {
    if wire.trim().is_empty() { Json::text(wire).compact() } else { wire.to_owned() }
}

pub(super) fn json(catalogue: &Catalogue, id: TypeId, def: &TypeDef) -> Json {
    let mut members = vec![
        ("kind", Json::text("type")),
        ("name", Json::text(def.name.as_str())),
        ("description", described::text_or_null(def.description.as_deref())),
    ];
    members.extend(described::life(&def.life));
    members.push(("place", Json::text(&def.place.shown)));
    members.push(("family", super::family_json(catalogue, def.family)));
    members.extend(shape_json(catalogue, &def.shape));
    let expression = |id: &TypeId| type_expression(catalogue, &Type::Named(*id));
    members.push(("extends", Json::texts(def.extends.iter().map(expression))));
    let others = def.others.as_ref().map(|others| type_expression(catalogue, others));
    members.push(("others", described::text_or_null(others.as_deref())));
    members.push(("partial_of", described::text_or_null(def.partial.as_ref().map(expression).as_deref())));
    members.push(("limits", fields::limits(&def.limits)));
    members.push(("default", fields::default(def.default.as_ref())));
    members.push(("at_least_one", groups(def)));
    let carriers = carriers(catalogue, id).into_iter().map(|event| event.name.as_str());
    members.extend([
        ("carried_by", Json::texts(carriers)),
        ("examples", Json::Array(values(catalogue, id))),
        ("made_up", Json::Boolean(def.examples.is_empty())),
        ("rust", rust::json(&type_usage(catalogue, id))),
    ]);
    Json::object(members)
}

/// The groups of fields of which at least one is there.
fn groups(def: &TypeDef) -> Json {
    let Shape::Object(fields) = &def.shape else { return Json::Array(Vec::new()) };
    let names = |group: &Group| {
        let fields = group.fields.iter().filter_map(|field| fields.get(*field));
        fields.map(|field| field.wire.clone()).collect::<Vec<_>>()
    };
    Json::Array(def.at_least_one.iter().map(|group| Json::texts(names(group))).collect())
}

/// What is told of the type's structure: all keys of all shapes, so that none is ever missing.
fn shape_json(catalogue: &Catalogue, shape: &Shape) -> Vec<(&'static str, Json)> {
    let [mut name, mut all, mut values, mut closed, mut prefix, mut stands_for] = [const { Json::Null }; 6];
    let [mut tag, mut variants, mut items] = [const { Json::Null }; 3];
    match shape {
        Shape::Object(fields) => (name, all) = (Json::text("object"), fields::json(catalogue, fields)),
        Shape::Tuple(places) => (name, items) = (Json::text("tuple"), fields::json(catalogue, places)),
        Shape::Enum(enum_) => {
            name = Json::text("enum");
            values = Json::Array(enum_.values.iter().map(value_json).collect());
            closed = Json::Boolean(enum_.closed);
        }
        Shape::Id { prefix: begins } => (name, prefix) = (Json::text("id"), Json::text(begins)),
        Shape::Alias(ty) => (name, stands_for) = (Json::text("alias"), Json::text(type_expression(catalogue, ty))),
        Shape::Union(union) => {
            name = Json::text("union");
            tag = Json::text_or_null(union.tag.as_deref());
            variants = Json::Array(union.variants.iter().map(|variant| variant_json(catalogue, variant)).collect());
            closed = Json::Boolean(union.closed);
        }
        _ => {}
    }
    vec![
        ("shape", name),
        ("fields", all),
        ("items", items),
        ("values", values),
        ("closed", closed),
        ("prefix", prefix),
        ("stands_for", stands_for),
        ("tag", tag),
        ("variants", variants),
    ]
}

fn variant_json(catalogue: &Catalogue, variant: &Variant) -> Json {
    let tag = match &variant.claim {
        Claim::Tag(tag) => Some(tag.as_str()),
        _ => None,
    };
    let mut members = vec![
        ("type", Json::text(type_expression(catalogue, &variant.ty))),
        ("tag", Json::text_or_null(tag)),
        ("description", described::text_or_null(variant.description.as_deref())),
    ];
    members.extend(described::life(&variant.life));
    members.push(("place", Json::text(&variant.place.shown)));
    members.push(("variant", Json::text(variant.name.as_str())));
    Json::object(members)
}

fn value_json(value: &EnumValue) -> Json {
    let mut members = vec![
        ("value", value.wire.to_json()),
        ("description", described::text_or_null(value.description.as_deref())),
        ("also", Json::Array(value.also.iter().map(Literal::to_json).collect())),
    ];
    members.extend(described::life(&value.life));
    members.push(("place", Json::text(&value.place.shown)));
    members.push(("variant", Json::text(value.variant.as_str())));
    Json::object(members)
}
