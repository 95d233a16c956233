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

/// Where the name and the payload stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Under a key each.
    Plain,
    /// The name in the payload.
    InPayload,
    /// Two keys, and the payload beside them.
    PairBeside,
    /// A header, and perhaps a key.
    Header,
    /// A key in a field of the envelope, and perhaps one in the payload.
    Pieces,
    /// One key, and the payload beside it, in a list of deliveries.
    FlatList,
    /// A header, and perhaps a key; the payload beside it, in an object with several deliveries.
    FlatHeader,
}

/// All but the plain one.
pub(crate) const OTHER_FORMS: &[Form] =
    &[Form::InPayload, Form::PairBeside, Form::Header, Form::Pieces, Form::FlatList, Form::FlatHeader];

impl Form {
    /// Whether every payload is an object.
    pub(crate) fn needs_objects(self) -> bool {
        !matches!(self, Self::Plain | Self::Header)
    }

    /// Whether an event may have this name. Before its first dot a header carries it.
    pub(crate) fn can_carry(self, name: &str) -> bool {
        let first = name.split('.').next().unwrap_or_default();
        let is_visible = first.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        !matches!(self, Self::Header | Self::FlatHeader) || is_visible && first.trim() == first
    }

    fn is_flat(self) -> bool {
        matches!(self, Self::PairBeside | Self::FlatList | Self::FlatHeader)
    }

    /// The parts of the name as the catalogue says them, and the members that an example has of them and of its payload.
    /// None of the keys is a field of a payload.
    fn told(self, payload: &'static str) -> (Yaml, Vec<(&'static str, Yaml)>) {
        let parts = |parts: &[&str]| Yaml::List(parts.iter().map(|part| Yaml::text(*part)).collect());
        let kind = |text: &str| Yaml::map([("entity", Yaml::text(text))]);
        match self {
            Self::Plain => unreachable!("it is said elsewhere"),
            Self::InPayload => {
                let held = Yaml::map([("event_kind", Yaml::text(EXAMPLE))]);
                (Yaml::text(format!("{payload}.event_kind")), vec![(payload, held)])
            }
            Self::PairBeside => (
                parts(&["webhook_type", "optional webhook_code"]),
                vec![("webhook_type", Yaml::text("stock")), ("webhook_code", Yaml::text("counted"))],
            ),
            Self::Header => (
                parts(&["header x-event", "optional action"]),
                vec![("action", Yaml::text("counted")), (payload, Yaml::Plain("null"))],
            ),
            Self::Pieces => (
                Yaml::List(vec![Yaml::text("meta.entity"), Yaml::text(format!("optional {payload}.action"))]),
                vec![("meta", kind("stock")), (payload, Yaml::map([("action", Yaml::text("counted"))]))],
            ),
            Self::FlatList => (Yaml::text("event_kind"), vec![("event_kind", Yaml::text(EXAMPLE))]),
            Self::FlatHeader => {
                (parts(&["header x-event", "optional action"]), vec![("action", Yaml::text("counted"))])
            }
        }
    }
}

/// An envelope of another form.
pub(crate) fn other_envelope(form: Form, types: &Types, random: &mut Random) -> Envelope {
    let payload = random.pick(&["data", "payload", "object"]);
    let (name, told) = form.told(payload);
    // What stands beside the payload has none of its keys.
    let mut fields = id(3);
    fields.push(("at", "date-time".to_owned(), Some(Yaml::text("2026-01-01T00:00:00Z"))));
    fields.push(("live?", "boolean".to_owned(), None));
    fields.push(("request?", types.any_expression(Standing::Free, random), None));
    let mut entries: Vec<_> = fields.iter().map(|(key, ty, _)| ((*key).to_owned(), Yaml::text(ty))).collect();
    if form == Form::Pieces {
        let inner = vec![("attempt?".to_owned(), Yaml::text("integer"))];
        entries.push(("meta".to_owned(), Yaml::map([("fields", Yaml::Map(inner))])));
    }
    let payload = if form.is_flat() { "beside" } else { payload };
    let mut entry = vec![("name", name), ("payload", Yaml::text(payload)), ("fields", Yaml::Map(entries))];
    match form {
        Form::FlatList => entry.push(("batch", Yaml::text("list"))),
        Form::FlatHeader => entry.push(("batch", Yaml::text("deliveries"))),
        _ => {}
    }
    let shown = fields.into_iter().filter_map(|(key, _, example)| Some((key.to_owned(), example?)));
    let told = told.into_iter().map(|(key, value)| (key.to_owned(), value));
    let entry = entry.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Envelope { entry: Yaml::Map(entry), example: Yaml::Map(told.chain(shown).collect()) }
}

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
