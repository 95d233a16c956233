//! Deliveries as Deck documents them arrive typed and go out as they came.

use deck_events::{AuthMethod, CredentialStatus, Data, Event, EventType, Field, Json, TaskRunStatus};

/// The sample of the documentation.
const SAMPLE: &str = r#"{
  "id": "evt_a1b2c3d4...",
  "object": "event",
  "type": "credential.verified",
  "data": {
    "id": "cred_a1b2c3d4...",
    "object": "credential",
    "status": "verified",
    "source_id": "src_a1b2c3d4...",
    "auth_method": "username_password"
  },
  "created_at": "2025-01-15T09:30:00Z"
}"#;

/// The test body of the documentation: a run with a few of its fields.
const TEST_BODY: &str = r#"{"id":"evt_demo0001","object":"event","type":"task_run.completed","data":{"id":"trun_demo0001","object":"task_run","status":"completed","result":"success"},"created_at":"2026-01-02T03:04:05Z"}"#;

fn read(body: &str) -> Event {
    Event::from_slice(body.as_bytes()).expect("the delivery can be read")
}

#[track_caller]
fn comes_back(body: &str) -> Event {
    let event = read(body);
    let json = |text: &str| Json::from_text(text).expect("the text is JSON");
    assert_eq!(json(&event.to_string()), json(body));
    event
}

/// A delivery of this type with this payload.
fn delivery(name: &str, data: &str) -> String {
    format!(r#"{{"data":{data},"type":"{name}","id":"evt_1","object":"event","created_at":"2026-01-02T03:04:05Z"}}"#)
}

#[test]
fn the_documented_sample_is_a_verified_credential() {
    let event = comes_back(SAMPLE);
    assert_eq!(event.event_type(), Some(EventType::CredentialVerified));
    assert!(event.deviations().is_empty());
    let Data::CredentialVerified(credential) = &event.data else { panic!("expected a verified credential") };
    assert_eq!(credential.id, "cred_a1b2c3d4...");
    assert_eq!(credential.status.known(), Some(CredentialStatus::Verified));
    assert_eq!(credential.auth_method.known(), Some(AuthMethod::UsernamePassword));
    assert_eq!(credential.external_id, Field::Absent);
}

#[test]
fn the_documented_test_body_is_a_completed_run() {
    let event = comes_back(TEST_BODY);
    assert_eq!(event.event_type(), Some(EventType::TaskRunCompleted));
    assert!(event.deviations().is_empty());
}

#[test]
fn every_event_arrives_in_its_own_variant() {
    for &event_type in EventType::ALL {
        let body = delivery(event_type.as_str(), r#"{"id":"x_1","object":"anything"}"#);
        let event = comes_back(&body);
        assert_eq!(event.event_type(), Some(event_type));
        assert_eq!(event.type_name(), event_type.as_str());
        assert!(event.deviations().is_empty(), "{event_type}");
    }
}

#[test]
fn the_traps_of_the_documentation_lose_nothing() {
    let run =
        |fields: &str| delivery("task_run.canceling", &format!(r#"{{"id":"trun_1","object":"task_run"{fields}}}"#));
    let event = comes_back(&run(r#","status":"cancelling","workflow_id":"","runtime_ms":"1200""#));
    let Data::TaskRunCanceling(task_run) = &event.data else { panic!("expected a run that is canceled") };
    assert_eq!(task_run.status.known(), Some(TaskRunStatus::Canceling));
    assert_eq!(task_run.status.value().map(deck_events::Open::as_str), Some("cancelling"));
    assert!(matches!(&task_run.workflow_id, Field::Value(id) if id.as_str().is_empty()));
    assert!(matches!(&task_run.runtime_ms, Field::Other(text) if text.as_str() == r#""1200""#));
    let deviations: Vec<String> = event.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(deviations, ["`data.runtime_ms`: expected an integer of 64 bits, found a text of 4 characters"]);

    comes_back(&delivery("storage.created", r#"{"id":"stor_1","object":"storage_item","file_size":"12"}"#));
    comes_back(&delivery("user.created", r#"{"name":"Ada","id":7}"#));
    comes_back(&delivery("connection.connecting", r#"[1,null,{"a":1e400}]"#));
    let times = r#","created_at":"2026-01-02T03:04:05.123456789+05:30","updated_at":null"#;
    assert!(comes_back(&run(times)).deviations().is_empty());
}

#[test]
fn what_is_required_bars_a_delivery_if_it_is_broken() {
    for (data, path) in [
        (r#"{"object":"agent"}"#, "data.id"),
        (r#"{"id":"agt_1"}"#, "data.object"),
        (r#"{"id":"agt_1","object":7}"#, "data.object"),
        (r#"{"id":null,"object":"agent"}"#, "data.id"),
        ("[]", "data"),
        ("null", "data"),
    ] {
        let why = Event::from_slice(delivery("agent.created", data).as_bytes()).expect_err("the delivery is broken");
        assert_eq!(why.path(), path, "{data}");
        assert_eq!((why.event_id(), why.event_type()), (Some("evt_1"), Some("agent.created")));
    }
}
