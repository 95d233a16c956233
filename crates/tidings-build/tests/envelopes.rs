//! What is made of envelopes other than the plain one: committed, and compared here. Each folder of
//! `tests/golden/envelopes` holds a catalogue, and what is made of it.
#![cfg(feature = "outputs")]
#![expect(clippy::disallowed_methods, reason = "a test reads what it compares")]

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use tidings_build::{Compiled, Face, SchemaOptions, Sources, compile};

/// What brings the committed files up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-build --test envelopes --features outputs";

const NAMES: [&str; 6] = ["flat", "header", "meta", "pair", "subtype", "within"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/envelopes").join(name)
}

fn compiled(name: &str) -> Compiled {
    let mut sources = Sources::new("golden");
    sources.add("catalogue.yaml", fs::read(folder(name).join("catalogue.yaml")).expect("the catalogue is there"));
    compile(&sources).unwrap_or_else(|mistakes| panic!("{name}:\n{}", mistakes.lines()))
}

fn producer(compiled: &Compiled) -> String {
    compiled.schema(SchemaOptions { face: Face::Producer, ..SchemaOptions::default() })
}

#[test]
fn the_golden_files_are_what_the_catalogues_say() {
    for name in NAMES {
        let compiled = compiled(name);
        for (file, text) in [
            ("events.schema.json", compiled.artifacts.schema.clone()),
            ("events.producer.schema.json", producer(&compiled)),
            ("events.md", compiled.artifacts.page.clone()),
            ("samples.json", compiled.artifacts.samples.clone()),
            ("events.d.ts", compiled.typescript()),
            ("events.py", compiled.python()),
            ("events.openapi.json", compiled.openapi()),
            ("events.asyncapi.json", compiled.asyncapi()),
        ] {
            let path = folder(name).join(file);
            if std::env::var_os("TIDINGS_BLESS").is_some() {
                fs::write(&path, &text).expect("the golden file can be written");
            }
            let found = fs::read_to_string(&path).unwrap_or_default();
            let difference = TextDiff::from_lines(&found, &text).unified_diff().to_string();
            assert!(found == text, "{name}/{file} differs:\n{difference}\nrepair with `{REPAIR}`");
        }
    }
}
