//! Packages of npm, set up once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};

use crate::tools::command;

/// What says which packages, and of which versions.
const LISTS: [&str; 2] = ["package.json", "package-lock.json"];

/// Within the folder of the packages: what they were set up by.
const STAMP: &str = "set-up-by.txt";

/// The folder `node_modules` below `target/conformance`, with the packages of the lock file. The first call sets them
/// up and asks the registry; as long as the lock file stays, later calls and runs ask nobody.
///
/// `target` is cargo's target folder.
#[must_use]
pub fn packages(target: &Path) -> PathBuf {
    // One test sets them up, and the others wait. A test that failed at it says so itself.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);

    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |list: &str| fs::read_to_string(home.join(list)).expect("the lists of packages can be read");
    let wanted = LISTS.map(read).concat();
    let folder = target.join("conformance");
    if fs::read_to_string(folder.join(STAMP)).ok().as_ref() != Some(&wanted) {
        set_up(home, &folder, &wanted);
    }
    folder.join("node_modules")
}

/// Beside the folder, which it takes the place of once it is whole.
fn set_up(home: &Path, folder: &Path, wanted: &str) {
    let new = folder.with_extension(format!("new-{}", process::id()));
    fs::create_dir_all(&new).expect("a folder can be made");
    for list in LISTS {
        fs::copy(home.join(list), new.join(list)).expect("the lists of packages can be copied");
    }
    let mut npm = command("npm");
    npm.args(["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"]).current_dir(&new);
    let output = npm.output().expect("npm starts");
    assert!(output.status.success(), "npm cannot set up the packages:\n{}", String::from_utf8_lossy(&output.stderr));
    fs::write(new.join(STAMP), wanted).expect("a file can be written");
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the packages of another lock file can be removed");
    }
    fs::rename(&new, folder).expect("a folder can be renamed");
}
