//! `tidings list`: what it prints for people and for programs.

mod place;

use place::{CATALOGUE, FAMILY, Place};

const MORE: &str = "\
title: Stock events
description: Of the shelves.
payload: json
events:
  stock.changed: A product's stock has changed
  stock.counted:
    fired_when: Somebody has counted
    payload: list<string | null>
    deprecated: {in: v2, instead: stock.changed}
  stock.lost:
    fired_when: Something is lost
    description: Nobody knows where.
    removed: {in: v2, reason: It was found, date: 2026-01-01}
";

fn shop(name: &str) -> Place {
    let place = Place::new(name);
    let families = "releases: [v1, v2]\nfamilies: [order, stock]";
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("families: [order]", families));
    place.write("schema/events/stock.yaml", MORE);
    place
}

#[test]
fn events_are_listed_by_family() {
    let list = shop("list").run(&["list"]).ends_with(0);
    let lines = [
        "Order events",
        "  order.created  An order is placed",
        "  order.paid     An order is paid",
        "",
        "Stock events",
        "  stock.changed  A product's stock has changed",
        "  stock.counted  Somebody has counted  Deprecated since `v2`. Use `stock.changed`.",
        "  stock.lost     Something is lost  Removed in `v2` (2026-01-01): It was found.",
        "",
    ];
    assert_eq!(list.out(), lines.join("\n"));
    assert_eq!(list.err(), "");
}

#[test]
fn a_status_chooses() {
    let place = shop("list-status");
    let listed = |status: &str| place.run(&["list", "--status", status, "schema"]).ends_with(0).out();
    assert_eq!(listed("removed").lines().count(), 2);
    assert!(listed("removed").contains("stock.lost"));
    assert!(listed("deprecated").contains("stock.counted"));
    assert_eq!(listed("current").matches("\n  ").count(), 3);
    place.write("schema/events/stock.yaml", &FAMILY.replace("order", "stock"));
    assert_eq!(listed("removed"), "no event is removed\n");
    let json = place.run(&["list", "--status", "removed", "--json"]).ends_with(0).out();
    assert!(json.ends_with("  \"families\": []\n}\n"), "{json}");
}

#[test]
fn a_program_is_told_the_same_in_keys_that_stay() {
    let place = shop("list-json");
    let json = place.run(&["list", "--json"]).ends_with(0).out();
    let start = r#"{
  "catalogue": "shop",
  "title": "Shop events",
  "releases": [
    "v1",
    "v2"
  ],
  "families": [
    {
      "name": "order",
      "title": "Order events",
      "description": null,
      "module": "order",
      "events": [
        {
          "type": "order.created",
          "fired_when": "An order is placed",
          "description": null,
          "payload": "json",
          "status": "current",
          "farewell": null,
          "place": "schema/events/order.yaml:4",
          "variant": "OrderCreated"
        },
"#;
    assert!(json.starts_with(start), "{json}");
    let end = r#"        {
          "type": "stock.lost",
          "fired_when": "Something is lost",
          "description": "Nobody knows where.",
          "payload": "json",
          "status": "removed",
          "farewell": {
            "release": "v2",
            "reason": "It was found",
            "instead": null,
            "date": "2026-01-01"
          },
          "place": "schema/events/stock.yaml:10",
          "variant": "StockLost"
        }
      ]
    }
  ]
}
"#;
    assert!(json.ends_with(end), "{json}");
    assert!(json.contains(r#""payload": "list<string | null>""#), "{json}");
    assert_eq!(place.run(&["list", "--format", "json"]).ends_with(0).out(), json);
}

#[test]
fn a_catalogue_with_mistakes_is_not_listed() {
    let place = shop("list-mistakes");
    place.write("schema/events/stock.yaml", &MORE.replace("title", "titel"));
    let list = place.run(&["list"]).ends_with(1);
    assert_eq!(list.out(), "");
    assert!(list.err().contains("did you mean `title`?"), "{}", list.err());
    let json = place.run(&["list", "--json"]).ends_with(1).err();
    assert!(json.starts_with("{\n  \"mistakes\": ["), "{json}");
}
