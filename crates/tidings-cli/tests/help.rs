//! What the command tells of itself: complete, and committed as a page, so that a change of it is seen.

mod place;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use place::Place;
use similar::TextDiff;

/// What brings the page up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-cli --test help";

const START: &str = "\
<!-- Written by a test from what `tidings --help` says; edits are lost. -->

# The command `tidings`

What each command says of itself under `--help`. [Its README](../crates/tidings-cli/README.md) tells how to begin.
";

#[test]
fn the_page_is_what_the_command_says() {
    let place = Place::new("help");
    let mut page = START.to_owned();
    let mut add = |title: &str, arguments: &[&str]| {
        let help = place.run(arguments).ends_with(0).out();
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(page, "\n## `{title}`\n\n```text\n{}\n```\n", lines.join("\n").trim_end());
    };
    add("tidings", &["--help"]);
    for name in place.commands().iter().filter(|name| *name != "help") {
        add(&format!("tidings {name}"), &[name, "--help"]);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/command.md");
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(&path, &page).expect("the page can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let difference = TextDiff::from_lines(&found, &page).unified_diff().to_string();
    assert!(found == page, "docs/command.md differs:\n{difference}\nrepair with `{REPAIR}`");
}

#[test]
fn every_command_teaches() {
    let place = Place::new("help-each");
    for name in place.commands().iter().filter(|name| *name != "help") {
        let help = place.run(&[name, "--help"]).ends_with(0).out();
        let (about, rest) = help.split_once("\n\nUsage: ").unwrap_or_else(|| panic!("`{name}` has no text: {help}"));
        assert!(about.len() > 100, "`{name}` says what it does in more than a line: {about}");
        let (_, examples) = rest.split_once("\nExamples:\n").unwrap_or_else(|| panic!("`{name}` has no examples"));
        assert!(examples.contains(&format!("tidings {name}")), "`{name}` is used in its examples: {examples}");
        let long = help.lines().filter(|line| line.chars().count() > 120).collect::<Vec<_>>();
        assert!(long.is_empty(), "`{name}` has lines that no terminal holds: {long:?}");
        assert_eq!(place.run(&["help", name]).ends_with(0).out(), help);
    }
}
