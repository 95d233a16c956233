//! A run that is killed: what was published is whole, and the next run goes on.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::place::Place;
use crate::shop::{CATALOGUE, FAMILY, PRODUCER, PUBLISH, files, place, public, run};

/// How often a run is killed.
const KILLS: u32 = 40;

/// A catalogue of so many events that writing their schemas takes a while.
fn large(name: &str) -> Place {
    let place = place(name);
    let mut family = FAMILY.to_owned();
    family.truncate(FAMILY.find("types:").expect("the family has types"));
    for number in 0..12 {
        let _ = writeln!(family, "  order.number{number}: An order is {number}");
    }
    place.write("schema/events/order.yaml", &(family + "types: {Order: {fields: {total?: integer}}}\n"));
    place
}

/// The folder before the run that is killed, and as it would leave it: the present changes, and a release joins.
struct States {
    old: BTreeMap<String, Vec<u8>>,
    new: BTreeMap<String, Vec<u8>>,
    /// How long the run takes if nothing disturbs it.
    time: Duration,
}

fn states(place: &Place, first: &[&str], second: &[&str]) -> States {
    run(place, first, 0);
    let old = public(place);
    copy(&place.0.join("public"), &place.0.join("old"));
    run(place, &["release", "v2"], 0);
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("[v1]", "[v1, v2, v3]"));
    let family = place.read("schema/events/order.yaml");
    place.write("schema/events/order.yaml", &family.replace("An order is", "The order is"));
    let times = (0..3).map(|_| {
        restore(place);
        let start = Instant::now();
        run(place, second, 0);
        start.elapsed()
    });
    let time = times.min().unwrap_or_default();
    States { old, new: public(place), time }
}

/// The folder as it was before.
fn restore(place: &Place) {
    fs::remove_dir_all(place.0.join("public")).expect("the folder can be removed");
    copy(&place.0.join("old"), &place.0.join("public"));
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
}

/// The files of a part by their paths.
fn part<'a>(files: &'a BTreeMap<String, Vec<u8>>, part: &str) -> BTreeMap<&'a String, &'a Vec<u8>> {
    files.iter().filter(|(path, _)| path.starts_with(part)).collect()
}

/// All parts, in the order in which they are written.
const PARTS: &[&str] = &[
    "releases/v1/",
    "releases/v2/",
    "producer/releases/v1/",
    "producer/releases/v2/",
    "latest/",
    "producer/latest/",
    "catalog.json",
];

/// Whether each part is whole, the old one or the new one, and none is new before those that are written first.
#[track_caller]
fn check_whole(found: &BTreeMap<String, Vec<u8>>, states: &States) {
    let mut are_new = true;
    for name in PARTS {
        let is = |state| part(found, name) == part(state, name);
        assert!(is(&states.old) || is(&states.new), "`{name}` is neither the old one nor the new one");
        assert!(are_new || is(&states.old), "`{name}` is new, and what comes before it is not");
        are_new &= is(&states.new);
    }
    let is_in_a_part = |path: &String| PARTS.iter().any(|part| path.starts_with(part));
    assert!(found.keys().all(is_in_a_part), "there is something else");
}

/// Lets a run go on until a moment.
fn kill_at(mut child: Child, moment: Instant) {
    while Instant::now() < moment {
        std::thread::yield_now();
    }
    child.kill().expect("it was not waited for");
    child.wait().expect("it ends");
}

fn is_left_over(path: &str) -> bool {
    path.starts_with(".tidings-publish-")
}

/// Kills a second run at moments that cover the whole of it, and lets the next one go on.
fn kill(name: &str, first: &[&str], second: &[&str]) {
    let place = large(name);
    let states = states(&place, first, second);
    assert!(states.old != states.new);
    let names = place.names("public");
    let (mut in_between, mut finished) = (0, 0);
    for round in 0..KILLS {
        restore(&place);
        let mut command = place.command(second);
        let start = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command starts");
        // Moments that differ from run to run anyway; together they cover the whole of one.
        kill_at(child, start + states.time * (round * 37 % KILLS) / KILLS * 11 / 10);

        let (left, found): (BTreeMap<_, _>, BTreeMap<_, _>) =
            public(&place).into_iter().partition(|(path, _)| is_left_over(path));
        check_whole(&found, &states);
        in_between += u32::from(!left.is_empty());
        finished += u32::from(found == states.new);
        run(&place, second, 0);
        assert_eq!(public(&place), states.new);
        assert_eq!(place.names("public"), names);
    }
    println!("of {KILLS} runs {in_between} were killed while they wrote, and {finished} had published everything");
    assert!(in_between > 0, "no run was killed while it wrote");
}

#[test]
fn a_killed_run_leaves_the_old_or_the_new_and_the_next_repairs() {
    kill("killed", PUBLISH, PUBLISH);
}

#[test]
fn so_it_is_with_both_faces() {
    kill("killed-both", PRODUCER, PRODUCER);
}

#[test]
fn so_it_is_when_the_producer_s_comes_to_the_consumer_s() {
    kill("killed-later", PUBLISH, PRODUCER);
}

#[test]
fn what_a_killed_run_left_is_removed_even_if_nothing_else_is_to_do() {
    let place = place("left");
    run(&place, PUBLISH, 0);
    let before = public(&place);
    place.write("public/.tidings-publish-1-0/latest/events.schema.json", "half a");
    assert!(run(&place, &[PUBLISH, &["--check"]].concat(), 0).ends_with("\n12 files up to date\n"));
    assert!(run(&place, PUBLISH, 0).ends_with("\n12 files up to date\n"));
    assert_eq!(public(&place), before);
    assert_eq!(place.names("public"), ["catalog.json", "latest", "releases"]);
}

/// What the folder holds if the first of all runs is killed: what it gathers, and the parts that are at their place.
#[test]
fn a_first_run_that_was_killed_is_taken_up() {
    let place = place("first");
    run(&place, PRODUCER, 0);
    let whole = public(&place);
    let parts = ["catalog.json", "producer/latest", "latest", "producer/releases", "releases"];
    for number in 1..=parts.len() {
        for name in &parts[..number] {
            let path = place.0.join("public").join(name);
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("it can be removed");
        }
        place.write("public/.tidings-publish-1-0/latest/events.schema.json", "half a");
        run(&place, PRODUCER, 0);
        assert_eq!(public(&place), whole, "{:?}", &parts[..number]);
    }
}

/// Where folders cannot be swapped at once, `latest` may be missing: the old one lies with what was gathered.
#[test]
fn a_present_that_is_missing_comes_back() {
    let place = place("aside");
    run(&place, PRODUCER, 0);
    let whole = public(&place);
    for latest in ["latest", "producer/latest"] {
        let aside = place.0.join("public/.tidings-publish-1-0").join(latest).with_extension("old");
        fs::create_dir_all(aside.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::rename(place.0.join("public").join(latest), aside).expect("it can be renamed");
        run(&place, PRODUCER, 0);
        assert_eq!(public(&place), whole);
    }
}
