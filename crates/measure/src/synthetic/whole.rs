//! Catalogues that say everything that the language can say, in the shares of real ones.
//!
//! Nobody else's types can be set beside these: serde's derive says but a part of it. A family is one resource with all
//! of its events, which share its type; of twenty families eleven need the first tier of the language alone, six the
//! second and three the third. That is about what 1,859 real events of 19 vendors need.

use std::fmt::Write as _;

use super::names;

/// What stands before the families: the envelope, and the types that all share.
const SHARED: &str = include_str!("whole/shared.yaml");

/// The types of a family. `Gadget` and `gadget` stand for the resource, `gad_` for what its ids begin with.
#[derive(Clone, Copy)]
enum Tier {
    /// Fields, lists, maps, enums, constants: what more than half of all events make do with.
    Flat,
    /// Objects from objects, unions of every kind, limits, what is narrower in one event.
    Joined,
    /// Recursion, parts of objects, enums of numbers, typed extra fields, nested lists and maps.
    Rare,
}

impl Tier {
    /// The first four families have one of each, so that a small catalogue says everything, too.
    fn of_family(number: usize) -> Self {
        match number % 20 {
            1 | 4 | 8 | 11 | 14 | 18 => Self::Joined,
            2 | 7 | 15 => Self::Rare,
            _ => Self::Flat,
        }
    }

    fn types(self) -> &'static str {
        match self {
            Self::Flat => include_str!("whole/flat.yaml"),
            Self::Joined => include_str!("whole/joined.yaml"),
            Self::Rare => include_str!("whole/rare.yaml"),
        }
    }

    /// What an event with this number among those of its resource says beside when it is fired.
    fn remarks(self, number: usize) -> &'static str {
        match (self, number) {
            (_, 24) => "removed: {in: v2, reason: Nobody waited for it, date: 2026-01-01}",
            (_, 23) => "deprecated: {in: v2}",
            (Self::Flat, 1) => "description: Comes once for each change.\n        examples: [EXAMPLE]",
            (Self::Flat, 2) => "narrow: {status: const \"canceled\", parent: const null}",
            (Self::Flat, 3) => "payload: list<Gadget>",
            (Self::Joined, 5 | 11 | 17) => {
                "narrow: {status: const \"paid\", total: Money, customer: Individual, closed_at: date-time}"
            }
            (Self::Joined, 6) => "payload: Gadget | list<GadgetId> | null",
            (Self::Rare, 5 | 11 | 17) => {
                "narrow: {by: const \"robot\", level: const 2, parts: {of: Gadget}, total?: const null}"
            }
            (Self::Rare, 6) => "payload: GadgetFall",
            (Self::Rare, 7) => "payload: json",
            _ => "",
        }
    }
}

/// A delivery of an event of a flat family, as its catalogue shows it.
const EXAMPLE: &str = "{id: evt_1, object: event, type: EVENT, created_at: 2025-01-15T09:30:00Z, \
                       data: {id: gad_1, object: gadget, created_at: 2025-01-15T09:30:00Z, amount: 1200}}";

/// The events of one resource.
const EVENTS: usize = 25;

/// A catalogue of so many events, as the one file that holds it all. A hundred say every word of the language; it needs two
/// at least.
#[must_use]
pub fn whole(name: &str, events: usize) -> String {
    let mut out = format!("catalogue: {name}\n{SHARED}");
    for (number, first) in (0..events).step_by(EVENTS).enumerate() {
        push_family(&mut out, number, (events - first).min(EVENTS));
    }
    out
}

fn push_family(out: &mut String, number: usize, events: usize) {
    let (tier, resource) = (Tier::of_family(number), names::resource(number));
    let (family, gadget) = (resource.replace('.', "_"), names::rust(&resource));
    let id = format!("{}_", family.chars().filter(char::is_ascii_alphanumeric).take(12).collect::<String>());
    let own = |text: &str| text.replace("Gadget", &gadget).replace("gadget", &family).replace("gad_", &id);
    let _ = writeln!(out, "  {family}:\n    title: The events of {resource}\n    payload: {gadget}\n    events:");
    for number in 0..events {
        let event = format!("{resource}.{}", names::action(number));
        let remarks = own(&tier.remarks(number).replace("EXAMPLE", &EXAMPLE.replace("EVENT", &event)));
        if remarks.is_empty() {
            let _ = writeln!(out, "      {event}: What {event} says has happened");
        } else {
            let _ =
                writeln!(out, "      {event}:\n        fired_when: What {event} says has happened\n        {remarks}");
        }
    }
    let _ = write!(out, "    types:\n{}", own(tier.types()));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tidings_build::{Sources, catalogue_schema, compile};

    use super::whole;

    /// Words that no event needs: they say where outputs go, and that bodies are lists.
    const ELSEWHERE: &[&str] = &[
        "batch",
        "outputs",
        "docs",
        "schema",
        "schemas",
        "typescript",
        "python",
        "openapi",
        "asyncapi",
        "editor",
        "regions",
    ];

    #[test]
    fn every_size_compiles() {
        for events in [2, 26, 100, 1000] {
            let yaml = whole("whole", events);
            let mut sources = Sources::new("");
            sources.add("catalogue.yaml", yaml.clone().into_bytes());
            let compiled = compile(&sources).unwrap_or_else(|mistakes| panic!("{}", mistakes.lines()));
            assert_eq!(compiled.catalogue.events.len(), events);
            assert_eq!(whole("whole", events), yaml, "it is the same in every run");
        }
    }

    /// A hundred events say every word of the language.
    #[test]
    fn every_word_of_the_language_is_said() {
        let schema: serde_json::Value = serde_json::from_str(&catalogue_schema()).expect("a schema is JSON");
        let mut words = BTreeSet::new();
        collect(&schema, &mut words);
        let yaml = whole("whole", 100);
        let said = |word: &String| yaml.contains(&format!("{word}: ")) || yaml.contains(&format!("{word}:\n"));
        let missing: Vec<_> = words.iter().filter(|word| !said(word) && !ELSEWHERE.contains(&word.as_str())).collect();
        assert!(words.len() > 40 && missing.is_empty(), "{missing:?}");
    }

    /// The keys that the schema of the language knows.
    fn collect(schema: &serde_json::Value, words: &mut BTreeSet<String>) {
        match schema {
            serde_json::Value::Object(members) => {
                if let Some(serde_json::Value::Object(properties)) = members.get("properties") {
                    words.extend(properties.keys().cloned());
                }
                members.values().for_each(|member| collect(member, words));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
            _ => {}
        }
    }
}
