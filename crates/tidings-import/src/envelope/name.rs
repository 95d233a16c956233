//! Where the name of an event stands in its body.

use super::fields_of;
use crate::bodies::Body;
use crate::form::{Loss, NameKey, Shape, Type, TypeId, Types};
use crate::node::Node;

/// Keys under which the name is looked for first.
const NAMES: &[&str] =
    &["type", "event", "event_type", "eventType", "event_name", "eventName", "name", "topic", "kind", "action"];

/// Where the names stand, and how that was found.
pub(super) struct Names {
    pub(super) key: NameKey,
    how: How,
}

enum How {
    /// The source states a constant for each event.
    Stated,
    /// The samples of the source have the name there.
    Shown,
    /// A key by the usual name holds a text.
    Supposed,
    /// Nothing tells.
    Unknown,
}

/// Finds where the names stand.
pub(super) fn find(types: &Types, bodies: &[Body]) -> Names {
    let objects: Vec<(&Body, TypeId)> = bodies.iter().filter_map(|body| Some((body, body.object?))).collect();
    let ways = ways(types, &objects);
    let stated = ways.iter().filter_map(|key| Some((rank_of_stated(types, &objects, key)?, key)));
    if let Some((_, key)) = stated.min_by_key(|(rank, _)| *rank) {
        return Names { key: key.clone(), how: How::Stated };
    }
    let is_there = |key: &&NameKey| match key {
        NameKey::Top(_) => true,
        NameKey::Nested(top, inner) => objects.iter().all(|(_, id)| {
            let field = fields_of(types, *id).iter().find(|field| field.wire == *top);
            let held = field.and_then(|field| types.object(&field.slot.ty));
            held.is_some_and(|(_, object)| object.fields.iter().any(|field| field.wire == *inner))
        }),
    };
    if let Some(key) = ways.iter().filter(is_there).find(|key| is_shown(&objects, key)) {
        return Names { key: key.clone(), how: How::Shown };
    }
    let is_text = |key: &&NameKey| match key {
        NameKey::Top(wire) => objects.iter().all(|(_, id)| {
            let field = fields_of(types, *id).iter().find(|field| field.wire == *wire);
            field.is_some_and(|field| field.slot.ty == Type::STRING)
        }),
        NameKey::Nested(..) => false,
    };
    let known = |key: &&NameKey| match key {
        NameKey::Top(wire) => NAMES.iter().position(|name| name == wire),
        NameKey::Nested(..) => None,
    };
    let supposed = ways.iter().filter(is_text).filter_map(|key| Some((known(&key)?, key)));
    match supposed.min_by_key(|(rank, _)| *rank) {
        Some((_, key)) => Names { key: key.clone(), how: How::Supposed },
        None => Names { key: NameKey::Top("type".to_owned()), how: How::Unknown },
    }
}

/// Every key that all bodies have, and every key of an object there.
fn ways(types: &Types, objects: &[(&Body, TypeId)]) -> Vec<NameKey> {
    let Some((_, first)) = objects.first() else { return Vec::new() };
    let mut ways = Vec::new();
    // A dot leads into an object, and other words may stand before a key.
    let can_be_said = |key: &str| !key.is_empty() && !key.contains(['.', ' ', '"']);
    for field in fields_of(types, *first).iter().filter(|field| can_be_said(&field.wire)) {
        ways.push(NameKey::Top(field.wire.clone()));
        if let Some((_, inner)) = types.object(&field.slot.ty) {
            let inner = inner.fields.iter().filter(|inner| can_be_said(&inner.wire));
            ways.extend(inner.map(|inner| NameKey::Nested(field.wire.clone(), inner.wire.clone())));
        }
    }
    ways
}

/// The names that the source states for a body: a constant, or the values of an enum.
pub(super) fn stated(types: &Types, body: TypeId, key: &NameKey) -> Vec<String> {
    let (top, inner) = match key {
        NameKey::Top(top) => (top, None),
        NameKey::Nested(top, inner) => (top, Some(inner)),
    };
    let mut fields = fields_of(types, body);
    let mut field = fields.iter().find(|field| field.wire == *top);
    if let Some(inner) = inner {
        fields = field.and_then(|field| types.object(&field.slot.ty)).map_or(&[], |(_, object)| &object.fields);
        field = fields.iter().find(|field| field.wire == *inner);
    }
    let text = |node: &Node| node.as_text().map(str::to_owned);
    match field.map(|field| &field.slot.ty) {
        Some(Type::Const(value)) => text(value).into_iter().collect(),
        Some(Type::Named(id)) => match &types.get(*id).shape {
            Shape::Enum(values) => values.values.iter().filter_map(|value| text(&value.wire)).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// How well the constants under a key serve as names; `None` if they do not tell the events apart.
fn rank_of_stated(types: &Types, objects: &[(&Body, TypeId)], key: &NameKey) -> Option<(usize, bool, usize)> {
    let names: Vec<Vec<String>> = objects.iter().map(|(_, id)| stated(types, *id, key)).collect();
    if names.iter().any(Vec::is_empty) {
        return None;
    }
    let mut all: Vec<&String> = names.iter().flatten().collect();
    let number = all.len();
    all.sort_unstable();
    all.dedup();
    let differ = objects.iter().zip(&names).filter(|((body, _), names)| !names.contains(&body.name)).count();
    // Where two events have one name, the list itself must say so: else the key is a part of the name alone.
    if all.len() < number && differ > 0 {
        return None;
    }
    let (wire, nested) = match key {
        NameKey::Top(wire) => (wire, false),
        NameKey::Nested(_, wire) => (wire, true),
    };
    Some((differ, nested, NAMES.iter().position(|name| name == wire).unwrap_or(NAMES.len())))
}

/// Whether every sample has the name of its event under a key.
fn is_shown(objects: &[(&Body, TypeId)], key: &NameKey) -> bool {
    let found = |sample: &Node| match key {
        NameKey::Top(top) => sample.text(top).map(str::to_owned),
        NameKey::Nested(top, inner) => sample.get(top).and_then(|node| node.text(inner)).map(str::to_owned),
    };
    let mut samples =
        objects.iter().flat_map(|(body, _)| body.examples.iter().map(|sample| (&body.name, sample))).peekable();
    samples.peek().is_some() && samples.all(|(name, sample)| found(sample).as_ref() == Some(name))
}

impl Names {
    /// What is not certain of them.
    pub(super) fn losses(&self, bodies: &[Body]) -> Vec<Loss> {
        let key = match &self.key {
            NameKey::Top(top) => top.clone(),
            NameKey::Nested(top, inner) => format!("{top}.{inner}"),
        };
        let what = match self.how {
            How::Stated => return Vec::new(),
            How::Shown => "no constant for the name of each event",
            How::Supposed => "no constant for the name of each event, and no sample that shows it",
            How::Unknown => "no key that tells the events apart; perhaps a header does",
        };
        let instead = format!("the names of the list, under `{key}`");
        let place = bodies.first().map(|body| body.place.clone());
        place.map(|place| Loss { place, what: what.to_owned(), instead, untyped: false }).into_iter().collect()
    }
}
