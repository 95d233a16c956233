//! What is set up once: folders below cargo's target that lists in the tree say how to fill.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::{Mutex, PoisonError};

/// Within the folder: what it was set up by.
const STAMP: &str = "set-up-by.txt";

/// The folder of this crate, where the lists are.
#[must_use]
pub fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// One of the lists.
pub(crate) fn list(name: &str) -> String {
    fs::read_to_string(home().join(name)).expect("the lists of packages can be read")
}

/// Has `fill` fill the folder, unless it was filled by the same before. That happens beside it, and the new folder
/// takes the place of the old one once it is whole.
pub(crate) fn once(folder: &Path, by: &str, fill: impl FnOnce(&Path)) {
    // One test sets it up, and the others wait. A test that failed at it says so itself.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);

    if fs::read_to_string(folder.join(STAMP)).is_ok_and(|stamp| stamp == by) {
        return;
    }
    let new = folder.with_extension(format!("new-{}", process::id()));
    fs::create_dir_all(&new).expect("a folder can be made");
    fill(&new);
    fs::write(new.join(STAMP), by).expect("a file can be written");
    if folder.exists() {
        fs::remove_dir_all(folder).expect("what another list asked for can be removed");
    }
    fs::rename(&new, folder).expect("a folder can be renamed");
}

/// Runs a command to its end, and fails with what it says if it fails.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|why| panic!("{command:?} cannot be started: {why}"));
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    assert!(output.status.success(), "{command:?} failed:\n{}", said.concat());
    let [answer, _] = said;
    answer
}

/// Cargo's target folder, from the one that it gives tests: `env!("CARGO_TARGET_TMPDIR")`.
#[must_use]
pub fn target(of_tests: &str) -> PathBuf {
    Path::new(of_tests).parent().expect("cargo's folder for tests lies in its target").to_owned()
}
