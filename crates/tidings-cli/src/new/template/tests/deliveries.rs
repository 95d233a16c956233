//! What a consumer relies on.

use {{module}}::tidings::Field;
use {{module}}::{Data, Event, OrderStatus};

#[test]
fn a_delivery_is_read() {
    let body = br#"{
        "id": "evt_1",
        "{{event key}}": "order.paid",
        "created_at": "2026-01-15T09:30:00Z",
        "{{payload key}}": {
            "id": "ord_1",
            "status": "paid",
            "placed_at": "2026-01-15T09:29:58Z",
            "paid_at": "2026-01-15T09:30:00Z",
            "note": "Please ring twice"
        }
    }"#;
    let event = Event::from_slice(body).expect("it can be read");
    match &event.data {
        Data::OrderPaid(order) => {
            assert_eq!(order.id.as_str(), "ord_1");
            assert_eq!(order.status.known(), Some(OrderStatus::Paid));
            assert!(order.paid_at.is_some());
            assert!(matches!(&order.note, Field::Value(note) if note == "Please ring twice"));
        }
        other => panic!("another event: {other:?}"),
    }
    // What the catalogue promises of the fields holds for all of them.
    assert!(event.deviations().is_empty());
}

#[test]
fn an_unknown_event_is_kept() {
    let body = br#"{
        "id": "evt_2",
        "{{event key}}": "moon.rose",
        "created_at": "2026-01-15T09:30:00Z",
        "{{payload key}}": {"over":"the sea"}
    }"#;
    let event = Event::from_slice(body).expect("it can be read");
    assert_eq!(event.type_name(), "moon.rose");
    match &event.data {
        Data::Unknown(unknown) => assert_eq!(unknown.data().as_str(), r#"{"over":"the sea"}"#),
        other => panic!("a known event: {other:?}"),
    }
    // It goes out as it came.
    let again = Event::from_slice(&event.to_vec()).expect("it can be read again");
    assert_eq!(again, event);
}
