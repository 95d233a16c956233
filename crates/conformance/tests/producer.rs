//! The producer's face of the schema: what the producer may send passes, and what it may not is refused.

use conformance::schema::{Validator, validator};
use contract::subject::Subject;
use serde_json::{Value, json};
use tidings_build::{Compiled, Face, SchemaOptions, Sources, compile};

const PRODUCER: SchemaOptions = SchemaOptions { profile: tidings_build::Profile::Default, face: Face::Producer };

const SHOP: &str = r#"
catalogue: shop
language: 1
title: Shop events
envelope: {name: type, payload: data, fields: {id: EventId, object: const "event", note?: string}}
families:
  order:
    title: Order events
    payload: Order
    events: {order.paid: It is paid, order.lost: {fired_when: It is lost, removed: true}}
types:
  EventId: id "evt_"
  OrderId: id "ord.(1)"
  Order:
    fields:
      id: OrderId
      version: const 2
      marker?: const null
      kind?: const "a" | null
      name?: {type: string | null, min_length: 2, max_length: 4}
      count?: {type: uint32, minimum: 1, maximum: 9}
      code?: {type: Code | null, min_length: 4, pattern: '7'}
      share?: {type: number, exclusive_minimum: 0, exclusive_maximum: 1, multiple_of: 0.25, default: 0.5}
      tags?: {type: list<Code>, min_items: 1, max_items: 2, unique_items: true}
      notes?: {type: map<string>, min_entries: 1, max_entries: 1}
      level?: Level | null
      size?: {type: string | integer, values: {1: {also: ["1"]}, large: }}
      grade?: {type: integer, values: {1: , 2: {removed: true}}, closed: true}
      contact?: Contact
      status?: Status | null
      closed?: {values: {web: , pos: }, closed: true}
      coupon?: {type: string, removed: true}
      parcel?: Parcel
      lines?: list<Line>
      labels?: map<Status>
      extra?: json
      gone: {type: string, removed: true}
  Line: {fields: {sku: string}}
  Code: {type: string, pattern: '^[A-Z]+-[0-9]+$', max_length: 6}
  Level: {type: integer, values: {low: {wire: 0}, high: {wire: 10, also: [11]}}}
  Contact: {fields: {mail?: string, phone?: string, fax?: {type: string, removed: true}}, at_least_one: [mail, phone, fax]}
  Parcel: {fields: {id: string}, removed: true}
  Status: {values: {open: , paid: {also: [payed]}, old: {deprecated: true}, lost: {removed: true}}}
"#;

fn shop() -> Compiled {
    let mut sources = Sources::new("");
    sources.add("shop.yaml", SHOP.into());
    compile(&sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines()))
}

/// A delivery with `change` in place of what stands in it, or beside.
fn delivery(pointer: &str, change: Value) -> Value {
    let mut delivery = json!({"type": "order.paid", "id": "evt_1", "object": "event", "data": {
        "id": "ord.(1)7", "version": 2, "gone": "", "lines": [{"sku": "a"}],
    }});
    let (parent, key) = pointer.rsplit_once('/').expect("it is a pointer");
    delivery.pointer_mut(parent).expect("the parent is there")[key] = change;
    delivery
}

#[test]
fn the_closed_face_refuses_what_the_producer_does_not_promise() {
    let compiled = shop();
    let [closed, open] = [PRODUCER, SchemaOptions::default()].map(|options| validator(&compiled.schema(options)));
    let one = validator(&compiled.event_schema("order.paid", PRODUCER).expect("it is sent"));
    for (pointer, value, expected) in [
        ("/note", json!("a"), true),
        ("/data/name", json!("1234"), true),
        ("/data/name", json!(null), true),
        ("/data/count", json!(9), true),
        ("/data/status", json!("open"), true),
        ("/data/status", json!("payed"), true),
        ("/data/status", json!("old"), true),
        ("/data/status", json!(null), true),
        ("/data/kind", json!("a"), true),
        ("/data/kind", json!(null), true),
        ("/data/marker", json!(null), true),
        ("/data/closed", json!("pos"), true),
        ("/data/code", json!("AB-7"), true),
        ("/data/code", json!(null), true),
        ("/data/share", json!(0.75), true),
        ("/data/tags", json!(["A-1", "A-2"]), true),
        ("/data/notes", json!({"a": "b"}), true),
        ("/data/level", json!(11), true),
        ("/data/level", json!(0.0), true),
        ("/data/level", json!(null), true),
        ("/data/size", json!("1"), true),
        ("/data/size", json!(1), true),
        ("/data/grade", json!(1), true),
        ("/data/contact", json!({"phone": "1"}), true),
        // Beyond a limit of the type, of the field, or of the elements' type.
        ("/data/code", json!("ABCDE-7"), false),
        ("/data/code", json!("A-7"), false),
        ("/data/code", json!("AB-8"), false),
        ("/data/code", json!("ab-7"), false),
        ("/data/share", json!(0), false),
        ("/data/share", json!(1), false),
        ("/data/share", json!(0.3), false),
        ("/data/tags", json!([]), false),
        ("/data/tags", json!(["A-1", "A-2", "A-3"]), false),
        ("/data/tags", json!(["A-1", "A-1"]), false),
        ("/data/tags", json!(["a"]), false),
        ("/data/notes", json!({}), false),
        ("/data/notes", json!({"a": "b", "c": "d"}), false),
        // Another number, or none of a group.
        ("/data/level", json!(1), false),
        ("/data/size", json!(2), false),
        ("/data/size", json!("small"), false),
        ("/data/grade", json!(2), false),
        ("/data/grade", json!(3), false),
        ("/data/contact", json!({}), false),
        ("/data/labels", json!({"any": "open"}), true),
        ("/data/extra", json!({"any": [1]}), true),
        // A field that nobody knows.
        ("/more", json!(1), false),
        ("/data/more", json!(1), false),
        ("/data/lines", json!([{"sku": "a", "more": 1}]), false),
        // Another constant.
        ("/object", json!("events"), false),
        ("/data/version", json!(3), false),
        ("/data/kind", json!("b"), false),
        ("/data/marker", json!(0), false),
        // Another prefix.
        ("/id", json!("ev_1"), false),
        ("/data/id", json!("ord-(1)7"), false),
        // Beyond a limit.
        ("/data/name", json!("1"), false),
        ("/data/name", json!("12345"), false),
        ("/data/count", json!(0), false),
        ("/data/count", json!(10), false),
        // Another value.
        ("/data/status", json!("new"), false),
        ("/data/closed", json!("phone"), false),
        ("/data/labels", json!({"any": "new"}), false),
        // What was removed.
        ("/data/status", json!("lost"), false),
        ("/data/coupon", json!("a"), false),
        ("/data/parcel", json!({"id": "a"}), false),
        ("/type", json!("order.lost"), false),
    ] {
        let delivery = delivery(pointer, value);
        assert_eq!(closed.accepts(&delivery), expected, "{delivery}");
        assert_eq!(one.accepts(&delivery), expected, "{delivery}");
        assert!(open.accepts(&delivery), "consumers are open: {delivery}");
    }
    let mut short = delivery("/note", json!("a"));
    short["data"].as_object_mut().expect("it is an object").remove("gone");
    assert!(!closed.accepts(&short), "what consumers require must be sent, whatever became of it");
}

/// The type stays what it is; the event demands more of it.
#[test]
fn the_closed_face_demands_what_an_event_narrows() {
    const NARROW: &str = "order.paid: {fired_when: It is paid, narrow: {status: const \"paid\", name: string, \
                          kind?: const null, coupon: string, lines: {sku: const \"a\"}}},";
    let mut sources = Sources::new("");
    sources.add("shop.yaml", SHOP.replace("order.paid: It is paid,", NARROW).into());
    let compiled = compile(&sources).unwrap_or_else(|mistakes| panic!("{}", mistakes.lines()));
    let [closed, open] = [PRODUCER, SchemaOptions::default()].map(|options| validator(&compiled.schema(options)));
    let with = |pointer: &str, value: Value| {
        let mut delivery = delivery("/data/status", json!("paid"));
        delivery["data"]["name"] = json!("abc");
        let (parent, key) = pointer.rsplit_once('/').expect("it is a pointer");
        delivery.pointer_mut(parent).expect("the parent is there")[key] = value;
        delivery
    };
    for (pointer, value, expected) in [
        ("/note", json!("a"), true),
        ("/data/kind", json!(null), true),
        ("/data/lines", json!([]), true),
        ("/data/lines", json!([{"sku": "a"}, {"sku": "a"}]), true),
        ("/data/lines", json!([{"sku": "a"}, {"sku": "b"}]), false),
        ("/data/status", json!("open"), false),
        ("/data/status", json!(null), false),
        ("/data/name", json!(null), false),
        ("/data/name", json!("a"), false),
        ("/data/kind", json!("a"), false),
        ("/data/more", json!(1), false),
    ] {
        let delivery = with(pointer, value);
        assert_eq!(closed.accepts(&delivery), expected, "{delivery}");
        assert!(open.accepts(&delivery), "consumers are open: {delivery}");
    }
    let mut short = with("/note", json!("a"));
    short["data"].as_object_mut().expect("it is an object").remove("status");
    assert!(open.accepts(&short) && !closed.accepts(&short), "an optional field is always there in this event");
}

#[test]
fn what_is_removed_has_no_schema_for_the_producer() {
    let compiled = shop();
    assert_eq!(compiled.event_schema("order.lost", PRODUCER), None);
    assert_eq!(compiled.event_schema("order.new", PRODUCER), None);
    let mut sources = Sources::new("");
    sources.add("shop.yaml", SHOP.replace("order.paid: It is paid, ", "").into());
    let nothing = compile(&sources).expect("the catalogue has no mistakes").schema(PRODUCER);
    assert!(!validator(&nothing).accepts(&json!({})), "{nothing}");
}

/// The samples are made from the types, so whatever the closed face demands they hold.
#[test]
fn every_sample_passes() {
    let mut judged = 0;
    for subject in [Subject::deck()].into_iter().chain(Subject::random()) {
        let compiled = &subject.compiled;
        let [closed, open] = [PRODUCER, SchemaOptions::default()].map(|options| validator(&compiled.schema(options)));
        let samples: Value = serde_json::from_str(&compiled.artifacts.samples).expect("the samples are JSON");
        for event in compiled.catalogue.events.iter().filter(|event| !event.life.is_removed()) {
            let own = compiled.event_schema(&event.name, PRODUCER).expect("it is sent");
            let own = validator(&own);
            for kind in ["minimal", "full"] {
                let Some(sample) = samples[&event.name].get(kind) else { continue };
                let origin = format!("{}, `{}`, {kind}", compiled.catalogue.name, event.name);
                own.assert_accepts(sample, &origin);
                closed.assert_accepts(sample, &origin);
                judged += closed_is_narrower(&closed, &open, sample);
            }
        }
    }
    println!("{judged} changed samples were judged by both faces");
    assert!(judged > 10_000, "{judged}");
}

/// Whatever change passes the closed face passes the open one. How many changes there were.
fn closed_is_narrower(closed: &Validator, open: &Validator, sample: &Value) -> usize {
    let mut changed = 0;
    for pointer in pointers(sample) {
        for value in [json!(null), json!("other"), json!(-1), json!(1.5), json!(true), json!([]), json!({})] {
            let mut delivery = sample.clone();
            *delivery.pointer_mut(&pointer).expect("it was found there") = value;
            assert!(open.accepts(&delivery) || !closed.accepts(&delivery), "at {pointer}: {delivery}");
            changed += 1;
        }
    }
    changed
}

/// Where values stand.
fn pointers(value: &Value) -> Vec<String> {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (escaped(key), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(number, item)| (number.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    let below = |(key, value): (String, &Value)| pointers(value).into_iter().map(move |rest| format!("/{key}{rest}"));
    std::iter::once(String::new()).chain(parts.into_iter().flat_map(below)).collect()
}
