//! A catalogue with a release, and the folder that it is published to.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::place::Place;

pub(crate) const BASE: &str = "https://example.com/schemas";

pub(crate) const CATALOGUE: &str = "\
catalogue: shop
language: 1
title: Shop events
base: https://example.com/schemas/
releases: [v1]
families: [order]
envelope: {name: type, payload: data, fields: {id: string}}
";

/// Names that a file system or an address does not take as they are are among them.
pub(crate) const FAMILY: &str = "\
title: Order events
payload: Order
events:
  order.created: An order is placed
  order.paid: An order is paid
  'order:half/paid 50%?': {fired_when: Half of it is paid, deprecated: v1}
types:
  Order: {fields: {total?: integer}}
";

pub(crate) const PUBLISH: &[&str] = &["publish", "--out", "public"];

/// With the producer's face.
pub(crate) const PRODUCER: &[&str] = &["publish", "--out", "public", "--producer"];

/// A catalogue with the release `v1`, which is frozen, and `v2`, which is the present and has one event more.
pub(crate) fn place(name: &str) -> Place {
    let place = Place::empty(&format!("publish/{name}"));
    place.write("schema/catalogue.yaml", CATALOGUE);
    place.write("schema/events/order.yaml", FAMILY);
    place.run(&["release", "v1"]).ends_with(0);
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("[v1]", "[v1, v2]"));
    place.write("schema/events/order.yaml", &FAMILY.replace("types:", "  order.lost: An order is lost\ntypes:"));
    place
}

/// What the command says on either stream, if it ends with this code.
#[track_caller]
pub(crate) fn run(place: &Place, arguments: &[&str], code: i32) -> String {
    let run = place.run(arguments).ends_with(code);
    run.out() + &run.err()
}

/// All files below a folder by their paths, with `/` on every system.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![String::new()];
    while let Some(path) = waiting.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&path)) else { continue };
        for entry in entries {
            let entry = entry.expect("the folder can be read");
            let name = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                waiting.push(name + "/");
            } else {
                files.insert(name, fs::read(entry.path()).expect("the file can be read"));
            }
        }
    }
    files
}

/// When each file that is published and each folder around it was changed.
pub(crate) fn times(place: &Place) -> BTreeMap<String, SystemTime> {
    let public = public(place);
    let paths = public.keys().flat_map(|path| Path::new(path).ancestors());
    let changed = |path| fs::metadata(place.0.join("public").join(path)).and_then(|it| it.modified());
    paths.map(|path| (path.display().to_string().replace('\\', "/"), changed(path).expect("it has a time"))).collect()
}

/// All files that are published.
pub(crate) fn public(place: &Place) -> BTreeMap<String, Vec<u8>> {
    files(&place.0.join("public"))
}

/// Whatever was published is as it was, but for the list of all.
#[track_caller]
pub(crate) fn assert_stays(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in before.iter().filter(|(path, _)| *path != "catalog.json") {
        assert_eq!(after.get(path), Some(bytes), "{path}");
    }
}
