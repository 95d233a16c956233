//! The entries of families and types: events, types, fields, enum values.

use super::data::{load_default, load_examples};
use super::envelope::load_event_name;
use super::expression::load_expression;
use super::grammar::{EVENT, EntryKind, FAMILY, FAREWELL, FIELD, ITEMS_WORD, PLACE, TYPE, VARIANT, VARIANTS};
use super::groups::load_groups;
use super::limits::load_limits;
use super::narrow::load_narrow;
use super::node::{Kind, Node, Scalar};
use super::reader::{Entry, Reader};
use super::scalar::taken_for;
use super::tuples::load_items;
use super::values::load_enum;
use super::variants::{check_no_variants, load_variants};
use crate::diagnostic::{Code, excerpt};
use crate::raw::{Body, Event, Expression, ExpressionKind, Family, Farewell, Field, Life, Text, TypeDef};
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
    let body = load_body(reader, &entry, "a type", key.span);
    for word in ["origin", "extends", "others"] {
        let has_fields = matches!(body, Body::Fields(_) | Body::Broken);
        if let (Some(span), false) = (entry.key_span(word), has_fields) {
            let message = format!("`{word}` says something of the type's `fields`, which are missing here");
            reader.sink.report(Code::ConflictingKeys, span, message);
        }
    }
    TypeDef {
        body,
        extends: load_extends(reader, &entry),
        others: entry.get("others").map(|node| load_type_expression(reader, node)),
        description: load_description(reader, &entry),
        limits: load_limits(reader, &entry),
        default: load_default(reader, &entry),
        at_least_one: load_groups(reader, &entry),
        origin: load_origin(reader, &entry),
        life: load_life(reader, &entry),
        examples: load_examples(reader, entry.get("examples")),
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
    let is_named = kind.what == FIELD.what;
    Field {
        wire: if is_named { load_wire(reader, &entry) } else { None },
        optional,
        body: load_body(reader, &entry, kind.what, key.span),
        description: load_description(reader, &entry),
        limits: load_limits(reader, &entry),
        default: load_default(reader, &entry),
        at_least_one: load_groups(reader, &entry),
        origin: if is_named { load_origin(reader, &entry) } else { None },
        life: load_life(reader, &entry),
        examples: load_examples(reader, entry.get("examples")),
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

/// What a type, field or variant is: exactly one of the words that its kind of entry has for it.
pub(super) fn load_body(reader: &mut Reader<'_>, entry: &Entry<'_>, what: &str, named: Span) -> Body {
    if entry.is_long_union() {
        return Body::Broken;
    }
    // The values of an enum may have a type beside them.
    let has_values = entry.choices().contains(&"values") && entry.key_span("values").is_some();
    let is_enum = has_values && ["fields", ITEMS_WORD, VARIANTS].iter().all(|word| entry.key_span(word).is_none());
    let choices = entry.choices().iter().filter(|word| !(is_enum && **word == "type"));
    let mut present = choices.filter_map(|word| entry.key_span(word).map(|span| (*word, span)));
    if let (Some((first, first_span)), Some((second, span))) = (present.next(), present.next()) {
        let message = format!("`{first}` and `{second}` exclude each other");
        let diagnostic = reader.sink.report(Code::ConflictingKeys, span, message);
        diagnostic.related(first_span, "the other one");
        if (first, second) == ("type", ITEMS_WORD) {
            diagnostic.help("of a list write `list<T>` as the type; `items` are the places of a tuple");
        }
        return Body::Broken;
    }
    let can_vary = entry.choices().contains(&VARIANTS);
    let closed = load_closed(reader, entry, can_vary);
    if can_vary {
        match entry.get(VARIANTS) {
            Some(node) => return load_variants(reader, entry, node, named, closed),
            None => check_no_variants(reader, entry),
        }
    }
    if entry.choices().contains(&"values")
        && let Some(node) = entry.get("values")
    {
        return load_enum(reader, entry, node, closed);
    }
    if let Some(node) = entry.get("fields") {
        let fields = load_fields(reader, Some(node));
        return if is_whole_mapping(node) { Body::Fields(fields) } else { Body::Broken };
    }

    if entry.choices().contains(&ITEMS_WORD)
        && let Some(node) = entry.get(ITEMS_WORD)
    {
        return load_items(reader, node);
    }

    if let Some(node) = entry.get("type") {
        if matches!(node.kind, Kind::Empty) && entry.key_span("type").is_none() {
            let name = excerpt(reader.sources.text(named));
            let example = if what == VARIANT.what { "{fields: {}}" } else { "string" };
            reader
                .wrong_shape(named, &format!("expected what {what} is"), node)
                .help(format!("say what it is: `{name}: {example}`, for instance"));
            return Body::Broken;
        }
        return match reader.word(node, "a type expression") {
            Some(text) => Body::Type(load_expression(reader.sources, reader.sink, &text)),
            None => Body::Broken,
        };
    }
    if !entry.is_broken() && !entry.choices().iter().any(|word| entry.has_mistyped(word)) {
        let words: Vec<String> = entry.choices().iter().map(|word| format!("`{word}`")).collect();
        let (last, others) = words.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
        let message = format!("{what} needs one of {} and {last}", others.join(", "));
        let diagnostic = reader.sink.report(Code::MissingKey, named, message);
        if entry.key_span("extends").is_some() {
            diagnostic.help("write `fields: {}` if it has none of its own");
        } else if entry.key_span("others").is_some() {
            diagnostic.help("write `fields: {}` if it has no others, or `type: map<…>` for an object of any keys");
        }
    }
    Body::Broken
}

/// Whether the producer promises no others, of an entry that can have some.
fn load_closed(reader: &mut Reader<'_>, entry: &Entry<'_>, can_vary: bool) -> bool {
    if !entry.choices().contains(&"values") {
        return false;
    }
    let closed = entry.get("closed").and_then(|node| reader.boolean(node));
    let is_missing = entry.get("values").is_none() && !(can_vary && entry.get(VARIANTS).is_some());
    if let (Some(closed), true, false) = (entry.key_span("closed"), is_missing, entry.is_broken()) {
        let others = if can_vary { "`values` or `variants`" } else { "`values`" };
        let message = format!("`closed` says something of {others}, which are missing here");
        reader.sink.report(Code::ConflictingKeys, closed, message);
    }
    closed.is_some_and(|closed| closed.value)
}

/// Whether all fields or values could be read; examples are held against no others.
pub(crate) fn is_whole_mapping(node: &Node) -> bool {
    matches!(node.kind, Kind::Mapping(_)) && !node.is_cut()
}

pub(super) fn load_life(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Life {
    if let (Some(first), Some(second)) = (entry.key_span("deprecated"), entry.key_span("removed")) {
        let message = "`deprecated` and `removed` exclude each other";
        reader.sink.report(Code::ConflictingKeys, second, message).related(first, "the other one");
    }
    Life { deprecated: load_farewell(reader, entry, "deprecated"), removed: load_farewell(reader, entry, "removed") }
}

fn load_farewell(reader: &mut Reader<'_>, entry: &Entry<'_>, word: &'static str) -> Option<Farewell> {
    let (node, named) = (entry.get(word)?, entry.key_span(word)?);
    if matches!(node.kind, Kind::Empty) {
        let message = format!("expected the release, `true` or a mapping behind `{word}`, found nothing");
        reader.sink.report(Code::WrongShape, named, message);
        return None;
    }
    let entry = reader.entry(&FAREWELL, named, node);
    Some(Farewell {
        release: entry.get("in").and_then(|node| load_release(reader, node)),
        reason: entry.get("reason").and_then(|node| reader.text(node)),
        instead: entry.get("instead").and_then(|node| reader.text(node)),
        date: entry.get("date").and_then(|node| reader.text(node)),
    })
}

/// The release's name; `true` stands for one that no source states.
fn load_release(reader: &mut Reader<'_>, node: &Node) -> Option<Text> {
    match &node.kind {
        Kind::Scalar(scalar) if taken_for(scalar) == Some("a boolean") => {
            if scalar.text != "true" {
                let message = format!("expected a release or `true`, found `{}`", scalar.text);
                let help = "write `true` if no source states the release; leave the key out if nothing ended";
                reader.sink.report(Code::InvalidValue, node.span, message).help(help);
            }
            None
        }
        _ => reader.name(node),
    }
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

fn load_origin(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Text> {
    entry.get("origin").and_then(|node| reader.word(node, "an origin's name"))
}

pub(super) fn load_wire(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Text> {
    entry.get("wire").and_then(|node| reader.name(node))
}
