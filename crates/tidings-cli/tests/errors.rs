//! One of every error of the command: as a page, so that people find what they were told, and a change of it is seen.

mod place;
#[path = "errors/publish.rs"]
mod publish;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use place::{CATALOGUE, FAMILY, Place};
use similar::TextDiff;

/// What brings the page up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-cli --test errors";

const START: &str = "\
<!-- Written by a test from what `tidings` says; edits are lost. -->

# What the command says when something is wrong

One of every error, in a folder with the catalogue `schema` of a small shop. [Mistakes in a catalogue](diagnostics.md)
have a page of their own, and [the commands](command.md) too. A command ends with 1 if something is wrong with what it
was given, with 2 if its command line is, and with 3 if the file system refused to read or write.
";

/// A situation: what is so, how it came to be, and what is typed.
type Case = (&'static str, fn(&Place), &'static str);

const CASES: &[(&str, &[Case])] = &[
    (
        "The command line",
        &[
            ("A mistyped command", nothing, "tidings chekc"),
            ("A mistyped option", nothing, "tidings check --quite"),
            ("A word for an option that has others", nothing, "tidings check --format yaml"),
            ("A catalogue before the command", nothing, "tidings ./schema check"),
            ("An option that another command has", nothing, "tidings check --json"),
        ],
    ),
    (
        "The catalogue",
        &[
            ("A mistake in it", mistaken, "tidings build"),
            ("The same for an editor", mistaken, "tidings check --format lines"),
            ("The same for a program", mistaken, "tidings check --format json"),
            ("No catalogue", nothing, "tidings check kiosk"),
            ("One nearby", |place| rename(place, "schema", "../schema"), "tidings list"),
            (
                "One with another extension",
                |place| rename(place, "schema/catalogue.yaml", "schema/catalogue.yml"),
                "tidings check",
            ),
            ("A file that holds no catalogue", nothing, "tidings check PAGE.md"),
            ("The main file of a catalogue that is a folder", nothing, "tidings check schema/catalogue.yaml"),
            (
                "A folder in place of a file",
                |place| place.write("shop/catalogue.yaml/notes.txt", ""),
                "tidings check shop",
            ),
            (
                "Families in a folder that nobody reads",
                |place| place.write("schema/events/old/refund.yaml", FAMILY),
                "tidings check",
            ),
        ],
    ),
    (
        "`build`, `check`",
        &[
            ("Committed files that are not up to date", built_then_changed, "tidings check"),
            (
                "A file that the catalogue did not make",
                |place| place.write("docs/events.md", "# Mine\n"),
                "tidings build",
            ),
            (
                "A path that is another one on every machine",
                |place| outputs(place, "docs: /srv/events.md"),
                "tidings build",
            ),
            ("A file of the catalogue itself", |place| outputs(place, "docs: catalogue.yaml"), "tidings build"),
            (
                "A file that would be read as a family's",
                |place| outputs(place, "docs: events/refund.yaml"),
                "tidings build",
            ),
            (
                "Types in a file that is called otherwise",
                |place| outputs(place, "typescript: ../docs/events.js"),
                "tidings build",
            ),
            (
                "A file of the author's where types shall stand",
                |place| {
                    place.write("docs/events.py", "# Mine\n");
                    outputs(place, "python: ../docs/events.py");
                },
                "tidings build",
            ),
            ("A file among the releases", |place| outputs(place, "docs: releases/v1.md"), "tidings build"),
            (
                "Two outputs in one file",
                |place| outputs(place, "docs: ../events.md, schema: ../events.md"),
                "tidings build",
            ),
            (
                "A file that is the folder of another",
                |place| outputs(place, "docs: ../docs, schema: ../docs/a.json"),
                "tidings build",
            ),
            ("A file where a folder is needed", |place| place.write("docs", ""), "tidings build"),
            ("A folder where a file is needed", |place| place.write("docs/events.md/notes.txt", ""), "tidings build"),
            ("A page that does not exist", |place| outputs(place, "regions: [../GUIDE.md]"), "tidings build"),
            ("A page without markers", |place| place.write("PAGE.md", "# Shop\n"), "tidings build"),
            (
                "A mistyped marker",
                |place| place.write("PAGE.md", "<!-- tidings:event -->\n<!-- /tidings:event -->\n"),
                "tidings build",
            ),
            ("Half of a region", |place| place.write("PAGE.md", "<!-- tidings:events -->\n"), "tidings build"),
            (
                "A region that ends before it begins",
                |place| place.write("PAGE.md", "<!-- /tidings:events -->\n<!-- tidings:events -->\n"),
                "tidings build",
            ),
            (
                "A region that stands twice",
                |place| place.write("PAGE.md", "<!-- tidings:events -->\n<!-- tidings:events -->\n"),
                "tidings build",
            ),
        ],
    ),
    (
        "`new`",
        &[
            ("A folder with something in it", nothing, "tidings new schema"),
            ("A name that Cargo does not take", nothing, "tidings new shop-events --name 1shop"),
            ("A folder of which no name can be made", nothing, "tidings new crate"),
            ("A key that the envelope cannot have", nothing, "tidings new shop-events --event-key a.b"),
            ("No checkout of tidings", nothing, "tidings new shop-events --tidings-path schema"),
            ("A file on the way", nothing, "tidings new PAGE.md/shop"),
        ],
    ),
    (
        "`import`",
        &[
            ("A folder with something in it", nothing, "tidings import PAGE.md"),
            ("No such source", nothing, "tidings import openapi.json shop"),
            ("A folder without data", |place| place.write("vendor/README", ""), "tidings import vendor shop"),
            (
                "What is not JSON",
                |place| place.write("openapi.json", "{\"openapi\": }"),
                "tidings import openapi.json shop",
            ),
            (
                "An OpenAPI document without webhooks",
                |place| place.write("openapi.yaml", "openapi: 3.1.0\npaths: {}\n"),
                "tidings import openapi.yaml shop",
            ),
            ("References that lead nowhere", dangling, "tidings import vendor shop"),
            (
                "Samples without a name",
                |place| place.write("samples/a.json", "{\"id\": 5}"),
                "tidings import samples shop",
            ),
        ],
    ),
    (
        "`show`, `explain`, `completions`",
        &[
            ("A mistyped event", nothing, "tidings show order.payd"),
            ("An event of another catalogue", nothing, "tidings show ticket.opened"),
            ("A mistyped code", nothing, "tidings explain T0130"),
            ("A shell that is not known", nothing, "tidings completions tcsh"),
        ],
    ),
    (
        "`sample`",
        &[
            ("No event", nothing, "tidings sample"),
            ("A mistyped event", nothing, "tidings sample order.payd"),
            ("A type in place of an event", typed, "tidings sample Order"),
            ("An event whose deliveries are too large", endless, "tidings sample order.huge"),
            ("An event beside all of them", nothing, "tidings sample order.paid --all"),
            ("The least, and a random one", nothing, "tidings sample order.paid --minimal --seed 1"),
            ("Several of those that are not random", nothing, "tidings sample order.paid --count 2"),
        ],
    ),
    (
        "`docs`",
        &[
            ("Neither to compare nor to write", nothing, "tidings docs PAGE.md"),
            ("Both at once", nothing, "tidings docs --check --write"),
            ("A folder of pages", nothing, "tidings docs --check schema"),
            ("A release that is not there", released, "tidings docs --release v2"),
            ("A release, and no page", released, "tidings docs --check --release v1"),
        ],
    ),
    (
        "`schema`",
        &[
            ("A mistyped event", nothing, "tidings schema order.payd"),
            ("A catalogue in place of an event", nothing, "tidings schema schema"),
            ("A catalogue called so, before the command", nothing, "tidings schema check"),
            (
                "An event that the producer sends no more",
                |place| {
                    place.write(
                        "schema/events/order.yaml",
                        &FAMILY.replace("An order is paid", "{fired_when: An order is paid, removed: true}"),
                    );
                },
                "tidings schema order.paid --face producer",
            ),
        ],
    ),
    (
        "`generate`",
        &[
            ("No file named", nothing, "tidings generate"),
            ("A file that is no Rust", nothing, "tidings generate --out docs/events.md"),
            (
                "A file that holds something else",
                |place| place.write("src/lib.rs", "//! Mine.\n"),
                "tidings generate --out src/lib.rs",
            ),
            ("Types that are not up to date", generated_then_changed, "tidings generate --check --out events.rs"),
            (
                "Types that would lose their schemas",
                |place| drop(place.run(&["generate", "--schemars", "--out", "events.rs"]).ends_with(0)),
                "tidings generate --out events.rs",
            ),
            (
                "The schema of another catalogue",
                |place| place.write("events.schema.json", "{}"),
                "tidings generate --schemars --out events.rs",
            ),
        ],
    ),
    (
        "`release`",
        &[
            ("A catalogue without releases", nothing, "tidings release v1"),
            ("A release that is not listed", released, "tidings release v11"),
            ("One of the past", |place| releases(place, "[v0, v1]"), "tidings release v0"),
            ("A frozen release that would change", released_then_changed, "tidings release v1"),
            ("A name that no file can have", |place| releases(place, "[v1/a]"), "tidings release v1/a"),
            (
                "A file in place of their folder",
                |place| {
                    releases(place, "[v1]");
                    place.write("schema/releases", "");
                },
                "tidings release v1",
            ),
            ("A fault for a program", nothing, "tidings release v1 --format json"),
        ],
    ),
    ("`publish`", publish::CASES),
];

fn nothing(_: &Place) {}

/// A list of events whose schemas are not there.
fn dangling(place: &Place) {
    let event = |name: &str| format!("{{\"name\": \"{name}\", \"schema\": {{\"$ref\": \"#/definitions/{name}\"}}}}");
    place.write("vendor/events.json", &format!("[{}, {}, {{}}]", event("a"), event("b")));
    place
        .write("vendor/shop.schema.json", "{\"definitions\": {\"a\": {\"properties\": {\"x\": {\"$ref\": \"#/y\"}}}}}");
}

fn rename(place: &Place, from: &str, to: &str) {
    fs::rename(place.0.join(from), place.0.join(to)).expect("it can be renamed");
}

fn mistaken(place: &Place) {
    place.write("schema/events/order.yaml", &FAMILY.replace("json", "jsn"));
}

fn typed(place: &Place) {
    place.write("schema/events/order.yaml", &(FAMILY.to_owned() + "types: {Order: {fields: {id: string}}}\n"));
}

/// A type within a type within a type.
fn endless(place: &Place) {
    let levels = (0..40).map(|level| format!("  T{level}: {{fields: {{next: T{}}}}}\n", level + 1));
    let types = levels.collect::<String>() + "  T40: string\n";
    let huge = "  order.huge: {fired_when: Never, payload: T0}\n";
    place.write("schema/events/order.yaml", &format!("{FAMILY}{huge}types:\n{types}"));
}

fn outputs(place: &Place, outputs: &str) {
    let (before, _) = CATALOGUE.split_once("outputs: ").expect("the catalogue lists outputs");
    place.write("schema/catalogue.yaml", &format!("{before}outputs: {{{outputs}}}\n"));
}

fn releases(place: &Place, releases: &str) {
    place.write("schema/catalogue.yaml", &CATALOGUE.replace("families", &format!("releases: {releases}\nfamilies")));
}

fn change(place: &Place) {
    place.write("schema/events/order.yaml", &FAMILY.replace("is paid", "was paid"));
}

fn built_then_changed(place: &Place) {
    outputs(place, "docs: ../docs/events.md");
    place.run(&[]).ends_with(0);
    change(place);
}

fn generated_then_changed(place: &Place) {
    place.run(&["generate", "--out", "events.rs"]).ends_with(0);
    change(place);
}

fn released(place: &Place) {
    releases(place, "[v1]");
    outputs_none(place);
    place.run(&["release", "v1"]).ends_with(0);
}

/// The catalogue without its outputs.
fn outputs_none(place: &Place) {
    let catalogue = place.read("schema/catalogue.yaml");
    let lines = catalogue.lines().filter(|line| !line.starts_with("outputs"));
    place.write("schema/catalogue.yaml", &(lines.collect::<Vec<_>>().join("\n") + "\n"));
}

fn released_then_changed(place: &Place) {
    released(place);
    change(place);
}

#[test]
fn the_page_is_what_the_command_says() {
    let mut page = START.to_owned();
    for (title, cases) in CASES {
        let _ = write!(page, "\n## {title}\n");
        for (title, prepare, typed) in *cases {
            let _ = write!(page, "\n### {title}\n\n```text\n$ {typed}\n{}```\n", said(*prepare, typed));
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/errors.md");
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(&path, &page).expect("the page can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let difference = TextDiff::from_lines(&found, &page).unified_diff().to_string();
    assert!(found == page, "docs/errors.md differs:\n{difference}\nrepair with `{REPAIR}`");
}

/// What is said of a wrong situation, and the code that the command ends with.
fn said(prepare: fn(&Place), typed: &str) -> String {
    // In a folder of its own: what lies beside it is part of the situation, too.
    let place = Place::new("errors/here");
    let beside = place.0.join("../schema");
    if beside.exists() {
        fs::remove_dir_all(&beside).expect("the folder of an earlier case can be removed");
    }
    prepare(&place);
    let words: Vec<&str> = typed.split(' ').skip(1).collect();
    let run = place.run(&words);
    let code = run.0.status.code().expect("the command ends by itself");
    assert_ne!(code, 0, "`{typed}` is an error");
    assert!(!run.err().is_empty(), "`{typed}` says nothing");
    let said = format!("{}{}", run.out(), run.err());
    let lines = said.lines().map(|line| line.trim_end().to_owned() + "\n");
    lines.collect::<String>() + &format!("[ends with {code}]\n")
}
