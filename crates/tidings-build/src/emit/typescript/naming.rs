//! Objects in which parts of an event's name stand, and which are narrower where the event says so: intersections, so
//! that a `switch` by the name narrows them, too.

use super::event::lines;
use super::narrowing::{around, members, on_lines};
use super::value::value_type;
use super::{members as fields_of, others};
use crate::check::Catalogue;
use crate::emit::naming::object_behind;
use crate::model::{Event, Type};

/// The type of what an event carries, with these parts of its name.
pub(super) fn carried(catalogue: &Catalogue, event: &Event, names: &[String]) -> String {
    let narrower = members(catalogue, &event.payload, &event.narrow, 4);
    with_names(catalogue, &event.payload, names, &narrower)
}

/// A type whose object has these members, too. One that types all members that it does not know would refuse them, and
/// is written out.
///
/// What is narrower stands first: the methods of a list are then those of the narrower one, so that `map` and `forEach`
/// are given narrower items, too.
pub(super) fn with_names(catalogue: &Catalogue, ty: &Type, names: &[String], narrower: &[String]) -> String {
    let plain = || {
        let plain = value_type(catalogue, ty);
        if matches!(ty, Type::Nullable(_)) { format!("({plain})") } else { plain }
    };
    if let Some((def, fields)) =
        object_behind(catalogue, ty).filter(|(def, _)| def.others.is_some() && !names.is_empty())
    {
        let all: Vec<_> = fields.iter().collect();
        let inner = fields_of(catalogue, fields) + &others(catalogue, def, &all, true);
        let inner: String = inner.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect();
        let whole = format!("{{\n{}{inner}  }}", lines(names.iter().cloned(), 4));
        return if narrower.is_empty() { whole } else { format!("{} & {whole}", on_lines(narrower, 4)) };
    }
    match (names, narrower) {
        ([], []) => value_type(catalogue, ty),
        (names, []) => format!("{} & {{ {} }}", plain(), names.join("; ")),
        (names, narrower) => {
            let all: Vec<String> = names.iter().chain(narrower).cloned().collect();
            format!("{} & {}", around(catalogue, ty, on_lines(&all, 4)), plain())
        }
    }
}
