//! A release says what its catalogue says, is one text however that was written, and stays it when it is frozen again.
#![expect(clippy::disallowed_methods, reason = "a test reads the catalogues that it freezes")]

use std::fs;
use std::path::Path;

use tidings_build::{Artifacts, Sources, compile, freeze};

/// It uses every construct of the language but `outputs`.
const GOLDEN: &str = include_str!("golden/catalogue.yaml");

/// What nobody would write: characters that YAML does not take as they are, names that look like numbers, and texts that
/// look like something else.
const STRANGE: &str = include_str!("releases/strange.yaml");

/// Catalogues with every other envelope.
const ENVELOPES: [(&str, &str); 5] = [
    ("header", include_str!("envelope_types/header.yaml")),
    ("nested", include_str!("envelope_types/nested.yaml")),
    ("pair", include_str!("envelope_types/pair.yaml")),
    ("pieces", include_str!("envelope_types/pieces.yaml")),
    ("subtype", include_str!("envelope_types/subtype.yaml")),
];

/// A catalogue by its files; the first one is the main one.
fn sources<T: AsRef<str>>(files: &[(&str, T)]) -> Sources {
    let mut sources = Sources::new("schema");
    for (path, text) in files {
        sources.add(*path, text.as_ref().as_bytes().to_vec());
    }
    sources
}

#[track_caller]
fn frozen(sources: &Sources) -> String {
    freeze(sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines())).text
}

#[track_caller]
fn artifacts(sources: &Sources) -> Artifacts {
    let compiled = compile(sources);
    compiled.unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines())).artifacts
}

/// The Rust types without where they were defined, which is all that may differ.
fn without_places(rust: &str) -> String {
    let lines = rust.lines().filter(|line| !line.trim_start().starts_with("/// Defined in "));
    lines.collect::<Vec<_>>().join("\n")
}

/// What is made of a catalogue, as one text. Where it lies is called the same.
fn made(sources: &Sources) -> String {
    let mut artifacts = artifacts(sources);
    artifacts.rust = without_places(&artifacts.rust);
    format!("{artifacts:#?}")
}

#[track_caller]
fn same(one: &str, other: &str, what: &str) {
    let difference = similar::TextDiff::from_lines(one, other).unified_diff().to_string();
    assert!(one == other, "{what}\n{difference}");
}

/// Holds all that a release promises of a catalogue without mistakes.
#[track_caller]
fn check(catalogue: &Sources, what: &str) {
    let text = frozen(catalogue);
    let release = sources(&[("release.json", &text)]);
    same(&made(catalogue), &made(&release), what);
    same(&text, &frozen(&release), what);
    let json: serde_json::Value = serde_json::from_str(&text).expect("a release is JSON");
    assert!(json.get("outputs").is_none() && text.ends_with("}\n"), "{what}");
}

#[test]
fn a_release_says_what_its_catalogue_says() {
    for (name, text) in [("golden", GOLDEN), ("strange", STRANGE), ("one", ONE)].into_iter().chain(ENVELOPES) {
        check(&sources(&[("catalogue.yaml", text)]), name);
    }
}

#[test]
fn every_catalogue_of_the_corpus_can_be_frozen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/catalogue");
    let mut without_mistakes = 0;
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("the folder can be read").path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        // A line `#### NAME` begins the file of a family.
        let mut parts = text.split("\n#### ");
        let mut files = vec![("catalogue.yaml".to_owned(), parts.next().unwrap_or_default())];
        files.extend(
            parts.filter_map(|part| part.split_once('\n')).map(|(name, text)| (format!("events/{name}.yaml"), text)),
        );
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        let catalogue = sources(&files);
        if compile(&catalogue).is_ok() {
            check(&catalogue, &path.to_string_lossy());
            without_mistakes += 1;
        }
    }
    assert!(without_mistakes > 20, "only {without_mistakes} catalogues of the corpus have no mistake");
}

/// One catalogue, in one file.
const ONE: &str = r#"
catalogue: shop
language: 1
title: "Shop: events"
releases: [v1]
families:
  order:
    title: Order events
    payload: Order | null
    events:
      order.paid: An order is paid
      order.lost: {fired_when: Nobody found it, removed: v1}
    types:
      Order:
        fields:
          id: string
          state?: {values: {open: , "no": }, description: How far it is}
          sizes?: {type: list<json | null>, examples: [[1, "1", null]]}
          weight?: {type: int32 | null, maximum: 7}
envelope: {name: type, payload: data, fields: {kind: const "event"}}
"#;

/// The same in two files, with everything said otherwise that can be.
const MAIN: &str = r#"
# A comment.
envelope:
  fields:
    kind:
      type: |-
        const   "\u0065vent"
  payload: data
  name: "type"
origins: {}
types: {}
outputs: {docs: docs.md}
releases:
- 'v1'
families: [order] # another
title: >-
  Shop:
  events
language: "1"
catalogue: shop
"#;

const FAMILY: &str = r#"
events:
  "order.paid":
    fired_when: >-
      An order
      is paid
    examples: []
  order.lost:
    removed: {in: v1}
    fired_when: "Nobody\u0020found it"
payload: "null|Order"
title: Order events
types:
  Order:
    fields:
      id: {type: string}
      "state?":
        description: How far it is
        closed: false
        values: {open: {}, 'no': {description: null}}
      sizes?:
        examples: [[1, '1', null]]
        type: list< null | json >
      weight?:
        maximum: 007
        type: null|  int32
"#;

#[test]
fn a_catalogue_is_one_text_however_it_is_written() {
    let one = frozen(&sources(&[("catalogue.yaml", ONE)]));
    same(&one, &frozen(&sources(&[("catalogue.yaml", MAIN), ("events/order.yaml", FAMILY)])), "in two files");
    let windows = ONE.replace('\n', "\r\n");
    same(&one, &frozen(&sources(&[("shop.yaml", windows)])), "with line breaks of Windows");
    let one_line: String = one.lines().map(str::trim_start).collect();
    same(&one, &frozen(&sources(&[("shop.json", one_line)])), "on one line");
}

#[test]
fn what_makes_a_difference_is_another_text() {
    let one = frozen(&sources(&[("catalogue.yaml", ONE)]));
    for (from, to) in [
        ("{open: , \"no\": }", "{\"no\": , open: }"),
        ("removed: v1", "removed: true"),
        ("removed: v1", "deprecated: v1"),
        ("[1, \"1\", null]", "[1, 1, null]"),
        ("[1, \"1\", null]", "[1.0, \"1\", null]"),
        ("id: string", "id?: string"),
        ("Order | null", "Order"),
        ("\"Shop: events\"", "\"Shop:  events\""),
    ] {
        let other = ONE.replacen(from, to, 1);
        assert_ne!(other, ONE, "{from}");
        assert_ne!(frozen(&sources(&[("catalogue.yaml", other)])), one, "{to}");
    }
}

#[test]
fn mistakes_bar_freezing() {
    let text = ONE.replace("An order is paid", "").replace("int32", "int23");
    let catalogue = sources(&[("catalogue.yaml", text)]);
    let mistakes = freeze(&catalogue).expect_err("the catalogue has two mistakes").lines();
    assert_eq!(mistakes.lines().count(), 2, "{mistakes}");
    assert!(mistakes.contains("unknown type `int23` [T0302]; did you mean `int32`?"), "{mistakes}");
}
