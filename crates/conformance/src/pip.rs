//! Packages of Python, set up once.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::set_up;
use crate::tools::command;

/// What says which packages, of which versions and with which hashes.
const LIST: &str = "requirements.txt";

/// What [`python`] needs; [`crate::tools::are_there`] says whether the machine has it.
pub const NEEDS: [&str; 2] = ["python3", "python3-venv"];

/// The interpreter of a virtual environment below `target/conformance-python`, with the packages of the list. The first
/// call sets it up and asks the registry; as long as the list and the Python stay, later calls and runs ask nobody.
///
/// `target` is cargo's target folder. A tool of a package is started as a module, `python -m mypy`: the scripts beside
/// the interpreter know the place at which they were made, which is another one.
#[must_use]
pub fn python(target: &Path) -> PathBuf {
    let folder = target.join("conformance-python");
    let version = set_up::run(command("python3").arg("--version"));
    set_up::once(&folder, &(version + &set_up::list(LIST)), |new| {
        set_up::run(command("python3").args(["-m", "venv"]).arg(new));
        let mut pip = Command::new(interpreter(new));
        pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]);
        set_up::run(pip.args(["--require-hashes", "--no-deps", "--requirement"]).arg(set_up::home().join(LIST)));
    });
    interpreter(&folder)
}

fn interpreter(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}
