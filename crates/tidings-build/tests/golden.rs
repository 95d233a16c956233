//! What is made of a catalogue that uses every construct: committed, and compared here. `constructs.rs` uses it.
#![expect(clippy::disallowed_methods, reason = "a test reads what it compares")]

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use tidings_build::{Compiled, Sources, compile};

/// What brings the committed files up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-build --test golden";

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn compiled(catalogue: &[u8]) -> Compiled {
    let mut sources = Sources::new("golden");
    sources.add("catalogue.yaml", catalogue.to_vec());
    compile(&sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines()))
}

#[test]
fn the_golden_files_are_what_the_catalogue_says() {
    let compiled = compiled(&fs::read(golden("catalogue.yaml")).expect("the catalogue is there"));
    let artifacts = &compiled.artifacts;
    let one_event = artifacts.event_schemas.iter().find(|schema| schema.file_name.starts_with("order.paid"));
    for (name, text) in [
        ("events.rs", &artifacts.rust),
        ("events.schemars.rs", &artifacts.rust_schemars),
        ("events.schema.json", &artifacts.schema),
        ("order.paid.schema.json", &one_event.expect("each event has a schema").text),
        ("events.md", &artifacts.page),
        ("list.md", &artifacts.event_list),
        ("samples.json", &artifacts.samples),
    ] {
        assert_is_committed(name, text, "");
    }
}

/// Compares a file, or writes it. `features` are those without which it is not made.
fn assert_is_committed(name: &str, text: &str, features: &str) {
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(golden(name), text).expect("the golden file can be written");
    }
    let found = fs::read_to_string(golden(name)).unwrap_or_default();
    let difference = TextDiff::from_lines(found.as_str(), text).unified_diff().to_string();
    assert!(found == *text, "{name} differs:\n{difference}\nrepair with `{REPAIR}{features}`");
}

#[cfg(feature = "outputs")]
#[test]
fn the_golden_types_for_other_languages_are_what_the_catalogue_says() {
    let compiled = compiled(&fs::read(golden("catalogue.yaml")).expect("the catalogue is there"));
    for (name, text) in [("events.d.ts", compiled.typescript()), ("events.py", compiled.python())] {
        assert_is_committed(name, &text, " --features outputs");
    }
}

#[test]
fn generated_code_asks_for_nothing_but_the_runtime() {
    let Compiled { artifacts, .. } = compiled(&fs::read(golden("catalogue.yaml")).expect("the catalogue is there"));
    for text in [&artifacts.rust, &artifacts.rust_schemars] {
        for word in ["serde", "cfg", "unsafe", "std::", "core::", "extern", "feature"] {
            let found = text.lines().find(|line| !line.trim_start().starts_with("//") && line.contains(word));
            assert_eq!(found, None, "`{word}`");
        }
    }
}

#[test]
fn every_schema_names_its_dialect() {
    let Compiled { artifacts, .. } = compiled(&fs::read(golden("catalogue.yaml")).expect("the catalogue is there"));
    let events = artifacts.event_schemas.iter().map(|schema| &schema.text);
    for schema in events.chain([&artifacts.schema]) {
        let dialect = "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"$id\": \"";
        assert!(schema.starts_with(dialect), "{}", schema.lines().take(3).collect::<String>());
    }
}

#[test]
fn a_strange_folder_stays_within_its_comment() {
    let mut sources = Sources::new("a\n--> b");
    sources.add("catalogue.yaml", fs::read(golden("catalogue.yaml")).expect("the catalogue is there"));
    let Compiled { artifacts, .. } = compile(&sources).expect("the catalogue has no mistakes");
    assert_eq!(artifacts.rust.lines().nth(1), Some(""), "the remark is one line");
    let remark = artifacts.page.lines().next().expect("the page begins with a remark");
    assert!(remark.ends_with(" -->") && remark.matches("-->").count() == 1, "{remark}");
    let places = artifacts.rust.lines().filter(|line| line.contains("--> b/catalogue.yaml"));
    assert!(places.clone().count() > 20 && places.into_iter().all(|line| line.trim_start().starts_with("///")));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let catalogue = fs::read(golden("catalogue.yaml")).expect("the catalogue is there");
    let [first, second] = [compiled(&catalogue), compiled(&catalogue)].map(|run| format!("{:?}", run.artifacts));
    assert_eq!(first, second);
}

#[test]
fn line_breaks_of_windows_change_nothing() {
    let catalogue = fs::read_to_string(golden("catalogue.yaml")).expect("the catalogue is there");
    let [unix, windows] = [catalogue.clone(), catalogue.replace('\n', "\r\n")]
        .map(|text| format!("{:?}", compiled(text.as_bytes()).artifacts));
    assert_eq!(unix, windows);
}
