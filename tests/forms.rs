//! A catalogue means the same as a folder and as one file, and wherever it stands.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tidings_build::{Artifacts, Sources, compile, read};

fn artifacts(sources: &Sources) -> Artifacts {
    match compile(sources) {
        Ok(compiled) => compiled.artifacts,
        Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
    }
}

/// The catalogue's folder written as one file: each family stands where its name stood.
fn one_file() -> String {
    let main = fs::read_to_string("schema/catalogue.yaml").expect("the catalogue is there");
    let mut families = "families:\n".to_owned();
    let list = main.lines().find(|line| line.starts_with("families:")).expect("the families stand in one line");
    let names = list.trim_start_matches("families: [").trim_end_matches(']');
    for name in names.split(", ") {
        let family = fs::read_to_string(format!("schema/events/{name}.yaml")).expect("each family has a file");
        let _ = writeln!(families, "  {name}:");
        for line in family.lines() {
            let indent = if line.is_empty() { "" } else { "    " };
            let _ = writeln!(families, "{indent}{line}");
        }
    }
    main.replace(&format!("{list}\n"), &families)
}

/// The types without where they were defined, which is all that may differ.
fn without_places(rust: &str) -> Vec<&str> {
    rust.lines().filter(|line| !line.trim_start().starts_with("/// Defined in ")).collect()
}

#[test]
fn one_file_means_the_same_as_the_folder() {
    let mut sources = Sources::new("schema");
    sources.add("deck.yaml", one_file().into_bytes());
    let (file, folder) = (artifacts(&sources), artifacts(&read("schema")));
    assert_eq!(without_places(&file.rust), without_places(&folder.rust));
    assert_eq!(file.schema, folder.schema);
    assert_eq!(file.page, folder.page);
    assert_eq!(file.event_list, folder.event_list);
}

#[test]
fn every_place_gives_the_same_bytes() {
    let here = format!("{:?}", artifacts(&read("schema")));
    for place in ["one", "two/deeper"] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(place).join("schema");
        // An earlier run may have left files of a catalogue that had other families.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("events")).expect("a folder can be made");
        for path in read("schema").paths() {
            fs::copy(Path::new("schema").join(path), folder.join(path)).expect("a file can be copied");
        }
        assert_eq!(format!("{:?}", artifacts(&read(&folder))), here);
    }
}
