//! A user's schema accepts a value exactly if serde reads it, and reading yields no deviation: for every sample of every
//! event, and for each with one value broken.

mod broken;

use broken::broken_below;
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tidings::{Encode, Field, UnixSeconds};
use user_schemas::{Job, Plain, Trade, deck, kiosk, shop};

/// The samples that the compiler made of a catalogue, behind what they are called.
macro_rules! samples {
    ($catalogue:literal) => {
        samples(include_str!(concat!(env!("OUT_DIR"), "/", $catalogue, "/events.samples.json")))
    };
}

fn samples(text: &str) -> Vec<(String, Value)> {
    let events: Value = serde_json::from_str(text).expect("the samples are JSON");
    let mut all = Vec::new();
    for (name, made) in events.as_object().expect("the samples stand by name") {
        for which in ["minimal", "full"] {
            all.push((format!("{name}, {which}"), made[which].clone()));
        }
        let written = made["written"].as_array().into_iter().flatten();
        all.extend(written.map(|sample| (format!("{name}, written"), sample.clone())));
    }
    all
}

/// Whether a value that was read holds only what its types promise.
trait Promised {
    fn is_as_promised(&self) -> bool;
}

/// Events of a type that the catalogue does not know are read, but no schema can speak of them.
macro_rules! impl_promised_for_events {
    ($($event:ty)*) => {$(
        impl Promised for $event {
            fn is_as_promised(&self) -> bool {
                self.event_type().is_some() && self.deviations().is_empty()
            }
        }
    )*};
}

impl_promised_for_events! { deck::Event shop::Event kiosk::Event }

impl<T: Encode> Promised for Field<T> {
    fn is_as_promised(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

impl Promised for Job {
    fn is_as_promised(&self) -> bool {
        let credentials = [Some(&self.credential), self.before.as_deref()].into_iter().flatten();
        let agents = self.agents.value().into_iter().flat_map(|agents| agents.iter().map(|(_, agent)| agent));
        // Only events tell their deviations, so the other types are asked within one.
        let credentials = credentials.map(|it| deck::Data::CredentialCreated(it.clone().into()));
        let carried = credentials.chain(agents.map(|it| deck::Data::AgentCreated(it.clone().into())));
        let mut carried = carried.map(|data| deck::Event::new("evt_1", "2026-01-02T03:04:05Z", data));
        self.note.is_as_promised()
            && self.agents.is_as_promised()
            && carried.all(|event| event.is_as_promised())
            && self.events.iter().all(Promised::is_as_promised)
    }
}

impl Promised for Trade {
    fn is_as_promised(&self) -> bool {
        let order = shop::Event::new("evt_1", UnixSeconds(0), shop::Data::OrderCreated(self.order.clone().into()));
        let sale = kiosk::Event::new(kiosk::Data::OrderPlaced(self.sale.clone().into()));
        let (orders, sales) = &self.events;
        orders.iter().chain([&order]).all(Promised::is_as_promised)
            && sales.iter().chain([&sale]).all(Promised::is_as_promised)
    }
}

impl Promised for Plain {
    fn is_as_promised(&self) -> bool {
        self.field.is_as_promised() && self.optional.is_as_promised()
    }
}

/// A type's schema, beside its reading.
struct Beside<T> {
    validator: jsonschema::Validator,
    read: fn(&str) -> serde_json::Result<T>,
}

impl<T: JsonSchema + DeserializeOwned + Promised> Beside<T> {
    fn new() -> Self {
        let schema = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
        let validator = jsonschema::validator_for(&schema).expect("the schema is valid");
        Self { validator, read: |text| serde_json::from_str(text) }
    }

    /// The verdict that both give.
    fn verdict(&self, value: &Value, called: &str) -> bool {
        let text = value.to_string();
        let read = (self.read)(&text);
        let is_as_promised = read.as_ref().is_ok_and(T::is_as_promised);
        let why = read.err().map(|why| why.to_string()).unwrap_or_default();
        assert_eq!(self.validator.is_valid(value), is_as_promised, "{called}: {text}\n{why}");
        is_as_promised
    }

    /// Both accept the value, and give one verdict of each that is broken at a place or below it; how many they accept.
    fn verdicts_below(&self, whole: &Value, place: &str, called: &str) -> (usize, usize) {
        assert!(self.verdict(whole, called), "{called} is refused: {whole}");
        let broken = broken_below(whole, place);
        let accepted = broken.iter().filter(|it| self.verdict(&it.value, &format!("{called}, {}", it.how))).count();
        (accepted, broken.len())
    }
}

fn job() -> Value {
    let credential = json!({"id": "cred_1", "object": "credential", "status": "verified", "external_id": null});
    json!({
        "credential": credential,
        "before": {"id": "cred_0", "object": "credential", "auth_method": "a new one", "new": 1},
        "credential_id": "cred_1",
        "status": "unheard of",
        "events": [],
        "wakes": ["task.created", "moon.rose"],
        "at": "2026-01-02T03:04:05Z",
        "note": "mine",
        "agents": {"src_1": {"id": "agt_1", "object": "agent", "tasks": []}},
    })
}

fn trade() -> Value {
    json!({
        "order": {"id": "o", "kind": "k", "lines": [], "total": 1, "parent": null, "place": "p", "buyer": "b"},
        "sale": {"number": 2, "previous": {"number": 1, "previous": {"number": 0, "status": "sold"}}, "weight": 0.5},
        "order_status": "payed",
        "sale_status": "given",
        "events": [[], []],
    })
}

fn plain() -> Value {
    json!({
        "json": {"any": [null]},
        "number": 1.5,
        "timestamp": "2026-01-02T03:04:05Z",
        "date": "2026-01-02",
        "seconds": 1,
        "milliseconds": -1,
        "map": {"a": "2026-01-02"},
        "field": 2,
        "optional": "ord_1",
    })
}

#[test]
fn what_stands_in_a_users_type_is_read_as_its_schema_says() {
    let verdicts = [
        Beside::<Job>::new().verdicts_below(&job(), "", "the job"),
        Beside::<Trade>::new().verdicts_below(&trade(), "", "the trade"),
        Beside::<Plain>::new().verdicts_below(&plain(), "", "the plain types"),
    ];
    for (accepted, broken) in verdicts {
        assert!(accepted > 0 && broken > 2 * accepted, "{accepted} of {broken} broken values are accepted");
    }
}

#[test]
fn every_sample_within_a_users_type_is_read_as_its_schema_says() {
    let (jobs, trades) = (Beside::<Job>::new(), Beside::<Trade>::new());
    let (mut accepted, mut broken) = (0, 0);
    let mut add = |(some, all): (usize, usize)| {
        accepted += some;
        broken += all;
    };
    for (called, sample) in samples!("deck") {
        let mut job = job();
        job["events"] = json!([sample]);
        add(jobs.verdicts_below(&job, "/events/0", &called));
    }
    for (place, samples) in [("/events/0", samples!("shop")), ("/events/1", samples!("kiosk"))] {
        for (called, sample) in samples {
            let mut trade = trade();
            *trade.pointer_mut(place).expect("the place exists") = json!([sample]);
            add(trades.verdicts_below(&trade, place, &called));
        }
    }
}

/// What a schema cannot say, each with both verdicts: whether the schema accepts it, and whether serde reads it.
#[test]
fn where_reading_and_schema_differ_is_known() {
    let event = r#"{"id":"evt_1","object":"event","type":"TYPE","created_at":"2026-01-02T03:04:05Z","data":DATA}"#;
    let event = |name: &str, data: &str| event.replace("TYPE", name).replace("DATA", data);
    let table = [
        ("an event of tomorrow", event("moon.rose", "{}"), false, true),
        ("a deviation", event("agent.created", r#"{"id":"agt_1","object":"agent","name":5}"#), false, true),
        ("a key that stands twice", event("agent.created", r#"{"id":"a","id":"b","object":"agent"}"#), true, false),
    ];
    let jobs = Beside::<Job>::new();
    for (what, event, accepts, reads) in table {
        let text = job().to_string().replace(r#""events":[]"#, &format!(r#""events":[{event}]"#));
        let value = serde_json::from_str(&text).expect("the job is JSON");
        assert_eq!((jobs.validator.is_valid(&value), (jobs.read)(&text).is_ok()), (accepts, reads), "{what}");
    }
}
