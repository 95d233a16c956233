//! The committed files that are made from a catalogue: what they should hold, what they hold, and the difference.

mod clients;
mod documents;
mod generated;
mod regions;
mod releases;
mod targets;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::Compiled;
use crate::door::{file_names, read_text, remove, shown, write_if_changed};
use crate::emit::is_generated;
use crate::emit::json_schema::Face;
use crate::emit::json_schema::address::event_id_start;
use crate::language_schema::editor_files;
use crate::refusal;
use targets::Targets;

pub use documents::documents;
pub use releases::{ReleaseFile, released};
#[cfg(feature = "publish")]
pub(crate) use releases::{folder_of_releases, path_of};

/// What is said of a file that would be lost.
const NOT_OURS: &str = "this file was not made by `tidings build`; move it away, or name another under `outputs`";

/// One committed file.
#[derive(Debug)]
pub struct OutputFile {
    path: PathBuf,
    found: Option<String>,
    /// `None` for a file that is left over and should go.
    wanted: Option<String>,
}

/// Why a committed file cannot be compared or written.
#[derive(Debug)]
pub struct OutputError {
    path: String,
    why: String,
    of_file_system: bool,
}

/// A file that holds one document: the key below `outputs` that names it, where it goes, and what makes it.
type Document<'a> = (&'static str, &'a Option<String>, fn(&Compiled) -> String);

/// All committed files of a catalogue, as its `outputs` list them; none if it lists none.
///
/// `catalogue` is the path that the catalogue was read from.
///
/// # Errors
///
/// If a path is absolute, names a file of the catalogue itself, one that another output has or one that was not made
/// from a catalogue, if a file cannot be read, or if a page has no region for the list of events. Nothing was written
/// then.
///
/// ```no_run
/// let sources = tidings_build::read("schema");
/// let compiled = tidings_build::compile(&sources).expect("the catalogue has no mistakes");
/// for file in tidings_build::committed("schema", &compiled).expect("the files can be read") {
///     assert!(file.is_current(), "{}", file.difference());
/// }
/// ```
pub fn committed(catalogue: impl AsRef<Path>, compiled: &Compiled) -> Result<Vec<OutputFile>, OutputError> {
    let mut targets = Targets::new(catalogue.as_ref());
    let outputs = &compiled.catalogue.outputs;
    let mut made = Vec::new();
    let documents: [Document<'_>; 4] = [
        ("docs", &outputs.docs, |compiled| compiled.artifacts.page.clone()),
        ("schema", &outputs.schema, |compiled| compiled.artifacts.schema.clone()),
        ("openapi", &outputs.openapi, Compiled::openapi),
        ("asyncapi", &outputs.asyncapi, Compiled::asyncapi),
    ];
    for (key, path, make) in documents {
        if let Some(path) = path {
            let path = targets.locate(key, path)?;
            made.push((targets.take(key, path)?, make(compiled)));
        }
    }
    let schemas = outputs.schemas.as_ref().map(|path| targets.locate("schemas", path)).transpose()?;
    if let Some(schemas) = &schemas {
        for schema in &compiled.artifacts.event_schemas {
            made.push((targets.take("schemas", schemas.join(&schema.file_name))?, schema.text.clone()));
        }
    }
    let clients = clients::take(&mut targets, outputs)?;
    if let Some(folder) = &outputs.editor {
        let folder = targets.locate("editor", folder)?;
        for (name, text) in editor_files() {
            made.push((targets.take("editor", folder.join(name))?, text));
        }
    }
    let mut pages = Vec::new();
    for path in &outputs.regions {
        let path = targets.locate("regions", path)?;
        pages.push(targets.take("regions", path)?);
    }
    targets.check_folders()?;

    let mut files = Vec::new();
    for (path, text) in made {
        files.push(OutputFile::load(path, text)?);
    }
    for (client, path) in clients {
        files.push(client.load(path, compiled)?);
    }
    if let Some(schemas) = &schemas {
        files.extend(left_over(schemas, &targets, compiled)?);
    }
    for path in pages {
        files.push(documents::load_page(path, compiled)?);
    }
    Ok(files)
}

impl OutputFile {
    fn load(path: PathBuf, wanted: String) -> Result<Self, OutputError> {
        Self::load_over(path, wanted, is_generated, NOT_OURS)
    }

    /// A file that may replace only what is ours, or nothing; else it is refused.
    fn load_over(
        path: PathBuf,
        wanted: String,
        is_ours: impl FnOnce(&str) -> bool,
        refusal: &str,
    ) -> Result<Self, OutputError> {
        let found = read_text(&path).map_err(|why| OutputError::io(&path, &why))?;
        if found.as_ref().is_some_and(|text| !text.trim().is_empty() && !is_ours(text)) {
            return Err(OutputError::new(&path, refusal.to_owned()));
        }
        Ok(Self { path, found, wanted: Some(wanted) })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where it is, for messages: with `/` on every system.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// Whether it holds what it should. How its lines end does not count: Git changes that on some systems.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let [found, wanted] =
            [&self.found, &self.wanted].map(|text| text.as_ref().map(|text| text.replace("\r\n", "\n")));
        found == wanted
    }

    /// Whether it should not exist: the event that it describes is no more.
    #[must_use]
    pub fn is_left_over(&self) -> bool {
        self.wanted.is_none()
    }

    /// What would change, as a unified diff; empty if nothing would.
    #[must_use]
    pub fn difference(&self) -> String {
        if self.is_current() {
            return String::new();
        }
        let name = self.shown();
        let [found, wanted] = [&self.found, &self.wanted].map(|text| text.as_deref().unwrap_or_default());
        TextDiff::from_lines(found, wanted)
            .unified_diff()
            .header(&format!("{name} (committed)"), &format!("{name} (from the catalogue)"))
            .to_string()
    }

    /// Brings the file up to date; it is not touched if it is. Whether it was written or removed.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn write(&self) -> Result<bool, OutputError> {
        let done = match &self.wanted {
            _ if self.is_current() => Ok(false),
            Some(wanted) => write_if_changed(&self.path, wanted),
            None => remove(&self.path).map(|()| true),
        };
        done.map_err(|why| OutputError::io(&self.path, &why))
    }
}

/// Schemas of this catalogue's events that are no more. Only what bears our own remark is taken for one.
fn left_over(folder: &Path, targets: &Targets<'_>, compiled: &Compiled) -> Result<Vec<OutputFile>, OutputError> {
    let id = format!("\"$id\": \"{}", event_id_start(&compiled.catalogue, Face::Consumer));
    let mut files = Vec::new();
    for name in file_names(folder).map_err(|why| OutputError::io(folder, &why))? {
        let path = folder.join(name);
        // The schema of all events may lie in the same folder, and bears the remark too.
        if path.extension().is_none_or(|extension| extension != "json") || targets.has(&path) {
            continue;
        }
        let found = read_text(&path).map_err(|why| OutputError::io(&path, &why))?;
        if found.as_ref().is_some_and(|text| is_generated(text) && text.contains(&id)) {
            files.push(OutputFile { path, found, wanted: None });
        }
    }
    Ok(files)
}

impl OutputError {
    pub(crate) fn new(path: &Path, why: String) -> Self {
        Self { path: shown(path), why, of_file_system: false }
    }

    pub(crate) fn io(path: &Path, why: &io::Error) -> Self {
        Self::of_file_system(path, refusal::sentence(why))
    }

    /// The place itself cannot be used, for a reason that the file system has no words for.
    pub(crate) fn of_file_system(path: &Path, why: String) -> Self {
        Self { of_file_system: true, ..Self::new(path, why) }
    }

    /// The same with what to do.
    pub(crate) fn advise(mut self, help: &str) -> Self {
        self.why = format!("{}; {help}", self.why);
        self
    }

    /// Whether the file system refused to read or write, and nothing is wrong with the catalogue.
    #[must_use]
    pub fn is_of_file_system(&self) -> bool {
        self.of_file_system
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.why)
    }
}

impl std::error::Error for OutputError {}
