//! All situations in which something is wrong, by the part of the command that says so.

use crate::place::{FAMILY, Place};
use crate::publish;
use crate::situations::{
    built_then_changed, dangling, endless, generated_then_changed, mistaken, nothing, outputs, released,
    released_then_changed, releases, rename, typed,
};

/// A situation: what is so, how it came to be, and what is typed.
pub(crate) type Case = (&'static str, fn(&Place), &'static str);

pub(crate) const CASES: &[(&str, &[Case])] = &[
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
                |place| place.write("samples/1.json", "{\"id\": 5}"),
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
