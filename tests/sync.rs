//! What is generated and committed is what the catalogue says.

use std::fs;
use std::path::Path;

use tidings_build::{Compiled, OutputFile, committed, compile, configure, read};

/// What repairs a difference.
const REPAIR: &str = "cargo run";

#[test]
fn committed_files_are_what_the_catalogue_says() {
    let compiled = compile_schema();
    let files = committed("schema", &compiled).expect("the files can be read");
    assert!(files.len() > compiled.catalogue.events.len(), "the catalogue lists a schema for each event, and pages");
    let stale: Vec<String> = files.iter().filter(|file| !file.is_current()).map(OutputFile::difference).collect();
    assert!(stale.is_empty(), "{}\nrepair with `{REPAIR}`", stale.join("\n"));
}

/// What is stale says the other test, with the difference. Here both sides are made from the same YAML.
#[test]
fn the_build_script_makes_what_the_command_makes() {
    let compiled = compile_schema();
    assert!(deck_events::SCHEMA == compiled.artifacts.schema, "the schema in `OUT_DIR` is another");
    assert!(deck_events::DOCUMENTATION == compiled.artifacts.page, "the page in `OUT_DIR` is another");
}

#[test]
fn a_committed_file_has_the_bytes_of_the_build_script() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("committed/events.rs");
    for file in configure().generated(&compile_schema(), &path).expect("the file can be read") {
        file.write().expect("the file can be written");
    }
    let written = fs::read_to_string(&path).expect("the file is there");
    assert!(written == include_str!(concat!(env!("OUT_DIR"), "/deck/events.rs")), "the types in `OUT_DIR` are others");
}

fn compile_schema() -> Compiled {
    match compile(&read("schema")) {
        Ok(compiled) => compiled,
        Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
    }
}
