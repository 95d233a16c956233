//! What types and fields have alike: what they are, and what is said of that.

use super::data::{load_default, load_examples};
use super::entries::{load_description, load_fields};
use super::expression::load_expression;
use super::grammar::{EntryKind, ITEMS_WORD, VARIANT, VARIANTS};
use super::groups::load_groups;
use super::life::load_life;
use super::limits::load_limits;
use super::node::{Kind, Node};
use super::reader::{Entry, Reader};
use super::tuples::load_items;
use super::values::load_enum;
use super::variants::{check_no_variants, load_variants};
use crate::diagnostic::{Code, excerpt};
use crate::raw::{Body, Meaning, Text};
use crate::source::Span;

/// All that an entry says, but for what only its kind does.
pub(super) fn load_meaning(
    reader: &mut Reader<'_>,
    kind: &'static EntryKind,
    entry: &Entry<'_>,
    named: Span,
) -> Meaning {
    Meaning {
        body: load_body(reader, entry, kind.what, named),
        description: load_description(reader, entry),
        limits: load_limits(reader, entry),
        default: load_default(reader, entry),
        at_least_one: load_groups(reader, entry),
        origin: if kind.has("origin") { load_origin(reader, entry) } else { None },
        life: load_life(reader, entry),
        examples: load_examples(reader, entry.get("examples")),
    }
}

fn load_origin(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Text> {
    entry.get("origin").and_then(|node| reader.word(node, "an origin's name"))
}

/// What a type, field or variant is: exactly one of the words that its kind of entry has for it.
pub(super) fn load_body(reader: &mut Reader<'_>, entry: &Entry<'_>, what: &str, named: Span) -> Body {
    if entry.is_long_union() || contradicts_itself(reader, entry) {
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
    let chosen = |word: &'static str| entry.choices().contains(&word).then(|| entry.get(word)).flatten();
    if let Some(node) = chosen("values") {
        return load_enum(reader, entry, node, closed);
    }
    if let Some(node) = entry.get("fields") {
        let fields = load_fields(reader, Some(node));
        return if is_whole_mapping(node) { Body::Fields(fields) } else { Body::Broken };
    }
    if let Some(node) = chosen(ITEMS_WORD) {
        return load_items(reader, node);
    }
    match entry.get("type") {
        Some(node) => load_type_body(reader, entry, node, what, named),
        None => {
            report_no_body(reader, entry, what, named);
            Body::Broken
        }
    }
}

/// Whether an entry says in two ways what it is. The values of an enum may have a type beside them.
fn contradicts_itself(reader: &mut Reader<'_>, entry: &Entry<'_>) -> bool {
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
        return true;
    }
    false
}

fn load_type_body(reader: &mut Reader<'_>, entry: &Entry<'_>, node: &Node, what: &str, named: Span) -> Body {
    if matches!(node.kind, Kind::Empty) && entry.key_span("type").is_none() {
        let name = excerpt(reader.sources.text(named));
        let example = if what == VARIANT.what { "{fields: {}}" } else { "string" };
        reader
            .wrong_shape(named, &format!("expected what {what} is"), node)
            .help(format!("say what it is: `{name}: {example}`, for instance"));
        return Body::Broken;
    }
    match reader.word(node, "a type expression") {
        Some(text) => Body::Type(load_expression(reader.sources, reader.sink, &text)),
        None => Body::Broken,
    }
}

fn report_no_body(reader: &mut Reader<'_>, entry: &Entry<'_>, what: &str, named: Span) {
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
