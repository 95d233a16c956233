//! Events and their parts within users' own serde types.

/// The types that a compiler would generate.
pub mod sample;

use sample::{Event, Task, TaskId, TaskStatus};
use serde::{Deserialize, Serialize};
use tidings::{Field, Json, Open, Timestamp};

const EVENT: &str = r#"{"id":"evt_1","object":"event","created_at":"2024-02-29T12:00:00Z","type":"task.created","data":{"id":"task_1","object":"task","parent":null,"status":"cancelling","tries":7,"metadata":{"a":1,"a":2,"big":1e400,"half":"\ud800"}}}"#;

/// What a user keeps of a delivery.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Stored {
    attempt: u8,
    event: Event,
}

/// What a user builds of the parts.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Job {
    task: Task,
    owner: TaskId,
    status: Open<TaskStatus>,
    at: Timestamp,
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    note: Field<String>,
}

/// The event without what only text can hold.
fn plain() -> String {
    EVENT.replace(r#","big":1e400,"half":"\ud800""#, "").replace(r#""a":1,"#, "")
}

fn json(text: &str) -> Json {
    Json::from_text(text).expect("the text is JSON")
}

#[test]
fn an_event_within_another_type_comes_back_to_the_last_digit() {
    let text = format!(r#"{{"attempt":2,"event":{EVENT}}}"#);
    let stored: Stored = serde_json::from_str(&text).expect("the event can be read");
    assert_eq!(stored.event, Event::from_str(EVENT).expect("the event can be read"));
    assert_eq!(serde_json::from_slice::<Stored>(text.as_bytes()).ok().as_ref(), Some(&stored));
    assert_eq!(serde_json::from_reader::<_, Stored>(text.as_bytes()).ok().as_ref(), Some(&stored));
    let written = serde_json::to_string(&stored).expect("the event can be written");
    assert_eq!(json(&written), json(&text));
    let pretty = serde_json::to_string_pretty(&stored).expect("the event can be written");
    assert_eq!(json(&pretty), json(&text));
    assert!(pretty.contains("\n      \"tries\": 7,\n"), "{pretty}");
}

#[test]
fn parts_stand_by_themselves() {
    let text =
        r#"{"task":{"id":"t","object":"task","parent":null,"more":[1.0]},"owner":"o","status":"new","at":"soon"}"#;
    let job: Job = serde_json::from_str(text).expect("the parts can be read");
    assert_eq!((job.status.as_str(), job.at.as_str()), ("new", "soon"));
    assert_eq!(json(&serde_json::to_string(&job).expect("the parts can be written")), json(text));
    for (note, field) in
        [("null", Field::Null), (r#""n""#, Field::Value("n".to_owned())), ("[1]", Field::Other(json("[1]")))]
    {
        let text = format!(r#"{},"note":{note}}}"#, text.trim_end_matches('}'));
        let job: Job = serde_json::from_str(&text).expect("the parts can be read");
        assert_eq!(job.note, field);
        assert_eq!(json(&serde_json::to_string(&job).expect("the parts can be written")), json(&text));
    }
}

#[test]
fn a_value_of_serde_json_can_be_read_and_made() {
    let plain = plain();
    let value: serde_json::Value = serde_json::from_str(&plain).expect("the sample is JSON");
    let event = Event::deserialize(&value).expect("a value can be read");
    assert_eq!(event, Event::from_str(&plain).expect("the event can be read"));
    assert_eq!(serde_json::to_value(&event).ok(), Some(value));
}

#[test]
fn what_a_value_cannot_hold_is_an_error_and_not_another_number() {
    for (number, fits) in [
        ("1e400", false),
        ("12345678901234567890123", false),
        ("0.1", true),
        ("18446744073709551615", true),
        ("-0.0", true),
        ("1e3", true),
    ] {
        let made = serde_json::to_value(json(number));
        assert_eq!(made.is_ok(), fits, "{number}");
        let said = made.map_or_else(|why| why.to_string(), |value| value.to_string());
        assert!(!fits || json(&said) == json(number), "{number} became {said}");
    }
    assert!(serde_json::to_value(json(r#""\ud800""#)).is_err());
    assert!(serde_json::to_value(json(r#"{"\ud800":1}"#)).is_err());
    assert_eq!(serde_json::to_string(&json(r#"[{"\ud800":1}]"#)).ok().as_deref(), Some(r#"[{"\ud800":1}]"#));
}

#[test]
fn an_error_says_what_and_where() {
    let why =
        serde_json::from_str::<Stored>(&format!(r#"{{"attempt":1,"event":{}}}"#, EVENT.replace("\"task_1\"", "1")));
    let why = why.expect_err("the payload is broken").to_string();
    assert!(why.contains("`task.created` `evt_1`") && why.contains("`data.id`: expected a text"), "{why}");
    let why =
        serde_json::from_str::<Task>(r#"{"id":"t","object":"task"}"#).expect_err("a field is missing").to_string();
    assert!(why.starts_with("`parent`: expected a field of this name, found nothing"), "{why}");
    let why = serde_json::from_str::<Stored>(r#"{"attempt":1,"event":{"#).expect_err("the text is cut off");
    assert!(why.is_eof(), "{why}");
}

#[test]
fn where_the_text_is_lost_an_error_says_so() {
    #[derive(Debug, Deserialize)]
    struct Flat {
        #[serde(flatten)]
        _event: Event,
    }
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    #[expect(dead_code, reason = "nothing can be read into it")]
    enum Either {
        Event(Box<Event>),
    }
    let why = serde_json::from_str::<Flat>(&plain()).expect_err("nothing can be read from here").to_string();
    assert!(why.contains("flatten"), "{why}");
    let why = serde_json::from_str::<Either>(&plain()).expect_err("nothing can be read from here").to_string();
    assert!(why.contains("did not match any variant"), "serde's own words, which hide ours: {why}");
    let other = serde::de::value::StrDeserializer::<serde::de::value::Error>::new("a");
    let why = Timestamp::deserialize(other).expect_err("this is another format").to_string();
    assert!(why.starts_with("expected JSON as `serde_json` reads it"), "{why}");
}

#[test]
fn a_flattened_event_is_written_as_its_fields() {
    #[derive(Serialize)]
    struct Flat {
        attempt: u8,
        #[serde(flatten)]
        event: Event,
    }
    let event = Event::from_str(EVENT).expect("the event can be read");
    let written = serde_json::to_string(&Flat { attempt: 1, event }).expect("the event can be written");
    assert_eq!(json(&written), json(&EVENT.replacen('{', r#"{"attempt":1,"#, 1)));
}
