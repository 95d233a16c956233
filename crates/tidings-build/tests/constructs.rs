//! The golden types compile without a warning, and keep the promises of the runtime for every construct.
#![deny(warnings)]

use tidings::{Field, Json, Number};

/// The golden types, as a crate without a build script has them. Elsewhere generated code is included.
#[rustfmt::skip]
#[path = "golden/events.rs"]
pub mod events;
#[path = "constructs/unions.rs"]
mod unions;

/// What `tidings show` tells to copy: that it compiles is all there is to hold. It waits for a program to go on.
#[allow(unused_variables, dead_code, clippy::single_match, clippy::disallowed_macros)]
mod usage {
    use super::events::*;

    include!("golden/usage.rs");
}

use events::{Data, Event, EventType, Grade, LineShade, Order, OrderChannel, OrderStatus, Position};

/// A delivery of the shop with this payload.
fn delivery(name: &str, payload: &str) -> String {
    format!(
        r#"{{"payload":{payload},"event":"{name}","id":"evt_1","at":1767323045,"sandbox":true,"version":3,"marker":[1]}}"#
    )
}

#[track_caller]
fn comes_back(body: &str) -> Event {
    let event = Event::from_str(body).expect("the delivery can be read");
    let json = |text: &str| Json::from_text(text).expect("the text is JSON");
    assert_eq!(json(&event.to_string()), json(body));
    event
}

#[test]
fn every_construct_is_read_and_written() {
    let full = r#"{"id":"ord_1","kind":"order","lines":[{"sku":"a","quantity":1e0,"price":0.10}],"total":12.50,
        "parent":{"id":"ord_0","kind":"other","lines":[],"total":0,"parent":null,"place":"p","buyer":"b"},
        "place":"floor","buyer":"buy_1","shelf":{"order":{"id":"o","kind":"k","lines":[],"total":1,"parent":null,
        "place":"p","buyer":"b"},"height":7},"parcel":{"id":"par_1","next":{"id":"par_2"}},"flag":"red",
        "status":"payed","note":null,"tags":["a",null],"attributes":{"x":null,"y":[1]},
        "reactions":{"+1":3,"-1":0},"channel":"web","billingAddress.city":"Bern","type":"t","iDealConsumerIban":"NL",
        "plus?":true,"replaces":{"id":"ord_2","kind":"order","lines":[],"total":1,"parent":null,"place":"p","buyer":"b"},
        "gift":false,"coupon":"c","later":{"a":1}}"#;
    let full = full.replace(r#""price":0.10"#, r#""price":0.10,"grade":10.0,"shade":"1","size":-7,"labels":[]"#);
    let event = comes_back(&delivery("order.created", &full));
    assert!(event.deviations().is_empty(), "{:?}", event.deviations());
    assert_eq!(event.event_type(), Some(EventType::OrderCreated));
    let Data::OrderCreated(order) = &event.data else { panic!("expected an order") };
    assert_eq!(order.status.known(), Some(OrderStatus::Paid));
    assert_eq!(order.status.value().map(tidings::Open::as_str), Some("payed"));
    assert_eq!(order.channel.known(), Some(OrderChannel::Web));
    let line = order.lines.first().expect("it has a line");
    assert_eq!((line.grade.known(), line.shade.known()), (Some(Grade::Best), Some(LineShade::V1)));
    assert_eq!(order.reactions.value().map(|reactions| (reactions.plus_1, reactions.minus_1)), Some((3, 0)));
    assert_eq!(order.parent.as_ref().map(|parent| parent.kind.as_str()), Some("other"));
    assert_eq!(order.unknown_fields.iter().count(), 1);

    comes_back(&delivery("order.exported", "[]"));
    comes_back(&delivery("stock.checked", "null"));
    let stock = r#"{"count":1,"of":18446744073709551615,"day":"2026-01-01","seen":1767323045123}"#;
    comes_back(&delivery("stock.changed", stock));
}

#[test]
fn a_tuple_is_told_place_by_place() {
    let at = |payload: &str| comes_back(&delivery("stock.placed", payload));
    let event = at(r#"[1.5,2,null,"north",[3,4],["AB-1"],[],"far",{"more":1},[5]]"#);
    assert!(event.deviations().is_empty(), "{:?}", event.deviations());
    let Data::StockPlaced(position) = &event.data else { panic!("expected a position") };
    assert_eq!((position.across.as_str(), position.up.is_null()), ("1.5", true));
    assert_eq!(position.next.value().map(|next| next.type_.as_str()), Some("4"));
    assert_eq!(position.unknown_items.iter().count(), 2);

    let event = at(r#"[1,2,"high",5,[3]]"#);
    let paths: Vec<String> = event.deviations().iter().map(|deviation| deviation.path().to_owned()).collect();
    assert_eq!(paths, ["payload[2]", "payload[3]", "payload[4][1]"]);
    let why = Event::from_str(&delivery("stock.placed", "[1]")).expect_err("a place is missing");
    assert_eq!(why.path(), "payload[1]");

    let mut position = Position::new(Number::from(1), Number::from(2));
    position.beyond = "here".to_owned().into();
    let mut event = at("[0,0]");
    event.data = Data::StockPlaced(position.into());
    let written = r#"[1,2,null,null,null,null,null,"here"]"#;
    assert!(event.to_string().contains(written), "{event}");
}

#[test]
fn every_sample_is_read_without_deviation_and_comes_back() {
    let samples: serde_json::Value = serde_json::from_str(include_str!("golden/samples.json")).expect("it is JSON");
    for &event_type in EventType::ALL {
        let made = &samples[event_type.as_str()];
        let written = made["written"].as_array().into_iter().flatten();
        for sample in [&made["minimal"], &made["full"]].into_iter().chain(written) {
            let event = comes_back(&sample.to_string());
            assert_eq!(event.event_type(), Some(event_type));
            assert!(event.deviations().is_empty(), "{event_type}: {:?}", event.deviations());
        }
    }
}

#[test]
fn a_producer_fills_in_what_is_required() {
    let mut order = Order::new("ord_1", Vec::new(), "12.50".parse().expect("a number"), None, "buy_1");
    order.status = OrderStatus::V3DsAuthenticated.into();
    order.note = Field::Null;
    let event = Event::new("evt_1", tidings::UnixSeconds(1_767_323_045), Data::OrderPaid(order.into()));
    let written = r#"{"id":"evt_1","at":1767323045,"sandbox":false,"version":2,"marker":null,"event":"order.paid",
        "payload":{"id":"ord_1","kind":"order","lines":[],"total":12.50,"parent":null,"place":"shelf","buyer":"buy_1",
        "status":"3DS_AUTHENTICATED","note":null}}"#;
    let json = |text: &str| Json::from_text(text).expect("the text is JSON");
    assert_eq!(json(&event.to_string()), json(written));
    assert_eq!(Event::from_str(&event.to_string()).expect("what was written can be read"), event);
}

#[test]
fn numbers_that_an_enum_does_not_know_are_kept() {
    let line = |grade: &str, shade: &str| format!(r#"{{"sku":"a","quantity":1,"grade":{grade},"shade":{shade}}}"#);
    let order = |lines: &str| {
        let rest = r#""id":"o","kind":"order","total":1,"parent":null,"place":"shelf","buyer":"b""#;
        delivery("order.created", &format!(r#"{{{rest},"lines":[{lines}]}}"#))
    };
    let event = comes_back(&order(&[line("7", "2"), line("11.0", "\"dim\""), line("null", "1")].join(",")));
    assert!(event.deviations().is_empty(), "{:?}", event.deviations());
    let Data::OrderCreated(created) = &event.data else { panic!("expected an order") };
    let seen: Vec<_> = created.lines.iter().map(|line| (line.grade.known(), line.shade.known())).collect();
    assert_eq!(seen, [(None, None), (Some(Grade::Best), None), (None, Some(LineShade::V1))]);
    let event = comes_back(&order(&[line("1.5", "1"), line("\"1\"", "true"), line("1", "null")].join(",")));
    assert_eq!(event.deviations().len(), 4, "{:?}", event.deviations());
}

#[test]
fn what_has_no_name_is_of_its_type_or_kept_as_it_came() {
    let scores = r#"{"total":"good","speed":"good","comfort":"fine","price":null,"size":7}"#;
    let movement = format!(r#"{{"id":"m","object":"movement","way":[],"to":{{}},"scores":{scores}}}"#);
    let event = comes_back(&delivery("stock.moved", &movement));
    let paths: Vec<_> = event.deviations().iter().map(|deviation| deviation.path().to_owned()).collect();
    assert_eq!(paths, ["payload.scores[key 2]"]);
    let Data::StockMoved(movement) = &event.data else { panic!("expected a movement") };
    let others = &movement.scores.value().expect("it has scores").unknown_fields;
    assert_eq!(others.get("price"), Field::Value(None));
    assert_eq!(others.get("total"), Field::Absent);
    let known: Vec<_> = others.iter().map(|(name, score)| (name.into_owned(), score.value().is_some())).collect();
    assert_eq!(known, [("comfort", true), ("price", true), ("size", false)].map(|(name, is)| (name.to_owned(), is)));
}
