//! Generated code that is committed is a module like any other, and tells what that of the build script tells.
#![cfg(in_workspace)]

use schemars::schema_for;
use tidings_build::{OutputFile, compile, configure, read};
use user_schemas::kiosk;

/// What repairs a difference.
const REPAIR: &str = "cargo run -- generate --schemars --out crates/user-schemas/tests/committed/events.rs \
                      crates/user-schemas/catalogues/kiosk.yaml";

/// The events of the kiosk, as a crate without a build script has them.
#[allow(clippy::pedantic)]
#[rustfmt::skip]
#[path = "committed/events.rs"]
pub mod events;

#[test]
fn committed_code_is_what_the_catalogue_says() {
    let sources = read("catalogues/kiosk.yaml");
    let compiled = compile(&sources).expect("the catalogue has no mistakes");
    let files = configure().schemars(true).generated(&compiled, "tests/committed/events.rs");
    let files = files.expect("the files can be read");
    assert_eq!(files.len(), 2, "the types, and the schema that they read");
    let stale: Vec<String> = files.iter().filter(|file| !file.is_current()).map(OutputFile::difference).collect();
    assert!(stale.is_empty(), "{}\nrepair with `{REPAIR}`", stale.join("\n"));
}

#[test]
fn committed_code_has_the_bytes_of_the_build_script() {
    let rust = include_str!(concat!(env!("OUT_DIR"), "/kiosk/events.rs"));
    assert!(include_str!("committed/events.rs") == rust, "repair with `{REPAIR}`");
    let schema = include_str!(concat!(env!("OUT_DIR"), "/kiosk/events.schema.json"));
    assert!(include_str!("committed/events.schema.json") == schema, "repair with `{REPAIR}`");
}

#[test]
fn committed_code_tells_the_same_schemas() {
    assert_eq!(schema_for!(events::Event), schema_for!(kiosk::Event));
    assert_eq!(schema_for!(events::Order), schema_for!(kiosk::Order));
}
