//! The entries of families and types: events, types, fields, enum values.

use super::data::load_examples;
use super::envelope::load_event_name;
use super::expression::load_expression;
use super::grammar::{EVENT, EntryKind, FAMILY, FIELD, PLACE, TYPE};
use super::life::load_life;
use super::meaning::load_meaning;
use super::narrow::load_narrow;
use super::node::{Kind, Node, Scalar};
use super::reader::{Entry, Reader};
use crate::diagnostic::{Code, excerpt};
use crate::raw::{Body, Event, Expression, ExpressionKind, Family, Field, Text, TypeDef};
use crate::source::{Span, Spanned};

pub(crate) fn load_family(reader: &mut Reader<'_>, name: Text, named: Span, node: &Node) -> Family {
    let entry = reader.entry(&FAMILY, named, node);
    let events = reader.mapping(entry.get("events"), "events by their names");
    let types = reader.mapping(entry.get("types"), "types by their names");
    Family {
        name,
        title: entry.get("title").and_then(|node| reader.text(node)),
        description: load_description(reader, &entry),
        payload: load_payload(reader, &entry, named),
        events: events.iter().map(|(key, node)| load_event(reader, key, node)).collect(),
        types: types.iter().map(|(key, node)| load_type(reader, key, node)).collect(),
    }
}

fn load_event(reader: &mut Reader<'_>, key: &Spanned<Scalar>, node: &Node) -> Event {
    let key = reader.wire_name(key);
    let entry = reader.entry(&EVENT, key.span, node);
    Event {
        wire: load_event_name(reader, &entry),
        fired_when: entry.get("fired_when").and_then(|node| reader.text(node)),
        description: load_description(reader, &entry),
        payload: load_payload(reader, &entry, key.span),
        narrow: load_narrow(reader, entry.get("narrow")),
        life: load_life(reader, &entry),
        examples: load_examples(reader, entry.get("examples")),
        key,
    }
}

pub(crate) fn load_type(reader: &mut Reader<'_>, key: &Spanned<Scalar>, node: &Node) -> TypeDef {
    let key = reader.own_name(key);
    let entry = reader.entry(&TYPE, key.span, node);
    let meaning = load_meaning(reader, &TYPE, &entry, key.span);
    for word in ["origin", "extends", "others"] {
        let has_fields = matches!(meaning.body, Body::Fields(_) | Body::Broken);
        if let (Some(span), false) = (entry.key_span(word), has_fields) {
            let message = format!("`{word}` says something of the type's `fields`, which are missing here");
            reader.sink.report(Code::ConflictingKeys, span, message);
        }
    }
    TypeDef {
        meaning,
        extends: load_extends(reader, &entry),
        others: entry.get("others").map(|node| load_type_expression(reader, node)),
        key,
    }
}

/// One type expression, or a list of several.
fn load_extends(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<Expression> {
    let Some(node) = entry.get("extends") else { return Vec::new() };
    let nodes = if let Kind::List(items) = &node.kind { items.as_slice() } else { std::slice::from_ref(node) };
    nodes.iter().map(|node| load_type_expression(reader, node)).collect()
}

/// The fields of an object or of the envelope.
pub(crate) fn load_fields(reader: &mut Reader<'_>, node: Option<&Node>) -> Vec<Field> {
    let expected = "fields by their names";
    if let Some(node) = node.filter(|node| matches!(node.kind, Kind::Empty)) {
        reader
            .wrong_shape(node.span, &format!("expected a mapping of {expected}"), node)
            .help("write `fields: {}` if none is known");
        return Vec::new();
    }
    let fields = reader.mapping(node, expected);
    fields.iter().map(|(key, node)| load_field(reader, key, node)).collect()
}

fn load_field(reader: &mut Reader<'_>, key: &Spanned<Scalar>, node: &Node) -> Field {
    load_part(reader, &FIELD, key, node)
}

/// A place of a tuple. It has no name on the wire.
pub(super) fn load_place(reader: &mut Reader<'_>, key: &Spanned<Scalar>, node: &Node) -> Field {
    load_part(reader, &PLACE, key, node)
}

fn load_part(reader: &mut Reader<'_>, kind: &'static EntryKind, key: &Spanned<Scalar>, node: &Node) -> Field {
    let (key, optional) = reader.field_name(key);
    let entry = reader.entry(kind, key.span, node);
    check_default_can_be_meant(reader, &entry, &key, optional);
    Field {
        wire: if kind.has("wire") { load_wire(reader, &entry) } else { None },
        optional,
        meaning: load_meaning(reader, kind, &entry, key.span),
        key,
    }
}

/// A default is what is meant where a field is absent.
fn check_default_can_be_meant(reader: &mut Reader<'_>, entry: &Entry<'_>, key: &Text, optional: bool) {
    let Some(span) = entry.key_span("default").filter(|_| !optional) else { return };
    let name = excerpt(&key.value);
    let message = format!("a default is what is meant where a field is absent, and `{name}` is always there");
    let diagnostic = reader.sink.report(Code::BadLimit, span, message);
    diagnostic.related(key.span, "this field").help(format!("write `{name}?` if it may be absent"));
}

fn load_payload(reader: &mut Reader<'_>, entry: &Entry<'_>, named: Span) -> Option<Expression> {
    let Some(node) = entry.get("payload") else {
        // It was written and could not be read; that was reported.
        let broken = Expression { kind: ExpressionKind::Broken, span: named };
        return (entry.is_broken() || entry.has_mistyped("payload")).then_some(broken);
    };
    Some(load_type_expression(reader, node))
}

pub(crate) fn load_type_expression(reader: &mut Reader<'_>, node: &Node) -> Expression {
    match reader.word(node, "a type expression") {
        Some(text) => load_expression(reader.sources, reader.sink, &text),
        None => Expression { kind: ExpressionKind::Broken, span: node.span },
    }
}

pub(super) fn load_description(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Text> {
    entry.get("description").and_then(|node| reader.text(node))
}

pub(super) fn load_wire(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Text> {
    entry.get("wire").and_then(|node| reader.name(node))
}
