//! What people see who write a catalogue in an editor: what is offered, what is marked, what is shown.
//!
//! The schemas and the catalogue are those of the project; the language server is the one of npm.

use std::fs;
use std::path::{Path, PathBuf};

use conformance::language_server::{LanguageServer, Mark, Offer, Place};
use conformance::{npm, set_up, tools};
use tidings_build::{committed, compile, read};

/// Stands for the cursor in a text.
const CURSOR: char = '‸';

const CATALOGUE: &str = "# yaml-language-server: $schema=../docs/catalogue.schema.json\n";
const FAMILY: &str = "# yaml-language-server: $schema=../../docs/family.schema.json\ntitle: Orders\n";

fn project() -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    path.canonicalize().expect("this crate lies two folders below the project's")
}

fn editor() -> Option<LanguageServer> {
    tools::are_there("editor", &npm::NEEDS).then(|| {
        let packages = npm::packages(&set_up::target(env!("CARGO_TARGET_TMPDIR")));
        LanguageServer::start(packages.join("yaml-language-server/bin/yaml-language-server"))
    })
}

/// A document in the folder of the catalogue, and the place of the cursor in it. It exists in the editor alone.
fn document(number: usize, text: &str) -> (PathBuf, String, Place) {
    let folder = if text.starts_with(FAMILY) { "schema/events" } else { "schema" };
    let before = text.split(CURSOR).next().unwrap_or_default();
    let column =
        before.lines().last().filter(|_| !before.ends_with('\n')).map_or(0, |line| line.encode_utf16().count());
    let place = Place { line: before.matches('\n').count(), column };
    (project().join(folder).join(format!("unsaved-{number}.yaml")), text.replace(CURSOR, ""), place)
}

fn offers(editor: &mut LanguageServer, number: usize, text: &str) -> Vec<Offer> {
    let (path, text, place) = document(number, text);
    editor.open(&path, &text);
    editor.offers(&path, place)
}

fn labels<'a>(offers: impl IntoIterator<Item = &'a Offer>) -> String {
    offers.into_iter().map(|offer| offer.label.as_str()).collect::<Vec<_>>().join(", ")
}

/// A text with the cursor, the keys of the entry in which it stands, and the one of them that stands there already.
const KEYS: &[(&str, &str, &str)] = &[
    ("‸\n", "title, description, payload, events, types", "title"),
    ("events:\n  order.paid:\n    ‸\n", EVENT, ""),
    ("events:\n  order.paid:\n    fired_when: It was paid\n    ‸\n", EVENT, "fired_when"),
    ("events:\n  order.paid:\n    removed:\n      ‸\n", "in, reason, instead, date", ""),
    ("types:\n  Order:\n    ‸\n", TYPE, ""),
    ("types:\n  Order:\n    type: string\n    ‸\n", TYPE, "type"),
    ("types:\n  Order:\n    fields:\n      note:\n        ‸\n", FIELD, ""),
    ("types:\n  Order:\n    fields:\n      note:\n        fields:\n          inner:\n            ‸\n", FIELD, ""),
    ("types:\n  State:\n    values:\n      paid:\n        ‸\n", "description, also, deprecated, removed, wire", ""),
];

const EVENT: &str = "fired_when, description, payload, narrow, deprecated, removed, examples, wire";
const TYPE: &str = "type, extends, fields, items, others, values, variants, tag, content, closed, description, \
    min_length, max_length, pattern, minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of, min_items, \
    max_items, unique_items, min_entries, max_entries, keys, default, at_least_one, origin, deprecated, removed, \
    examples";
const FIELD: &str = "type, fields, items, values, closed, description, min_length, max_length, pattern, minimum, \
    maximum, exclusive_minimum, exclusive_maximum, multiple_of, min_items, max_items, unique_items, min_entries, \
    max_entries, keys, default, at_least_one, origin, deprecated, removed, examples, wire";

#[test]
fn the_keys_of_an_entry_are_offered_and_no_others() {
    let Some(mut editor) = editor() else { return };
    for (number, (text, keys, present)) in KEYS.iter().enumerate() {
        let offers = offers(&mut editor, number, &format!("{FAMILY}{text}"));
        let expected: Vec<&str> = keys.split(", ").filter(|key| key != present).collect();
        assert_eq!(labels(offers.iter().filter(|offer| offer.is_key)), expected.join(", "), "{text}");
    }
}

/// A text with the cursor, and all that is offered there.
const VALUES: &[(&str, &str)] = &[
    ("payload: ‸\n", EXPRESSIONS),
    ("types:\n  Order: ‸\n", EXPRESSIONS),
    ("types:\n  Order:\n    fields:\n      note: ‸\n", EXPRESSIONS),
    ("types:\n  Order:\n    fields:\n      note?:\n        type: ‸\n", EXPRESSIONS),
    ("types:\n  State:\n    closed: ‸\n", "true, false"),
    ("events:\n  order.paid:\n    removed: ‸\n", "true"),
    ("events:\n  order.paid:\n    fired_when: ‸\n", ""),
    ("description: ‸\n", ""),
];

/// The types that need no declaration, and what else a type can be.
const EXPRESSIONS: &str = "string, boolean, integer, int32, uint32, uint64, number, json, date-time, date, \
    unix-seconds, unix-milliseconds, uri, email, uuid, time, duration, hostname, ipv4, ipv6, uri-reference, \
    uri-template, list<T>, map<T>, partial<T>, T | null, T | U, const, id";

#[test]
fn the_values_that_the_language_knows_are_offered() {
    let Some(mut editor) = editor() else { return };
    for (number, (text, expected)) in VALUES.iter().enumerate() {
        assert_eq!(labels(&offers(&mut editor, number, &format!("{FAMILY}{text}"))), *expected, "{text}");
    }
    assert_eq!(labels(&offers(&mut editor, VALUES.len(), &format!("{CATALOGUE}language: ‸\n"))), "1");
}

/// A text below the title of a family, what is marked in it, and what is said of that.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("events: {}\npaylod: Order", "paylod", "Property paylod is not allowed."),
    ("events: {a: {fired_wen: x, fired_when: x}}", "fired_wen", "Property fired_wen is not allowed."),
    ("events: {a: {payload: json}}", "a", "Missing property \"fired_when\"."),
    ("events: {a: [x]}", "[x]", "Incorrect type. Expected one of object, string, number."),
    ("events: {a: {fired_when: x, removed: {reason: y}}}", "removed", "Missing property \"in\"."),
    ("events: {a: {fired_when: x, removed: {in: y, resaon: z}}}", "resaon", "Property resaon is not allowed."),
    ("events: {a: {fired_when: x, removed: false}}", "false", "Incorrect type. Expected \"object | string\"."),
    ("events: {}\ntypes: {A: {description: x}}", "A", "Missing property \"type\"."),
    ("events: {}\ntypes: {A: {type: json, fields: {}}}", "fields", "Property fields is not allowed."),
    ("events: {}\ntypes: {A: {fields: {a: {type: json, min: 1}}}}", "min", "Property min is not allowed."),
    ("events: {}\ntypes: {A: {fields: {a: {type: string, max_length: -1}}}}", "-1", "Value is below the minimum of 0."),
    ("events: {}\ntypes: {A: {values: {a: , b: {wird: c}}}}", "wird", "Property wird is not allowed."),
];

#[test]
fn a_mistake_is_marked_at_its_place() {
    let Some(mut editor) = editor() else { return };
    for (number, (text, place, message)) in MISTAKES.iter().enumerate() {
        let (path, text, _) = document(number, &format!("{FAMILY}{text}\n"));
        let marks = editor.open(&path, &text);
        let marked: Vec<_> = marks.iter().map(|mark| (marked(&text, mark), mark.message.as_str())).collect();
        assert_eq!(marked, [(*place, *message)], "{text}");
    }
}

fn marked<'a>(text: &'a str, mark: &Mark) -> &'a str {
    let line = text.lines().nth(mark.start.line).unwrap_or_default();
    line.get(mark.start.column..mark.end.column).unwrap_or_default()
}

/// A text with the cursor in a key, the legend's table for that key, and the key.
const KEYS_POINTED_AT: &[(&str, &str, &str)] = &[
    ("events:\n  a: {fired_‸when: x}\n", "an event", "fired_when"),
    ("events:\n  a: {fired_when: x, dep‸recated: {in: y}}\n", "an event", "deprecated"),
    ("events:\n  a: {fired_when: x, removed: {i‸n: y}}\n", "a farewell", "in"),
    ("types:\n  A:\n    fi‸elds: {a: string}\n", "a type", "fields"),
    ("types:\n  A:\n    fields: {a: {ty‸pe: string}}\n", "a field", "type"),
    ("types:\n  A:\n    values: {a: {al‸so: [b]}}\n", "an enum value", "also"),
    ("eve‸nts: {}\n", "a family", "events"),
];

/// What the legend says of a key.
fn legend(entry: &str, key: &str) -> String {
    let page = fs::read_to_string(project().join("schema/README.md")).expect("the legend is there");
    let table = page.split("**Keys of ").find(|table| table.starts_with(entry)).expect("the legend has such a table");
    let row = table.lines().find(|line| line.starts_with(&format!("| `{key}`"))).expect("the table has such a row");
    row.trim_end_matches(" |").rsplit("| ").next().unwrap_or_default().to_owned()
}

#[test]
fn the_words_of_the_legend_are_shown() {
    let Some(mut editor) = editor() else { return };
    for (number, (text, entry, key)) in KEYS_POINTED_AT.iter().enumerate() {
        let (path, text, place) = document(number, &format!("{FAMILY}{text}"));
        editor.open(&path, &text);
        let shown = editor.shown(&path, place);
        let says = legend(entry, key);
        assert!(!says.is_empty() && shown.starts_with(&format!("{says}\n\nHolds: ")), "{text}{shown}");
    }
    for (number, text) in ["a: It happens", "a: {fired_when: It happens}"].into_iter().enumerate() {
        let text = format!("{FAMILY}events:\n  {text}\n").replace("  a", &format!("  {CURSOR}a"));
        let (path, text, place) = document(KEYS_POINTED_AT.len() + number, &text);
        editor.open(&path, &text);
        let shown = editor.shown(&path, place);
        let expected = "An event\n\nA mapping, or just its `fired_when`: When the producer sends it: one sentence\n";
        assert!(shown.starts_with(expected), "{text}{shown}");
    }
}

#[test]
fn nothing_is_marked_in_the_catalogue_of_deck() {
    let Some(mut editor) = editor() else { return };
    let schema = project().join("schema");
    let files = read(&schema);
    assert!(files.paths().count() > 1);
    for path in files.paths() {
        let path = schema.join(path);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert_eq!(editor.open(&path, &text), [], "{}", path.display());
        // The editor did look.
        let beside = path.with_extension("unsaved.yaml");
        let marks = editor.open(&beside, &format!("{text}\nnonsense: 1\n"));
        let messages: Vec<&str> = marks.iter().map(|mark| mark.message.as_str()).collect();
        assert_eq!(messages, ["Property nonsense is not allowed."], "{}", path.display());
    }
}

/// What a user has: a catalogue in one file, and beside it the schemas that `tidings build` wrote.
#[test]
fn a_catalogue_elsewhere_is_served_by_what_was_written_beside_it() {
    let Some(mut editor) = editor() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("a catalogue elsewhere");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    let path = folder.join("shop.yaml");
    let text = "\
# yaml-language-server: $schema=editor/catalogue.schema.json
catalogue: shop
language: 1
title: Shop events
envelope: {name: type, payload: data, fields: {}}
families: {order: {title: Orders, payload: json, events: {order.paid: It was paid}}}
outputs: {editor: editor}
";
    fs::write(&path, text).expect("a file can be written");
    let sources = read(&path);
    let compiled = compile(&sources).expect("the catalogue has no mistakes");
    for file in committed(&path, &compiled).expect("its outputs can be made") {
        file.write().expect("a file can be written");
    }
    assert_eq!(editor.open(&path, text), []);
    let marks = editor.open(&folder.join("mistyped.yaml"), &text.replace("title: Orders", "titel: Orders"));
    let messages: Vec<&str> = marks.iter().map(|mark| mark.message.as_str()).collect();
    assert_eq!(messages, ["Missing property \"title\".", "Property titel is not allowed."]);
}
