//! What the definitions of the source are called.

use std::collections::BTreeMap;

use crate::form::{Hint, TypeId, Types};
use crate::rust_words::{common, shortened, type_name};

/// The names of the source's definitions, whose last parts may be the same: `Charge.Card.Type` and `Card.Type`.
pub(super) struct Definitions {
    /// Which type each name would be of, if that is one alone. Names are the last parts of a definition's, as many as
    /// there are.
    whose: BTreeMap<String, Option<TypeId>>,
}

impl Definitions {
    pub(super) fn new(types: &Types, ids: &[TypeId]) -> Self {
        let mut whose: BTreeMap<String, Option<TypeId>> = BTreeMap::new();
        for id in ids {
            for name in sources(types, *id) {
                for count in 1..=parts(name).len() {
                    let of = whose.entry(last(name, count)).or_insert(Some(*id));
                    *of = of.filter(|other| other == id);
                }
            }
        }
        Self { whose }
    }

    /// What a type is called, the best first: by the fewest last parts of its name that are of no other definition.
    pub(super) fn called(&self, types: &Types, id: TypeId) -> Vec<String> {
        let names = sources(types, id);
        let most = names.iter().map(|name| parts(name).len()).max().unwrap_or_default();
        let by = |count: usize| {
            let names: Vec<String> = names.iter().map(|name| last(name, count)).collect();
            common(&names).unwrap_or_else(|| names.first().cloned().unwrap_or_default())
        };
        let is_its_own = |name: &String| !name.is_empty() && self.whose.get(name).is_none_or(|of| *of == Some(id));
        let own = (1..=most).map(by).find(is_its_own);
        let all = own.into_iter().chain(names.iter().map(|name| last(name, most)));
        // A long name of the source's own is found there as it is.
        all.map(|name| if names.contains(&name.as_str()) { name } else { shortened(name) }).collect()
    }
}

/// What the source calls a type; several where equal ones became one.
fn sources(types: &Types, id: TypeId) -> Vec<&str> {
    let def = types.get(id);
    let first = if let Hint::Source(name) = &def.hint { Some(name) } else { None };
    first.into_iter().chain(&def.also_called).map(String::as_str).collect()
}

/// The parts of a name behind its last `#` or `/`: some sources name the file, too.
fn parts(name: &str) -> Vec<&str> {
    let bare = name.rsplit(['#', '/']).find(|part| !part.is_empty()).unwrap_or(name);
    bare.split('.').filter(|part| !part.is_empty()).collect()
}

/// So many parts of a name, the last ones, as the name of a type.
fn last(name: &str, count: usize) -> String {
    let parts = parts(name);
    parts.iter().skip(parts.len().saturating_sub(count)).filter_map(|part| type_name(part)).collect()
}
