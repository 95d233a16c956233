//! Where the name of an event stands in its body.

use super::columns::{Column, Said, columns};
use super::{fields_of, listed};
use crate::bodies::Body;
use crate::form::{Loss, NameKey, NamePlace, Shape, Type, TypeId, Types};
use crate::node::Node;

/// Keys under which the name is looked for first.
const NAMES: &[&str] =
    &["type", "event", "event_type", "eventType", "event_name", "eventName", "name", "topic", "kind"];

/// A key that tells what happened to something, and seldom to what.
pub(super) const ACTION: &str = "action";

/// Where the names stand, and how that was found.
pub(super) struct Names {
    pub(super) key: NameKey,
    /// The names of each body, in their parts. Of a body that states none it is what the source calls it.
    pub(super) of_bodies: Vec<Vec<Vec<String>>>,
    how: How,
}

enum How {
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
    let (key, how, names) = match found(&columns, &objects, objects.len() == bodies.len()) {
        Some(Found { key, how, names, .. }) => (key, how, names),
        None => unstated(types, &columns, &objects),
    };
    let mut names = names.into_iter();
    let of_body = |body: &Body| {
        let stated = body.object.and_then(|_| names.next());
        stated.unwrap_or_else(|| vec![vec![body.name.clone()]])
    };
    Names { key, how, of_bodies: bodies.iter().map(of_body).collect() }
}

/// Places that tell the events apart.
struct Found {
    key: NameKey,
    how: How,
    /// Of each object, in its parts.
    names: Vec<Vec<Vec<String>>>,
    /// The least is the best.
    rank: [usize; 7],
}

/// The best place or places of which the source says enough: one key, else a header with whatever stands beside it, else
/// two keys. Of a body that is no object nothing but one name is known, that of the list.
fn found(columns: &[Column], objects: &[(&Body, TypeId)], all_are_objects: bool) -> Option<Found> {
    let best = |found: Vec<Found>| found.into_iter().min_by_key(|found| found.rank);
    let is_header = |column: &&Column| matches!(column.place, NamePlace::Header(_));
    let single = |of: &dyn Fn(&Column) -> bool| {
        best(columns.iter().filter(|column| of(column)).filter_map(|column| fitting(&[column], objects)).collect())
    };
    let double = |first: &dyn Fn(&Column) -> bool| {
        let at_top = |column: &&Column| matches!(column.place, NamePlace::Top(_));
        let mut pairs = Vec::new();
        for first in columns.iter().filter(|column| first(column) && column.are_all_constant()) {
            let others = columns.iter().filter(at_top).filter(|other| other.place != first.place);
            pairs.extend(others.filter_map(|second| fitting(&[first, second], objects)));
        }
        best(pairs)
    };
    let tells_of_events = |column: &Column| {
        let name = column.key().to_ascii_lowercase();
        is_header(&column) && (column.different() > 1 || name.contains("event") || name.contains("topic"))
    };
    let is_key = |column: &Column| !is_header(&column);
    let known = single(&|column| is_key(column) && column.key() != ACTION);
    if known.is_some() || !all_are_objects {
        return known.or_else(|| single(&is_key));
    }
    single(&tells_of_events)
        .or_else(|| double(&tells_of_events))
        .or_else(|| double(&|column| matches!(column.place, NamePlace::Top(_)) && column.key() != ACTION))
        .or_else(|| single(&is_key))
}

/// How well some places serve; `None` if they do not tell the events apart.
fn fitting(places: &[&Column], objects: &[(&Body, TypeId)]) -> Option<Found> {
    let names: Option<Vec<Vec<Vec<String>>>> = (0..objects.len()).map(|at| names_of(places, at)).collect();
    let mut names = names.filter(|names| !names.is_empty())?;
    let called = |body: &Body, names: &[Vec<String>]| names.iter().any(|parts| parts.join(".") == body.name);
    let differ = objects.iter().zip(&names).filter(|((body, _), names)| !called(body, names)).count();
    let are_constant = places.iter().all(|column| column.are_all_constant());
    let is_sure = places.iter().all(|column| column.is_sure());
    let in_header = matches!(places.first()?.place, NamePlace::Header(_));
    let mut how = match (is_sure, in_header) {
        (true, _) => How::Stated,
        (false, true) => How::ShownInHeader,
        (false, false) => How::StatedIfThere,
    };
    let overlap = overlap(&names, objects);
    match overlap {
        Overlap::None => {}
        // The list itself says which of them it is.
        _ if differ == 0 && places.len() == 1 => {
            names = objects.iter().map(|(body, _)| vec![vec![body.name.clone()]]).collect();
            how = if are_constant { how } else { How::Shared };
        }
        Overlap::WithinOne if are_constant => {}
        // The key is a part of the name alone, or none of it.
        Overlap::WithinOne | Overlap::Between => return None,
    }
    let first = places.first()?;
    let last_is_optional =
        places.len() > 1 && places.iter().any(|column| column.said.iter().any(|said| matches!(said, Said::Nothing)));
    let rank = [
        usize::from(last_is_optional),
        usize::from(!matches!(overlap, Overlap::None)),
        usize::from(matches!(first.place, NamePlace::Nested(..))),
        usize::from(!are_constant),
        usize::from(!is_sure),
        differ,
        NAMES.iter().position(|name| *name == first.key()).unwrap_or(NAMES.len()),
    ];
    let key = NameKey { parts: places.iter().map(|column| column.place.clone()).collect(), last_is_optional };
    Some(Found { key, how, names, rank })
}

/// The names that some places state for one body: each text of the one with each of the other. Only the last of several
/// may be absent.
fn names_of(places: &[&Column], at: usize) -> Option<Vec<Vec<String>>> {
    let mut names: Vec<Vec<String>> = vec![Vec::new()];
    for (number, column) in places.iter().enumerate() {
        match column.said.get(at)? {
            Said::Texts { texts, is_sure } if !texts.is_empty() && (*is_sure || places.len() == 1 || number == 0) => {
                let with = |text: &String| {
                    names.iter().map(|name| [name.as_slice(), std::slice::from_ref(text)].concat()).collect()
                };
                names = texts.iter().flat_map(|text| -> Vec<Vec<String>> { with(text) }).collect();
            }
            Said::Nothing if number > 0 => {}
            Said::Texts { .. } | Said::Nothing | Said::Other => return None,
        }
    }
    names.iter().flatten().all(|part| !part.is_empty()).then_some(names)
}

/// Whether several bodies have one name.
enum Overlap {
    None,
    /// Only bodies that the source calls alike, beside others.
    WithinOne,
    Between,
}

fn overlap(names: &[Vec<Vec<String>>], objects: &[(&Body, TypeId)]) -> Overlap {
    let mut owners: std::collections::BTreeMap<String, &str> = std::collections::BTreeMap::new();
    let mut overlap = Overlap::None;
    let first = objects.first().map(|(body, _)| body.name.as_str());
    let is_only_one = objects.iter().all(|(body, _)| Some(body.name.as_str()) == first);
    for ((body, _), names) in objects.iter().zip(names) {
        for name in names {
            match owners.insert(name.join("."), &body.name) {
                None => {}
                Some(owner) if owner == body.name && !is_only_one => overlap = Overlap::WithinOne,
                Some(_) => return Overlap::Between,
            }
        }
    }
    overlap
}

/// Where the names could stand of which the source states nothing, and the names.
fn unstated(types: &Types, columns: &[Column], objects: &[(&Body, TypeId)]) -> (NameKey, How, Vec<Vec<Vec<String>>>) {
    let of_list = || objects.iter().map(|(body, _)| vec![vec![body.name.clone()]]).collect();
    let in_all = |column: &&Column| !column.said.iter().any(|said| matches!(said, Said::Nothing));
    let places = || columns.iter().filter(in_all).map(|column| &column.place);
    if let Some(place) = places().find(|place| is_shown(objects, place)) {
        return (NameKey::at(place.clone()), How::Shown, of_list());
    }
    let header = listed::header(objects);
    if let Some(listed::Names { names, last_is_optional }) = listed::with_actions(columns, objects) {
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
            (NameKey::at(NamePlace::Header(header.to_owned())), How::Listed, of_list())
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

/// Whether every sample has the name of its event in a place.
fn is_shown(objects: &[(&Body, TypeId)], place: &NamePlace) -> bool {
    let samples = objects.iter().flat_map(|(body, _)| body.examples.iter().map(|sample| (&body.name, sample)));
    let mut samples = samples.peekable();
    samples.peek().is_some() && samples.all(|(name, sample)| shown(sample, place) == Some(name))
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
            How::Listed => ("no key that tells the events apart", format!("the names of the list, in `{key}`")),
        };
        let place = bodies.first().map(|body| body.place.clone());
        place.map(|place| Loss { place, what: what.to_owned(), instead, untyped: false }).into_iter().collect()
    }
}
