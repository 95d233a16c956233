//! What the page says of other ways to read a delivery is true of them, and of this one.

use deck_events::{Data, Event, EventType, Field};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What most people would write.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Delivery {
    id: String,
    #[serde(flatten)]
    event: Tagged,
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "type", content = "data")]
enum Tagged {
    #[serde(rename = "task_run.completed")]
    TaskRunCompleted {
        id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        runtime_ms: Option<f64>,
    },
}

/// A delivery of this type with this payload.
fn delivery(name: &str, payload: &str) -> String {
    format!(
        r#"{{"id":"evt_1","object":"event","type":"{name}","created_at":"2025-01-15T09:30:00Z","data":{{"id":"trun_1","object":"task_run"{payload}}}}}"#
    )
}

fn tagged(body: &str) -> serde_json::Result<Delivery> {
    serde_json::from_str(body)
}

fn value(body: &str) -> String {
    serde_json::from_str::<Value>(body).expect("any JSON can be read").to_string()
}

#[test]
fn all_of_them_read_what_everybody_expects() {
    let body = delivery("task_run.completed", r#","runtime_ms":12"#);
    let delivery = tagged(&body).expect("the delivery can be read");
    let event = Tagged::TaskRunCompleted { id: "trun_1".into(), runtime_ms: Some(12.0) };
    assert_eq!(delivery, Delivery { id: "evt_1".into(), event });
    let event = Event::from_str(&body).expect("the delivery can be read");
    assert_eq!(event.event_type(), Some(EventType::TaskRunCompleted));
    assert!(value(&body).contains(r#""runtime_ms":12"#));
}

#[test]
fn an_event_that_nobody_knows() {
    let body = delivery("task_run.paused", "");
    assert!(tagged(&body).expect_err("an enum has no place for it").to_string().starts_with("unknown variant"));
    let event = Event::from_str(&body).expect("it is kept");
    assert!(matches!(&event.data, Data::Unknown(unknown) if unknown.type_name() == "task_run.paused"));
}

#[test]
fn an_optional_field_of_another_type() {
    let body = delivery("task_run.completed", r#","runtime_ms":"12""#);
    assert!(tagged(&body).is_err(), "the field costs the event");
    let event = Event::from_str(&body).expect("it is kept");
    let Data::TaskRunCompleted(run) = &event.data else { panic!("the type is told before") };
    assert!(matches!(&run.runtime_ms, Field::Other(json) if json.as_str() == r#""12""#));
}

#[test]
fn fields_and_digits_that_nobody_expects() {
    let body = delivery("task_run.completed", r#","cost":1.10,"count":12345678901234567890123"#);
    let written = serde_json::to_string(&tagged(&body).expect("what is unknown is dropped")).expect("it is written");
    assert!(!written.contains("cost"));
    assert!(value(&body).contains(r#""cost":1.1,"count":1.2345678901234568e+22"#), "{}", value(&body));
    let written = Event::from_str(&body).expect("the delivery can be read").to_string();
    assert!(written.contains(r#""cost":1.10,"count":12345678901234567890123"#), "{written}");
}

#[test]
fn a_key_that_stands_twice() {
    let body = delivery("task_run.completed", r#","status":"failed","status":"completed""#);
    assert!(value(&body).contains(r#""status":"completed""#) && !value(&body).contains("failed"));
    let why = Event::from_str(&body).expect_err("nobody could say which one counts");
    assert_eq!(why.path(), "data[key 3]");
    let body = delivery("task_run.completed", r#","runtime_ms":1,"runtime_ms":2"#);
    assert!(tagged(&body).expect_err("derive counts too").to_string().contains("duplicate field"));
}

#[test]
fn what_is_absent_and_what_is_null() {
    for (payload, absent) in [("", true), (r#","result":null"#, false)] {
        let event = Event::from_str(&delivery("task_run.completed", payload)).expect("the delivery can be read");
        let Data::TaskRunCompleted(run) = &event.data else { panic!("the type is told before") };
        assert_eq!(run.result.is_absent(), absent);
    }
    let same = |payload| tagged(&delivery("task_run.completed", payload)).expect("the delivery can be read");
    assert_eq!(same(""), same(r#","runtime_ms":null"#));
    assert!(value(&delivery("task_run.completed", r#","result":null"#)).contains(r#""result":null"#));
}

#[test]
fn an_error_tells_the_place_and_no_value() {
    let body = delivery("task_run.completed", "").replace(r#""id":"trun_1""#, r#""id":["secret"],"a":1"#);
    let why = Event::from_str(&body).expect_err("the id is broken").to_string();
    assert!(why.contains("data.id") && !why.contains("secret"), "{why}");
    let why = tagged(&body.replace("[\"secret\"]", "1.25")).expect_err("the id is broken").to_string();
    assert!(why.contains("1.25") && !why.contains("data"), "{why}");
}
