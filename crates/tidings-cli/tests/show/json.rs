//! What programs are told.

use super::shop;

#[test]
fn a_program_is_told_the_same() {
    let place = shop("show-json");
    let event = place.run(&["show", "order.paid", "--json"]).ends_with(0).out();
    assert!(event.starts_with("{\n  \"kind\": \"event\",\n  \"type\": \"order.paid\",\n"), "{event}");
    let note = r#"    {
      "name": "note",
      "type": "string | null",
      "optional": true,
      "nullable": true,
      "description": "Of the buyer",
      "limits": {
        "min_length": null,
        "max_length": 500,
        "pattern": null,
        "minimum": null,
        "maximum": null,
        "exclusive_minimum": null,
        "exclusive_maximum": null,
        "multiple_of": null,
        "min_items": null,
        "max_items": null,
        "unique_items": null,
        "min_entries": null,
        "max_entries": null,
        "keys": null
      },
      "default": [],
      "origin": {
        "name": "guess",
        "text": "Seen once"
      },
      "status": "current",
      "farewell": null,
      "place": "schema/events/order.yaml:21",
      "rust": "note"
    },
"#;
    assert!(event.contains(note), "{event}");
    assert!(
        event.contains("\n  \"made_up\": false,\n  \"rust\": {\n    \"path\": \"crate::Data::OrderPaid\",\n"),
        "{event}"
    );
    let ty = place.run(&["show", "OrderStatus", "--format", "json"]).ends_with(0).out();
    let value =
        "\"value\": \"paid\",\n      \"description\": \"In full\",\n      \"also\": [\n        \"payed\"\n      ],";
    assert!(ty.contains("\n  \"shape\": \"enum\",\n  \"fields\": null,\n") && ty.contains(value), "{ty}");
    assert!(ty.contains("\n  \"closed\": false,\n  \"prefix\": null,\n  \"stands_for\": null,\n"), "{ty}");
}

/// The keys are documented, and no shape lacks one.
#[test]
fn every_key_is_named_in_the_help() {
    let place = shop("show-keys");
    let help = place.run(&["show", "--help"]).ends_with(0).out() + &place.run(&["list", "--help"]).out();
    let keys = |json: &str| {
        let keys = json.lines().filter_map(|line| line.strip_prefix("  \"")?.split_once("\":")).map(|(key, _)| key);
        keys.map(str::to_owned).collect::<Vec<_>>()
    };
    let shapes: Vec<Vec<String>> = ["Order", "OrderStatus", "OrderId", "OrderAlias", "OrderPlace"]
        .map(|name| keys(&place.run(&["show", name, "--json"]).ends_with(0).out()))
        .into();
    assert!(shapes.iter().all(|keys| *keys == shapes[0] && keys.len() > 10), "{shapes:?}");
    let events = [&["show", "order.paid", "--json"][..], &["list", "--json"]].map(|run| keys(&place.run(run).out()));
    for key in shapes[0].iter().chain(events.iter().flatten()) {
        assert!(help.contains(&format!("`{key}`")), "`{key}` is not explained");
    }
}
