//! What is JSON and what is not, wherever it stands in a delivery.
//!
//! `serde_json` is the judge: nothing here is stricter or laxer, with two exceptions by name. Beyond 128 lists and objects
//! in each other we refuse, and bytes that are not UTF-8 we refuse wherever they stand.

mod accepted;
mod bytes;
mod refused;
#[path = "../sample/mod.rs"]
pub mod sample;

use sample::Event;
use serde_core::de::IgnoredAny;
use tidings::Json;

/// Every place of a delivery where a value may stand: `@` is the value.
const PLACES: &[(&str, &str)] = &[
    ("an unknown field of the envelope", r#"{"x":@,"type":"t","data":{},"id":"e","object":"event","created_at":""}"#),
    ("the end of the envelope", r#"{"type":"t","data":{},"id":"e","object":"event","created_at":"","x":@}"#),
    ("a field of the envelope", r#"{"request_id":@,"type":"t","data":{},"id":"e","object":"event","created_at":""}"#),
    ("an unknown event", r#"{"type":"t","data":@,"id":"e","object":"event","created_at":""}"#),
    ("an unknown event before its name", r#"{"data":@,"type":"t","id":"e","object":"event","created_at":""}"#),
    (
        "an unknown event before its name, at the end of a list",
        r#"{"data":[0,@],"type":"t","id":"e","object":"event","created_at":""}"#,
    ),
    (
        "an unknown field",
        r#"{"type":"task.created","data":{"x":@,"id":"a","object":"task","parent":null},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "the end of a payload",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"x":@},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "a payload before its name",
        r#"{"data":{"id":"a","object":"task","parent":null,"x":@},"type":"task.created","id":"e","object":"event","created_at":""}"#,
    ),
    (
        "free JSON",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"metadata":@},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "a text",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"external_id":@},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "an enum",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"status":@},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "an integer",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"tries":@},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "a list",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"tasks":@},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "an item",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"tasks":[@]},"id":"e","object":"event","created_at":""}"#,
    ),
    (
        "a map's value",
        r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"prices":{"k":@}},"id":"e","object":"event","created_at":""}"#,
    ),
];

/// A place whose object may not have a key twice.
const MAP: &str = r#"{"type":"task.created","data":{"id":"a","object":"task","parent":null,"prices":@},"id":"e","object":"event","created_at":""}"#;

fn accepted() -> impl Iterator<Item = &'static str> {
    let tables = [accepted::NUMBERS, accepted::STRINGS, accepted::LISTS, accepted::OBJECTS, accepted::SPACES];
    tables.into_iter().flatten().copied()
}

fn refused() -> impl Iterator<Item = &'static str> {
    let tables =
        [refused::NUMBERS, refused::STRINGS, refused::LISTS, refused::OBJECTS, refused::WORDS, refused::SPACES];
    tables.into_iter().flatten().copied()
}

/// The verdict of `serde_json`.
fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Whether a body was understood as JSON, whatever became of it as an event.
fn was_read(body: &str) -> bool {
    match Event::from_str(body) {
        Ok(_) => true,
        Err(why) => matches!(why.expected(), "an object" | "a field of this name"),
    }
}

#[test]
fn json_is_what_serde_json_takes_for_it() {
    for (text, expected) in accepted().map(|text| (text, true)).chain(refused().map(|text| (text, false))) {
        assert_eq!(is_json(text), expected, "serde_json on {text:?}");
        assert_eq!(Json::from_text(text).is_ok(), expected, "{text:?}");
        assert_eq!(was_read(text), expected, "{text:?} as a body");
    }
}

#[test]
fn json_is_the_same_wherever_it_stands() {
    for (place, body) in PLACES.iter().chain(&[("a map", MAP)]) {
        for text in accepted() {
            let body = body.replace('@', text);
            let event = Event::from_str(&body).unwrap_or_else(|why| panic!("{place}, {text:?}: {why}"));
            let json = |text: &str| Json::from_text(text).expect("the text is JSON");
            assert_eq!(json(&event.to_string()), json(&body), "{place}, {text:?}");
        }
        for text in refused() {
            let body = body.replace('@', text);
            // What is no value may still complete the body around it: `1,"a":2` in an object does.
            assert_eq!(Event::from_str(&body).is_ok(), is_json(&body), "{place}, {text:?}");
        }
    }
}

#[test]
fn what_is_no_json_never_arrives_in_the_place_of_a_value() {
    for (place, body) in PLACES.iter().chain(&[("a map", MAP)]) {
        let arrived: Vec<&str> = refused().filter(|text| Event::from_str(&body.replace('@', text)).is_ok()).collect();
        let expected: &[&str] = if body.contains("[@]") { &["", " ", "\n", " \t\r\n"] } else { &[] };
        assert_eq!(arrived, expected, "{place}");
    }
}

#[test]
fn a_key_that_stands_twice_is_json_but_no_map() {
    for text in accepted::TWICE {
        assert!(is_json(text) && Json::from_text(text).is_ok(), "{text}");
        for (place, body) in PLACES {
            let body = body.replace('@', text);
            assert_eq!(Event::from_str(&body).is_ok(), *place != "an item", "{place}, {text}");
        }
        assert!(Event::from_str(&MAP.replace('@', text)).is_err(), "{text}");
    }
}

#[test]
fn half_a_surrogate_pair_is_kept_and_told_as_a_deviation_of_a_text() {
    for half in [r"\ud800", r"\udc00a", r"\ud800\u0041", r"\udc00\ud800", r"\ud800\ud800\udc00"] {
        let text = format!("\"{half}\"");
        assert!(serde_json::from_str::<String>(&text).is_err(), "{half}");
        for (place, body) in PLACES {
            let event = Event::from_str(&body.replace('@', &text)).unwrap_or_else(|why| panic!("{place}: {why}"));
            let typed =
                ["a field of the envelope", "a text", "an enum", "an integer", "a list", "an item", "a map's value"];
            assert_eq!(event.deviations().len(), usize::from(typed.contains(place)), "{place}, {half}");
            assert!(event.to_string().contains(half), "{place}, {half}");
        }
    }
}

#[test]
fn lists_and_objects_lie_in_each_other_up_to_a_limit() {
    for (open, close, levels) in [("[", "]", 1), (r#"{"a":"#, "}", 1), (r#"[{"a":"#, "}]", 2)] {
        let nested = |times: usize| format!("{}0{}", open.repeat(times), close.repeat(times));
        let most = 128 / levels;
        assert!(is_json(&nested(most)) && is_json(&nested(most + 1)));
        assert!(Json::from_text(&nested(most)).is_ok());
        assert!(Json::from_text(&nested(most + 1)).is_err());
        for (place, body) in PLACES {
            let before = body.split('@').next().unwrap_or_default();
            let most = (128 + before.matches('}').count() - before.matches(['{', '[']).count()) / levels;
            let arrives = |times: usize| Event::from_str(&body.replace('@', &nested(times))).is_ok();
            assert!(arrives(most) && !arrives(most + 1), "{place}, {most} times {open}");
        }
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_refused_wherever_they_stand() {
    for bytes in bytes::NO_TEXT {
        assert!(std::str::from_utf8(bytes).is_err(), "{bytes:?}");
        let why = Event::from_slice(bytes).expect_err("the bytes are no UTF-8");
        assert_eq!(why.expected(), "UTF-8", "{bytes:?}");
        for (place, body) in PLACES {
            let (before, behind) = body.split_once('@').expect("every place is marked");
            let body = [before.as_bytes(), bytes, behind.as_bytes()].concat();
            let why = Event::from_slice(&body).expect_err("the bytes are no UTF-8");
            assert_eq!(why.expected(), "UTF-8", "{place}, {bytes:?}");
        }
    }
}

#[test]
fn utf_16_is_no_json() {
    let units = r#"{"type":"t"}"#.encode_utf16();
    for bytes in
        [units.clone().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), units.flat_map(u16::to_be_bytes).collect()]
    {
        assert!(Event::from_slice(&bytes).is_err());
        assert!(serde_json::from_slice::<IgnoredAny>(&bytes).is_err());
    }
}

#[test]
fn there_are_many_cases() {
    let (accepted, refused) = (accepted().count(), refused().count() + bytes::NO_TEXT.len());
    assert!(accepted >= 100 && refused >= 200, "{accepted} and {refused}");
}
