//! The errors of `tidings publish`.

use std::fs;

use crate::cases::Case;
use crate::place::Place;
use crate::situations::{change, nothing, released};

/// What is typed where something was published.
const PUBLISH: &str = "tidings publish --out public --base https://example.com";

pub(crate) const CASES: &[Case] = &[
    ("No folder named", nothing, "tidings publish"),
    ("No address", nothing, "tidings publish --out public"),
    ("An address that is none", nothing, "tidings publish --out public --base example.com"),
    (
        "A folder that holds something else",
        |place| place.write("public/index.html", ""),
        "tidings publish --out public --base https://example.com",
    ),
    (
        "The folder of another catalogue",
        |place| {
            published(place);
            edit(place, "schema/catalogue.yaml", "shop\n", "kiosk\n");
            remove_release(place);
        },
        PUBLISH,
    ),
    (
        "The folder of the frozen releases",
        published,
        "tidings publish --out schema/releases --base https://example.com",
    ),
    ("A file in place of the folder", nothing, "tidings publish --out PAGE.md --base https://example.com"),
    (
        "A published release that would change",
        |place| {
            published(place);
            edit(place, "schema/releases/v1.json", "is paid", "was paid");
        },
        PUBLISH,
    ),
    (
        "One that is not as it was",
        |place| {
            published(place);
            place.write("public/releases/v1/events.schema.json", "{}\n");
        },
        PUBLISH,
    ),
    ("One for another address", published, "tidings publish --out public --base https://example.org"),
    (
        "One that is frozen no more",
        |place| {
            published(place);
            remove_release(place);
        },
        PUBLISH,
    ),
    (
        "Two releases of one name",
        |place| {
            published(place);
            place.write("schema/releases/v0.json", &place.read("schema/releases/v1.json"));
        },
        PUBLISH,
    ),
    (
        "The producer's face, which was published once and is not asked for",
        |place| {
            published(place);
            place.run(&["publish", "--out", "public", "--base", "https://example.com", "--producer"]).ends_with(0);
        },
        PUBLISH,
    ),
    (
        "A file of somebody else's in `latest`",
        |place| {
            published(place);
            place.write("public/latest/index.html", "");
        },
        PUBLISH,
    ),
    (
        "A folder that is not up to date",
        |place| {
            published(place);
            change(place);
        },
        "tidings publish --check --out public --base https://example.com",
    ),
];

fn published(place: &Place) {
    released(place);
    place.run(&["publish", "--out", "public", "--base", "https://example.com"]).ends_with(0);
}

fn edit(place: &Place, path: &str, from: &str, to: &str) {
    place.write(path, &place.read(path).replace(from, to));
}

fn remove_release(place: &Place) {
    fs::remove_file(place.0.join("schema/releases/v1.json")).expect("it can be removed");
}
