//! `tidings release` as people and scripts call it: what it freezes, and what it refuses.

mod place;

use place::Place;

const CATALOGUE: &str = "\
catalogue: shop
language: 1
title: Shop events
releases: [v1, v2]
families: [order]
envelope: {name: type, payload: data, fields: {id: string}}
outputs: {docs: ../docs/events.md}
";

const FAMILY: &str = "\
title: Order events
payload: json
events:
  order.created: An order is placed
  order.paid: An order is paid
";

const FROZEN: &str = r#"{
  "catalogue": "shop",
  "language": 1,
  "title": "Shop events",
  "releases": [
    "v1",
    "v2"
  ],
  "families": {
    "order": {
      "title": "Order events",
      "payload": "json",
      "events": {
        "order.created": "An order is placed",
        "order.paid": "An order is paid"
      }
    }
  },
  "envelope": {
    "name": "type",
    "payload": "data",
    "fields": {
      "id": "string"
    }
  }
}
"#;

fn place(name: &str) -> Place {
    let place = Place::empty(&format!("release/{name}"));
    place.write("schema/catalogue.yaml", CATALOGUE);
    place.write("schema/events/order.yaml", FAMILY);
    place
}

/// What the command says on either stream, if it ends with this code.
#[track_caller]
fn run(place: &Place, arguments: &[&str], code: i32) -> String {
    let run = place.run(arguments).ends_with(code);
    run.out() + &run.err()
}

#[test]
fn a_release_is_frozen_once() {
    let place = place("once");
    let first = run(&place, &["release", "v2"], 0);
    assert_eq!(first, "wrote schema/releases/v2.json, which never changes from now on\n");
    assert_eq!(place.read("schema/releases/v2.json"), FROZEN);
    assert_eq!(place.names("schema/releases"), ["v2.json"]);
    let again = run(&place, &["release", "v2", "schema"], 0);
    assert_eq!(again, "schema/releases/v2.json is frozen already, and the catalogue says the same\n");
    assert_eq!(run(&place, &["release", "v2", "--quiet"], 0), "");
    // However the same is said.
    place.write(
        "schema/events/order.yaml",
        &FAMILY.replace("title: Order events", "# Of orders.\ntitle: 'Order events'"),
    );
    run(&place, &["release", "v2"], 0);
    place.write("schema/releases/v2.json", &FROZEN.replace('\n', "\r\n"));
    run(&place, &["release", "v2"], 0);
}

#[test]
fn a_release_never_changes() {
    let place = place("never");
    run(&place, &["release", "v2"], 0);
    place.write("schema/events/order.yaml", &FAMILY.replace("is paid", "was paid"));
    let said = run(&place, &["release", "v2"], 1);
    let difference = "--- schema/releases/v2.json (committed)\n+++ schema/releases/v2.json (from the catalogue)\n";
    assert!(said.starts_with(difference), "{said}");
    assert!(said.contains("-        \"order.paid\": \"An order is paid\"\n"), "{said}");
    assert!(said.contains("+        \"order.paid\": \"An order was paid\"\n"), "{said}");
    let why = "error: schema/releases/v2.json is frozen, and the catalogue says something else; a release never \
               changes: add a new one at the end of `releases`, and freeze that\n";
    assert!(said.ends_with(why), "{said}");
    assert_eq!(place.read("schema/releases/v2.json"), FROZEN);
    // The next one stands beside it.
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("v2]", "v2, v3]"));
    run(&place, &["release", "v3"], 0);
    assert_eq!(place.names("schema/releases"), ["v2.json", "v3.json"]);
}

#[test]
fn a_release_is_read_in_place_of_a_catalogue() {
    let place = place("read");
    run(&place, &["release", "v2"], 0);
    let check = run(&place, &["check", "schema/releases/v2.json"], 0);
    assert!(check.starts_with("schema/releases/v2.json: 2 events in 1 family, 0 types\n"), "{check}");
    // The folder of the releases is no part of the present.
    assert!(run(&place, &["build"], 0).starts_with("schema: 2 events in 1 family, 0 types\n"));
    let again = run(&place, &["release", "v2", "schema/releases/v2.json"], 0);
    assert_eq!(again, "schema/releases/v2.json is frozen already, and the catalogue says the same\n");
}

#[test]
fn the_releases_of_one_file_lie_beside_it() {
    let place = place("one-file");
    place.write("shop.json", FROZEN);
    assert_eq!(
        run(&place, &["release", "v2", "shop.json"], 0),
        "wrote releases/v2.json, which never changes from now on\n"
    );
    assert_eq!(place.read("releases/v2.json"), FROZEN);
}

#[test]
fn what_is_no_release_is_refused() {
    let place = place("refused");
    for (releases, name, said) in [
        ("[v1, v2]", "v22", "`releases` does not list `v22`; did you mean `v2`?"),
        (
            "[v1, v2]",
            "../../evil",
            "the release `../../evil` cannot name a file: it begins with a letter or digit of ASCII and holds such, `.`, \
             `-` and `_`",
        ),
        (
            "[v1, v2]",
            "",
            "the release `` cannot name a file: it begins with a letter or digit of ASCII and holds such, `.`, `-` and `_`",
        ),
        (
            "[v1, v2]",
            "new",
            "`releases` does not list `new`; add `new` at its end if the catalogue describes that release",
        ),
        ("[v1, NUL]", "NUL", "the release `NUL` cannot name a file: Windows has a device of this name"),
        ("[v1, com1.x]", "com1.x", "the release `com1.x` cannot name a file: Windows has a device of this name"),
        (
            "[v1, v2]",
            "v1",
            "this catalogue describes `v2`, the last of its `releases`, and not `v1`; freeze `v1` from a catalogue whose \
             `releases` end with it",
        ),
        (
            "[../../evil]",
            "../../evil",
            "the release `../../evil` cannot name a file: it begins with a letter or digit of ASCII and holds such, `.`, \
             `-` and `_`",
        ),
        (
            "['..']",
            "..",
            "the release `..` cannot name a file: it begins with a letter or digit of ASCII and holds such, `.`, `-` and \
             `_`",
        ),
    ] {
        place.write("schema/catalogue.yaml", &CATALOGUE.replace("[v1, v2]", releases));
        assert_eq!(run(&place, &["release", name], 1), format!("error: schema: {said}\n"));
        assert_eq!(place.names("."), ["schema"]);
        assert_eq!(place.names("schema"), ["catalogue.yaml", "events"]);
    }
    assert!(run(&place, &["release"], 2).contains("the following required arguments were not provided:\n  <NAME>\n"));
}

#[test]
fn a_catalogue_without_releases_is_told_how_to_list_one() {
    let place = place("none");
    let catalogue = CATALOGUE.replace("releases: [v1, v2]\n", "");
    place.write("schema/catalogue.yaml", &catalogue);
    for name in ["v1", "1.0", "2026-01-01", "null"] {
        let said = run(&place, &["release", name], 1);
        let start = "error: schema/catalogue.yaml: the catalogue lists no releases; add `";
        let added = said.strip_prefix(start).and_then(|rest| rest.strip_suffix("`\n")).expect(&said);
        place.write("schema/catalogue.yaml", &format!("{catalogue}{added}\n"));
        run(&place, &["release", name], 0);
        place.write("schema/catalogue.yaml", &catalogue);
    }
    place.write("shop.json", &FROZEN.replace("\"v1\",\n    \"v2\"", ""));
    let said = run(&place, &["release", "v1", "shop.json"], 1);
    assert!(said.starts_with("error: shop.json: the catalogue lists no releases; add "), "{said}");
}

#[test]
fn a_release_of_the_past_is_left_alone() {
    let place = place("past");
    run(&place, &["release", "v2"], 0);
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("v2]", "v2, v3]"));
    let said = "error: schema: this catalogue describes `v3`, the last of its `releases`, and not `v2`; `v2` is frozen \
                already; freeze `v3`\n";
    assert_eq!(run(&place, &["release", "v2"], 1), said);
}

#[test]
fn what_could_not_be_read_again_is_not_frozen() {
    let place = place("unreadable");
    let key = "k".repeat(1100);
    let long = format!(
        "    examples:\n      - type: order.paid\n        id: a\n        data:\n          ? {key}\n          : 1\n"
    );
    let family = FAMILY.replace("order.paid: An order is paid\n", "order.paid:\n    fired_when: An order is paid\n");
    place.write("schema/events/order.yaml", &format!("{family}{long}"));
    place.write("schema/catalogue.yaml", CATALOGUE.split("outputs").next().unwrap_or_default());
    run(&place, &["check"], 0);
    let said = run(&place, &["release", "v2"], 1);
    assert!(said.starts_with("error: schema: as one file of JSON this catalogue could not be read: "), "{said}");
    assert!(place.names("schema/releases").is_empty());
}

#[test]
fn mistakes_bar_freezing() {
    let place = place("mistakes");
    place.write("schema/events/order.yaml", &FAMILY.replace("json", "jsn"));
    let said = run(&place, &["release", "v2", "--format", "lines"], 1);
    assert_eq!(said, "schema/events/order.yaml:2:10: unknown type `jsn` [T0302]; did you mean `json`?\n");
    let missing = run(&place, &["release", "v2", "elsewhere"], 3);
    assert!(missing.contains("this folder does not exist"), "{missing}");
    assert!(place.names("schema/releases").is_empty());
}

#[test]
fn what_the_file_system_refuses_is_said_with_its_path() {
    let place = place("file-system");
    place.write("schema/releases", "a file, and no folder");
    let said = run(&place, &["release", "v2"], 3);
    assert!(said.starts_with("error: schema/releases/v2.json: "), "{said}");
    assert!(said.ends_with("; make `schema/releases` a folder that can be read and written\n"), "{said}");
    assert_eq!(place.names("schema"), ["catalogue.yaml", "events", "releases"]);
}
