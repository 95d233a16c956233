//! Where the name of an event stands in its body.

use super::columns::{Column, Said, columns};
use super::stated::{Found, found};
use super::{fields_of, listed};
use crate::bodies::Body;
use crate::form::{Loss, NameKey, NamePlace, Shape, Type, TypeId, Types};
use crate::node::Node;
use crate::source::is_carried;

/// Keys under which the name is looked for first.
pub(super) const NAMES: &[&str] =
    &["type", "event", "event_type", "eventType", "event_name", "eventName", "name", "topic", "kind"];

/// A key that tells what happened to something, and seldom to what.
pub(super) const ACTION: &str = "action";

/// Where the names stand, and how that was found.
pub(super) struct Names {
    pub(super) key: NameKey,
    /// The names of each body, in their parts. Of a body that states none it is what the source calls it.
    pub(super) of_bodies: Vec<Vec<Vec<String>>>,
    /// What the bodies do not say of their names.
    pub(super) losses: Vec<Loss>,
    how: How,
}

/// How it was found where the names stand.
pub(super) enum How {
    /// The source states a constant for each event.
    Stated,
    /// It does, and the key may be absent.
    StatedIfThere,
    /// An example of the header shows the name of each.
    ShownInHeader,
    /// All events have one enum, which holds what the source calls them.
    Shared,
    /// The samples of the source have the name there.
    Shown,
    /// A key by the usual name holds a text.
    Supposed,
    /// Only the list tells, and the bodies what was done.
    Listed,
}

/// Finds where the names stand.
pub(super) fn find(types: &Types, bodies: &[Body]) -> Names {
    let objects: Vec<(&Body, TypeId)> = bodies.iter().filter_map(|body| Some((body, body.object?))).collect();
    let columns = columns(types, &objects);
    let (key, how, names, losses) = match found(&columns, &objects, objects.len() == bodies.len()) {
        Some(Found { key, how, names, losses, .. }) => (key, how, names, losses),
        None => {
            let (key, how, names) = unstated(types, &columns, &objects, bodies);
            (key, how, names, Vec::new())
        }
    };
    let mut names = names.into_iter();
    let of_body = |body: &Body| {
        let stated = body.object.and_then(|_| names.next());
        stated.unwrap_or_else(|| vec![vec![body.name.clone()]])
    };
    Names { key, how, losses, of_bodies: bodies.iter().map(of_body).collect() }
}

/// Where the names could stand of which the source states nothing, and the names.
fn unstated(
    types: &Types,
    columns: &[Column],
    objects: &[(&Body, TypeId)],
    bodies: &[Body],
) -> (NameKey, How, Vec<Vec<Vec<String>>>) {
    let of_list = || objects.iter().map(|(body, _)| vec![vec![body.name.clone()]]).collect();
    let in_all = |column: &&Column| !column.said.iter().any(|said| matches!(said, Said::Nothing));
    let places = || columns.iter().filter(in_all).map(|column| &column.place);
    if let Some(place) = places().find(|place| is_shown(objects, place)) {
        let name = |body: &Body| {
            let shown = body.examples.first().and_then(|sample| shown(sample, place));
            shown.map_or_else(|| body.name.clone(), str::to_owned)
        };
        let names = objects.iter().map(|(body, _)| vec![vec![name(body)]]).collect();
        return (NameKey::at(place.clone()), How::Shown, names);
    }
    let header = listed::header(objects);
    if let Some(listed::Names { names, last_is_optional }) = listed::with_actions(columns, objects)
        && objects.len() == bodies.len()
        && names.iter().flatten().all(|parts| is_carried(&parts[0]))
    {
        let header = header.unwrap_or(listed::ANY_HEADER);
        let parts = vec![NamePlace::Header(header.to_owned()), NamePlace::Top(ACTION.to_owned())];
        return (NameKey { parts, last_is_optional }, How::Listed, names);
    }
    let is_text = |wire: &str| objects.iter().all(|(_, id)| has_text(types, *id, wire));
    let rank = |place: &NamePlace| match place {
        NamePlace::Top(wire) if is_text(wire) => NAMES.iter().chain(&[ACTION]).position(|name| name == wire),
        NamePlace::Top(_) | NamePlace::Nested(..) | NamePlace::Header(_) => None,
    };
    let supposed = places().filter_map(|place| Some((rank(place)?, place))).min_by_key(|(rank, _)| *rank);
    match (header, supposed) {
        (None, Some((_, place))) => (NameKey::at(place.clone()), How::Supposed, of_list()),
        (header, _) => {
            let header = header.unwrap_or(listed::ANY_HEADER);
            let are_carried = bodies.iter().all(|body| is_carried(&body.name));
            let key =
                if are_carried { NamePlace::Header(header.to_owned()) } else { NamePlace::Top(NAMES[0].to_owned()) };
            (NameKey::at(key), How::Listed, of_list())
        }
    }
}

/// Whether an object has a text under a key.
fn has_text(types: &Types, id: TypeId, wire: &str) -> bool {
    let field = fields_of(types, id).iter().find(|field| field.wire == *wire);
    field.is_some_and(|field| match &field.slot.ty {
        Type::Named(id) => matches!(&types.get(*id).shape, Shape::Scalar(slot) if slot.ty == Type::STRING),
        ty => *ty == Type::STRING,
    })
}

/// What a delivery has in a place of its body.
pub(super) fn shown<'n>(sample: &'n Node, place: &NamePlace) -> Option<&'n str> {
    match place {
        NamePlace::Top(top) => sample.text(top),
        NamePlace::Nested(top, inner) => sample.get(top).and_then(|node| node.text(inner)),
        NamePlace::Header(_) => None,
    }
}

/// Whether the samples have the name of their event in a place, all but a few: some lists tell apart what has one name.
fn is_shown(objects: &[(&Body, TypeId)], place: &NamePlace) -> bool {
    let samples = objects.iter().flat_map(|(body, _)| body.examples.iter().map(|sample| (&body.name, sample)));
    let (mut all, mut others) = (0, 0);
    for (name, sample) in samples {
        match shown(sample, place) {
            Some(shown) if shown == name => {}
            Some(_) => others += 1,
            None => return false,
        }
        all += 1;
    }
    all > 0 && others * 5 <= all
}

impl Names {
    /// What is not certain of them.
    pub(super) fn supposed(&self, bodies: &[Body]) -> Vec<Loss> {
        let key = self.key.words().join("`, `");
        let names = format!("the names of the list, under `{key}`");
        let (what, instead) = match self.how {
            How::Stated => return Vec::new(),
            How::StatedIfThere => {
                ("a constant for the name that may be absent", format!("it is required, under `{key}`"))
            }
            How::ShownInHeader => ("an example of the header and no constant", format!("the names stand in `{key}`")),
            How::Shared => ("one enum for the names of all events", names),
            How::Shown => ("no constant for the name of each event", names),
            How::Supposed => ("no constant for the name of each event, and no sample that shows it", names),
            How::Listed => {
                ("no key that tells the events apart", format!("the names that the source gives them, in `{key}`"))
            }
        };
        let place = bodies.first().map(|body| body.place.clone());
        place.map(|place| Loss { place, what: what.to_owned(), instead, untyped: false }).into_iter().collect()
    }
}
