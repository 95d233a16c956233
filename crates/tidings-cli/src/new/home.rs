//! The folder in which the new crate will live.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tidings_build::words::refusal;

use super::staging;
use crate::console::{self, Failure};
use crate::words;

/// Where the new crate will live: a folder that does not exist yet, or one with nothing in it.
pub(super) struct Home {
    shown: String,
    path: PathBuf,
    exists: bool,
}

impl Home {
    /// The folder that the command line names, if it is free.
    pub(super) fn find(folder: &Path) -> Result<Self, Failure> {
        const HELP: &str = "name one that does not exist yet";
        let shown = folder.display().to_string();
        let exists = match first_in(folder) {
            Ok(None) => true,
            Ok(Some(name)) if name.to_string_lossy().starts_with(staging::START) => {
                let left = words::path(&folder.join(name));
                let why = "a `tidings new` that was interrupted left this behind, and it may be removed";
                return Err(console::fault(format_args!("{left}: {why}")));
            }
            Ok(Some(name)) => {
                let why = format_args!("this folder is not empty, it holds `{}`", name.display());
                return Err(console::fault(format_args!("{shown}: {why}; {HELP}")));
            }
            Err(why) if why.kind() == ErrorKind::NotFound => false,
            Err(why) => return Err(console::file_system(format_args!("{shown}: {}", refusal(&why)))),
        };
        Ok(Self { shown, path: real(folder), exists })
    }

    /// Where it really is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Where it is, as the command line says.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Whether there is a folder already.
    pub(super) fn exists(&self) -> bool {
        self.exists
    }

    /// What to type to see the new crate work.
    pub(super) fn try_it(&self) -> String {
        match self.shown.as_str() {
            "." => "cargo test".to_owned(),
            folder => format!("cd {} && cargo test", words::path(Path::new(folder))),
        }
    }
}

/// What a folder holds first. Of a repository that was just made or cloned there is `.git`, which is in nobody's way.
fn first_in(folder: &Path) -> std::io::Result<Option<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name());
    }
    Ok(names.into_iter().filter(|name| name != ".git").min())
}

/// Where a path really leads, with links followed as far as it exists.
pub(super) fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (fs::canonicalize(&absolute), absolute.parent(), absolute.file_name()) {
        (Ok(real), ..) => real,
        (Err(_), Some(parent), Some(name)) => real(parent).join(name),
        (Err(_), ..) => absolute,
    }
}
