//! The one door to the outside: reading a catalogue's files, writing into `OUT_DIR`, speaking to Cargo.
//!
//! Everything else in this crate is a pure function; the lints of `clippy.toml` and a test hold it to that.
#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "this is the door")]

mod catalogue;
#[cfg(feature = "publish")]
mod published;
mod replace;
#[cfg(feature = "publish")]
mod swap;

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::diagnostic::visible;
use crate::source::{FAMILIES, MAIN_FILE};
use crate::{Artifacts, Compiled, Style, compile};

pub use catalogue::read;
#[cfg(feature = "outputs")]
pub(crate) use catalogue::{folder_of, is_yaml, main_file_of, own_files};
#[cfg(feature = "publish")]
pub(crate) use published::{Published, read_published};
pub(crate) use replace::write_if_changed;
#[cfg(feature = "outputs")]
pub(crate) use replace::write_new;

/// The schema of all events beside the Rust types, which may read it from there.
pub(crate) const SCHEMA_FILE: &str = "events.schema.json";

/// The catalogues that this build script has written: each has a folder in `OUT_DIR`, called after it.
static WRITTEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Compiles a catalogue from a build script: the whole of its `main`.
///
/// `path` is the catalogue's folder, or the one file that holds it all, relative to the package. Mistakes become
/// errors of Cargo with an excerpt each; otherwise the folder `NAME` in `OUT_DIR`, called after the catalogue, holds
/// `events.rs` (for `tidings::include_events!`), `events.schema.json`, `events.md` and `events.samples.json`. Nothing
/// else is written.
///
/// ```no_run
/// tidings_build::build("schema");
/// ```
pub fn build(path: impl AsRef<Path>) {
    configure().build(path);
}

/// Compiles a catalogue from a build script, with something to say beyond [`build`].
///
/// ```no_run
/// tidings_build::configure().line_errors(true).build("schema");
/// ```
#[must_use]
pub fn configure() -> Builder {
    Builder { line_errors: false, schemars: false }
}

/// What a build script can choose; see [`configure`].
#[derive(Clone, Debug)]
pub struct Builder {
    line_errors: bool,
    pub(crate) schemars: bool,
}

impl Builder {
    /// Reports each mistake as one line, `path:line:column: message [code]` and what to do, for editors that read those.
    #[must_use]
    pub fn line_errors(mut self, line_errors: bool) -> Self {
        self.line_errors = line_errors;
        self
    }

    /// Gives the generated types `schemars::JsonSchema`, so that they can stand inside types with schemas of their own.
    ///
    /// What they tell is the published schema: each object is a definition under its own name, and `Event` is one of all
    /// deliveries that the catalogue knows. The crate `tidings` needs its feature `schemars`:
    ///
    /// ```toml
    /// [dependencies]
    /// schemars = "1"
    /// tidings = { version = "0.1", features = ["schemars"] }
    /// ```
    ///
    /// ```no_run
    /// # // in build.rs, within `fn main`
    /// tidings_build::configure().schemars(true).build("schema");
    /// ```
    #[must_use]
    pub fn schemars(mut self, schemars: bool) -> Self {
        self.schemars = schemars;
        self
    }

    /// Compiles the catalogue; see [`build`].
    pub fn build(&self, path: impl AsRef<Path>) {
        let path = path.as_ref();
        for path in watched(path) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let sources = read(path);
        match compile(&sources) {
            Ok(compiled) => {
                let name = &compiled.catalogue.name;
                if !WRITTEN.lock().is_ok_and(|mut written| written.insert(name.clone())) {
                    println!("cargo::error=two catalogues have the name `{name}` (the second: `{}`)", path.display());
                } else if let Err(why) = self.write_artifacts(&compiled) {
                    println!("cargo::error={why}");
                }
            }
            Err(mistakes) => {
                let text = if self.line_errors { mistakes.lines() } else { mistakes.excerpts(Style::Plain) };
                print!("{}", error_directives(&text));
            }
        }
    }

    /// The Rust types as they were chosen: the whole of `events.rs`.
    pub(crate) fn rust(&self, artifacts: &Artifacts) -> String {
        let Artifacts { rust, rust_schemars, .. } = artifacts;
        if self.schemars { format!("{rust}\n{rust_schemars}") } else { rust.clone() }
    }

    fn write_artifacts(&self, compiled: &Compiled) -> Result<(), String> {
        let out_dir =
            env::var_os("OUT_DIR").ok_or("`OUT_DIR` is not set: `tidings_build::build` is for build scripts")?;
        let folder = PathBuf::from(out_dir).join(&compiled.catalogue.name);
        let Artifacts { schema, page, samples, .. } = &compiled.artifacts;
        let rust = &self.rust(&compiled.artifacts);
        for (name, text) in
            [("events.rs", rust), (SCHEMA_FILE, schema), ("events.md", page), ("events.samples.json", samples)]
        {
            let path = folder.join(name);
            write_if_changed(&path, text).map_err(|why| format!("cannot write `{}`: {why}", path.display()))?;
        }
        Ok(())
    }
}

/// What the catalogue is made of. A page beside it, which the command may bring up to date, is no reason to build anew.
fn watched(path: &Path) -> Vec<PathBuf> {
    let [main, families] = [MAIN_FILE, FAMILIES].map(|name| path.join(name));
    // Cargo takes what does not exist for changed, every time; the whole folder stands in for families still to come.
    if families.is_dir() { vec![main, families] } else { vec![path.to_owned()] }
}

/// A text as directives that Cargo shows line by line; it would end a single one at the first line break.
fn error_directives(text: &str) -> String {
    text.trim_end().lines().fold(String::new(), |directives, line| directives + "cargo::error=" + line + "\n")
}

/// Where a file really lies: links are followed, so that two ways to call it become one. A file that does not exist
/// yet lies where its path says.
pub(crate) fn real(path: &Path) -> PathBuf {
    let missing = || match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => path.to_owned(),
    };
    fs::canonicalize(or_here(path)).unwrap_or_else(|_| missing())
}

/// The folder of a name without one is the current one.
fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// A path for messages, with `/` on every system.
pub(crate) fn shown(path: &Path) -> String {
    visible(path.to_string_lossy().replace('\\', "/").trim_end_matches('/'))
}

/// The bytes of a file. What is none, such as a pipe, may never end.
fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() { fs::read(path) } else { Err(io::Error::other("this is no file")) }
}

/// The text of a file, `None` if there is no such file.
#[cfg(feature = "outputs")]
pub(crate) fn read_text(path: &Path) -> io::Result<Option<String>> {
    match read_bytes(path).map(String::from_utf8) {
        Ok(Ok(text)) => Ok(Some(text)),
        Ok(Err(_)) => Err(io::ErrorKind::InvalidData.into()),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(why),
    }
}

/// The names of the files in a folder in their order, none if there is no such folder.
pub(crate) fn file_names(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = match fs::read_dir(or_here(folder)) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name());
    }
    names.sort_unstable();
    Ok(names)
}

/// Removes a file.
#[cfg(feature = "outputs")]
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}
