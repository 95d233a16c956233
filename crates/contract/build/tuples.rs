//! Tuples: lists whose places each have a meaning.

use crate::random::Random;
use crate::types::{Standing, Types, with_life};
use crate::words::FIELDS;
use crate::yaml::Yaml;

/// A tuple of values without parts, of which each place is always there.
pub(crate) const PLAIN: &str = "Rowan";

/// A tuple with optional places behind the others, which may hold itself there.
pub(crate) const LONGER: &str = "Willow";

/// The tuples by their names.
pub(crate) fn definitions(types: &Types, random: &mut Random) -> Vec<(String, Yaml)> {
    let plain = ["first", "type"].map(|name| (name.to_owned(), Yaml::text(types.no_object(random))));
    let mut places = plain.to_vec();
    places.push(("again?".to_owned(), Yaml::text(format!("{LONGER} | null"))));
    places.extend(optional(types, random));
    [(PLAIN, plain.to_vec()), (LONGER, places)]
        .map(|(name, places)| (name.to_owned(), with_life(Yaml::map([("items", Yaml::Map(places))]), random)))
        .into()
}

/// Places within a field, the last of which may be absent.
pub(crate) fn inline(types: &Types, standing: Standing, random: &mut Random) -> Yaml {
    let required = [("first", standing), ("second", standing)];
    let required = required.map(|(name, standing)| (name.to_owned(), Yaml::text(types.expression(standing, random))));
    Yaml::Map(required.into_iter().chain(optional(types, random)).collect())
}

/// Places that may be absent. Those names that cannot be one in Rust need one on the wire, which places do not have.
fn optional(types: &Types, random: &mut Random) -> Vec<(String, Yaml)> {
    let mut names: Vec<_> = FIELDS.iter().filter(|(_, wire)| wire.is_none()).map(|(key, _)| *key).collect();
    names.retain(|name| *name != "type");
    let places = (0..2).map(|_| {
        let name = names.swap_remove(random.below(names.len()));
        let ty = types.expression(Standing::Free, random);
        let or_null = if random.one_in(3) && ty != "const null" { " | null" } else { "" };
        (format!("{name}?"), with_life(Yaml::map([("type", Yaml::text(ty + or_null))]), random))
    });
    places.collect()
}
