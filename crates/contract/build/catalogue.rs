//! A catalogue out of chance: its families and their events.

use crate::envelope::{EXAMPLE, Envelope, Form, envelope, other_envelope};
use crate::random::Random;
use crate::types::{Standing, Types, with_life};
use crate::words::{EVENTS, FAMILIES, Name, TEXTS};
use crate::yaml::Yaml;

/// The text of the catalogue of this name and seed.
pub(crate) fn catalogue(name: &str, seed: u64) -> String {
    catalogue_of(name, seed, Form::Plain)
}

/// The same, where the envelope has this form.
pub(crate) fn catalogue_of(name: &str, seed: u64, form: Form) -> String {
    let random = &mut Random::new(seed);
    let types = Types::new(random);
    let Envelope { entry, example } = match form {
        Form::Plain => envelope(&types, seed, random),
        form => other_envelope(form, &types, random),
    };
    // Half of the types belong to the families, the others to all.
    let mut shared = types.definitions(random);
    let mut first = shared.split_off(shared.len() / 2);
    let second = first.split_off(first.len() / 2);
    shared.push(("DeliveryId".to_owned(), Yaml::text("id \"evt_\"")));
    shared.push(("Code".to_owned(), code()));
    shared.push(("Grade".to_owned(), numbered("integer", "0")));
    shared.push(("Size".to_owned(), numbered("string | integer", "none")));

    let [one, other] = [random.below(FAMILIES.len() / 2), FAMILIES.len() / 2 + random.below(FAMILIES.len() / 2)];
    // Neighbours, since those resemble each other. Steps of 5 lead to every beginning.
    let events = EVENTS.iter().cycle().skip(5 * usize::try_from(seed).unwrap_or(0) % EVENTS.len());
    let mut events = events.filter(|(key, wire)| form.can_carry(wire.unwrap_or(key)));
    let counted = Yaml::map([
        ("fired_when", Yaml::text("Somebody counted")),
        ("payload", Yaml::text(if form.needs_objects() { "Counted" } else { "json" })),
        ("examples", Yaml::List(vec![example])),
    ]);
    if form.needs_objects() {
        shared.push(("Counted".to_owned(), Yaml::map([("fields", Yaml::Map(Vec::new()))])));
    }
    let families = [(one, first, vec![(EXAMPLE.to_owned(), counted)]), (other, second, Vec::new())];
    let families = families.into_iter().filter_map(|(number, own, mut described)| {
        described.extend(events.by_ref().take(3).map(|name| event(*name, form, &types, random)));
        Some(((*FAMILIES.get(number)?).to_owned(), family(&types, own, described, random)))
    });

    let mut entries = vec![
        ("catalogue".to_owned(), Yaml::text(name)),
        ("language".to_owned(), Yaml::Plain("1")),
        ("title".to_owned(), Yaml::text(format!("The events of {name}"))),
        ("releases".to_owned(), Yaml::List(vec![Yaml::text("v1"), Yaml::text("v2")])),
        ("envelope".to_owned(), entry),
        ("families".to_owned(), Yaml::Map(families.collect())),
        ("types".to_owned(), Yaml::Map(shared)),
        ("origins".to_owned(), Yaml::map([("guess", Yaml::text("Seen")), ("rumour", Yaml::text("Heard of"))])),
    ];
    entries.extend(framing(random));
    Yaml::Map(entries).file()
}

/// A text with limits, which fields narrow further.
fn code() -> Yaml {
    Yaml::map([
        ("type", Yaml::text("string")),
        ("pattern", Yaml::text("^[A-Z]{2}-\\d+$")),
        ("max_length", Yaml::Plain("6")),
        ("default", Yaml::text("AB-1")),
    ])
}

/// An enum of numbers, or of such and others.
fn numbered(ty: &str, first: &'static str) -> Yaml {
    let also = Yaml::List(vec![Yaml::Plain("11")]);
    let values = [
        ("low", Yaml::map([("wire", Yaml::Plain(first))])),
        ("high", Yaml::map([("wire", Yaml::Plain("10")), ("also", also)])),
    ];
    Yaml::map([("type", Yaml::text(ty)), ("values", Yaml::map(values))])
}

/// What a catalogue may say of itself.
fn framing(random: &mut Random) -> Vec<(String, Yaml)> {
    let section = ["title", "text", "example"].map(|key| (key, Yaml::text(EXAMPLE)));
    let all = [
        ("summary", Yaml::text(random.pick(TEXTS))),
        ("base", Yaml::text("https://example.com/schemas")),
        ("sections", Yaml::List(vec![Yaml::map(section)])),
    ];
    all.into_iter().filter(|_| random.one_in(2)).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn family(types: &Types, own: Vec<(String, Yaml)>, events: Vec<(String, Yaml)>, random: &mut Random) -> Yaml {
    let mut entries = vec![
        ("title".to_owned(), Yaml::text("Some events")),
        ("payload".to_owned(), Yaml::text(random.pick(&types.objects))),
        ("events".to_owned(), Yaml::Map(events)),
        ("types".to_owned(), Yaml::Map(own)),
    ];
    if random.one_in(3) {
        entries.push(("description".to_owned(), Yaml::text(random.pick(TEXTS))));
    }
    Yaml::Map(entries)
}

fn event((key, wire): Name, form: Form, types: &Types, random: &mut Random) -> (String, Yaml) {
    let mut entries = vec![("fired_when".to_owned(), Yaml::text(random.pick(TEXTS)))];
    entries.extend(wire.map(|wire| ("wire".to_owned(), Yaml::text(wire))));
    if random.one_in(4) {
        entries.extend(types.narrowed(form.needs_objects(), random).map(|(key, value)| (key.to_owned(), value)));
    } else if form.needs_objects() {
        entries.push(("payload".to_owned(), Yaml::text(random.pick(&types.objects))));
    } else if !random.one_in(3) {
        let expression = types.any_expression(Standing::Free, random);
        let or_null = if random.one_in(4) && expression != "const null" { " | null" } else { "" };
        entries.push(("payload".to_owned(), Yaml::text(expression + or_null)));
    }
    if random.one_in(4) {
        entries.push(("description".to_owned(), Yaml::text(random.pick(TEXTS))));
    }
    (key.to_owned(), with_life(Yaml::Map(entries), random))
}
