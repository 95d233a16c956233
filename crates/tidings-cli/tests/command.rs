//! The command as people and scripts call it: what it writes, what it says, how it ends.

mod place;

use std::fs;

use place::{CATALOGUE, FAMILY, PAGE, Place};

#[test]
fn a_build_writes_what_changed_and_says_so() {
    let place = Place::new("build");
    let first = place.run(&[]).ends_with(0);
    assert_eq!(
        first.out(),
        "schema: 2 events in 1 family, 0 types\n\
         wrote docs/events.md\nwrote docs/events.schema.json\n\
         wrote docs/schemas/order.created.schema.json\nwrote docs/schemas/order.paid.schema.json\nwrote PAGE.md\n"
    );
    assert!(place.read("docs/events.md").contains("| `order.paid`    | An order is paid"));
    assert!(place.read("PAGE.md").starts_with("# Shop\n\n<!-- tidings:events -->\n\n**Order events**\n"));
    assert!(place.read("PAGE.md").ends_with("<!-- /tidings:events -->\n\nThe end.\n"));

    let before = fs::metadata(place.0.join("docs/events.md")).and_then(|file| file.modified()).expect("a time");
    let second = place.run(&["build", "schema"]).ends_with(0);
    assert_eq!(second.out(), "schema: 2 events in 1 family, 0 types\n5 files up to date\n");
    let after = fs::metadata(place.0.join("docs/events.md")).and_then(|file| file.modified()).expect("a time");
    assert_eq!(before, after, "a file that would not change is not touched");
}

#[test]
fn an_event_that_goes_takes_its_schema_along() {
    let place = Place::new("left-over");
    place.write("docs/schemas/mine.json", "{}");
    place.run(&[]).ends_with(0);
    place.write("schema/events/order.yaml", &FAMILY.replace("order.paid", "order.settled"));
    let check = place.run(&["check"]).ends_with(1);
    assert!(check.err().contains("5 files are not what the catalogue says; repair with `tidings build schema`"));
    let build = place.run(&["build"]).ends_with(0);
    assert!(build.out().contains("removed docs/schemas/order.paid.schema.json\n"), "{}", build.out());
    assert!(!place.0.join("docs/schemas/order.paid.schema.json").exists());
    assert_eq!(place.read("docs/schemas/mine.json"), "{}");
}

#[test]
fn a_check_shows_the_difference_and_writes_nothing() {
    let place = Place::new("check");
    place.run(&[]).ends_with(0);
    assert_eq!(place.run(&["check"]).ends_with(0).out(), "schema: 2 events in 1 family, 0 types\n5 files up to date\n");
    let edited = place.read("docs/events.md").replace("An order is paid", "An order was paid");
    place.write("docs/events.md", &edited);
    let check = place.run(&["check"]).ends_with(1);
    let said = check.err();
    assert!(said.contains("--- docs/events.md (committed)\n+++ docs/events.md (from the catalogue)\n"), "{said}");
    assert!(said.contains("-| `order.paid`    | An order was paid"), "{said}");
    assert!(said.contains("+| `order.paid`    | An order is paid"), "{said}");
    assert!(said.ends_with("error: 1 file is not what the catalogue says; repair with `tidings build schema`\n"));
    assert_eq!(place.read("docs/events.md"), edited);
}

#[test]
fn mistakes_bar_writing() {
    let place = Place::new("mistakes");
    place.write("schema/events/order.yaml", &FAMILY.replace("title", "titel").replace("json", "jsn"));
    let build = place.run(&["build"]).ends_with(1);
    assert!(build.err().contains("did you mean `title`?"), "{}", build.err());
    assert!(build.err().ends_with("2 mistakes found; nothing was written\n"), "{}", build.err());
    assert!(!place.0.join("docs").exists());

    let lines = place.run(&["check", "--format", "lines"]).ends_with(1).err();
    let mut lines = lines.lines();
    let first = "schema/events/order.yaml:1:1: unknown key `titel` in a family [T0201]; did you mean `title`?";
    assert_eq!(lines.next(), Some(first));
    let second = "schema/events/order.yaml:2:10: unknown type `jsn` [T0302]; did you mean `json`?";
    assert_eq!(lines.next(), Some(second));
    assert_eq!(lines.next(), None);
}

#[test]
fn what_cannot_be_read_or_written_is_said_with_its_path() {
    let place = Place::new("unreadable");
    let missing = place.run(&["build", "elsewhere"]).ends_with(3).err();
    assert!(missing.contains("this folder does not exist") && missing.contains("elsewhere"), "{missing}");
    place.write("PAGE.md", "# Shop\n");
    let page = place.run(&[]).ends_with(1).err();
    assert!(page.starts_with("error: PAGE.md: this page has nothing to bring up to date; it needs"), "{page}");
    fs::remove_file(place.0.join("schema/catalogue.yaml")).expect("the file can be removed");
    let main = place.run(&[]).ends_with(3).err();
    assert!(main.contains("this file does not exist") && main.contains("schema/catalogue.yaml"), "{main}");
}

#[test]
fn a_mistyped_command_is_told_from_a_catalogue() {
    let place = Place::new("mistyped");
    for (arguments, word, meant) in [
        (&["chekc"][..], "chekc", "tidings check"),
        (&["buid", "schema"], "buid", "tidings build"),
        (&["bild"], "bild", "tidings build"),
        (&["hepl"], "hepl", "tidings help"),
        (&["-q", "chek"], "chek", "tidings check"),
        (&["--format", "json", "chek"], "chek", "tidings check"),
        (&["--format=json", "chek"], "chek", "tidings check"),
    ] {
        let said = place.run(arguments).ends_with(2).err();
        let start = format!("error: `{word}` is neither a command nor a catalogue; did you mean `{meant}`?\n");
        assert!(said.starts_with(&start), "{said}");
    }
    place.run(&["--nonsense"]).ends_with(2);
    let json = place.run(&["check", "--json"]).ends_with(2).err();
    assert!(json.contains("'--json' found\n") && json.contains("'--format json'"), "{json}");
    assert!(place.run(&["--", "chek"]).ends_with(3).err().contains("this folder does not exist"));
    assert!(place.run(&["kiosk"]).ends_with(3).err().contains("this folder does not exist"));
    place.write("bild/catalogue.yaml", &CATALOGUE.replace("../", "../bilt/"));
    place.write("bild/events/order.yaml", FAMILY);
    place.write("bilt/PAGE.md", PAGE);
    place.run(&["bild"]).ends_with(0);
}

#[test]
fn what_every_command_knows_may_stand_before_it() {
    let place = Place::new("before");
    assert_eq!(place.run(&["--quiet", "check"]).ends_with(1).out(), "");
    assert_eq!(place.run(&["-q"]).ends_with(0).out(), "");
    assert_eq!(place.run(&["--quiet", "check", "schema"]).ends_with(0).out(), "");
    let said = place.run(&["./schema", "check"]).ends_with(2).err();
    assert!(said.starts_with("error: the catalogue stands behind the command: `tidings check ./schema`\n"), "{said}");
}

#[test]
fn all_schemas_may_lie_in_one_folder() {
    let place = Place::new("one-folder");
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("../docs/schemas", "../docs"));
    for _ in 0..2 {
        let build = place.run(&[]).ends_with(0);
        assert!(!build.out().contains("removed"), "{}", build.out());
        assert!(place.read("docs/events.schema.json").contains("order.paid"));
    }
    assert!(place.run(&["check"]).ends_with(0).out().ends_with("\n5 files up to date\n"));
    place.write("schema/events/order.yaml", &FAMILY.replace("order.paid", "order.settled"));
    let build = place.run(&[]).ends_with(0);
    assert!(build.out().contains("removed docs/order.paid.schema.json\n"), "{}", build.out());
    assert!(build.out().contains("wrote docs/events.schema.json\n"), "{}", build.out());
}

#[test]
fn outputs_that_would_harm_are_refused_before_anything_is_written() {
    let place = Place::new("harmful");
    for (outputs, said) in [
        ("docs: /docs/events.md", "/docs/events.md: `docs` under `outputs` is an absolute path"),
        ("docs: ../docs/a.md, regions: [/PAGE.md]", "/PAGE.md: `regions` under `outputs` is an absolute path"),
        ("schemas: /docs", "/docs: `schemas` under `outputs` is an absolute path"),
        (
            "docs: ../docs/a, schema: ../docs/../docs/./a",
            "docs/a: `schema` under `outputs` names this file, and so does `docs` under `outputs`",
        ),
        (
            "schema: ../docs/order.paid.schema.json, schemas: ../docs",
            "docs/order.paid.schema.json: `schemas` under `outputs` names this file, and so does `schema`",
        ),
        (
            "docs: ../docs/a, regions: [../PAGE.md, ../docs/../PAGE.md]",
            "PAGE.md: `regions` under `outputs` names this file twice",
        ),
        ("docs: ../PAGE.md, regions: [../PAGE.md]", "PAGE.md: `regions` under `outputs` names this file, and so does"),
        (
            "docs: ../docs, schema: ../docs/all.json",
            "docs: `docs` under `outputs` names this as a file, but `docs/all.json` of `schema` under `outputs` lies in it",
        ),
        ("docs: catalogue.yaml", "schema/catalogue.yaml: `docs` under `outputs` names a file of the catalogue itself"),
        (
            "docs: ../docs/a.md, schema: ./events/order.yaml",
            "schema/events/order.yaml: `schema` under `outputs` names a file of the catalogue itself",
        ),
        (
            "docs: events/page.yml",
            "schema/events/page.yml: `docs` under `outputs` names a file that would be read as a",
        ),
        (
            "schema: releases/v1.json",
            "schema/releases/v1.json: `schema` under `outputs` names a file among the releases",
        ),
        ("regions: [catalogue.yaml]", "schema/catalogue.yaml: `regions` under `outputs` names a file of the catalogue"),
    ] {
        let start = CATALOGUE.find("outputs").expect("the catalogue has outputs");
        let catalogue = format!("{}outputs: {{{outputs}}}\n", &CATALOGUE[..start]);
        place.write("schema/catalogue.yaml", &catalogue);
        for command in ["check", "build"] {
            let found = place.run(&[command]).ends_with(1).err();
            assert!(found.starts_with(&format!("error: {said}")), "{outputs}: {found}");
        }
        assert_eq!(place.read("schema/catalogue.yaml"), catalogue);
        assert_eq!(place.read("schema/events/order.yaml"), FAMILY);
        assert_eq!(place.read("PAGE.md"), PAGE);
        assert!(!place.0.join("docs").exists(), "{outputs}");
    }
    // Outside of the project is where the author says.
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("../docs", "../../harmful-elsewhere/docs"));
    place.run(&[]).ends_with(0);
    assert!(place.read("../harmful-elsewhere/docs/events.md").contains("An order is paid"));
}

#[test]
fn how_lines_end_does_not_count() {
    let place = Place::new("line-ends");
    place.run(&["build"]).ends_with(0);
    for path in ["docs/events.md", "docs/events.schema.json", "PAGE.md"] {
        place.write(path, &place.read(path).replace('\n', "\r\n"));
    }
    assert!(place.run(&["check"]).ends_with(0).out().ends_with("5 files up to date\n"));
    let edited = place.read("docs/events.md").replace("is paid", "was paid");
    place.write("docs/events.md", &edited);
    place.run(&["check"]).ends_with(1);
}

#[test]
#[cfg(unix)]
fn one_file_by_two_ways_is_one_file() {
    let place = Place::new("two-ways");
    fs::create_dir(place.0.join("real")).expect("a folder can be made");
    std::os::unix::fs::symlink("real", place.0.join("link")).expect("a link can be made");
    let outputs =
        CATALOGUE.replace("../docs/events.md", "../real/e").replace("../docs/events.schema.json", "../link/e");
    place.write("schema/catalogue.yaml", &outputs);
    let found = place.run(&["build"]).ends_with(1).err();
    assert!(
        found.starts_with("error: link/e: `schema` under `outputs` names this file, and so does `docs`"),
        "{found}"
    );
    assert!(!place.0.join("real/e").exists());
}

#[test]
fn two_catalogues_may_keep_their_schemas_in_one_folder() {
    let place = Place::new("two-catalogues");
    place.run(&["build"]).ends_with(0);
    place.write("other/schema/catalogue.yaml", &CATALOGUE.replace("catalogue: shop", "catalogue: kiosk"));
    place.write("other/schema/events/order.yaml", &FAMILY.replace("order.", "sale."));
    place.write("other/PAGE.md", PAGE);
    let schemas = place.read("other/schema/catalogue.yaml").replace("../docs/schemas", "../../docs/schemas");
    place.write("other/schema/catalogue.yaml", &schemas);
    let build = place.run(&["build", "other/schema"]).ends_with(0).out();
    assert!(!build.contains("removed"), "{build}");
    place.run(&["check"]).ends_with(0);
}

#[test]
fn a_file_that_holds_it_all_is_no_output_either() {
    let place = Place::new("own-file");
    let family = FAMILY.replace('\n', "\n    ");
    let families = format!("families:\n  order:\n    {}\n", family.trim_end());
    let catalogue = CATALOGUE.replace("families: [order]\n", &families).replace("../docs/events.md", "shop.yaml");
    place.write("schema/shop.yaml", &catalogue);
    let found = place.run(&["build", "schema/shop.yaml"]).ends_with(1).err();
    assert!(
        found.starts_with("error: schema/shop.yaml: `docs` under `outputs` names a file of the catalogue"),
        "{found}"
    );
    assert_eq!(place.read("schema/shop.yaml"), catalogue);
}

#[test]
fn a_catalogue_without_outputs_is_only_checked() {
    let place = Place::new("no-outputs");
    let start = CATALOGUE.find("outputs").expect("the catalogue has outputs");
    place.write("schema/catalogue.yaml", &CATALOGUE[..start]);
    let build = place.run(&[]).ends_with(0);
    assert!(build.out().ends_with("nothing to write: the catalogue lists no `outputs`\n"), "{}", build.out());
    let check = place.run(&["check"]).ends_with(0);
    assert!(check.out().ends_with("nothing to compare: the catalogue lists no `outputs`\n"), "{}", check.out());
}

#[test]
fn a_file_that_a_person_wrote_is_not_overwritten() {
    let place = Place::new("precious");
    place.write("docs/events.md", "# Mine\n");
    let build = place.run(&[]).ends_with(1).err();
    assert!(build.starts_with("error: docs/events.md: this file was not made by `tidings build`"), "{build}");
    assert_eq!(place.read("docs/events.md"), "# Mine\n");
    assert!(!place.0.join("docs/events.schema.json").exists());

    let guide = "# Mine\n\nTheirs says: Generated by `tidings build`.\n";
    place.write("docs/events.md", guide);
    place.run(&[]).ends_with(1);
    assert_eq!(place.read("docs/events.md"), guide);
}
