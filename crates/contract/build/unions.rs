//! Unions, and the objects that they tell apart.

use crate::random::Random;
use crate::tuples;
use crate::types::{Standing, Types, with_life};
use crate::words::FIELDS;
use crate::yaml::Yaml;

/// Objects that a constant tells apart.
const TAGGED: [&str; 2] = ["Walnut", "Yarrow"];

/// Objects that their fields tell apart, each with a field that no other object has.
const OWN: [(&str, &str); 2] = [("Violet", "of a violet"), ("Umber", "umber")];

/// A union of the tagged ones, by its name.
const JOINED: &str = "Zephyr";

/// The same beside an object that has no tag, so that fields tell them apart.
const MIXED: &str = "Marten";

/// A union in its long form.
const LONG: &str = "Thistle";

/// A variant of it that is sent as long as the union is.
const KEPT: &str = "nothing";

/// The same, with its values beneath a key of their own.
const BENEATH: &str = "Saffron";

/// Within the objects of unions no other object is needed.
pub(crate) const INNERMOST: Standing = Standing::Needed(1_000);

/// The named unions and all that they need.
pub(crate) fn definitions(types: &Types, random: &mut Random) -> Vec<(String, Yaml)> {
    let (tag, _) = random.pick(FIELDS);
    let mut all = Vec::new();
    for (number, name) in TAGGED.into_iter().enumerate() {
        let constant = Yaml::text(format!("const \"{name} {number}\""));
        all.push((name.to_owned(), object(types, tag, constant, random)));
    }
    for (name, key) in OWN {
        let ty = Yaml::text(types.no_object(random));
        all.push((name.to_owned(), object(types, key, ty, random)));
    }
    all.push((JOINED.to_owned(), with_life(Yaml::map([("type", Yaml::text(TAGGED.join(" | ")))]), random)));
    let mixed = format!("{} | {}", TAGGED.join(" | "), OWN[0].0);
    all.push((MIXED.to_owned(), with_life(Yaml::map([("type", Yaml::text(mixed))]), random)));
    all.push((LONG.to_owned(), long(types, None, random)));
    all.push((BENEATH.to_owned(), long(types, Some("content"), random)));
    all
}

/// An object with this field and two others.
fn object(types: &Types, key: &str, ty: Yaml, random: &mut Random) -> Yaml {
    let mut fields = vec![(key.to_owned(), ty)];
    if let Yaml::Map(others) = types.fields(2, INNERMOST, random) {
        fields.extend(others.into_iter().filter(|(other, _)| other.trim_end_matches('?') != key));
    }
    with_life(Yaml::map([("fields", Yaml::Map(fields))]), random)
}

/// What tells the objects of the long form apart.
fn tag(types: &Types) -> &'static str {
    ["tells", "$tag", "a tag"][types.base.len() % 3]
}

/// The long form where a field holds one, and how an event tells of which variant that is.
pub(crate) fn told(types: &Types) -> (&'static str, Yaml) {
    (LONG, Yaml::map([(tag(types), Yaml::text(format!("const \"{KEPT}\"")))]))
}

fn long(types: &Types, content: Option<&str>, random: &mut Random) -> Yaml {
    let mut variants = vec![
        ("of violet".to_owned(), Yaml::map([("type", Yaml::text(OWN[0].0))])),
        ("own".to_owned(), Yaml::map([("fields", types.fields(2, INNERMOST, random))])),
        (KEPT.to_owned(), Yaml::map([("fields", Yaml::Map(Vec::new()))])),
        ("wired".to_owned(), Yaml::map([("type", Yaml::text(OWN[1].0)), ("wire", Yaml::text("\"wired\" größe"))])),
    ];
    if content.is_some() {
        let or_null = if random.one_in(2) { " | null" } else { "" };
        let ty = random.pick(&["string", "list<integer>", "map<number>", "const 5 | boolean", "Zephyr"]);
        variants.push(("any".to_owned(), Yaml::map([("type", Yaml::text(format!("{ty}{or_null}")))])));
    }
    let variants = variants.into_iter().map(|(key, variant)| {
        let variant = if key == KEPT { variant } else { with_life(variant, random) };
        (key, variant)
    });
    let variants = variants.collect();
    let mut entries = vec![("tag".to_owned(), Yaml::text(tag(types))), ("variants".to_owned(), Yaml::Map(variants))];
    entries.extend(content.map(|content| ("content".to_owned(), Yaml::text(content))));
    entries.extend(random.one_in(3).then_some(("closed".to_owned(), Yaml::Plain("true"))));
    // What an event tells of which variant it is, is sent.
    if content.is_none() { Yaml::Map(entries) } else { with_life(Yaml::Map(entries), random) }
}

/// A union as a type expression.
pub(crate) fn expression(types: &Types, standing: Standing, random: &mut Random) -> String {
    let (id, known) = (random.pick(&types.ids), random.pick(&types.enums));
    let [one, other] = TAGGED;
    let [(violet, _), (umber, _)] = OWN;
    let scalars = [
        format!("{id} | integer"),
        "Code | uint64".to_owned(),
        "Grade | Code".to_owned(),
        "Size | boolean".to_owned(),
        "const 10 | const \"ten\" | Size | list<Size>".to_owned(),
        "string | boolean | list<integer>".to_owned(),
        "const \"auto\" | number".to_owned(),
        "const 5 | const \"five\" | const false | date".to_owned(),
        "const 1.50 | int32 | list<const \"a\">".to_owned(),
        "map<uri-template> | uint32 | duration".to_owned(),
        format!("{known} | list<{known}>"),
        "date | unix-seconds".to_owned(),
        format!("{known} | {violet}"),
        format!("{id} | {JOINED}"),
        format!("{JOINED} | list<{id}>"),
        format!("{id} | {violet}"),
        format!("{violet} | {umber} | string"),
        format!("{one} | list<{one}>"),
        format!("list<{id} | {one}>"),
        format!("map<{one} | {other} | boolean | null>"),
        format!("{} | integer", tuples::PLAIN),
        format!("{one} | {}", tuples::PLAIN),
    ];
    let objects = [
        format!("{one} | {other}"),
        format!("{umber} | {violet}"),
        format!("{umber} | {one}"),
        format!("{id} | {umber}"),
        JOINED.to_owned(),
        MIXED.to_owned(),
        format!("{one} | {umber} | {other}"),
        LONG.to_owned(),
        BENEATH.to_owned(),
    ];
    let may_hold_itself = matches!(standing, Standing::Needed(position) if position >= 1_000);
    if may_hold_itself || random.one_in(2) {
        scalars[random.below(scalars.len())].clone()
    } else {
        objects[random.below(objects.len())].clone()
    }
}
