//! What is refused, and that nothing was touched then.

use std::fs;

use crate::place::Place;
use crate::shop::{CATALOGUE, FAMILY, PUBLISH, files, place, public, run};

/// What is refused: what is so behind a first run, the options that are added, the exit code, and what is said.
type Refusal = (fn(&Place), &'static [&'static str], i32, &'static str);

const REFUSALS: &[Refusal] = &[
    (
        |place| edit(place, "public/releases/v1/schemas/order.paid.schema.json", "is paid", "was paid"),
        &[],
        1,
        "public/releases/v1/schemas/order.paid.schema.json: a published release never changes, and this file would: it is \
         not as it was published; put it back as it was, or remove the folder, and all of it is written again",
    ),
    (
        |place| remove(place, "public/releases/v1/events.schema.json"),
        &[],
        1,
        "public/releases/v1/events.schema.json: a published release never changes, and this file would: it is missing; put \
         it back as it was, or remove the folder, and all of it is written again",
    ),
    (
        |place| edit(place, "schema/releases/v1.json", "An order is paid", "Somebody paid"),
        &[],
        1,
        "public/releases/v1/events.schema.json: a published release never changes, and this file would: \
         `schema/releases/v1.json` is not what it was when it was published; put that back as it was, and freeze what is \
         new under a new name",
    ),
    (
        |_| {},
        &["--base", "https://example.org"],
        1,
        "public/releases/v1/events.schema.json: a published release never changes, and this file would: it was published \
         for another address than `https://example.org`; keep to that, or name another folder",
    ),
    (
        |place| place.write("public/releases/v1/catalog.json", "{}"),
        &[],
        1,
        "public/releases/v1/catalog.json: a published release never changes, and this file would: the folder was not \
         written by `tidings publish`; move it away",
    ),
    (
        |place| remove(place, "schema/releases/v1.json"),
        &[],
        1,
        "public/releases/v1: what was published stays, but the release `schema/releases/v1.json` is not there; put it back",
    ),
    (
        |place| place.write("public/latest/index.html", ""),
        &[],
        1,
        "public/latest/index.html: this file was not written by `tidings publish`, which replaces `latest` as a whole; move \
         it away",
    ),
    (
        |place| edit(place, "schema/catalogue.yaml", "catalogue: shop", "catalogue: kiosk"),
        &[],
        1,
        "schema/releases/v1.json: this is a release of the catalogue `shop`, and not of `kiosk`; move it away",
    ),
    (
        |place| {
            edit(place, "schema/catalogue.yaml", "catalogue: shop", "catalogue: kiosk");
            remove(place, "schema/releases/v1.json");
        },
        &[],
        1,
        "public: another catalogue was published here; name a folder of its own",
    ),
    (
        |place| remove(place, "public/catalog.json"),
        &[],
        1,
        "public: this folder was not written by `tidings publish`, and it is not empty: it holds `latest`; name an empty one, or one that does not exist yet",
    ),
    (
        |place| place.write("public/catalog.json", "{}"),
        &[],
        1,
        "public: this folder was not written by `tidings publish`, and it is not empty: it holds `catalog.json`; name an empty one, or one that does not exist yet",
    ),
    (
        |place| edit(place, "schema/catalogue.yaml", "base: https://example.com/schemas/\n", ""),
        &[],
        1,
        "schema/catalogue.yaml: the catalogue has no `base`, so no schema would lie at its `$id`; add the address under \
         which the folder will be served, such as `base: https://example.com/schemas`, or give it with `--base`",
    ),
    (
        |place| place.write("schema/releases/v0.json", &place.read("schema/releases/v1.json")),
        &[],
        1,
        "schema/releases/v0.json: two releases have the name `v1`: this file holds it, and so does \
         `schema/releases/v1.json`; remove one of them",
    ),
    (
        |place| {
            let path = |name| place.0.join("schema/releases").join(name);
            fs::rename(path("v1.json"), path("v0.json")).expect("it can be renamed");
        },
        &[],
        1,
        "schema/releases/v0.json: this file holds the release `v1`; call it `v1.json`",
    ),
    (
        |place| {
            edit(place, "schema/releases/v1.json", "\"releases\": [\n    \"v1\"\n  ],", "");
            edit(place, "schema/releases/v1.json", "\"deprecated\": \"v1\"", "\"deprecated\": true");
        },
        &[],
        1,
        "schema/releases/v1.json: this file lists no `releases`, and its name says that it is the release `v1`",
    ),
    (
        |place| place.write("schema/releases/v 2.json", &place.read("schema/releases/v1.json")),
        &[],
        1,
        "schema: the release `v 2` cannot name a file: it begins with a letter or digit of ASCII and holds such, `.`, `-` \
         and `_`",
    ),
    (
        |place| {
            remove(place, "public/latest/catalog.json");
            place.write("public/latest/catalog.json/notes.txt", "");
        },
        &[],
        1,
        "public/latest/catalog.json/notes.txt: this file was not written by `tidings publish`, which replaces `latest` as a \
         whole; move it away",
    ),
];

pub(crate) fn edit(place: &Place, path: &str, from: &str, to: &str) {
    let text = place.read(path);
    assert!(text.contains(from), "{path} has no `{from}`");
    place.write(path, &text.replace(from, to));
}

pub(crate) fn remove(place: &Place, path: &str) {
    fs::remove_file(place.0.join(path)).expect("the file can be removed");
}

#[test]
fn what_is_refused_is_said_and_nothing_is_touched() {
    for (number, (prepare, more, code, said)) in REFUSALS.iter().enumerate() {
        let place = place(&format!("refused-{number}"));
        run(&place, PUBLISH, 0);
        prepare(&place);
        check_refused(&place, &[PUBLISH, more].concat(), *code, said);
    }
}

/// Refused are both to compare and to write, and nothing is touched.
#[track_caller]
pub(crate) fn check_refused(place: &Place, arguments: &[&str], code: i32, said: &str) {
    let before = public(place);
    for check in [&["--check"][..], &[]] {
        let err = place.run(&[arguments, check].concat()).ends_with(code).err();
        assert_eq!(err, format!("error: {said}\n"));
        assert_eq!(public(place), before, "{said}");
    }
}

/// On a file system that tells capitals from small letters there can be both.
#[test]
#[cfg(target_os = "linux")]
fn releases_that_differ_in_capitals_alone_are_refused() {
    let place = place("capitals");
    place.write("schema/releases/V1.json", &place.read("schema/releases/v1.json"));
    let said = "error: schema/releases/v1.json: the releases `V1` and `v1` differ in capitals alone, and many systems do not \
                tell them apart\n";
    assert!(run(&place, PUBLISH, 1).ends_with(said));
    assert!(place.names("public").is_empty());
}

/// A folder: what lies there before, the path that is named, the exit code, and what is said.
const FOLDERS: &[(&str, &str, i32, &str)] = &[
    (
        "public/index.html",
        "public",
        1,
        "public: this folder was not written by `tidings publish`, and it is not empty: it holds `index.html`; name an empty one, or one that does not exist yet",
    ),
    (
        "public",
        "public",
        3,
        "public: a file stands where this path needs a folder; move it away, or name another folder",
    ),
    (
        "public",
        "public/a",
        3,
        "public/a: a file stands where this path needs a folder; move it away, or name another folder",
    ),
    (
        "schema/releases/notes.txt",
        "schema/releases/public",
        1,
        "schema/releases/public: here lie the frozen releases, and nothing else may; name another folder",
    ),
    (
        "notes.txt",
        "schema",
        1,
        "schema: this folder was not written by `tidings publish`, and it is not empty: it holds `catalogue.yaml`; name an empty one, or one that does not exist yet",
    ),
];

#[test]
fn folders_that_are_not_ours_are_refused() {
    for (number, (lying, out, code, said)) in FOLDERS.iter().enumerate() {
        let place = place(&format!("folder-{number}"));
        place.write(lying, "");
        let before = files(&place.0);
        let err = place.run(&["publish", "--out", out]).ends_with(*code).err();
        assert_eq!(err, format!("error: {said}\n"));
        assert_eq!(files(&place.0), before, "{said}");
    }
}

#[test]
fn a_folder_of_version_control_is_in_nobody_s_way() {
    let place = place("git");
    place.write("public/.git/HEAD", "ref: refs/heads/main\n");
    run(&place, PUBLISH, 0);
    // What else somebody serves beside it is left alone.
    place.write("public/index.html", "");
    assert!(run(&place, PUBLISH, 0).ends_with("\n12 files up to date\n"));
    assert_eq!(place.names("public"), [".git", "catalog.json", "index.html", "latest", "releases"]);
}

#[test]
fn an_address_that_is_none_is_a_wrong_command_line() {
    let place = place("address");
    for base in [
        "example.com",
        "ftp://example.com",
        "https://",
        "https://example.com/a b",
        "https://example.com/?a",
        "https://example.com/../a",
        "",
    ] {
        let said = run(&place, &[PUBLISH, &["--base", base]].concat(), 2);
        let start =
            format!("error: invalid value '{base}' for '--base <URL>': no address under which schemas could stand; ");
        assert!(said.starts_with(&start) || base.is_empty(), "{said}");
        place.write("schema/catalogue.yaml", &CATALOGUE.replace("https://example.com/schemas/", &format!("'{base}'")));
        run(&place, PUBLISH, 1);
    }
    assert!(
        run(&place, &["publish"], 2).contains("the following required arguments were not provided:\n  --out <DIR>\n")
    );
    assert!(place.names("public").is_empty());
}

#[test]
fn mistakes_in_a_release_are_shown_where_they_are() {
    let place = place("mistakes");
    edit(&place, "schema/releases/v1.json", "\"integer\"", "\"integr\"");
    let said = run(&place, &[PUBLISH, &["--format", "lines"]].concat(), 1);
    assert!(said.contains("schema/releases/v1.json:") && said.contains("unknown type `integr` [T0302]"), "{said}");
    assert!(place.names("public").is_empty());
}

#[test]
fn an_event_without_a_file_name_is_refused() {
    let place = place("long");
    let long = "o".repeat(250);
    place.write("schema/events/order.yaml", &FAMILY.replace("order.paid", &long));
    let said = run(&place, PUBLISH, 1);
    assert!(said.contains("has a name of 262 bytes, and file systems hold at most 255\n"), "{said}");
    assert!(place.names("public").is_empty());
}
