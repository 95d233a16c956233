//! Samples of every event, broken in every place: an error or an event, never a panic or an overflow.

use std::collections::BTreeSet;

use deck_events::{Event, EventType, Json};
use serde_json::{Map, Value};

const SAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/deck/events.samples.json"));

/// The smallest stack that a thread of a server may have.
const STACK: usize = 64 * 1024;

/// Every sample of every event.
fn samples() -> Vec<Value> {
    let samples: Value = serde_json::from_str(SAMPLES).expect("the samples are JSON");
    let of_event = |event: &EventType| {
        let made = &samples[event.as_str()];
        let written = made["written"].as_array().into_iter().flatten();
        [&made["minimal"], &made["full"]].into_iter().chain(written).cloned().collect::<Vec<_>>()
    };
    EventType::ALL.iter().flat_map(of_event).collect()
}

/// Runs on a small stack, with what the test binary was built with.
fn on_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread starts");
    thread.join().expect("nothing panics and nothing overflows");
}

/// What the samples hold where the catalogue says `json`.
fn is_free(object: &Map<String, Value>) -> bool {
    object.len() == 1 && object.get("key").is_some_and(|value| value == "value")
}

/// Every object within a value, with its path as errors tell it and its pointer as `serde_json` takes it.
///
/// A path names fields of typed objects; the keys of a map, which stands only around free JSON, are not told.
fn objects(value: &Value, path: &str, pointer: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            found.push((path.to_owned(), pointer.to_owned()));
            for (key, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                objects(value, &format!("{path}{dot}{key}"), &format!("{pointer}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                objects(item, &format!("{path}[{position}]"), &format!("{pointer}/{position}"), found);
            }
        }
        _ => {}
    }
}

/// The body with these members before all others of the object at a pointer.
fn with_members(sample: &Value, pointer: &str, members: &str) -> String {
    // `serde_json` sorts the keys, and this one comes before all others.
    const PLACE: &str = " ";
    let mut sample = sample.clone();
    let object = sample.pointer_mut(pointer).and_then(Value::as_object_mut).expect("the pointer leads to an object");
    object.insert(PLACE.to_owned(), Value::Null);
    sample.to_string().replace("\" \":null", members)
}

fn json(text: &str) -> Json {
    Json::from_text(text).expect("the text is JSON")
}

#[test]
fn a_sample_that_is_cut_off_is_an_error() {
    for sample in samples() {
        let body = sample.to_string();
        for end in 0..body.len() {
            let cut = body.as_bytes().get(..end).unwrap_or_default();
            let why = Event::from_slice(cut).expect_err("the body is cut off");
            assert_eq!(why.position().line, 1);
            assert!(why.position().column <= end + 1, "{why}");
        }
    }
}

#[test]
fn a_byte_that_is_no_utf_8_is_an_error_in_every_place() {
    for sample in samples() {
        let mut body = sample.to_string().into_bytes();
        for at in 0..body.len() {
            let byte = std::mem::replace(&mut body[at], 0xFF);
            let why = Event::from_slice(&body).expect_err("the body is no UTF-8");
            assert_eq!((why.expected(), why.position().column), ("UTF-8", at + 1));
            body[at] = byte;
        }
    }
}

#[test]
fn a_byte_that_is_another_is_an_error_or_an_event_in_every_place() {
    // One event of each family: its others carry the same payload.
    let mut families = BTreeSet::new();
    let events = EventType::ALL.iter().filter(|event| families.insert(event.as_str().split('.').next()));
    let samples: Value = serde_json::from_str(SAMPLES).expect("the samples are JSON");
    for event in events {
        let mut body = samples[event.as_str()]["full"].to_string().into_bytes();
        for at in 0..body.len() {
            for other in *b"\"\\{],0" {
                let byte = std::mem::replace(&mut body[at], other);
                let text = std::str::from_utf8(&body).expect("the body is ASCII");
                if let Ok(event) = Event::from_str(text) {
                    assert_eq!(json(&event.to_string()), json(text));
                }
                body[at] = byte;
            }
        }
    }
    assert_eq!(families.len(), 9);
}

#[test]
fn a_key_that_stands_twice_in_a_typed_object_is_an_error_with_its_path() {
    let (mut typed, mut free) = (0, 0);
    for sample in samples() {
        let mut found = Vec::new();
        objects(&sample, "", "", &mut found);
        for (path, pointer) in found {
            let object = sample.pointer(&pointer).and_then(Value::as_object).expect("it is an object");
            if is_free(object) {
                let body = with_members(&sample, &pointer, r#""key":1,"x":2,"x":3"#);
                let event = Event::from_str(&body).unwrap_or_else(|why| panic!("{path}: {why}"));
                assert_eq!(json(&event.to_string()), json(&body));
                free += 1;
                continue;
            }
            let body = with_members(&sample, &pointer, r#""unheard of":0,"\u0075nheard of":0"#);
            let why = Event::from_str(&body).expect_err("a key stands twice");
            assert_eq!(why.path(), format!("{path}[key 1]"), "{body}");
            for (position, (key, value)) in object.iter().enumerate() {
                let body = with_members(&sample, &pointer, &format!("\"{key}\":{value}"));
                let why = Event::from_str(&body).expect_err("a key stands twice");
                assert_eq!(why.path(), format!("{path}[key {}]", position + 1), "{body}");
                assert_eq!(why.expected(), "each key once");
            }
            typed += 1;
        }
    }
    assert!(typed > 100 && free > 50, "{typed} typed objects and {free} free ones");
}

#[test]
fn depth_is_an_error_in_every_place_and_does_not_overflow() {
    on_small_stack(|| {
        let deep = |open: &str, close: &str| format!("{}0{}", open.repeat(10_000), close.repeat(10_000));
        for value in [
            deep("[", "]"),
            deep(r#"{"a":"#, "}"),
            deep(r#"[{"a":"#, "}]"),
            "[".repeat(10_000),
            r#"{"a":"#.repeat(10_000),
        ] {
            assert!(Event::from_str(&value).is_err());
            assert!(Json::from_text(&value).is_err());
            for place in [
                r#"{"type":"task.created","created_at":"","id":"","object":"","data":@}"#,
                r#"{"type":"moon.rose","created_at":"","id":"","object":"","data":@}"#,
                r#"{"data":@,"type":"moon.rose","created_at":"","id":"","object":""}"#,
                r#"{"type":"user.created","created_at":"","id":"","object":"","data":{},"x":@}"#,
                r#"{"type":"user.created","created_at":"","id":"","object":"","data":{"x":@}}"#,
                r#"{"type":"task.created","created_at":"","id":"","object":"","data":{"id":"","object":"","storage":@}}"#,
                r#"{"type":"task.created","created_at":"","id":"","object":"","data":{"id":"","object":"","settings":@}}"#,
                r#"{"type":"task.created","created_at":"","id":@,"object":"","data":{"id":"","object":""}}"#,
                r#"{"type":"agent.created","created_at":"","id":"","object":"","data":{"id":"","object":"","tasks":@}}"#,
                r#"{"type":"agent.created","created_at":"","id":"","object":"","data":{"id":"","object":"","tasks":[{"id":@}]}}"#,
                r#"{"type":"task_run.failed","created_at":"","id":"","object":"","data":{"id":"","object":"","storage":[@]}}"#,
                r#"{"type":"event_destination.activated","created_at":"","id":"","object":"","data":{"id":"","object":"","config":@}}"#,
                r#"{"type":"event_destination.activated","created_at":"","id":"","object":"","data":{"id":"","object":"","config":{"k":@}}}"#,
            ] {
                let why = Event::from_str(&place.replace('@', &value)).expect_err("it lies too deep");
                assert!(why.event_id().is_none_or(str::is_empty));
            }
        }
    });
}

#[test]
fn every_sample_passes_through_a_small_stack() {
    for sample in samples() {
        on_small_stack(move || {
            let body = sample.to_string();
            let event = Event::from_str(&body).unwrap_or_else(|why| panic!("{why}"));
            assert!(event.deviations().is_empty());
            assert_eq!(event.clone(), event);
            assert_eq!(json(&event.to_string()), json(&body));
            assert_eq!(Event::from_slice(&event.to_vec()).as_ref(), Ok(&event));
            assert!(!format!("{event:?}").is_empty());
        });
    }
}

#[test]
fn every_sample_deviates_on_a_small_stack() {
    for sample in samples() {
        on_small_stack(move || {
            let mut sample = sample;
            let mut scalars_and_lists = 0;
            for (key, value) in sample["data"].as_object_mut().expect("a payload is an object") {
                if !matches!(key.as_str(), "id" | "object") {
                    // An object may stand where one stood: its fields are unknown, or it is free JSON.
                    scalars_and_lists += usize::from(!value.is_object());
                    *value = serde_json::json!({"deviates": [1, {"a": "b"}]});
                }
            }
            let body = sample.to_string();
            let event = Event::from_str(&body).unwrap_or_else(|why| panic!("{why}"));
            assert_eq!(event.deviations().len(), scalars_and_lists, "{body}");
            assert_eq!(json(&event.to_string()), json(&body));
        });
    }
}

#[test]
fn another_kind_of_body_is_an_error() {
    for body in ["", " ", "null", "true", "0", "\"a\"", "[]", "{}", "[{}]", "[[[]]]"] {
        assert!(Event::from_str(body).is_err(), "{body}");
    }
    for sample in samples() {
        assert!(Event::from_str(&format!("[{sample}]")).is_err());
        assert!(Event::from_str(&format!("{sample}{sample}")).is_err());
        assert!(Event::from_str(&format!("{sample},")).is_err());
        assert!(Event::from_str(&format!("{sample}\0")).is_err());
        assert!(Event::from_str(&format!("\u{feff}{sample}")).is_err());
        assert!(Event::from_str(&sample.to_string().replace('"', "'")).is_err());
    }
}
