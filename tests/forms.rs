//! A catalogue means the same as a folder and as one file, and wherever it stands.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tidings_build::{Artifacts, Sources, compile, freeze, read};

fn artifacts(sources: &Sources) -> Artifacts {
    match compile(sources) {
        Ok(compiled) => compiled.artifacts,
        Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
    }
}

/// The catalogue as a release keeps it.
fn frozen(sources: &Sources) -> String {
    freeze(sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines())).text
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
    assert_eq!(file.samples, folder.samples);
    assert_eq!(frozen(&sources), frozen(&read("schema")));
}

#[test]
fn json_means_the_same_as_yaml() {
    let yaml = r#"
catalogue: shop
language: 1
title: Shop events
envelope: {name: type, payload: data, fields: {id: EventId}}
types: {EventId: id "evt_"}
families:
  order:
    title: Order events
    payload: Order
    events: {order.paid: An order was paid}
    types:
      Order: {fields: {state?: State | null, kind: const "or\"der"}}
      State: {values: {open: , paid: Paid in full}}
"#;
    let json = r#"{"catalogue":"shop","language":1,"title":"Shop events",
        "envelope":{"name":"type","payload":"data","fields":{"id":"EventId"}},"types":{"EventId":"id \"evt_\""},
        "families":{"order":{"title":"Order events","payload":"Order","events":{"order.paid":"An order was paid"},
        "types":{"Order":{"fields":{"state?":"State | null","kind":"const \"or\\\"der\""}},
        "State":{"values":{"open":null,"paid":"Paid in full"}}}}}}"#;
    let [yaml, json] = [yaml, json].map(|text| {
        let mut sources = Sources::new("");
        sources.add("shop", text.as_bytes().to_vec());
        sources
    });
    assert_eq!(frozen(&json), frozen(&yaml));
    let [yaml, json] = [yaml, json].map(|sources| artifacts(&sources));
    assert_eq!(without_places(&json.rust), without_places(&yaml.rust));
    assert_eq!((json.schema, json.page, json.samples), (yaml.schema, yaml.page, yaml.samples));
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

#[test]
fn the_catalogue_in_the_legend_compiles() {
    let legend = fs::read_to_string("schema/README.md").expect("the legend is there");
    let blocks = legend.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let whole: Vec<&str> = blocks.filter(|block| block.starts_with("catalogue: ")).collect();
    assert!(!whole.is_empty(), "the legend shows a whole catalogue");
    for block in whole {
        let mut sources = Sources::new("");
        sources.add("shop.yaml", block.as_bytes().to_vec());
        assert!(artifacts(&sources).rust.contains("pub enum Data"));
    }
}
