//! The envelope of a catalogue, and a delivery in it.

use crate::random::Random;
use crate::types::{Standing, Types};
use crate::words::{DISCRIMINATORS, PAYLOADS};
use crate::yaml::Yaml;

/// The envelope, and a delivery of an event that carries any JSON.
pub(crate) struct Envelope {
    pub(crate) entry: Yaml,
    pub(crate) example: Yaml,
}

/// The event that the example is a delivery of.
pub(crate) const EXAMPLE: &str = "stock.counted";

/// A field of the envelope: its key, its type, and a value for the example.
type Field = (&'static str, String, Option<Yaml>);

pub(crate) fn envelope(types: &Types, seed: u64, random: &mut Random) -> Envelope {
    let (name, payload) = (random.pick(DISCRIMINATORS), random.pick(PAYLOADS));
    let mut fields = id(seed);
    fields.push(("at", "date-time".to_owned(), Some(Yaml::text("2026-01-01T00:00:00Z"))));
    fields.push(("version", "const 2".to_owned(), Some(Yaml::Plain("2"))));
    fields.push(("live?", "boolean".to_owned(), None));
    fields.push(("request?", types.any_expression(Standing::Free, random), None));
    if random.one_in(2) {
        fields.push(("sequence", "uint64 | null".to_owned(), Some(Yaml::Plain("null"))));
    }
    let mut entries: Vec<_> = fields.iter().map(|(key, ty, _)| ((*key).to_owned(), Yaml::text(ty))).collect();
    if random.one_in(2) {
        entries.push(("context?".to_owned(), Yaml::map([("fields", types.fields(2, Standing::Free, random))])));
    }
    let shown = fields.into_iter().filter_map(|(key, _, example)| Some((key.to_owned(), example?)));
    let told =
        [(name, Yaml::text(EXAMPLE)), (payload, Yaml::Plain("null"))].map(|(key, value)| (key.to_owned(), value));
    Envelope {
        entry: Yaml::map([
            ("name", Yaml::text(name)),
            ("payload", Yaml::text(payload)),
            ("fields", Yaml::Map(entries)),
        ]),
        example: Yaml::Map(told.into_iter().chain(shown).collect()),
    }
}

/// The event's id in each of the ways in which envelopes have one, or none. Errors tell it only where it is required.
fn id(seed: u64) -> Vec<Field> {
    match seed % 5 {
        0 => vec![("id", "string".to_owned(), Some(Yaml::text("an id")))],
        1 => vec![("id", "integer".to_owned(), Some(Yaml::Plain("1")))],
        2 => vec![("id?", "DeliveryId".to_owned(), None)],
        3 => vec![
            ("source?", "DeliveryId".to_owned(), None),
            ("delivery", "DeliveryId".to_owned(), Some(Yaml::text("evt_1"))),
        ],
        _ => Vec::new(),
    }
}
