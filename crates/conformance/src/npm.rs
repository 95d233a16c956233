//! Packages of npm, set up once.

use std::fs;
use std::path::{Path, PathBuf};

use crate::set_up;
use crate::tools::command;

/// What says which packages, and of which versions.
const LISTS: [&str; 2] = ["package.json", "package-lock.json"];

/// What [`packages`] needs; [`crate::tools::are_there`] says whether the machine has it.
pub const NEEDS: [&str; 2] = ["node", "npm"];

/// The folder `node_modules` below `target/conformance`, with the packages of the lock file. The first call sets them
/// up and asks the registry; as long as the lock file stays, later calls and runs ask nobody.
///
/// `target` is cargo's target folder.
#[must_use]
pub fn packages(target: &Path) -> PathBuf {
    let folder = target.join("conformance");
    set_up::once(&folder, &LISTS.map(set_up::list).concat(), |new| {
        for list in LISTS {
            fs::write(new.join(list), set_up::list(list)).expect("the lists of packages can be written");
        }
        let mut npm = command("npm");
        npm.args(["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"]);
        set_up::run(npm.current_dir(new));
    });
    folder.join("node_modules")
}
