//! The families of the events: which of them stand in one file.

use std::collections::BTreeMap;

use tidings_build::rust_names;

use crate::form::Catalogue;

/// What divides the names of events into parts, the clearest first.
const SEPARATORS: [char; 6] = ['.', ':', '/', '_', '-', ' '];

/// The family of each event: the first part of its name, behind what all names begin with.
///
/// Where most families would hold a single event, the names do not divide the events: then a weaker separator may, and
/// where none does all events are one family, called as the catalogue is.
pub(crate) fn families(catalogue: &Catalogue) -> Vec<(String, Vec<usize>)> {
    let names: Vec<&str> = catalogue.events.iter().map(|event| event.name.as_str()).collect();
    let mut separators = Vec::new();
    for separator in SEPARATORS {
        separators.push(separator);
        if !names.iter().any(|name| parts(name, &[separator]).len() > 1) {
            continue;
        }
        let families = divided(&names, &separators);
        let single = families.iter().filter(|(_, events)| events.len() == 1).count();
        if single * 2 <= families.len() || families.len() == 1 {
            return families;
        }
    }
    let name = if let [only] = names.as_slice() { only } else { catalogue.name.as_str() };
    vec![(called(name), (0..names.len()).collect())]
}

/// The families by the parts that some separators make.
fn divided(names: &[&str], separators: &[char]) -> Vec<(String, Vec<usize>)> {
    let all: Vec<Vec<&str>> = names.iter().map(|name| parts(name, separators)).collect();
    let shared = |at: usize| {
        let first = all.first().and_then(|parts| parts.get(at));
        all.len() > 1 && all.iter().all(|parts| parts.len() > at + 2 && parts.get(at) == first)
    };
    let depth = (0..7).find(|at| !shared(*at)).unwrap_or_default();
    let mut families: Vec<(String, Vec<usize>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (event, parts) in all.iter().enumerate() {
        let name = called(parts.get(depth).or(parts.last()).unwrap_or(&""));
        let family = *known.entry(name.clone()).or_insert(families.len());
        if family == families.len() {
            families.push((name, Vec::new()));
        }
        families[family].1.push(event);
    }
    families
}

/// The parts of a name. A dot between two digits is part of a number: `urn:core:2.0:User`.
fn parts<'n>(name: &'n str, separators: &[char]) -> Vec<&'n str> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, separator) in name.char_indices().filter(|(_, c)| separators.contains(c)) {
        let behind = at + separator.len_utf8();
        let in_number =
            separator == '.' && is_digit(name[..at].chars().next_back()) && is_digit(name[behind..].chars().next());
        if !in_number {
            parts.push(&name[start..at]);
            start = behind;
        }
    }
    parts.push(&name[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

fn called(part: &str) -> String {
    let name = rust_names::module(part);
    name.map_or_else(|| "other".to_owned(), |name| name.trim_end_matches('_').to_owned())
}

#[cfg(test)]
mod tests {
    use super::{divided, parts};

    #[test]
    fn a_dot_within_a_number_divides_nothing() {
        assert_eq!(parts("urn:core:2.0:User", &['.', ':']), ["urn", "core", "2.0", "User"]);
        assert_eq!(parts(".a..b.", &['.']), ["a", "b"]);
    }

    #[test]
    fn families_lie_behind_what_all_names_begin_with() {
        let names = ["shop.order.paid", "shop.order.sent", "shop.user.created"];
        assert_eq!(divided(&names, &['.']), [("order".to_owned(), vec![0, 1]), ("user".to_owned(), vec![2])]);
    }
}
