//! Each event has sample deliveries, and all of them arrive.

use std::collections::BTreeSet;

use deck_events::{Event, EventType, Json};
use serde_json::Value;

/// What the compiler made of the types, and what stands in the catalogue.
const SAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/deck/events.samples.json"));

fn samples() -> Value {
    serde_json::from_str(SAMPLES).expect("the samples are JSON")
}

/// Every sample of an event, and what it is called.
fn samples_of(samples: &Value, event_type: EventType) -> Vec<(String, &Value)> {
    let made = &samples[event_type.as_str()];
    let mut all: Vec<_> = ["minimal", "full"].map(|which| (format!("{event_type}, {which}"), &made[which])).into();
    let written = made["written"].as_array().into_iter().flatten();
    all.extend(written.map(|delivery| (format!("{event_type}, written"), delivery)));
    all
}

#[test]
fn every_sample_arrives_as_its_own_event_and_comes_back() {
    let samples = samples();
    for &event_type in EventType::ALL {
        for (called, sample) in samples_of(&samples, event_type) {
            let body = sample.to_string();
            let event = Event::from_str(&body).unwrap_or_else(|why| panic!("{called}: {why}"));
            assert_eq!(event.event_type(), Some(event_type), "{called}");
            assert!(event.deviations().is_empty(), "{called}: {:?}", event.deviations());
            let json = |text: &str| Json::from_text(text).expect("the text is JSON");
            assert_eq!(json(&event.to_string()), json(&body), "{called}");
        }
    }
}

#[test]
fn the_samples_are_those_of_the_known_events() {
    let samples = samples();
    let names: BTreeSet<&str> = samples.as_object().expect("they stand by name").keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = EventType::ALL.iter().map(|event| event.as_str()).collect();
    assert_eq!(names, known);
    assert!(samples["credential.verified"]["written"].is_array(), "the documented delivery is among them");
}

#[test]
fn a_full_sample_holds_what_a_minimal_one_leaves_out() {
    let samples = samples();
    let run = &samples["task_run.completed"];
    assert_eq!(run["minimal"]["data"].as_object().map(serde_json::Map::len), Some(2));
    assert_eq!(run["full"]["data"]["interaction"]["fields"][0]["name"], "text");
    assert!(run["full"]["data"].as_object().is_some_and(|run| run.values().all(|value| !value.is_null())));
}
