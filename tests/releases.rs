//! The releases of Deck: what the seeds show of them, no more and no less, in files that never change.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tidings_build::{Compiled, Sources, compile, freeze, read};

/// The earlier page of Deck from its first table on, copied as text: headings, and rows of which each is a type and,
/// without a space between, when it is fired. It has no backticks.
const EARLIER: &str = include_str!("seeds/earlier.txt");

/// The tables of the present page.
const PRESENT: &str = include_str!("seeds/present.md");

const RELEASE: &str = "schema/releases/earlier.json";

fn compiled(sources: &Sources) -> Compiled {
    compile(sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines()))
}

fn text(sources: &Sources) -> String {
    freeze(sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines())).text
}

/// The rows of tables of events: the type, and when it is fired.
fn rows(tables: &str) -> BTreeMap<&str, &str> {
    let lines = tables.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('|'));
    lines.map(|(name, text)| (name.trim().trim_end_matches('`'), text.trim_end_matches('|').trim())).collect()
}

/// The tables of a page as the seed has them: headings and rows without marks, from the first family on.
fn as_copied(page: &str) -> Vec<String> {
    let tables = page.split_once("\n## Agent events\n").expect("the page begins with the agents").1;
    let tables = tables.split_once("\n## Payloads\n").expect("the payloads follow the events").0;
    let mut lines = vec!["Agent events".to_owned()];
    for line in tables.lines().filter(|line| !line.is_empty() && !line.starts_with("| ---")) {
        let cells: Vec<&str> = line.trim_start_matches("## ").trim_matches('|').split(" | ").map(str::trim).collect();
        lines.push(cells.concat().replace('`', ""));
    }
    lines
}

#[test]
fn the_earlier_release_is_the_seed_row_by_row() {
    let Compiled { artifacts, catalogue, .. } = compiled(&read(RELEASE));
    let seed: Vec<&str> = EARLIER.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(seed.iter().filter(|line| line.contains('.')).count(), 32);
    assert_eq!(as_copied(&artifacts.page), seed);
    assert_eq!(rows(&artifacts.event_list).len(), 32);
    assert!(catalogue.events.iter().all(|event| !event.life.is_over()), "an end of that time would be invented");
}

/// Of the present those events are compared that its seed has: what was added or ended since is no difference between
/// the two pages that Deck published.
#[test]
fn the_releases_differ_in_what_is_known_and_nothing_else() {
    let (earlier, present) = (compiled(&read(RELEASE)).artifacts, compiled(&read("schema")).catalogue);
    let earlier = rows(&earlier.event_list);
    let now: BTreeSet<&str> = rows(PRESENT).into_keys().collect();
    let present = present.events.iter().filter(|event| now.contains(event.name.as_str()));
    let present: BTreeMap<&str, &str> = present.map(|event| (event.name.as_str(), event.fired_when.as_str())).collect();
    assert_eq!((earlier.len(), present.len(), now.len()), (32, 33, 33));
    let then: BTreeSet<&str> = earlier.keys().copied().collect();
    assert_eq!(&then - &now, BTreeSet::from(["storage.deleted", "task_run.pending"]));
    assert_eq!(&now - &then, BTreeSet::from(["task.reset", "task_run.review_required", "user.created"]));
    let reworded: Vec<_> = earlier
        .iter()
        .filter_map(|(name, text)| Some((*name, *text, *present.get(name)?)))
        .filter(|(_, before, now)| before != now)
        .collect();
    assert_eq!(
        reworded,
        [(
            "event_destination.deactivated",
            "A destination is disabled by the user or by failed deliveries",
            "A destination is disabled"
        )]
    );
}

#[test]
fn what_a_release_has_is_still_in_the_catalogue() {
    let present = compiled(&read("schema")).catalogue;
    for event in &compiled(&read(RELEASE)).catalogue.events {
        let kept = present.events.iter().find(|kept| kept.name == event.name);
        assert!(kept.is_some(), "archives may hold `{}`; an event that ended is `removed`", event.name);
    }
}

#[test]
fn releases_are_frozen_under_their_names() {
    let present = compiled(&read("schema")).catalogue;
    let (last, past) = present.releases.split_last().expect("the catalogue lists its releases");
    let mut found = BTreeSet::new();
    for entry in fs::read_dir("schema/releases").expect("the releases are there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let sources = read(&path);
        assert_eq!(fs::read_to_string(&path).expect("it can be read"), text(&sources), "{name} is canonical");
        let release = compiled(&sources).catalogue;
        assert_eq!((release.releases.last(), &release.name), (Some(&name), &present.name));
        found.insert(name);
    }
    assert_eq!(found, past.iter().cloned().collect(), "each but `{last}`, which can still change");
}

#[test]
fn the_release_of_the_present_would_be_the_present() {
    let folder = read("schema");
    let mut frozen = Sources::new("schema");
    frozen.add("present.json", text(&folder).into_bytes());
    assert_eq!(text(&frozen), text(&folder));
    let (catalogue, release) = (compiled(&folder), compiled(&frozen));
    let without_places = |rust: &str| {
        rust.lines().filter(|line| !line.trim_start().starts_with("/// Defined in ")).collect::<Vec<_>>().join("\n")
    };
    let [one, other] = [catalogue, release].map(|Compiled { mut artifacts, .. }| {
        artifacts.rust = without_places(&artifacts.rust);
        artifacts
    });
    assert_eq!(one.schema, other.schema);
    assert_eq!(one.samples, other.samples);
    assert_eq!(one.page, other.page);
    assert!(format!("{one:?}") == format!("{other:?}"), "something else differs");
}

/// Read by its own path, it is called by its own name. That is all that differs then.
#[test]
fn a_release_is_called_by_its_own_name() {
    let mut called = Sources::new("schema");
    called.add("earlier.json", fs::read(RELEASE).expect("the release is there"));
    let (own, called) = (compiled(&read(RELEASE)).artifacts, compiled(&called).artifacts);
    assert_eq!(called.page.lines().next(), Some("<!-- Generated by `tidings build` from `schema`; edits are lost -->"));
    for (own, called) in [(own.page, called.page), (own.schema, called.schema)] {
        assert_ne!(own, called);
        assert_eq!(own.replace("from `earlier.json`;", "from `schema`;"), called);
    }
    assert_eq!(own.samples, called.samples);
}
