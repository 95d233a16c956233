//! Types, fields and type expressions.

mod enums;
mod narrowing;
mod promises;

use crate::random::Random;
use crate::tuples;
use crate::unions;
use crate::words::{FIELDS, Name, TEXTS, TYPES};
use crate::yaml::Yaml;
use enums::enumeration;
use promises::{groups, promises};

/// The types of one catalogue by their names.
pub(crate) struct Types {
    pub(crate) objects: Vec<&'static str>,
    /// The object that others extend. It holds itself where it may end.
    pub(crate) base: &'static str,
    pub(crate) enums: Vec<&'static str>,
    pub(crate) ids: Vec<&'static str>,
    /// Other names for anything but objects.
    pub(crate) aliases: Vec<&'static str>,
    /// Other names for objects.
    pub(crate) object_aliases: Vec<&'static str>,
}

/// Where a type expression stands.
#[derive(Clone, Copy)]
pub(crate) enum Standing {
    /// Where a value need not be, so that any object may stand there.
    Free,
    /// In the object of this position, where a value must be. Only an object behind it may stand there: no object may
    /// need another one of its own kind.
    Needed(usize),
}

const BUILTINS: &[&str] = &[
    "string",
    "boolean",
    "integer",
    "int32",
    "uint32",
    "uint64",
    "number",
    "json",
    "date-time",
    "date",
    "unix-seconds",
    "unix-milliseconds",
    "uri",
    "email",
];

/// Those that are texts in a notation, beside `uri` and `email`.
const NOTATIONS: &[&str] = &["uuid", "time", "duration", "hostname", "ipv4", "ipv6", "uri-reference", "uri-template"];

const CONSTANTS: &[&str] = &[
    "\"card\"",
    "\"say \\\"hi\\\"\"",
    "5",
    "-7",
    "1.50",
    "2.75",
    "18446744073709551615",
    "true",
    "false",
    "null",
    "null",
];

impl Types {
    pub(crate) fn new(random: &mut Random) -> Self {
        let mut names = TYPES.to_vec();
        let mut take = |count: usize, random: &mut Random| -> Vec<_> {
            (0..count).map(|_| names.swap_remove(random.below(names.len()))).collect()
        };
        let base = take(1, random).pop().expect("one was taken");
        Self {
            objects: take(4, random),
            base,
            enums: take(3, random),
            ids: take(2, random),
            aliases: take(2, random),
            object_aliases: take(1, random),
        }
    }

    /// All types with what they are.
    pub(crate) fn definitions(&self, random: &mut Random) -> Vec<(String, Yaml)> {
        let mut all = Vec::new();
        let mut add = |name: &str, body: Yaml| all.push((name.to_owned(), body));
        for (position, name) in self.objects.iter().enumerate() {
            let body = self.object(position, random);
            add(name, body);
        }
        add(self.base, self.base_object(random));
        for name in &self.enums {
            add(name, with_life(enumeration(random), random));
        }
        for name in &self.ids {
            let prefix = random.pick(&["evt_", "", "a\\\"b-"]);
            add(name, with_life(Yaml::map([("type", Yaml::text(format!("id \"{prefix}\"")))]), random));
        }
        for (position, name) in self.aliases.iter().enumerate() {
            // An alias of the alias before it, now and then.
            let before = position.checked_sub(1).and_then(|before| self.aliases.get(before));
            let expression = match before.filter(|_| random.one_in(2)) {
                Some(before) => (*before).to_owned(),
                None => self.no_object(random),
            };
            let mut entries = promises(&expression, random);
            entries.insert(0, ("type".to_owned(), Yaml::text(expression)));
            add(name, Yaml::Map(entries));
        }
        for name in &self.object_aliases {
            add(name, Yaml::text(random.pick(&self.objects)));
        }
        all.extend(unions::definitions(self, random));
        all.extend(tuples::definitions(self, random));
        all
    }

    fn object(&self, position: usize, random: &mut Random) -> Yaml {
        let mut fields = self.fields(5, Standing::Needed(position), random);
        let mut entries = Vec::new();
        if random.one_in(2) {
            let base = if random.one_in(3) { format!("partial<{}>", self.base) } else { self.base.to_owned() };
            let one = Yaml::text(base);
            entries.push(("extends".to_owned(), if random.one_in(2) { Yaml::List(vec![one]) } else { one }));
            if let (Yaml::Map(fields), true) = (&mut fields, random.one_in(2)) {
                let (key, narrower) =
                    random.pick(&[("kind", "const \"card\""), ("kind?", "string"), ("kind", "string | null")]);
                fields.push((key.to_owned(), Yaml::text(narrower)));
                if random.one_in(2) {
                    let coded = [("type", Yaml::text("Code")), ("min_length", Yaml::Plain("5"))];
                    fields.push(("coded?".to_owned(), Yaml::map(coded)));
                    fields.push(("either?".to_owned(), Yaml::text(random.pick(&["boolean", "Grade", "const 10"]))));
                }
            }
        }
        let groups = groups(&fields, random);
        entries.push(("fields".to_owned(), fields));
        entries.extend(groups.map(|groups| ("at_least_one".to_owned(), groups)));
        if random.one_in(3) && entries.iter().all(|(key, _)| key != "extends") {
            entries.push(("others".to_owned(), Yaml::text(self.element(random))));
            if random.one_in(2) {
                entries.push(("keys".to_owned(), Yaml::text("^[a-z]+-\\d$|ö")));
            }
        }
        if random.one_in(5) {
            entries.push(("origin".to_owned(), Yaml::text("guess")));
        }
        describe(&mut entries, random);
        with_life(Yaml::Map(entries), random)
    }

    /// So many fields.
    pub(crate) fn fields(&self, count: usize, standing: Standing, random: &mut Random) -> Yaml {
        let mut names = FIELDS.to_vec();
        let taken: Vec<_> = (0..count).map(|_| names.swap_remove(random.below(names.len()))).collect();
        Yaml::Map(taken.into_iter().map(|name| self.field(name, standing, random)).collect())
    }

    fn field(&self, (key, wire): Name, standing: Standing, random: &mut Random) -> (String, Yaml) {
        let optional = random.one_in(2);
        let mut entries = match random.below(10) {
            0 if random.one_in(3) => vec![("items".to_owned(), tuples::inline(self, standing, random))],
            0 => vec![("fields".to_owned(), self.fields(2, standing, random))],
            1 | 2 => match enumeration(random) {
                Yaml::Map(entries) => entries,
                other => vec![("values".to_owned(), other)],
            },
            _ => self.typed(optional, standing, random),
        };
        entries.extend(wire.map(|wire| ("wire".to_owned(), Yaml::text(wire))));
        if random.one_in(8) {
            entries.push(("origin".to_owned(), Yaml::text("rumour")));
        }
        describe(&mut entries, random);
        let key = if optional { format!("{key}?") } else { key.to_owned() };
        (key, with_life(Yaml::Map(entries), random))
    }

    /// A type with limits and examples that it can have.
    fn typed(&self, optional: bool, standing: Standing, random: &mut Random) -> Vec<(String, Yaml)> {
        let nullable = random.one_in(3);
        let standing = if optional || nullable { Standing::Free } else { standing };
        let expression = self.any_expression(standing, random);
        // Limits are those of one type.
        let said = if expression.contains('|') { Vec::new() } else { promises(&expression, random) };
        let or_null = if nullable && expression != "const null" { " | null" } else { "" };
        let mut entries = vec![("type".to_owned(), Yaml::text(expression + or_null))];
        if !random.one_in(4) {
            // Only where nothing stands something else can be meant.
            entries.extend(said.into_iter().filter(|(key, _)| optional || key != "default"));
        }
        entries
    }

    /// A type expression or a union of several, without `| null` around it.
    pub(crate) fn any_expression(&self, standing: Standing, random: &mut Random) -> String {
        if random.one_in(5) { unions::expression(self, standing, random) } else { self.expression(standing, random) }
    }

    /// A type expression without `| null` around it.
    pub(crate) fn expression(&self, standing: Standing, random: &mut Random) -> String {
        match random.below(13) {
            12 => random.pick(&[tuples::PLAIN, tuples::LONGER]).to_owned(),
            11 if random.one_in(4) => format!("partial<{}>", self.base),
            11 => format!("partial<{}>", random.pick(&self.objects)),
            0 | 1 => self.object_of(standing, random),
            2 if random.one_in(2) => format!("list<{}>", random.pick(&["string", "integer", "Code", "date"])),
            3 if random.one_in(2) => format!("map<{}>", random.pick(&["string", "number", "Code"])),
            2 => format!("list<{}>", self.element(random)),
            3 => format!("map<{}>", self.element(random)),
            4 if matches!(standing, Standing::Free) => random.pick(&self.object_aliases).to_owned(),
            5 => random.pick(&self.aliases).to_owned(),
            _ => self.no_object(random),
        }
    }

    fn object_of(&self, standing: Standing, random: &mut Random) -> String {
        let allowed = match standing {
            Standing::Free => &self.objects[..],
            Standing::Needed(position) => self.objects.get(position + 1..).unwrap_or_default(),
        };
        if allowed.is_empty() { self.no_object(random) } else { random.pick(allowed).to_owned() }
    }

    fn element(&self, random: &mut Random) -> String {
        let element = self.expression(Standing::Free, random);
        if random.one_in(3) && element != "const null" { element + " | null" } else { element }
    }

    /// A type expression that is no object.
    pub(crate) fn no_object(&self, random: &mut Random) -> String {
        match random.below(14) {
            9 | 10 => "Code".to_owned(),
            11 | 12 => text(random).to_owned(),
            13 => random.pick(&["boolean", "number"]).to_owned(),
            0 => random.pick(&self.enums).to_owned(),
            1 => random.pick(&self.ids).to_owned(),
            2 | 3 => format!("const {}", random.pick(CONSTANTS)),
            _ => random.pick(BUILTINS).to_owned(),
        }
    }
}

/// A text, mostly in a notation. It looks ahead and chooses nothing, so that all that follows is what it would be of a
/// text in none.
fn text(random: &Random) -> &'static str {
    let mut ahead = random.clone();
    if ahead.one_in(4) { "string" } else { ahead.pick(NOTATIONS) }
}

fn describe(entries: &mut Vec<(String, Yaml)>, random: &mut Random) {
    if random.one_in(4) {
        entries.push(("description".to_owned(), Yaml::text(random.pick(TEXTS))));
    }
}

/// The same, and now and then that it came to its end.
pub(crate) fn with_life(entry: Yaml, random: &mut Random) -> Yaml {
    let Yaml::Map(mut entries) = entry else { return entry };
    if random.one_in(5) {
        let farewell = match random.below(3) {
            0 => Yaml::Plain("true"),
            1 => Yaml::text("v2"),
            _ => Yaml::map([
                ("in", Yaml::text("v1")),
                ("reason", Yaml::text("It \"was\" time")),
                ("instead", Yaml::text("something.else")),
                ("date", Yaml::text("2026-01-01")),
            ]),
        };
        entries.push((random.pick(&["deprecated", "removed"]).to_owned(), farewell));
    }
    Yaml::Map(entries)
}
