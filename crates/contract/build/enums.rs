//! Enums of texts, of numbers and of both.

use super::{describe, with_life};
use crate::random::Random;
use crate::words::VALUES;
use crate::yaml::Yaml;

pub(super) fn enumeration(random: &mut Random) -> Yaml {
    match random.below(5) {
        0 => return numbered("integer", &["0", "-1", "65", "12", "2147483648"], random),
        1 => return numbered("string | integer", &["0", "'0'", "7", "automatic", "-1"], random),
        _ => {}
    }
    let mut names = VALUES.to_vec();
    let values = (0..3).map(|number| {
        let (key, wire) = names.swap_remove(random.below(names.len()));
        let mut entries: Vec<_> = wire.map(|wire| ("wire".to_owned(), Yaml::text(wire))).into_iter().collect();
        if random.one_in(4) {
            let also = [format!("also {number}"), format!("ALSO-{number}")].map(Yaml::Text);
            entries.push(("also".to_owned(), Yaml::List(also.into())));
        }
        describe(&mut entries, random);
        (key.to_owned(), with_life(Yaml::Map(entries), random))
    });
    let mut entries = vec![("values".to_owned(), Yaml::Map(values.collect()))];
    if random.one_in(3) {
        entries.push(("closed".to_owned(), Yaml::Plain("true")));
    }
    Yaml::Map(entries)
}

/// An enum that may have numbers among its values, each said by `wire`.
fn numbered(ty: &str, wires: &[&'static str], random: &mut Random) -> Yaml {
    let mut values = Vec::new();
    for (number, wire) in wires.iter().enumerate() {
        if number > 1 && random.one_in(2) {
            continue;
        }
        let mut entries = vec![("wire".to_owned(), Yaml::Plain(wire))];
        if number == 1 {
            entries.push(("also".to_owned(), Yaml::List(vec![Yaml::Plain("100"), Yaml::Plain("101")])));
        }
        values.push((format!("number {number}"), with_life(Yaml::Map(entries), random)));
    }
    let mut entries = vec![("type".to_owned(), Yaml::text(ty)), ("values".to_owned(), Yaml::Map(values))];
    if random.one_in(3) {
        entries.push(("closed".to_owned(), Yaml::Plain("true")));
    }
    Yaml::Map(entries)
}
