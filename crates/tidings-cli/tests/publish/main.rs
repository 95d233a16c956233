//! `tidings publish` as people and scripts call it: what lies in the folder, and what never changes there.

mod interrupted;
#[path = "../place/mod.rs"]
mod place;
mod producer;
mod refused;
mod room;
mod shop;

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use shop::{BASE, FAMILY, PUBLISH, assert_stays, place, public, run, times};

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("what is published is JSON")
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// Each file's path, as a server finds it that is asked for the address.
fn asked(url: &str, base: &str) -> String {
    let path = url.strip_prefix(base).and_then(|path| path.strip_prefix('/')).expect(url);
    let mut decoded = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let escaped = (byte == b'%').then(|| [rest.next(), rest.next()].map(|digit| digit.expect("two digits follow")));
        let digits = escaped.map(|digits| String::from_utf8_lossy(&digits).into_owned());
        decoded.push(digits.map_or(byte, |digits| u8::from_str_radix(&digits, 16).expect("they are hexadecimal")));
    }
    String::from_utf8(decoded).expect("a path is a text")
}

/// Every object in a list that names a file.
fn links<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(members) => {
            if members.contains_key("path") {
                found.push(value);
            }
            members.values().for_each(|value| links(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| links(value, found)),
        _ => {}
    }
}

#[test]
fn every_file_lies_at_its_address_and_is_listed_with_its_digest() {
    let place = place("addresses");
    for (base, more, number) in [
        (BASE, &[][..], 12),
        ("http://127.0.0.1:8000", &["--base", "http://127.0.0.1:8000/"], 12),
        (BASE, &["--producer"], 23),
    ] {
        let _ = fs::remove_dir_all(place.0.join("public"));
        run(&place, &[PUBLISH, more].concat(), 0);
        let files = public(&place);
        assert_eq!(files.len(), number);
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".schema.json")) {
            let id = json(bytes)["$id"].as_str().expect("every schema has an address").to_owned();
            assert_eq!(asked(&id, base), *path);
        }
        let mut listed = vec!["catalog.json".to_owned()];
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("catalog.json")) {
            let list = json(bytes);
            let folder = path.strip_suffix("catalog.json").expect("it ends so");
            assert_eq!(asked(list["url"].as_str().expect("a list has an address"), base), *path);
            let mut found = Vec::new();
            links(&list, &mut found);
            for link in found {
                let [url, way] = ["url", "path"].map(|key| link[key].as_str().expect("a link has both"));
                let file = format!("{folder}{way}");
                assert_eq!(asked(url, base), file);
                if let Some(digest) = link.get("sha256") {
                    assert_eq!(digest, &Value::from(sha256(&files[&file])), "{file}");
                }
                listed.push(file);
            }
        }
        listed.sort_unstable();
        assert_eq!(listed, files.keys().cloned().collect::<Vec<_>>());
    }
}

#[test]
fn the_lists_tell_what_there_is() {
    let place = place("lists");
    run(&place, PUBLISH, 0);
    let files = public(&place);
    let all = json(&files["catalog.json"]);
    assert_eq!(all["catalogue"], "shop");
    assert_eq!(all["latest"]["url"], "https://example.com/schemas/latest/catalog.json");
    assert_eq!(all["releases"].as_array().map(Vec::len), Some(1));
    assert_eq!(all["releases"][0]["release"], "v1");
    assert_eq!(all["releases"][0]["path"], "releases/v1/catalog.json");
    for (path, release, events) in [("latest", "v2", 4), ("releases/v1", "v1", 3)] {
        let list = json(&files[&format!("{path}/catalog.json")]);
        assert_eq!(list["release"], release);
        let family = &list["families"][0];
        assert_eq!(family["title"], "Order events");
        assert_eq!(family["events"].as_array().map(Vec::len), Some(events));
        assert_eq!(family["events"][2]["type"], "order:half/paid 50%?");
        assert_eq!(family["events"][2]["status"], "deprecated");
        assert_eq!(family["events"][2]["farewell"]["release"], "v1");
        assert_eq!(family["events"][1]["farewell"], Value::Null);
    }
}

#[test]
fn a_second_run_touches_nothing() {
    let place = place("second");
    let said = "schema: 4 events in 1 family, 1 type\nwrote public/releases/v1: 5 files new\n\
                wrote public/latest: 6 files new\nwrote public/catalog.json: 1 file new\n";
    assert_eq!(run(&place, PUBLISH, 0), said);
    let before = times(&place);
    assert_eq!(run(&place, PUBLISH, 0), "schema: 4 events in 1 family, 1 type\n12 files up to date\n");
    assert_eq!(times(&place), before);
    assert_eq!(run(&place, &[PUBLISH, &["--quiet"]].concat(), 0), "");
    assert!(run(&place, &[PUBLISH, &["--check"]].concat(), 0).ends_with("\n12 files up to date\n"));
}

#[test]
fn the_present_changes_and_a_release_does_not() {
    let place = place("present");
    run(&place, PUBLISH, 0);
    let before = public(&place);
    place.write(
        "schema/events/order.yaml",
        &FAMILY.replace("An order is paid", "Somebody paid").replace("  order.created: An order is placed\n", ""),
    );
    let check = run(&place, &[PUBLISH, &["--check"]].concat(), 1);
    let shown = "public/latest/catalog.json: changed\npublic/latest/events.schema.json: changed\n\
                 public/latest/schemas/order.paid.schema.json: changed\npublic/latest/schemas/order.created.schema.json: removed\n\
                 public/latest/schemas/order.lost.schema.json: removed\n\
                 error: 5 files are not what the catalogue says; repair with `tidings publish --out public schema`\n";
    assert!(check.ends_with(shown), "{check}");
    assert_eq!(public(&place), before);
    let said = run(&place, PUBLISH, 0);
    assert!(said.contains("\nwrote public/latest: 3 files changed, 2 files removed\n"), "{said}");
    let after = public(&place);
    for (path, bytes) in &after {
        let is_same = before.get(path) == Some(bytes);
        assert_eq!(is_same, !path.starts_with("latest/") || path.contains("half"), "{path}");
    }
    assert_eq!(before.len() - after.len(), 2);
    assert_eq!(place.names("public"), ["catalog.json", "latest", "releases"]);
}

#[test]
fn a_new_release_joins_the_others() {
    let place = place("joins");
    run(&place, PUBLISH, 0);
    let before = public(&place);
    run(&place, &["release", "v2"], 0);
    let said = run(&place, PUBLISH, 0);
    assert!(
        said.contains("\nwrote public/releases/v2: 6 files new\nwrote public/catalog.json: 1 file changed\n"),
        "{said}"
    );
    let after = public(&place);
    assert_stays(&before, &after);
    let all = json(&after["catalog.json"]);
    let names: Vec<&Value> = all["releases"].as_array().expect("a list").iter().map(|it| &it["release"]).collect();
    assert_eq!(names, ["v1", "v2"]);
}

/// A newer version of the command may write schemas otherwise. What was published stays all the same.
#[test]
fn what_an_earlier_version_published_is_kept() {
    let place = place("kept");
    run(&place, PUBLISH, 0);
    let [schema, list] = ["public/releases/v1/events.schema.json", "public/releases/v1/catalog.json"];
    let digest = |text: &str| sha256(text.as_bytes());
    let (old, new) = (place.read(schema), place.read(schema).replace("  \"oneOf\"", "  \"anyOf\""));
    place.write(schema, &new);
    let (old_list, new_list) = (place.read(list), place.read(list).replace(&digest(&old), &digest(&new)));
    place.write(list, &new_list);
    // As long as the list of all does not say so, somebody changed it.
    let why =
        "public/releases/v1/catalog.json: a published release never changes, and this file would: it is not as it was";
    assert!(run(&place, PUBLISH, 1).contains(why));
    let all = place.read("public/catalog.json");
    place.write("public/catalog.json", &all.replace(&digest(&old_list), &digest(&new_list)));
    let before = public(&place);
    let said = run(&place, PUBLISH, 0);
    assert!(said.contains("\nkept public/releases/v1 as an earlier version of `tidings` made it\n"), "{said}");
    let after = public(&place);
    assert_eq!(json(&after["catalog.json"])["releases"][0]["sha256"], digest(&new_list));
    assert_eq!(after, before);
    assert!(run(&place, &[PUBLISH, &["--check"]].concat(), 0).ends_with("files up to date\n"));
}

#[test]
fn a_program_reads_what_was_published() {
    let place = place("json");
    let states = |more: &[&str], code| {
        let out = place.run(&[PUBLISH, &["--format", "json"], more].concat()).ends_with(code).out();
        let told = json(out.as_bytes());
        assert_eq!((&told["path"], &told["base"]), (&Value::from("public"), &Value::from(BASE)));
        let files = told["files"].as_array().expect("a list").clone();
        let mut states: BTreeMap<String, usize> = BTreeMap::new();
        for file in &files {
            let [path, url, state] = ["path", "url", "state"].map(|key| file[key].as_str().expect("a text"));
            assert_eq!(format!("public/{}", asked(url, BASE)), path);
            *states.entry(state.to_owned()).or_default() += 1;
        }
        states.into_iter().map(|(state, number)| format!("{number} {state}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(states(&["--check"], 1), "12 stale");
    assert_eq!(states(&[], 0), "12 written");
    assert_eq!(states(&[], 0), "12 current");
    place.write("schema/events/order.yaml", FAMILY);
    assert_eq!(states(&["--check"], 1), "9 current, 1 left over, 2 stale");
    assert_eq!(states(&[], 0), "9 current, 1 removed, 2 written");
    assert_eq!(states(&["--producer"], 0), "10 current, 11 written");
    assert_eq!(states(&["--producer", "--check"], 0), "21 current");
}
