//! The producer's closed face, which is published on request in a tree of its own.

use std::fs;

use serde_json::Value;

use crate::place::Place;
use crate::refused::{check_refused, edit, remove};
use crate::shop::{CATALOGUE, FAMILY, PRODUCER, PUBLISH, assert_stays, place, public, run, times};
use crate::{json, sha256};

/// One event was removed, so the producer sends three.
fn place_with_removed(name: &str) -> Place {
    let place = place(name);
    let removed = "  order.lost: {fired_when: An order is lost, removed: v2}\ntypes:";
    place.write("schema/events/order.yaml", &FAMILY.replace("types:", removed));
    place
}

#[test]
fn it_has_a_tree_of_its_own() {
    let place = place_with_removed("producer-tree");
    let said = "schema: 4 events (1 of them removed) in 1 family, 1 type\nwrote public/releases/v1: 5 files new\n\
                wrote public/producer/releases/v1: 5 files new\nwrote public/latest: 6 files new\n\
                wrote public/producer/latest: 5 files new\nwrote public/catalog.json: 1 file new\n";
    assert_eq!(run(&place, PRODUCER, 0), said);
    let paths: Vec<String> = public(&place).into_keys().collect();
    let edition = |folder: &str, events: &[&str]| {
        let schemas = events.iter().map(|event| format!("{folder}schemas/{event}.schema.json"));
        let mut files: Vec<String> = [format!("{folder}catalog.json"), format!("{folder}events.schema.json")]
            .into_iter()
            .chain(schemas)
            .collect();
        files.sort_unstable();
        files
    };
    let (half, first) = ("order%3Ahalf%2Fpaid%2050%25%3F", ["order.created", "order.paid"]);
    let [then, now] = [vec![half, first[0], first[1]], vec![half, first[0], "order.lost", first[1]]];
    let expected = [
        vec!["catalog.json".to_owned()],
        edition("latest/", &now),
        edition("producer/latest/", &then),
        edition("producer/releases/v1/", &then),
        edition("releases/v1/", &then),
    ];
    assert_eq!(paths, expected.concat());
}

#[test]
fn it_is_what_the_command_prints_at_its_address() {
    let place = place_with_removed("producer-printed");
    run(&place, PRODUCER, 0);
    let files = public(&place);
    for (arguments, path) in [
        (&["schema", "--face", "producer"][..], "producer/latest/events.schema.json"),
        (&["schema", "order.paid", "--face", "producer"], "producer/latest/schemas/order.paid.schema.json"),
        (&["schema"], "latest/events.schema.json"),
    ] {
        assert_eq!(place.run(arguments).ends_with(0).out().as_bytes(), files[path]);
        assert_eq!(json(&files[path])["$id"], format!("https://example.com/schemas/{path}"));
    }
    let is_closed = |path: &str| json(&files[path])["additionalProperties"] == Value::Bool(false);
    for edition in ["latest", "releases/v1"] {
        let schema = format!("{edition}/schemas/order.paid.schema.json");
        assert_eq!([is_closed(&schema), is_closed(&format!("producer/{schema}"))], [false, true]);
    }
}

#[test]
fn the_lists_tell_which_face_they_are_of() {
    let place = place_with_removed("producer-lists");
    run(&place, PUBLISH, 0);
    assert_eq!(json(&public(&place)["catalog.json"])["producer"], Value::Null);
    run(&place, PRODUCER, 0);
    let files = public(&place);
    let producer = &json(&files["catalog.json"])["producer"];
    assert_eq!(producer["latest"]["path"], "producer/latest/catalog.json");
    assert_eq!(producer["releases"][0]["release"], "v1");
    assert_eq!(producer["releases"][0]["path"], "producer/releases/v1/catalog.json");
    assert_eq!(producer["releases"][0]["sha256"], sha256(&files["producer/releases/v1/catalog.json"]));
    for (path, face, events) in [
        ("latest", "consumer", 4),
        ("releases/v1", "consumer", 3),
        ("producer/latest", "producer", 3),
        ("producer/releases/v1", "producer", 3),
    ] {
        let list = json(&files[&format!("{path}/catalog.json")]);
        assert_eq!(list["format"], "tidings-catalog-1");
        assert_eq!(list["face"], face);
        assert_eq!(list["families"][0]["events"].as_array().map(Vec::len), Some(events), "{path}");
    }
}

#[test]
fn asked_for_later_it_changes_nothing_else() {
    let place = place("producer-later");
    run(&place, PUBLISH, 0);
    let before = public(&place);
    let said = run(&place, PRODUCER, 0);
    assert!(said.ends_with("\nwrote public/catalog.json: 1 file changed\n11 files up to date\n"), "{said}");
    let after = public(&place);
    assert_stays(&before, &after);
    let mut all = json(&after["catalog.json"]);
    assert!(all["producer"].take().is_object());
    assert_eq!(all, json(&before["catalog.json"]));
    let is_new = |path: &&String| !before.contains_key(*path);
    assert!(after.keys().filter(is_new).all(|path| path.starts_with("producer/")));
    assert_eq!(after.len(), 23);
}

#[test]
fn a_second_run_touches_nothing_and_a_change_only_what_changed() {
    let place = place("producer-second");
    run(&place, PRODUCER, 0);
    let before = times(&place);
    assert!(run(&place, PRODUCER, 0).ends_with("\n23 files up to date\n"));
    assert!(run(&place, &[PRODUCER, &["--check"]].concat(), 0).ends_with("\n23 files up to date\n"));
    assert_eq!(times(&place), before);
    place.write("schema/events/order.yaml", &place.read("schema/events/order.yaml").replace("is lost", "was lost"));
    let check = run(&place, &[PRODUCER, &["--check"]].concat(), 1);
    assert!(check.contains("\npublic/producer/latest/schemas/order.lost.schema.json: changed\n"), "{check}");
    let repair = "error: 6 files are not what the catalogue says; repair with `tidings publish --out public --producer schema`\n";
    assert!(check.ends_with(repair), "{check}");
    run(&place, PRODUCER, 0);
    // What did not change is the file that was there, and not a new one that holds the same.
    let after = times(&place);
    assert_eq!(public(&place).keys().filter(|path| after[*path] == before[*path]).count(), 23 - 6);
}

#[test]
fn without_it_a_run_is_refused_where_it_was_published() {
    let place = place("producer-without");
    run(&place, PRODUCER, 0);
    let before = public(&place);
    let said = "error: public/producer: the producer's face was published here, and without `--producer` it would fall \
                behind; add that, or remove this folder if nobody needs its addresses any more\n";
    for arguments in [PUBLISH.to_vec(), [PUBLISH, &["--check"]].concat()] {
        assert!(run(&place, &arguments, 1).ends_with(said));
        assert_eq!(public(&place), before);
    }
    // As it is said, so it is.
    let producer = place.0.join("public/producer");
    fs::remove_dir_all(&producer).expect("the folder can be removed");
    // The folder of a release is one, though nothing lies in it any more.
    fs::create_dir_all(producer.join("releases/v1")).expect("a folder can be made");
    assert!(run(&place, PUBLISH, 1).ends_with(said));
    fs::remove_dir_all(&producer).expect("the folder can be removed");
    assert!(run(&place, PUBLISH, 0).ends_with("\nwrote public/catalog.json: 1 file changed\n11 files up to date\n"));
    assert_eq!(json(&public(&place)["catalog.json"])["producer"], Value::Null);
    run(&place, PRODUCER, 0);
    assert_eq!(public(&place), before);
}

#[test]
fn a_new_release_joins_both_trees() {
    let place = place("producer-joins");
    run(&place, PRODUCER, 0);
    let before = public(&place);
    run(&place, &["release", "v2"], 0);
    let said = run(&place, PRODUCER, 0);
    assert!(
        said.contains("\nwrote public/releases/v2: 6 files new\nwrote public/producer/releases/v2: 6 files new\n"),
        "{said}"
    );
    let after = public(&place);
    assert_stays(&before, &after);
}

#[test]
fn what_an_earlier_version_published_of_it_is_kept() {
    let place = place("producer-kept");
    run(&place, PRODUCER, 0);
    let mut old = String::new();
    // A schema that is written otherwise, its digest in the list, and the digest of that in the list of all.
    for (path, from, to) in [
        ("public/producer/releases/v1/events.schema.json", "  \"oneOf\"", "  \"anyOf\""),
        ("public/producer/releases/v1/catalog.json", "", ""),
        ("public/catalog.json", "", ""),
    ] {
        let before = place.read(path);
        let after = match old.split_once(' ') {
            Some((was, is)) => before.replace(was, is),
            None => before.replace(from, to),
        };
        assert!(after != before, "{path}");
        place.write(path, &after);
        old = format!("{} {}", sha256(before.as_bytes()), sha256(after.as_bytes()));
    }
    let before = public(&place);
    let said = run(&place, PRODUCER, 0);
    assert!(said.contains("\nkept public/producer/releases/v1 as an earlier version of `tidings` made it\n"), "{said}");
    assert_eq!(public(&place), before);
}

/// What is refused where it was published: what is so behind a first run, the exit code, and what is said.
type Refusal = (fn(&Place), i32, &'static str);

const REFUSALS: &[Refusal] = &[
    (
        |place| edit(place, "public/producer/releases/v1/schemas/order.paid.schema.json", "is paid", "was paid"),
        1,
        "public/producer/releases/v1/schemas/order.paid.schema.json: a published release never changes, and this file \
         would: it is not as it was published; put it back as it was, or remove the folder, and all of it is written again",
    ),
    (
        |place| {
            remove_folder(place, "public/releases");
            edit(place, "schema/releases/v1.json", "An order is paid", "Somebody paid");
        },
        1,
        "public/producer/releases/v1/events.schema.json: a published release never changes, and this file would: \
         `schema/releases/v1.json` is not what it was when it was published; put that back as it was, and freeze what is \
         new under a new name",
    ),
    (
        |place| {
            remove_folder(place, "public/releases");
            remove(place, "schema/releases/v1.json");
        },
        1,
        "public/producer/releases/v1: what was published stays, but the release `schema/releases/v1.json` is not there; \
         put it back",
    ),
    (
        |place| place.write("public/producer/latest/index.html", ""),
        1,
        "public/producer/latest/index.html: this file was not written by `tidings publish`, which replaces \
         `producer/latest` as a whole; move it away",
    ),
    (
        |place| {
            remove_folder(place, "public/producer");
            place.write("public/producer", "");
        },
        3,
        "public/producer/latest: a file stands where this path needs a folder; move it away, or name another folder",
    ),
];

fn remove_folder(place: &Place, path: &str) {
    fs::remove_dir_all(place.0.join(path)).expect("the folder can be removed");
}

#[test]
fn what_is_refused_is_said_and_nothing_is_touched() {
    for (number, (prepare, code, said)) in REFUSALS.iter().enumerate() {
        let place = place(&format!("producer-refused-{number}"));
        run(&place, PRODUCER, 0);
        prepare(&place);
        check_refused(&place, PRODUCER, *code, said);
    }
}

/// Neither an event nor a release can be called so that the producer's tree is touched.
#[test]
fn no_name_leads_into_the_producer_s_tree() {
    let place = place("producer-names");
    let events = ["producer", "producer/latest", "../producer", "../../producer/latest/catalog", "catalog", "latest"];
    let family = events.iter().enumerate().fold(FAMILY.to_owned(), |family, (number, event)| {
        let line = format!("  event.number{number}: {{wire: '{event}', fired_when: It is so}}\ntypes:");
        family.replace("types:", &line)
    });
    place.write("schema/events/order.yaml", &family);
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("[v1]", "[v1, producer]"));
    run(&place, &["release", "producer"], 0);
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("[v1]", "[v1, producer, latest]"));
    run(&place, PUBLISH, 0);
    let consumer = public(&place);
    assert!(!consumer.keys().any(|path| path.starts_with("producer")));
    run(&place, PRODUCER, 0);
    let both = public(&place);
    for (path, bytes) in consumer.iter().filter(|(path, _)| *path != "catalog.json") {
        let own = both.get(&format!("producer/{path}")).unwrap_or_else(|| panic!("{path} has no counterpart"));
        assert_eq!(both.get(path), Some(bytes));
        assert!(own != bytes, "{path}");
    }
    assert_eq!(both.len(), 2 * consumer.len() - 1);
}
