//! The names of the catalogue's own: of types, of families, and of keys that Rust cannot have as they are.

use std::collections::{BTreeMap, BTreeSet};

use tidings_build::rust_names;

use crate::fit::roots;
use crate::form::{Catalogue, Hint, Shape, Type, TypeId, Types};
use crate::rust_words::{capitalised, singular, words};

/// A key of the catalogue, and what stands on the wire where that is something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) key: String,
    pub(crate) wire: Option<String>,
}

/// Keys for names of the wire that do not become one in Rust. `taken` are names that generated code needs.
pub(crate) fn keys<'n>(
    wires: impl IntoIterator<Item = &'n str>,
    to_rust: impl Fn(&str) -> Option<String>,
    mut taken: BTreeSet<String>,
) -> Vec<Key> {
    let mut free = |name: &str| to_rust(name).is_some_and(|rust| taken.insert(rust));
    let mut key = |wire: &'n str| {
        // Some characters cannot stand in a key: they are not seen, or the language takes them for its own.
        let is_plain = !wire.ends_with('?') && wire.trim() == wire && !wire.contains(|c: char| !is_visible(c));
        if is_plain && free(wire) {
            return Key { key: wire.to_owned(), wire: None };
        }
        let stem: String = wire.chars().filter(char::is_ascii).filter(|c| is_visible(*c) && *c != '?').collect();
        let stem = stem.trim().to_owned();
        let stem = match () {
            () if wire.is_empty() => "empty".to_owned(),
            () if words(&stem).is_empty() => "other".to_owned(),
            () => stem,
        };
        let numbered = (2..).map(|number| format!("{stem}_{number}"));
        let key = std::iter::once(stem.clone()).chain(numbered).find(|name| free(name)).unwrap_or(stem);
        Key { key, wire: Some(wire.to_owned()) }
    };
    wires.into_iter().map(&mut key).collect()
}

/// Whether people see a character, and see it where it stands.
pub(crate) fn is_visible(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}');
    !c.is_control() && !turns && !breaks
}

/// Names for all types that are written.
pub(crate) fn type_names(catalogue: &Catalogue, events: &[Key]) -> BTreeMap<TypeId, String> {
    let mut taken = BTreeSet::from([rust_names::schema_of_all(&catalogue.name)]);
    let variants = events.iter().filter_map(|event| rust_names::variant(&event.key));
    taken.extend(variants.map(|variant| format!("{variant}Event")));
    let order = catalogue.types.reachable(roots(catalogue));
    let uses = uses(catalogue, &order);
    let wholes = catalogue.types.wholes(&order);
    let mut names: BTreeMap<TypeId, String> = BTreeMap::new();
    // What the source names keeps its name: the others make room.
    let (first, later): (Vec<TypeId>, Vec<TypeId>) =
        order.iter().partition(|id| matches!(catalogue.types.get(**id).hint, Hint::Source(_)));
    for id in first.into_iter().chain(later) {
        let called: Vec<String> = match &catalogue.types.get(id).hint {
            Hint::Source(_) => sources(&catalogue.types, id),
            Hint::Payload { .. } | Hint::Field { .. } | Hint::Envelope(_) => {
                uses[&id].iter().filter_map(|hint| called(hint, &names)).collect()
            }
        };
        let usable = |name: &String| rust_names::type_name(name);
        let name = usable(&common(&called)).unwrap_or_else(|| "Object".to_owned());
        // A name that Rust needs for itself says more with a word behind it than with a number.
        let longer = rust_names::is_reserved_type(&name).then(|| format!("{name}Object"));
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let others = called.iter().filter_map(usable).chain(longer).chain(numbered);
        // What `partial<…>` makes of a type takes a name, too.
        let partial = |name: &String| format!("Partial{name}");
        let is_partial = wholes.contains(&id);
        let is_free = |name: &String| {
            !taken.contains(name)
                && !rust_names::is_reserved_type(name)
                && (!is_partial || !taken.contains(&partial(name)))
        };
        let name = std::iter::once(name.clone()).chain(others).find(is_free).unwrap_or(name);
        taken.insert(name.clone());
        if is_partial {
            taken.insert(partial(&name));
        }
        names.insert(id, name);
    }
    names
}

/// Where each type is used: what it could be named after.
fn uses(catalogue: &Catalogue, order: &[TypeId]) -> BTreeMap<TypeId, Vec<Hint>> {
    let mut uses: BTreeMap<TypeId, Vec<Hint>> = order.iter().map(|id| (*id, Vec::new())).collect();
    for field in &catalogue.envelope.fields {
        let hint = Hint::Envelope(field.wire.clone());
        field.slot.ty.each_name(&mut |id| uses.entry(id).or_default().push(hint.clone()));
    }
    let key = catalogue.envelope.payload.clone().unwrap_or_default();
    for event in &catalogue.events {
        let hint = Hint::Payload { event: event.name.clone(), key: key.clone() };
        event.payload.ty.each_name(&mut |id| uses.entry(id).or_default().push(hint.clone()));
    }
    for parent in order {
        if let Shape::Object(object) = &catalogue.types.get(*parent).shape {
            for field in &object.fields {
                let element = matches!(field.slot.ty, Type::List(_) | Type::Map(_));
                field.slot.ty.each_name(&mut |id| {
                    // A union is called as the compiler would call it: after the whole field.
                    let element = element && !matches!(catalogue.types.get(id).shape, Shape::Alias(_));
                    let hint = Hint::Field { parent: *parent, wire: field.wire.clone(), element };
                    uses.entry(id).or_default().push(hint);
                });
            }
        }
    }
    for (id, hints) in &mut uses {
        if hints.is_empty() {
            hints.push(catalogue.types.get(*id).hint.clone());
        }
    }
    uses
}

/// What the source calls a type; several where equal ones became one.
fn sources(types: &Types, id: TypeId) -> Vec<String> {
    let mut names = Vec::new();
    if let Hint::Source(name) = &types.get(id).hint {
        names.push(bare(name));
    }
    names.extend(types.get(id).also_called.iter().map(|name| bare(name)));
    names
}

/// A name without what stands before its last `#`, `/` or `.`: some sources name the file too.
fn bare(name: &str) -> String {
    name.rsplit(['#', '/', '.']).find(|part| !part.is_empty()).unwrap_or(name).to_owned()
}

/// What a type is called by one of its uses.
fn called(hint: &Hint, names: &BTreeMap<TypeId, String>) -> Option<String> {
    let camel = |text: &str| rust_names::type_name(text).or_else(|| rust_names::variant(text)).unwrap_or_default();
    match hint {
        Hint::Source(name) => Some(bare(name)),
        Hint::Envelope(wire) => {
            let name = camel(wire);
            Some(if name.starts_with("Event") { name } else { format!("Event{name}") })
        }
        Hint::Payload { event, key } => Some(format!("{}{}", camel(event), camel(key))),
        Hint::Field { parent, wire, element } => {
            let parent = names.get(parent)?;
            let name = if *element { singular(&camel(wire)) } else { camel(wire) };
            Some(format!("{parent}{name}"))
        }
    }
}

/// What several names have in common: their first words, and their last ones.
fn common(names: &[String]) -> String {
    let Some((first, others)) = names.split_first() else { return "Object".to_owned() };
    let mut start = capitalised(first);
    let mut end = start.clone();
    for other in others {
        let other = capitalised(other);
        let same = start.iter().zip(&other).take_while(|(a, b)| a == b).count();
        start.truncate(same);
        let same = end.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
        end.drain(..end.len() - same);
    }
    let words = capitalised(first);
    if start.len() == words.len() {
        return start.concat();
    }
    end.truncate(words.len() - start.len());
    if start.is_empty() && end.is_empty() {
        return words.concat();
    }
    [start, end].concat().concat()
}

/// The family of each event: the first part of its name, behind what all names begin with.
pub(crate) fn families(catalogue: &Catalogue) -> Vec<(String, Vec<usize>)> {
    let names: Vec<&str> = catalogue.events.iter().map(|event| event.name.as_str()).collect();
    let separator = ['.', ':', '/', '_', '-', ' '].into_iter().find(|c| names.iter().any(|name| name.contains(*c)));
    let parts = |name: &str| -> Vec<String> {
        let parts = separator.map_or(vec![name], |separator| name.split(separator).collect());
        parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let all: Vec<Vec<String>> = names.iter().map(|name| parts(name)).collect();
    let shared = |at: usize| {
        let first = all.first().and_then(|parts| parts.get(at));
        all.len() > 1 && all.iter().all(|parts| parts.len() > at + 2 && parts.get(at) == first)
    };
    let depth = (0..7).find(|at| !shared(*at)).unwrap_or_default();
    let mut families: Vec<(String, Vec<usize>)> = Vec::new();
    for (event, parts) in all.iter().enumerate() {
        let name = parts.get(depth).or(parts.last()).and_then(|part| rust_names::module(part));
        let name = name.map_or_else(|| "other".to_owned(), |name| name.trim_end_matches('_').to_owned());
        match families.iter_mut().find(|(family, _)| *family == name) {
            Some((_, events)) => events.push(event),
            None => families.push((name, vec![event])),
        }
    }
    families
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tidings_build::rust_names;

    use super::{common, keys};

    #[test]
    fn names_have_words_in_common() {
        let table: &[(&[&str], &str)] = &[
            (&["SessionCreatedEventData", "SessionEndedEventData"], "SessionEventData"),
            (&["BatchCancelledData", "BatchDoneData"], "BatchData"),
            (&["Email", "Sms"], "Email"),
            (&["EmailTag", "SmsTag"], "Tag"),
            (&["Order", "Order"], "Order"),
            (&["Order", "OrderLine"], "Order"),
        ];
        for (names, expected) in table {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(common(&names), *expected, "{names:?}");
        }
    }

    #[test]
    fn names_that_rust_cannot_have_get_a_key() {
        let wires = ["type", "+1", "iDealIban", "iDealIBAN", "größe", "*", "", "a?", "unknown_fields", " x"];
        let keys = keys(wires, rust_names::field, BTreeSet::new());
        let shown: Vec<String> = keys.iter().map(|key| format!("{}={:?}", key.key, key.wire)).collect();
        let expected = [
            "type=None",
            "+1=None",
            "iDealIban=None",
            "iDealIBAN_2=Some(\"iDealIBAN\")",
            "gre=Some(\"größe\")",
            "other=Some(\"*\")",
            "empty=Some(\"\")",
            "a=Some(\"a?\")",
            "unknown_fields_2=Some(\"unknown_fields\")",
            "x=Some(\" x\")",
        ];
        assert_eq!(shown, expected);
    }
}
