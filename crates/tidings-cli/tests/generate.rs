//! `tidings generate`: the bytes of a build script, and what is refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CATALOGUE: &str = "\
catalogue: shop
language: 1
title: Shop events
envelope: {name: type, payload: data, fields: {id: string}}
outputs: {docs: docs/events.md}
families:
  order:
    title: Order events
    payload: json
    events:
      order.placed: A customer placed an order
";

/// The catalogue that uses every construct, and what is made of it.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tidings-build/tests/golden");

/// What is said of the catalogue before anything else.
const WHAT: &str = "shop.yaml: 1 event in 1 family, 0 types\n";

/// A folder of its own for each test, with a catalogue in it.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let place = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("generate").join(name));
        if place.0.exists() {
            fs::remove_dir_all(&place.0).expect("the folder of an earlier run can be removed");
        }
        fs::create_dir_all(&place.0).expect("a folder can be made");
        place.write("shop.yaml", CATALOGUE);
        place
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("the path has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).expect("the file is there")
    }

    /// What a folder holds.
    fn names(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(path)).expect("the folder is there");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| name(entry.expect("the folder can be read"))).collect();
        names.sort_unstable();
        names
    }

    #[track_caller]
    fn run(&self, arguments: &[&str], code: i32) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
        let Output { status, stdout, stderr } =
            command.args(arguments).current_dir(&self.0).output().expect("the command starts");
        let [out, err] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).expect("what is said is UTF-8"));
        assert_eq!(status.code(), Some(code), "{out}{err}");
        Run { out, err }
    }
}

/// What a run said.
struct Run {
    out: String,
    err: String,
}

#[test]
fn the_bytes_are_those_of_a_build_script() {
    let place = Place::new("bytes");
    let golden = |name: &str| fs::read_to_string(Path::new(GOLDEN).join(name)).expect("the golden file is there");
    place.run(&["generate", "--out", "src/events.rs", GOLDEN], 0);
    assert!(place.read("src/events.rs") == golden("events.rs"));
    assert_eq!(place.names("src"), ["events.rs"]);

    place.run(&["generate", "--schemars", "--out", "src/events.rs", GOLDEN], 0);
    assert!(place.read("src/events.rs") == format!("{}\n{}", golden("events.rs"), golden("events.schemars.rs")));
    assert!(place.read("src/events.schema.json") == golden("events.schema.json"));
    assert_eq!(place.names("src"), ["events.rs", "events.schema.json"]);
}

#[test]
fn a_file_that_would_not_change_is_not_touched() {
    let place = Place::new("untouched");
    let first = place.run(&["generate", "--out", "events.rs", "shop.yaml"], 0);
    assert_eq!(first.out, format!("{WHAT}wrote events.rs\n"));
    let modified = || fs::metadata(place.0.join("events.rs")).and_then(|file| file.modified()).expect("a time");
    let before = modified();
    let second = place.run(&["generate", "--out", "events.rs", "shop.yaml"], 0);
    assert_eq!(second.out, format!("{WHAT}1 file up to date\n"));
    assert_eq!(modified(), before);
    assert_eq!(place.run(&["generate", "--quiet", "--out", "events.rs", "shop.yaml"], 0).out, "");
}

#[test]
fn a_check_shows_the_difference_and_writes_nothing() {
    let place = Place::new("check");
    let check = ["generate", "--check", "--out", "src/events.rs", "--schemars", "shop.yaml"];
    let missing = place.run(&check, 1);
    let header = "--- src/events.rs (committed)\n+++ src/events.rs (from the catalogue)\n";
    assert!(missing.err.starts_with(header) && missing.err.contains("\n+pub struct Event {\n"), "{}", missing.err);
    assert!(!place.0.join("src").exists());

    place.run(&["generate", "--out", "src/events.rs", "--schemars", "shop.yaml"], 0);
    assert_eq!(place.run(&check, 0).out, format!("{WHAT}2 files up to date\n"));
    place.write("shop.yaml", &CATALOGUE.replace("placed an order", "ordered"));
    let before = place.read("src/events.rs");
    let stale = place.run(&check, 1);
    assert!(stale.err.starts_with(header), "{}", stale.err);
    assert!(
        stale.err.contains("-    /// A customer placed an order.\n+    /// A customer ordered.\n"),
        "{}",
        stale.err
    );
    assert!(stale.err.contains("+      \"description\": \"A customer ordered.\",\n"), "{}", stale.err);
    let repair = "tidings generate --out src/events.rs --schemars shop.yaml";
    let end = format!("error: 2 files are not what the catalogue says; repair with `{repair}`\n");
    assert!(stale.err.ends_with(&end), "{}", stale.err);
    assert_eq!(place.read("src/events.rs"), before);

    let repair: Vec<&str> = repair.split(' ').skip(1).collect();
    place.run(&repair, 0);
    place.run(&check, 0);
}

#[test]
fn what_is_not_ours_is_not_overwritten() {
    let place = Place::new("precious");
    place.run(&["build", "shop.yaml"], 0);
    let mine = "//! As `// Generated by `tidings build`` says.\n";
    for (path, held, said) in [
        ("lib.rs", mine, "lib.rs: this file does not hold the types of a catalogue; move it away, or name another"),
        ("shop.yaml", CATALOGUE, "shop.yaml: the Rust types go into a file whose name ends in `.rs`, such as"),
        ("docs/events.md", "", "docs/events.md: the Rust types go into a file whose name ends in `.rs`, such as"),
        ("docs", "", "docs: the Rust types go into a file whose name ends in `.rs`, such as `src/events.rs`\n"),
    ] {
        if !held.is_empty() {
            place.write(path, held);
        }
        for more in [&["generate"][..], &["generate", "--check"]] {
            let refused = place.run(&[more, &["--out", path, "shop.yaml"]].concat(), 1);
            assert!(refused.err.starts_with(&format!("error: {said}")), "{}", refused.err);
        }
        assert!(held.is_empty() || place.read(path) == held);
    }
    assert!(place.read("docs/events.md").contains("A customer placed an order"));
}

#[test]
fn two_catalogues_do_not_share_a_schema() {
    let place = Place::new("two");
    place.write("kiosk.yaml", &CATALOGUE.replace("catalogue: shop", "catalogue: kiosk"));
    place.run(&["generate", "--schemars", "--out", "shop.rs", "shop.yaml"], 0);
    let before = place.read("events.schema.json");
    let refused = place.run(&["generate", "--schemars", "--out", "kiosk.rs", "kiosk.yaml"], 1);
    assert_eq!(
        refused.err,
        "error: events.schema.json: this file, which the types will read, does not hold \"title\": \"KioskEvent\"; move \
         it away, or give each catalogue a folder of its own\n"
    );
    assert_eq!(place.read("events.schema.json"), before);
    assert!(!place.0.join("kiosk.rs").exists(), "nothing is written if one of two files is refused");
    place.run(&["generate", "--schemars", "--out", "kiosk/events.rs", "kiosk.yaml"], 0);
}

#[test]
fn mistakes_bar_writing() {
    let place = Place::new("mistakes");
    place.run(&["generate", "--out", "events.rs", "shop.yaml"], 0);
    let before = place.read("events.rs");
    place.write("shop.yaml", &CATALOGUE.replace("json", "jsn"));
    let refused = place.run(&["generate", "--out", "events.rs", "shop.yaml"], 1);
    assert!(refused.err.starts_with("error[T0302]: unknown type `jsn`\n"), "{}", refused.err);
    assert_eq!(place.read("events.rs"), before);
}

#[test]
fn the_file_system_and_the_command_line_are_told_apart() {
    let place = Place::new("refused");
    place.write("folder.rs/mine.txt", "");
    for path in ["folder.rs", "shop.yaml/events.rs"] {
        let refused = place.run(&["generate", "--out", path, "shop.yaml"], 3);
        assert!(refused.err.starts_with(&format!("error: {path}: ")), "{}", refused.err);
    }
    assert_eq!(place.names("folder.rs"), ["mine.txt"]);
    let no_file = place.run(&["generate", "shop.yaml"], 2);
    assert!(no_file.err.contains("--out <FILE>"), "{}", no_file.err);
}

/// What was written before is never cut: the new file takes the place of the old one at once.
#[test]
fn a_file_is_replaced_as_a_whole() {
    let place = Place::new("replaced");
    place.run(&["generate", "--out", "src/events.rs", "shop.yaml"], 0);
    let before = place.read("src/events.rs");
    // A second name of the same file, which writing into the file would change too.
    fs::hard_link(place.0.join("src/events.rs"), place.0.join("src/old.rs")).expect("a link can be made");
    place.write("shop.yaml", &CATALOGUE.replace("placed an order", "ordered"));
    place.run(&["generate", "--out", "src/events.rs", "shop.yaml"], 0);
    assert_eq!(place.read("src/old.rs"), before);
    assert!(place.read("src/events.rs").contains("A customer ordered"));
    assert_eq!(place.names("src"), ["events.rs", "old.rs"], "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn a_link_and_its_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let place = Place::new("links");
    place.run(&["generate", "--out", "real/events.rs", "shop.yaml"], 0);
    let real = place.0.join("real/events.rs");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions can be set");
    symlink("real/events.rs", place.0.join("events.rs")).expect("a link can be made");
    place.write("shop.yaml", &CATALOGUE.replace("placed an order", "ordered"));
    place.run(&["generate", "--out", "events.rs", "shop.yaml"], 0);
    assert!(place.0.join("events.rs").is_symlink());
    assert!(place.read("real/events.rs").contains("A customer ordered"));
    let mode = fs::metadata(&real).expect("the file is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
