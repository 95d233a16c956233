//! What is generated and committed is what the catalogue says.

use tidings_build::{Compiled, OutputFile, committed, compile, read};

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

fn compile_schema() -> Compiled {
    match compile(&read("schema")) {
        Ok(compiled) => compiled,
        Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
    }
}
