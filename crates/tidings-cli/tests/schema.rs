//! `tidings schema`, and the schemas that `tidings build` writes for editors.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CATALOGUE: &str = "\
catalogue: shop
language: 1
title: Shop events
envelope: {name: type, payload: data, fields: {id: string}}
families: {order: {title: Orders, payload: json, events: {order.paid: An order is paid}}}
outputs: {editor: editor}
";

/// A folder of its own for each test, with a catalogue in it.
fn place(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("schema-{name}"));
    if place.exists() {
        fs::remove_dir_all(&place).expect("the folder of an earlier run can be removed");
    }
    fs::create_dir_all(&place).expect("a folder can be made");
    fs::write(place.join("shop.yaml"), CATALOGUE).expect("a file can be written");
    place
}

#[track_caller]
fn run(place: &Path, arguments: &[&str], code: i32) -> [String; 2] {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
    let output = command.args(arguments).current_dir(place).output().expect("the command starts");
    let Output { status, stdout, stderr } = output;
    let said = [stdout, stderr].map(|bytes| String::from_utf8(bytes).expect("it says texts"));
    assert_eq!(status.code(), Some(code), "{said:?}");
    said
}

#[test]
fn the_schemas_are_printed() {
    let place = place("printed");
    for (arguments, expected) in [
        (&["schema"][..], tidings_build::catalogue_schema()),
        (&["schema", "--family"], tidings_build::family_schema()),
        (&["schema", "--quiet"], tidings_build::catalogue_schema()),
    ] {
        assert_eq!(run(&place, arguments, 0), [expected, String::new()], "{arguments:?}");
    }
    assert_ne!(tidings_build::catalogue_schema(), tidings_build::family_schema());
}

#[test]
fn a_build_writes_the_schemas_for_editors_and_keeps_them_up_to_date() {
    let place = place("written");
    let wrote = "wrote editor/catalogue.schema.json\nwrote editor/family.schema.json\n";
    assert!(run(&place, &["build", "shop.yaml"], 0)[0].ends_with(wrote));
    let path = place.join("editor/catalogue.schema.json");
    let written = fs::read_to_string(&path).expect("the file is there");
    assert_eq!(written, tidings_build::catalogue_schema());
    assert!(run(&place, &["check", "shop.yaml"], 0)[0].ends_with("2 files up to date\n"));

    fs::write(&path, written.replace("\"required\"", "\"demanded\"")).expect("a file can be written");
    let [_, stale] = run(&place, &["check", "shop.yaml"], 1);
    assert!(stale.contains("1 file is not what the catalogue says; repair with `tidings build shop.yaml`"), "{stale}");
    run(&place, &["build", "shop.yaml"], 0);
    assert_eq!(fs::read_to_string(&path).expect("the file is there"), written);
}

#[test]
fn what_would_harm_is_refused() {
    let place = place("refused");
    fs::create_dir_all(place.join("editor")).expect("a folder can be made");
    fs::write(place.join("editor/family.schema.json"), "{}\n").expect("a file can be written");
    let [_, said] = run(&place, &["build", "shop.yaml"], 1);
    assert!(said.contains("editor/family.schema.json: this file was not made by `tidings build`"), "{said}");

    for (outputs, expected) in [
        ("{editor: /editor}", "/editor: `editor` under `outputs` is an absolute path"),
        (
            "{schema: editor/family.schema.json, editor: editor}",
            "editor/family.schema.json: `editor` under `outputs` names this file, and so does `schema` under `outputs`",
        ),
    ] {
        let text = CATALOGUE.replace("{editor: editor}", outputs);
        fs::write(place.join("shop.yaml"), text).expect("a file can be written");
        let [_, said] = run(&place, &["build", "shop.yaml"], 1);
        assert!(said.contains(expected), "{said}");
        assert!(!place.join("editor/catalogue.schema.json").exists());
    }
}
