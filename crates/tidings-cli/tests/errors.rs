//! One of every error of the command: as a page, so that people find what they were told, and a change of it is seen.

#[path = "errors/cases.rs"]
mod cases;
mod place;
#[path = "errors/publish.rs"]
mod publish;
#[path = "errors/situations.rs"]
mod situations;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cases::CASES;
use place::Place;
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
