//! Places of which the source states what each event holds there.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, Said, is_within};
use super::name::{ACTION, How, NAMES};
use crate::bodies::Body;
use crate::form::{Loss, NameKey, NamePlace, TypeId};

/// Places that tell the events apart.
pub(super) struct Found {
    pub(super) key: NameKey,
    pub(super) how: How,
    /// Of each object, in its parts.
    pub(super) names: Vec<Vec<Vec<String>>>,
    /// What the bodies do not say of their names.
    pub(super) losses: Vec<Loss>,
    /// The least is the best.
    rank: [usize; 7],
}

/// What of the names may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Nothing,
    /// A few bodies have no name, or any text for the second part of it.
    AFew,
    /// Some bodies have the name of another one.
    Differences,
}

/// The best place or places of which the source says enough: one key, else a header with whatever stands beside it, else
/// two keys, else one key that says most of it. Of a body that is no object nothing but one name is known, that of the list.
pub(super) fn found(columns: &[Column], objects: &[(&Body, TypeId)], all_are_objects: bool) -> Option<Found> {
    let best = |found: Vec<Found>| found.into_iter().min_by_key(|found| found.rank);
    let is_header = |column: &&Column| matches!(column.place, NamePlace::Header(_));
    let with = |missing: Missing, of: &dyn Fn(&Column) -> bool| {
        let fitting = |column: &Column| fitting(&[column], objects, missing);
        best(columns.iter().filter(|column| of(column)).filter_map(fitting).collect())
    };
    let single = |of: &dyn Fn(&Column) -> bool| with(Missing::Nothing, of);
    let double_with = |missing: Missing, first: &dyn Fn(&Column) -> bool| {
        let mut pairs = Vec::new();
        for first in columns.iter().filter(|column| first(column) && column.are_all_constant()) {
            let others = columns.iter().filter(|other| can_be_second(&first.place, &other.place));
            pairs.extend(others.filter_map(|second| fitting(&[first, second], objects, missing)));
        }
        best(pairs)
    };
    let double = |first: &dyn Fn(&Column) -> bool| double_with(Missing::Nothing, first);
    let tells_of_events = |column: &Column| {
        let name = column.key().to_ascii_lowercase();
        is_header(&column) && (column.different() > 1 || name.contains("event") || name.contains("topic"))
    };
    let is_key = |column: &Column| !is_header(&column);
    let is_name = |column: &Column| is_key(column) && column.key() != ACTION;
    let known = single(&is_name);
    if known.is_some() || !all_are_objects {
        return known.or_else(|| single(&is_key));
    }
    single(&tells_of_events)
        .or_else(|| double(&tells_of_events))
        .or_else(|| double(&is_name))
        .or_else(|| single(&is_key))
        .or_else(|| double_with(Missing::AFew, &is_name))
        .or_else(|| with(Missing::AFew, &is_name))
        .or_else(|| with(Missing::Differences, &is_name))
}

/// Whether a place can hold the second part of the names: it is at the top, or where the first part is.
fn can_be_second(first: &NamePlace, second: &NamePlace) -> bool {
    match (first, second) {
        (NamePlace::Nested(object, _), NamePlace::Nested(other, _)) => object == other && first != second,
        (NamePlace::Nested(..), _) => false,
        (_, second) => matches!(second, NamePlace::Top(_)) && first != second,
    }
}

/// How well some places serve; `None` if they do not tell the events apart.
fn fitting(places: &[&Column], objects: &[(&Body, TypeId)], missing: Missing) -> Option<Found> {
    let first = places.first()?;
    let allows = missing == Missing::AFew;
    let is_absent = |at: usize| allows && places.len() == 1 && matches!(first.said.get(at), Some(Said::Nothing));
    let of_list = |at: usize| vec![vec![objects[at].0.name.clone()]];
    let names =
        (0..objects.len()).map(|at| if is_absent(at) { Some(of_list(at)) } else { names_of(places, at, allows) });
    let mut names = names.collect::<Option<Vec<Vec<Vec<String>>>>>().filter(|names| !names.is_empty())?;
    let absent: Vec<usize> = (0..objects.len()).filter(|at| is_absent(*at)).collect();
    let open = places.iter().skip(1).flat_map(|column| &column.said).filter(|said| matches!(said, Said::Other)).count();
    if (absent.len() + open) * 5 > objects.len() {
        return None;
    }
    let called = |body: &Body, names: &[Vec<String>]| names.iter().any(|parts| parts.join(".") == body.name);
    let differ = objects.iter().zip(&names).filter(|((body, _), names)| !called(body, names)).count();
    let are_constant = places.iter().all(|column| column.are_all_constant()) || !absent.is_empty();
    let is_sure = places.iter().all(|column| column.is_sure()) || open > 0 && places.iter().all(|it| !it.is_doubtful());
    let in_header = matches!(first.place, NamePlace::Header(_));
    let mut how = match (is_sure, in_header) {
        (true, _) => How::Stated,
        (false, true) => How::ShownInHeader,
        // What may be absent, and is nothing of what the list says, tells something else.
        (false, false) if !are_of_list(&names, objects) => return None,
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
        Overlap::Between if missing == Missing::Differences && is_sure && are_constant => {
            let different: BTreeSet<&[Vec<String>]> = names.iter().map(Vec::as_slice).collect();
            if different.len() * 2 < names.len() {
                return None;
            }
        }
        // The key is a part of the name alone, or none of it.
        Overlap::WithinOne | Overlap::Between => return None,
    }
    let last_is_optional = places.len() > 1 && names.iter().flatten().any(|parts| parts.len() < places.len());
    let rank = [
        usize::from(last_is_optional),
        usize::from(!matches!(overlap, Overlap::None)),
        usize::from(matches!(first.place, NamePlace::Nested(..))),
        usize::from(!are_constant),
        usize::from(!is_sure),
        differ,
        NAMES.iter().position(|name| *name == first.key()).unwrap_or(NAMES.len()),
    ];
    let lose = |at: &usize| Loss {
        place: objects[*at].0.place.clone(),
        what: format!("an event without `{}`, which tells the others apart", first.key()),
        instead: "one of the name of the list".to_owned(),
        untyped: false,
    };
    let losses = absent.iter().map(lose).collect();
    let key = NameKey { parts: places.iter().map(|column| column.place.clone()).collect(), last_is_optional };
    Some(Found { key, how, names, losses, rank })
}

/// Whether most of the names stand in what the list calls their events.
fn are_of_list(names: &[Vec<Vec<String>>], objects: &[(&Body, TypeId)]) -> bool {
    let is_of_list = |body: &Body, names: &[Vec<String>]| {
        names.iter().any(|parts| parts.iter().all(|part| is_within(part, &body.name)))
    };
    let found = objects.iter().zip(names).filter(|((body, _), names)| is_of_list(body, names)).count();
    found * 2 >= objects.len()
}

/// The names that some places state for one body: each text of the one with each of the other. Only the last of several
/// may be absent. What `is_open` allows to be any text is none.
fn names_of(places: &[&Column], at: usize, is_open: bool) -> Option<Vec<Vec<String>>> {
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
            Said::Other if number > 0 && is_open => {}
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
    let mut owners: BTreeMap<String, (&str, TypeId)> = BTreeMap::new();
    let mut overlap = Overlap::None;
    let first = objects.first().map(|(body, _)| body.name.as_str());
    let is_only_one = objects.iter().all(|(body, _)| Some(body.name.as_str()) == first);
    for ((body, id), names) in objects.iter().zip(names) {
        for name in names {
            match owners.insert(name.join("."), (&body.name, *id)) {
                None => {}
                // A list may have an event by itself, and once more among others.
                Some((_, other)) if other == *id => {}
                Some((owner, _)) if owner == body.name && !is_only_one => overlap = Overlap::WithinOne,
                Some(_) => return Overlap::Between,
            }
        }
    }
    overlap
}
