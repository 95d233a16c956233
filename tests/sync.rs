//! What is generated and committed is what the catalogue says.

use tidings_build::{OutputFile, committed, compile, read};

/// What repairs a difference.
const REPAIR: &str = "cargo run";

#[test]
fn committed_files_are_what_the_catalogue_says() {
    let sources = read("schema");
    let compiled = match compile(&sources) {
        Ok(compiled) => compiled,
        Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
    };
    let files = committed("schema", &compiled).expect("the files can be read");
    assert!(files.len() > compiled.catalogue.events.len(), "the catalogue lists a schema for each event, and pages");
    let stale: Vec<String> = files.iter().filter(|file| !file.is_current()).map(OutputFile::difference).collect();
    assert!(stale.is_empty(), "{}\nrepair with `{REPAIR}`", stale.join("\n"));
}

#[test]
fn the_build_script_writes_what_is_committed() {
    let committed = |path| std::fs::read_to_string(path).expect("the file is committed");
    assert_eq!(deck_events::SCHEMA, committed("docs/events.schema.json"), "repair with `{REPAIR}`");
    assert_eq!(deck_events::DOCUMENTATION, committed("docs/events.md"), "repair with `{REPAIR}`");
}
