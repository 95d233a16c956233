//! Whoever types what the project's README says sees what it shows. Its Rust is a test of the crate `deck-events`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A block of code of the page.
struct Block {
    language: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let page = fs::read_to_string(Path::new(CHECKOUT).join("README.md")).expect("the page is there");
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
            blocks.push(Block { language: language.to_owned(), text });
        }
    }
    blocks
}

/// A folder of the tests' own, empty.
fn place(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme").join(name);
    if place.exists() {
        fs::remove_dir_all(&place).expect("the folder of an earlier run can be removed");
    }
    fs::create_dir_all(&place).expect("a folder can be made");
    place
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder can be made");
        for entry in fs::read_dir(from).expect("the folder can be read") {
            let name = entry.expect("the folder can be read").file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::copy(from, to).expect("the file can be copied");
    }
}

/// What a shell would show, and whether all went well.
fn run(command: &mut Command) -> (String, bool) {
    let output = command.output().expect("the command starts");
    let said = [output.stdout, output.stderr].iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    (said, output.status.success())
}

/// Whether a text is what the page shows; `[..]` stands for anything.
fn is_as_shown(said: &str, shown: &str) -> bool {
    let mut rest = said;
    shown.split("[..]").enumerate().all(|(position, part)| match rest.find(part.trim_end_matches('\n')) {
        Some(at) if position > 0 || at == 0 => {
            rest = rest.get(at + part.trim_end_matches('\n').len()..).unwrap_or_default();
            true
        }
        _ => false,
    }) && (shown.trim_end().ends_with("[..]") || rest.trim().is_empty())
}

#[test]
fn every_block_is_of_a_kind_that_is_tried() {
    let blocks = blocks();
    let count = |language: &str| blocks.iter().filter(|block| block.language == language).count();
    // The picture of the flow is the only text.
    assert_eq!(count("text"), 1);
    // Those in other languages are tried where the tools for them are: by the crate `conformance`.
    let tried = ["toml", "rust", "yaml", "sh", "console", "ts", "python"].map(count);
    assert_eq!(tried.iter().sum::<usize>() + 1, blocks.len());
    assert_eq!(tried, [1, 1, 2, 1, 3, 1, 1]);

    let library = fs::read_to_string(Path::new(CHECKOUT).join("src/lib.rs")).expect("the file is there");
    assert!(library.starts_with("#![doc = include_str!(\"../README.md\")]"), "its Rust is a doctest");
    for block in &blocks {
        match block.language.as_str() {
            "sh" => assert_eq!(block.text, "cargo run\ncargo test --workspace\n"),
            "toml" => assert_eq!(block.text, "[dependencies]\ndeck-events = { path = \"../deck-events\" }\n"),
            _ => {}
        }
    }
}

/// What `cargo run` says behind an edit, which stands in the last block of YAML before it.
#[test]
fn an_event_is_added_as_the_page_says() {
    let mut line = String::new();
    let mut tried = 0;
    for block in blocks() {
        if block.language == "yaml" {
            line = block.text.lines().last().expect("the block is not empty").to_owned();
        }
        let Some(shown) = block.text.strip_prefix("$ cargo run\n").filter(|_| block.language == "console") else {
            continue;
        };
        let place = place("added");
        for part in ["schema", "docs", "README.md"] {
            copy(&Path::new(CHECKOUT).join(part), &place.join(part));
        }
        let family = place.join("schema/events/storage.yaml");
        let text = fs::read_to_string(&family).expect("the file is there");
        let (before, behind) = text.split_once("\n  storage.deleted:").expect("the event stands there");
        fs::write(&family, format!("{before}\n{line}\n  storage.deleted:{behind}")).expect("it can be written");
        let (said, done) = run(Command::new(env!("CARGO_BIN_EXE_tidings")).current_dir(&place));
        assert!(is_as_shown(&said, shown), "{said}");
        assert_eq!(done, !shown.starts_with("error"), "{said}");
        tried += 1;
    }
    assert_eq!(tried, 2);
}

/// The one block that leads to a crate of one's own, each command in the folder where the reader stands.
#[test]
fn a_catalogue_of_ones_own_is_made_as_the_page_says() {
    let blocks = blocks();
    let own = blocks.iter().find(|block| block.text.starts_with("$ tidings new ")).expect("the block is there");
    let place = place("own");
    // The nearest workspace, whatever lies around the folder of the tests.
    fs::write(place.join("Cargo.toml"), "[workspace]\nmembers = [\"bookshop-events\"]\n").expect("it can be written");
    fs::copy(Path::new(CHECKOUT).join("Cargo.lock"), place.join("Cargo.lock")).expect("it can be copied");
    let mut folder = PathBuf::from(CHECKOUT);
    for step in own.text.split("$ ").skip(1) {
        let (line, shown) = step.split_once('\n').expect("each command is a line");
        // The new crate lies beside the checkout for the reader, and in the folder of the tests here.
        let beside = place.join("bookshop-events").display().to_string();
        let line = line.replace("../bookshop-events", &beside);
        let shown = shown.replace("../bookshop-events", &beside);
        let words: Vec<&str> = line.split(' ').collect();
        let (said, done) = match words.as_slice() {
            ["cd", to] => {
                folder = folder.join(to);
                continue;
            }
            ["cargo", "test"] => {
                let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new/target");
                let mut cargo = Command::new(env!("CARGO"));
                run(cargo.args(["test", "--offline"]).current_dir(&folder).env("CARGO_TARGET_DIR", target))
            }
            ["tidings", arguments @ ..] => {
                run(Command::new(env!("CARGO_BIN_EXE_tidings")).args(arguments).current_dir(&folder))
            }
            _ => panic!("nothing runs `{line}`"),
        };
        assert!(done && is_as_shown(&said, &shown), "{line}: {said}");
    }
}
