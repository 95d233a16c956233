//! What holds for every body, whatever its bytes: the fuzz target tries it, and a test replays the corpus through it.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde_json::Value;
use serde_json::value::RawValue;
use tidings::{Deviation, Error, Json};

/// The events of the catalogue that uses every construct.
#[allow(dead_code, unused_imports, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
mod golden {
    include!("../../crates/tidings-build/tests/golden/events.rs");
}

/// How deep lists and objects may lie in each other.
const MAX_DEPTH: usize = 128;

/// What the events of the two catalogues have in common.
trait Delivery: Clone + Debug + Display + PartialEq + FromStr<Err = Error> {
    /// The key of the event's name.
    const NAME: &'static str;

    fn from_slice(body: &[u8]) -> Result<Self, Error>;
    fn to_vec(&self) -> Vec<u8>;
    fn type_name(&self) -> &str;
    fn deviations(&self) -> Vec<Deviation>;
    /// The name of the event's variant; `None` for the variant of unknown events.
    fn variant(&self) -> Option<&'static str>;
    /// Whether the catalogue knows an event of this name.
    fn knows(name: &str) -> bool;
    fn from_serde(body: &[u8]) -> serde_json::Result<Self>;
    fn from_value(value: Value) -> serde_json::Result<Self>;
    fn to_serde(&self) -> serde_json::Result<String>;
}

macro_rules! impl_delivery {
    ($events:ident, $name:literal) => {
        impl Delivery for $events::Event {
            const NAME: &'static str = $name;

            fn from_slice(body: &[u8]) -> Result<Self, Error> {
                Self::from_slice(body)
            }

            fn to_vec(&self) -> Vec<u8> {
                self.to_vec()
            }

            fn type_name(&self) -> &str {
                self.type_name()
            }

            fn deviations(&self) -> Vec<Deviation> {
                self.deviations()
            }

            fn variant(&self) -> Option<&'static str> {
                let unknown = matches!(self.data, $events::Data::Unknown(_));
                assert_eq!(unknown, self.event_type().is_none());
                self.event_type().map($events::EventType::as_str)
            }

            fn knows(name: &str) -> bool {
                let known = $events::EventType::ALL.iter().any(|event| event.as_str() == name);
                assert_eq!(known, name.parse::<$events::EventType>().is_ok());
                known
            }

            fn from_serde(body: &[u8]) -> serde_json::Result<Self> {
                serde_json::from_slice(body)
            }

            fn from_value(value: Value) -> serde_json::Result<Self> {
                serde_json::from_value(value)
            }

            fn to_serde(&self) -> serde_json::Result<String> {
                serde_json::to_string(self)
            }
        }
    };
}

impl_delivery!(deck_events, "type");
impl_delivery!(golden, "event");

/// Reads a body as a delivery of both catalogues, and holds the answers against `serde_json`.
pub(crate) fn check(body: &[u8]) {
    let json = check_syntax(body);
    check_delivery::<deck_events::Event>(body, json.as_ref());
    check_delivery::<golden::Event>(body, json.as_ref());
}

/// Whatever is JSON for `serde_json` and not too deep is `Json`, and nothing else is.
fn check_syntax(body: &[u8]) -> Option<Json> {
    let text = std::str::from_utf8(body).ok()?;
    let valid = serde_json::from_str::<&RawValue>(text).is_ok() && depth(text) <= MAX_DEPTH;
    let json = Json::from_text(text);
    assert_eq!(json.is_ok(), valid, "`Json` says {json:?}");
    json.inspect_err(|why| assert!(!why.to_string().is_empty())).ok()
}

/// How deep lists and objects lie in each other in a JSON text.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn check_delivery<E: Delivery>(body: &[u8], json: Option<&Json>) {
    match E::from_slice(body) {
        Ok(event) => {
            let json = json.expect("what is no JSON is no delivery");
            check_arrived(&event, json);
            check_name(&event, body);
            check_order(&event, body);
            check_serde(&event, body, json);
        }
        Err(why) => {
            check_error(&why, body);
            if json.is_some() {
                check_told_name::<E>(&why, body);
            }
            assert!(E::from_serde(body).is_err(), "`serde_json` reads what is refused with: {why}");
        }
    }
}

/// What arrives goes out as the same JSON, and what goes out arrives as the same event.
fn check_arrived<E: Delivery>(event: &E, json: &Json) {
    let written = event.to_string();
    assert_eq!(event.to_vec(), written.as_bytes());
    assert!(!written.contains(['\n', '\r']), "{written:?}");
    assert_eq!(&Json::from_text(&written).expect("an event is written as JSON"), json);
    let again: E = written.parse().unwrap_or_else(|why| panic!("{why} in what was written: {written}"));
    assert_eq!(&again, event);
    assert_eq!(again.to_string(), written);
    assert_eq!(again.deviations(), event.deviations());
    for deviation in event.deviations() {
        assert!(!deviation.path().is_empty());
        check_line(&deviation.to_string());
    }
    assert!(!format!("{event:?}").is_empty());
}

/// The event is exactly the one that its body names.
fn check_name<E: Delivery>(event: &E, body: &[u8]) {
    let name = event.type_name();
    assert_eq!(event.variant(), E::knows(name).then_some(name));
    if let Some(members) = members(body) {
        assert_eq!(Some(name), named::<E>(&members).as_deref());
    }
}

/// The order of the members does not count: the payload may stand before the name or behind it.
fn check_order<E: Delivery>(event: &E, body: &[u8]) {
    let Some(members) = members(body) else { return };
    let members: Vec<_> = members.iter().map(|(key, value)| format!("{}:{value}", Value::from(key.as_str()))).collect();
    let backwards: Vec<_> = members.iter().rev().cloned().collect();
    for members in [members, backwards] {
        let body = format!("{{{}}}", members.join(","));
        assert_eq!(body.parse::<E>().as_ref().ok(), Some(event), "{body}");
    }
}

/// The members of a body as `serde_json` reads them, if it can: half a surrogate pair in a key is too much for it.
fn members(body: &[u8]) -> Option<BTreeMap<String, &RawValue>> {
    serde_json::from_slice(body).ok()
}

/// The name among the members, if it is a text.
fn named<E: Delivery>(members: &BTreeMap<String, &RawValue>) -> Option<String> {
    members.get(E::NAME).and_then(|name| serde_json::from_str(name.get()).ok())
}

/// The ways through serde give the same event.
fn check_serde<E: Delivery>(event: &E, body: &[u8], json: &Json) {
    let through_text = E::from_serde(body);
    assert_eq!(&through_text.expect("what arrives is read by `serde_json` too"), event);
    let written = event.to_serde().expect("an event is written by `serde_json` too");
    assert_eq!(&Json::from_text(&written).expect("`serde_json` writes JSON"), json);
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return };
    if Json::from_text(&value.to_string()).as_ref() == Ok(json) {
        assert_eq!(&E::from_value(value).expect("a `Value` that holds the body is read"), event);
    }
}

/// An error can be shown, and its place lies within the body.
fn check_error(why: &Error, body: &[u8]) {
    check_line(&why.to_string());
    assert!(!why.expected().is_empty() && !why.found().is_empty());
    let text = String::from_utf8_lossy(body);
    let position = why.position();
    let line = text.split('\n').nth(position.line - 1).expect("the line lies within the body");
    assert!((1..=line.chars().count() + 1).contains(&position.column), "{position:?}");
}

/// An error of a body that is JSON tells the event's name, if it surely stands there once.
fn check_told_name<E: Delivery>(why: &Error, body: &[u8]) {
    let text = String::from_utf8_lossy(body);
    let once = text.matches(E::NAME).count() == 1 && !text.contains("\\u");
    if once && let Some(members) = members(body) {
        assert_eq!(why.event_type(), named::<E>(&members).as_deref());
    }
}

/// What ends in logs is one line.
fn check_line(shown: &str) {
    assert!(!shown.is_empty() && !shown.contains(char::is_control), "{shown:?}");
}
