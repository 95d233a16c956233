//! The names of the catalogue's own: of types, of families, and of keys that Rust cannot have as they are.

mod definitions;
mod families;
mod types;
mod uses;

use std::collections::BTreeSet;

use crate::rust_words::words;
pub(crate) use families::families;
pub(crate) use types::type_names;

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tidings_build::rust_names;

    use super::keys;

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
