//! Where things lie, and how Cargo is called there.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the project lies, and where crates are made that nobody keeps.
pub(crate) struct Workshop {
    /// The root of the project.
    pub(crate) repository: PathBuf,
    /// The folder of throw-away crates, `target/measure`.
    pub(crate) folder: PathBuf,
}

impl Workshop {
    /// Finds both from where this program was built.
    pub(crate) fn find() -> Result<Self, String> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
        let program = env::current_exe().map_err(|why| format!("this program cannot find itself: {why}"))?;
        match (repository, program.ancestors().nth(2)) {
            (Some(repository), Some(target)) => {
                Ok(Self { repository: repository.to_owned(), folder: target.join("measure") })
            }
            _ => Err("this program does not lie where Cargo has built it".to_owned()),
        }
    }

    /// The path of a package of the project, as the value of `path` in a `Cargo.toml`.
    pub(crate) fn package(&self, path: &str) -> String {
        format!("{:?}", self.repository.join(path).display().to_string())
    }
}

/// Cargo in a folder, as it is without anybody's settings: one run compiles all, and later ones nothing less.
pub(crate) fn cargo<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(folder).env("CARGO_INCREMENTAL", "0").env_remove("RUSTFLAGS");
    command
}

/// Runs a command to its end. What it says is told if it fails.
pub(crate) fn run(command: &mut Command) -> Result<String, String> {
    let shown = format!("{command:?}");
    let output = command.stdin(Stdio::null()).output().map_err(|why| format!("cannot run {shown}: {why}"))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|_| format!("{shown} prints what is no text"))
    } else {
        Err(format!("{shown} ends with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)))
    }
}
