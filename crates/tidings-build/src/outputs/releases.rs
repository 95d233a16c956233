//! The releases of a catalogue: files beside it that are written once.

use std::io;
use std::path::{Path, PathBuf};

use super::{OutputError, OutputFile};
use crate::diagnostic::{enumerate, excerpt, nearest, visible};
use crate::door::{file_names, folder_of, main_file_of, read_text, shown, write_new};
use crate::release::{Frozen, freeze};
use crate::source::Sources;

/// The folder of the releases, within that of the catalogue.
pub(super) const FOLDER: &str = "releases";

/// A release of a catalogue, and the file that keeps it.
#[derive(Debug)]
pub struct ReleaseFile(OutputFile);

impl ReleaseFile {
    /// A release by its name. `catalogue` is the path that the catalogue was read from, `frozen` what it says.
    ///
    /// # Errors
    ///
    /// If the catalogue does not list the release, or describes a later one; if the name cannot be that of a file; if the
    /// catalogue cannot be read from one file; if what is frozen already cannot be read.
    pub fn new(catalogue: impl AsRef<Path>, name: &str, frozen: &Frozen) -> Result<Self, OutputError> {
        let catalogue = catalogue.as_ref();
        let path = path_of(catalogue, name)?;
        check_listed(catalogue, name, &frozen.releases)?;
        let found = read_text(&path).map_err(|why| unusable(&path, &why))?;
        // Version control may have given it the line breaks of another system.
        let found = found.map(|text| text.replace("\r\n", "\n"));
        if let Some(present) = frozen.releases.last().filter(|last| *last != name) {
            let (name, present) = (excerpt(name), excerpt(present));
            let why = format!("this catalogue describes `{present}`, the last of its `releases`, and not `{name}`");
            let help = match found {
                Some(_) => format!("`{name}` is frozen already; freeze `{present}`"),
                None => format!("freeze `{name}` from a catalogue whose `releases` end with it"),
            };
            return Err(refused(catalogue, &format!("{why}; {help}")));
        }
        check_readable(catalogue, frozen)?;
        Ok(Self(OutputFile { path, found, wanted: Some(frozen.text.clone()) }))
    }

    /// Where it is, for messages: with `/` on every system.
    #[must_use]
    pub fn shown(&self) -> String {
        self.0.shown()
    }

    /// Whether it is frozen already; then it never changes.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.0.found.is_some()
    }

    /// Whether it is frozen, and the catalogue still says the same.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.0.is_current()
    }

    /// What the catalogue says now and the release does not, as a unified diff; empty if they say the same.
    #[must_use]
    pub fn difference(&self) -> String {
        self.0.difference()
    }

    /// Freezes it: writes its file, which must not exist.
    ///
    /// # Errors
    ///
    /// If it is frozen already, or the file cannot be written.
    pub fn write(&self) -> Result<(), OutputError> {
        let OutputFile { path, found, wanted } = &self.0;
        if found.is_some() {
            return Err(refused(path, "this release is frozen already"));
        }
        let text = wanted.as_deref().unwrap_or_default();
        write_new(path, text).map_err(|why| unusable(path, &why))
    }
}

/// Where a release is that was frozen; [`read`](crate::read) reads it as the catalogue that it is.
///
/// `catalogue` is the path that the catalogue of the present is read from.
///
/// # Errors
///
/// If no release has this name.
pub fn released(catalogue: impl AsRef<Path>, name: &str) -> Result<PathBuf, OutputError> {
    let catalogue = catalogue.as_ref();
    let folder = folder_of_releases(catalogue);
    let files = file_names(&folder).map_err(|why| unusable(&folder.join(name), &why))?;
    let names: Vec<&str> = files.iter().filter_map(|file| file.to_str()?.strip_suffix(".json")).collect();
    if names.contains(&name) {
        return path_of(catalogue, name);
    }
    let said = excerpt(name);
    let why = match nearest(name, names.iter().copied()) {
        Some(meant) => format!("no release `{said}` is here; did you mean `{meant}`?"),
        None if names.is_empty() => format!("no release `{said}` is here; `tidings release` freezes one"),
        None => format!("no release `{said}` is here, only {}", enumerate(names)),
    };
    Err(refused(&folder, &why))
}

/// A release is read from where it lies, and so are those beside it.
pub(crate) fn folder_of_releases(catalogue: &Path) -> PathBuf {
    let folder = folder_of(catalogue);
    if folder.ends_with(FOLDER) { folder.to_owned() } else { folder.join(FOLDER) }
}

/// The file of a release. Its name is the same on every system, and leads nowhere else.
pub(crate) fn path_of(catalogue: &Path, name: &str) -> Result<PathBuf, OutputError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || !name.chars().all(fits) {
        let why = format!("the release `{}` cannot name a file", excerpt(name));
        let rule = "it begins with a letter or digit of ASCII and holds such, `.`, `-` and `_`";
        return Err(refused(catalogue, &format!("{why}: {rule}")));
    }
    if is_device(name) {
        let why = format!("the release `{}` cannot name a file: Windows has a device of this name", excerpt(name));
        return Err(refused(catalogue, &why));
    }
    Ok(folder_of_releases(catalogue).join(format!("{name}.json")))
}

/// Whether Windows takes the name of a file for a device, whatever stands behind its first `.`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    matches!(stem.as_str(), "con" | "nul" | "aux" | "prn")
        || number.is_some_and(|number| number.len() == 1 && number.starts_with(|c: char| c.is_ascii_digit()))
}

fn check_listed(catalogue: &Path, name: &str, releases: &[String]) -> Result<(), OutputError> {
    if releases.iter().any(|release| release == name) {
        return Ok(());
    }
    let said = excerpt(name);
    if releases.is_empty() {
        // A letter and then a digit are nothing but a text to YAML.
        let is_plain =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.contains(|c: char| c.is_ascii_digit());
        let listed = if is_plain { said } else { format!("\"{said}\"") };
        let why = format!("the catalogue lists no releases; add `releases: [{listed}]`");
        return Err(refused(&main_file_of(catalogue), &why));
    }
    let help = match nearest(name, releases.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{}`?", excerpt(meant)),
        None => format!("add `{said}` at its end if the catalogue describes that release"),
    };
    Err(refused(catalogue, &format!("`releases` does not list `{said}`; {help}")))
}

/// A release that could not be read as what it is would be worth nothing, and nobody could repair it.
///
/// JSON has limits that a catalogue in several files of YAML does not have: of how deep things stand in each other, and
/// of how long a key is.
fn check_readable(catalogue: &Path, frozen: &Frozen) -> Result<(), OutputError> {
    let mut sources = Sources::new("");
    sources.add(shown(catalogue), frozen.text.clone().into());
    let why = match freeze(&sources) {
        Ok(again) if again.text == frozen.text => return Ok(()),
        Ok(_) => "it says something else".to_owned(),
        Err(mistakes) => mistakes.diagnostics().first().map(|first| first.message.clone()).unwrap_or_default(),
    };
    Err(refused(catalogue, &format!("as one file of JSON this catalogue could not be read: {why}")))
}

/// It repeats names of the author's, whatever is in them.
fn refused(path: &Path, why: &str) -> OutputError {
    OutputError::new(path, visible(why))
}

/// The file of a release, or the folder that it is in, cannot be read or written.
fn unusable(path: &Path, why: &io::Error) -> OutputError {
    let folder = shown(path.parent().unwrap_or(path));
    OutputError::io(path, why).advise(&format!("make `{folder}` a folder that can be read and written"))
}
