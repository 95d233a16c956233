//! `tidings editor`, and the schemas that `tidings build` writes for editors.

mod place;

use place::Place;

/// A catalogue in one file.
const CATALOGUE: &str = "\
catalogue: shop
language: 1
title: Shop events
envelope: {name: type, payload: data, fields: {id: string}}
families: {order: {title: Orders, payload: json, events: {order.paid: An order is paid}}}
outputs: {editor: editor}
";

fn place(name: &str) -> Place {
    let place = Place::new(&format!("schema-{name}"));
    place.write("shop.yaml", CATALOGUE);
    place
}

#[test]
fn the_schemas_are_printed() {
    let place = place("printed");
    for (arguments, expected) in [
        (&["editor"][..], tidings_build::catalogue_schema()),
        (&["editor", "--family"], tidings_build::family_schema()),
        (&["editor", "--quiet"], tidings_build::catalogue_schema()),
    ] {
        assert_eq!(place.run(arguments).ends_with(0).out(), expected, "{arguments:?}");
    }
    assert_ne!(tidings_build::catalogue_schema(), tidings_build::family_schema());
    assert!(place.run(&["editor", "shop.yaml"]).ends_with(2).err().contains("unexpected argument 'shop.yaml'"));
}

#[test]
fn a_build_writes_the_schemas_for_editors_and_keeps_them_up_to_date() {
    let place = place("written");
    let wrote = "wrote editor/catalogue.schema.json\nwrote editor/family.schema.json\n";
    assert!(place.run(&["build", "shop.yaml"]).ends_with(0).out().ends_with(wrote));
    let written = place.read("editor/catalogue.schema.json");
    assert_eq!(written, tidings_build::catalogue_schema());
    assert!(place.run(&["check", "shop.yaml"]).ends_with(0).out().ends_with("2 files up to date\n"));

    place.write("editor/catalogue.schema.json", &written.replace("\"required\"", "\"demanded\""));
    let stale = place.run(&["check", "shop.yaml"]).ends_with(1).err();
    assert!(stale.contains("1 file is not what the catalogue says; repair with `tidings build shop.yaml`"), "{stale}");
    place.run(&["build", "shop.yaml"]).ends_with(0);
    assert_eq!(place.read("editor/catalogue.schema.json"), written);
}

#[test]
fn what_would_harm_is_refused() {
    let place = place("refused");
    place.write("editor/family.schema.json", "{}\n");
    let said = place.run(&["build", "shop.yaml"]).ends_with(1).err();
    assert!(said.contains("editor/family.schema.json: this file was not made by `tidings build`"), "{said}");

    for (outputs, expected) in [
        ("{editor: /editor}", "/editor: `editor` under `outputs` is an absolute path"),
        (
            "{schema: editor/family.schema.json, editor: editor}",
            "editor/family.schema.json: `editor` under `outputs` names this file, and so does `schema` under `outputs`",
        ),
    ] {
        place.write("shop.yaml", &CATALOGUE.replace("{editor: editor}", outputs));
        let said = place.run(&["build", "shop.yaml"]).ends_with(1).err();
        assert!(said.contains(expected), "{said}");
        assert!(!place.0.join("editor/catalogue.schema.json").exists());
    }
}
