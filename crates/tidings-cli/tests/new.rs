//! `tidings new`: what it makes compiles and passes its tests at once, and what it refuses leaves nothing behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The checkout that holds this command.
const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A folder of its own for each test.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let place = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("new").join(name));
        if place.0.exists() {
            fs::remove_dir_all(&place.0).expect("the folder of an earlier run can be removed");
        }
        fs::create_dir_all(&place.0).expect("a folder can be made");
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

    /// The names of all that lies in a folder.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).expect("the folder is there");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("it can be read").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }

    fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
        Run(command.args(arguments).current_dir(self.0.join(folder)).output().expect("the command starts"))
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments)
    }

    /// Cargo as a user has it, with the packages that this build has: nothing is fetched.
    fn cargo(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(&self.0).env("CARGO_TARGET_DIR", self.0.with_file_name("target"));
        Run(command.output().expect("cargo starts"))
    }
}

struct Run(Output);

impl Run {
    #[track_caller]
    fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.0.status.code(), Some(code), "{}{}", self.out(), self.err());
        self
    }

    fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
}

/// What the README of the new crate tells to write.
const ADDED: &str = "  order.shipped: An order left the warehouse\n";

/// One crate as it was made; one with other names, changed as its README says.
#[test]
fn new_crates_compile_and_pass_their_tests() {
    let place = Place::new("crates");
    place.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"shop-events\", \"other/*\"]\n");
    fs::copy(Path::new(CHECKOUT).join("Cargo.lock"), place.0.join("Cargo.lock")).expect("the file can be copied");
    place.run(&["new", "shop-events", "--tidings-path", CHECKOUT]).ends_with(0);
    let keys = ["--event-key", "@event", "--payload-key", "no"];
    place.run(&[&["new", "other/y", "--name", "no", "--tidings-path", CHECKOUT], &keys[..]].concat()).ends_with(0);
    for folder in ["shop-events", "other/y"] {
        let check = place.run_in(folder, &["check"]).ends_with(0).out();
        assert_eq!(check, "schema: 3 events in 1 family, 4 types\n4 files up to date\n");
    }

    let readme = place.read("other/y/README.md");
    assert!(readme.contains(&format!("   ```yaml\n {ADDED}   ```\n")), "{readme}");
    let family = place.read("other/y/schema/events/order.yaml");
    place.write("other/y/schema/events/order.yaml", &family.replace("\ntypes:", &format!("{ADDED}\ntypes:")));
    place.write(
        "other/y/tests/added.rs",
        "#[test]\nfn added() {\n    assert!(no::EventType::OrderShipped.as_str() == \"order.shipped\");\n}\n",
    );
    let build = place.run_in("other/y", &["build"]).ends_with(0).out();
    assert!(build.contains("wrote docs/events.md\n") && build.contains("wrote README.md\n"), "{build}");

    let said = place.cargo(&["test", "--offline", "--workspace"]).ends_with(0).out();
    let passed = |name: &str| said.matches(&format!("test {name} ... ok")).count();
    for name in ["a_delivery_is_read", "an_unknown_event_is_kept", "committed_documents_are_up_to_date"] {
        assert_eq!(passed(name), 2, "{name}: {said}");
    }
    assert_eq!((passed("added"), said.matches("README.md - ").count()), (1, 2), "{said}");
    place.cargo(&["fmt", "--all", "--check"]).ends_with(0);
}
