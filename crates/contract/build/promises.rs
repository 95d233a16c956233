//! What is promised of values: limits, examples and defaults, and which fields are there.

use crate::random::Random;
use crate::yaml::Yaml;

/// What may be promised of a value of this type, in one of several ways: limits, examples and a default.
pub(super) fn promises(expression: &str, random: &mut Random) -> Vec<(String, Yaml)> {
    let sets: &[&[(&str, &'static str)]] = match expression {
        "string" | "uri" => &[
            &[("min_length", "1"), ("max_length", "20")],
            &[("pattern", r"'^[a-z]{2,}:\d+(-[A-Z]|x)*$'"), ("max_length", "12"), ("default", "'ab:12-C'")],
            &[("pattern", "'b'"), ("min_length", "5")],
        ],
        "uuid" | "time" | "duration" | "hostname" | "ipv4" | "ipv6" | "uri-reference" | "uri-template" => &[
            &[("min_length", "1"), ("max_length", "60")],
            &[("pattern", r"'^\S+$'"), ("max_length", "60")],
            &[("pattern", "'.'"), ("min_length", "3")],
        ],
        "integer" | "int32" => &[
            &[("minimum", "-10"), ("maximum", "10")],
            &[("exclusive_minimum", "0"), ("multiple_of", "25"), ("default", "50")],
        ],
        "boolean" => &[&[("examples", "[true, false]")], &[("default", "false")]],
        "number" => &[
            &[("examples", "[-1.50, 1e21]")],
            &[("exclusive_minimum", "0"), ("exclusive_maximum", "1"), ("multiple_of", "0.125"), ("examples", "[0.5]")],
            &[("exclusive_minimum", "-0.5"), ("exclusive_maximum", "1e3"), ("default", "1e2")],
        ],
        "unix-seconds" => &[&[("minimum", "1767323045")]],
        "Code" => &[&[("min_length", "4")], &[("pattern", "'7'"), ("default", "AB-7")]],
        // Of these there are enough that differ.
        "list<string>" | "list<integer>" | "list<number>" | "list<Code>" | "list<date>" => {
            &[&[("min_items", "1"), ("max_items", "2")], &[("min_items", "5"), ("unique_items", "true")]]
        }
        "map<string>" | "map<number>" | "map<Code>" => &[
            &[("min_entries", "2"), ("max_entries", "3")],
            &[("min_entries", "2"), ("max_entries", "3"), ("keys", r"'^x-\d{2,}$'")],
        ],
        // An object that had to hold one of its own kind would have no end.
        _ if expression.starts_with("list<") => {
            &[&[("max_items", "0"), ("default", "[]")], &[("unique_items", "true"), ("max_items", "3")]]
        }
        _ if expression.starts_with("map<") => {
            &[&[("max_entries", "2")], &[("keys", "'^[a-c]+é?$'"), ("default", "{}")]]
        }
        _ => return Vec::new(),
    };
    let set = random.pick(sets);
    set.iter().map(|(key, value)| ((*key).to_owned(), Yaml::Plain(value))).collect()
}

/// Fields of which at least one is there, if enough of them are optional: in one list or in two.
pub(super) fn groups(fields: &Yaml, random: &mut Random) -> Option<Yaml> {
    let Yaml::Map(fields) = fields else { return None };
    let optional: Vec<Yaml> = fields.iter().filter_map(|(key, _)| key.strip_suffix('?').map(Yaml::text)).collect();
    match optional.as_slice() {
        [one, .., other] if random.one_in(3) => {
            Some(Yaml::List(vec![Yaml::List(optional.clone()), Yaml::List(vec![other.clone(), one.clone()])]))
        }
        [_, _, ..] if random.one_in(2) => Some(Yaml::List(optional)),
        _ => None,
    }
}
