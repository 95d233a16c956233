//! `tidings show`: what it tells of an event and of a type.

#[path = "show/json.rs"]
mod json;
mod place;

use std::path::Path;

use place::{CATALOGUE, Place};

const FAMILY: &str = "\
title: Order events
payload: Order
events:
  order.created: An order is placed
  order.paid:
    fired_when: An order is paid
    description: Comes once.
    removed: {in: v2, instead: order.created}
    examples:
      - {type: order.paid, id: evt_7, data: {id: ord_7, status: open}}
  order.moved:
    fired_when: Something moves
    payload: list<Parcel>
types:
  OrderId: id \"ord_\"
  Order:
    description: What somebody bought.
    fields:
      id: OrderId
      status: OrderStatus
      note?:
        type: string | null
        description: Of the buyer
        max_length: 500
        origin: guess
      coupon?: {type: string, removed: true}
  OrderStatus:
    values:
      open: Not yet paid
      paid: {description: In full, also: [payed]}
      lost: {removed: true}
  Parcel: {fields: {orders: list<OrderAlias>}}
  OrderAlias: Order
  Unused: number
  OrderPlace: {items: {shelf: string, row?: integer}}
";

fn shop(name: &str) -> Place {
    let place = Place::new(name);
    let more = "releases: [v1, v2]\norigins: {guess: Seen once}\nfamilies: [order]";
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("families: [order]", more));
    place.write("schema/events/order.yaml", FAMILY);
    place
}

#[test]
fn an_event_is_shown_with_all_that_is_known() {
    let shown = shop("show-event").run(&["show", "order.paid"]).ends_with(0).out();
    let expected = r#"order.paid
  An order is paid

  Comes once.

  carries  Order
  status   Removed in `v2`. Use `order.created`.
  family   Order events
  defined  schema/events/order.yaml:5

Fields of Order
  id      OrderId        required
  status  OrderStatus    required
  note    string | null  optional  guess
      Of the buyer. At most 500 characters.
  coupon  string         optional
      Removed.

How they are known
  guess
      Seen once

A delivery
  {
    "type": "order.paid",
    "id": "evt_7",
    "data": {
      "id": "ord_7",
      "status": "open"
    }
  }

In Rust
  path  crate::Data::OrderPaid

  match &event.data {
      #[allow(deprecated)]
      Data::OrderPaid(order) => println!("{order:?}"),
      _ => {}
  }
"#;
    assert_eq!(shown, expected);
}

#[test]
fn an_event_without_an_example_has_one_made_up() {
    let shown = shop("show-made-up").run(&["show", "order.moved"]).ends_with(0).out();
    assert!(shown.contains("\n  carries  list<Parcel>\n  status   current\n"), "{shown}");
    assert!(shown.contains("\nFields of Parcel\n  orders  list<OrderAlias>  required\n"), "{shown}");
    assert!(shown.contains("\nA delivery, made up from its types\n  {\n    \"type\": \"order.moved\",\n"), "{shown}");
    assert!(shown.contains("\n      Data::OrderMoved(payload) => println!(\"{payload:?}\"),\n"), "{shown}");
}

#[test]
fn what_is_narrower_in_an_event_is_shown_and_where_fields_come_from() {
    let place = shop("show-narrow");
    let narrow = "    narrow: {orders: {note: string, status: const \"open\"}}\ntypes:\n  Crate: {extends: Parcel, fields: {size: number}}\n";
    let family = FAMILY.replace("    payload: list<Parcel>\ntypes:\n", &format!("    payload: list<Parcel>\n{narrow}"));
    place.write("schema/events/order.yaml", &family);
    let event = place.run(&["show", "order.moved"]).ends_with(0).out();
    let narrower = "\nNarrower in this event\n  [].orders[].note    present and not null\n  \
                    [].orders[].status  always `open`\n\nA delivery";
    assert!(event.contains(narrower), "{event}");
    let json = place.run(&["show", "order.moved", "--json"]).ends_with(0).out();
    assert!(json.contains("\n  \"narrow\": [\n    {\n      \"field\": \"[].orders[].note\",\n"), "{json}");
    let ty = place.run(&["show", "Crate"]).ends_with(0).out();
    assert!(ty.contains("\n  shape    an object\n  extends  Parcel (orders)\n"), "{ty}");
    let json = place.run(&["show", "Crate", "--json"]).ends_with(0).out();
    assert!(
        json.contains("\n  \"extends\": [\n    \"Parcel\"\n  ],\n  \"others\": null,\n  \"partial_of\": null,\n"),
        "{json}"
    );
}

#[test]
fn an_object_is_shown_with_the_events_that_hold_it() {
    let shown = shop("show-object").run(&["show", "Order", "schema"]).ends_with(0).out();
    let start = "Order\n  What somebody bought.\n\n  shape    an object\n  status   current\n  family   Order events\n  \
                 defined  schema/events/order.yaml:16\n\nCarried by\n  Every event.\n\nFields\n  id      OrderId";
    assert!(shown.starts_with(start), "{shown}");
    assert!(shown.contains("\nA value, made up from its fields\n  {\n    \"id\": \"ord_a1b2c3d4\",\n"), "{shown}");
    let end = "\nIn Rust\n  path  crate::Order\n\n  let order = Order::new(\n      id,     // impl Into<OrderId>\n      \
               status, // impl Into<::tidings::Open<OrderStatus>>\n  );\n";
    assert!(shown.ends_with(end), "{shown}");
}

#[test]
fn an_enum_is_shown_with_its_values() {
    let shown = shop("show-enum").run(&["show", "OrderStatus"]).ends_with(0).out();
    let values = "\nValues, and their variants in Rust\n  open  Open\n      Not yet paid.\n  paid  Paid\n      In full. Also \
                  spelt `payed`.\n  lost  Lost\n      Removed.\n\nIn Rust\n";
    assert!(shown.contains(values), "{shown}");
    assert!(shown.contains("  shape    an enum; other values may come\n"), "{shown}");
}

#[test]
fn what_holds_a_type_is_found_through_lists_and_aliases() {
    let place = shop("show-carriers");
    for (name, shape, carriers) in [
        ("OrderAlias", "another name for Order", "order.moved"),
        ("Parcel", "an object", "order.moved"),
        ("OrderId", "an id that begins with `ord_`", "Every event."),
        ("Unused", "another name for number", "No event."),
        ("OrderPlace", "a list whose places each have a meaning", "No event."),
    ] {
        let shown = place.run(&["show", name]).ends_with(0).out();
        assert!(shown.contains(&format!("\n  shape    {shape}\n")), "{shown}");
        assert!(shown.contains(&format!("\nCarried by\n  {carriers}\n")), "{shown}");
    }
    let shown = place.run(&["show", "OrderPlace"]).ends_with(0).out();
    assert!(
        shown.contains("\nPlaces, in their order\n  shelf  string   required\n  row    integer  optional\n"),
        "{shown}"
    );
}

#[test]
fn a_name_that_does_not_exist_brings_the_nearest() {
    let place = shop("show-unknown");
    for (name, meant) in [
        ("order.payed", "did you mean `order.paid`?"),
        ("OrderStats", "did you mean `OrderStatus`?"),
        ("moved", "did you mean `order.moved`, or another that `tidings list schema` shows?"),
        ("zzz", "`tidings list schema` shows the events"),
        ("", "`tidings list schema` shows the events"),
        ("\u{1b}[31m", "`tidings list schema` shows the events"),
    ] {
        let run = place.run(&["show", name]).ends_with(1);
        assert_eq!(
            run.err(),
            format!("error: `{}` is neither an event nor a type of `schema`; {meant}\n", name.replace('\u{1b}', " "))
        );
        assert_eq!(run.out(), "");
    }
    let none = place.run(&["show"]).ends_with(2).err();
    assert!(none.contains("the following required arguments were not provided:\n  <NAME>"), "{none}");
}

/// The lines to copy are those that the tests of the compiler compile.
#[test]
fn the_rust_that_is_shown_compiles() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tidings-build/tests/golden");
    let compiled = std::fs::read_to_string(golden.join("usage.rs")).expect("the file is there");
    let catalogue = golden.join("catalogue.yaml").to_string_lossy().into_owned();
    let place = Place::new("show-rust");
    for name in ["order.paid", "order.archived", "stock.checked", "Order", "OrderStatus", "OrderId", "Price", "Parcel"]
    {
        let shown = place.run(&["show", name, &catalogue]).ends_with(0).out();
        let (_, rust) = shown.split_once("\nIn Rust\n  path  ").expect("the Rust is shown");
        let (path, lines) = rust.split_once("\n\n").expect("there are lines to copy");
        let lines = lines.trim_end().replace('\n', "\n  ");
        assert!(compiled.contains(&format!("/// `{path}`\n")), "{name}: {path}");
        assert!(compiled.contains(&format!(" {{\n  {lines}\n}}\n")), "{name}: {lines}");
    }
}

/// Where a key alone does not tell the event, each part of its name stands behind its place.
#[test]
fn the_parts_of_a_name_are_shown() {
    let place = Place::new("show-parts");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/../tidings-build/tests/golden/envelopes");
    for (catalogue, event, name) in [
        ("header", "issues.opened", "header X-GitHub-Event is `issues`, action is `opened`"),
        ("header", "push", "header X-GitHub-Event is `push`, action is absent"),
        ("within", "order.placed", "data.type is `order.placed`"),
        ("subtype", "app.message.bot", "type is `app.message`, subtype is `bot`"),
    ] {
        let path = format!("{golden}/{catalogue}/catalogue.yaml");
        let shown = place.run(&["show", event, &path]).ends_with(0).out();
        assert!(shown.contains(&format!("\n  name     {name}\n")), "{shown}");
    }
    let path = format!("{golden}/subtype/catalogue.yaml");
    let shown = place.run(&["show", "message", &path, "--json"]).ends_with(0).out();
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("it is JSON");
    let name = serde_json::json!([{"place": "type", "is": "message"}, {"place": "subtype", "is": null}]);
    assert_eq!(shown["name"], name);
    let path = format!("{golden}/flat/catalogue.yaml");
    let shown = place.run(&["show", "processed", &path]).ends_with(0).out();
    assert!(shown.contains("\n  [\n    {\n"), "the body is a list: {shown}");
    assert!(!shown.contains("\n  name "), "{shown}");
}
