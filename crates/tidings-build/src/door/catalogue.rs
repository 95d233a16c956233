//! Reading the files of a catalogue.

#[cfg(feature = "outputs")]
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

#[cfg(feature = "outputs")]
use super::real;
use super::{file_names, read_bytes, shown};
use crate::refusal::refusal;
use crate::source::{FAMILIES, MAIN_FILE, Sources};

/// Reads the files of a catalogue: those of a folder, or the one file that holds it all.
///
/// What cannot be read is no error here: [`compile`](crate::compile) reports it along with all other mistakes.
#[must_use]
pub fn read(path: impl AsRef<Path>) -> Sources {
    let path = path.as_ref();
    let (folder, file) = split(path);
    match file {
        // It is called by its own name, wherever it is read from.
        Some(file) => {
            let mut sources = Sources::new("").shown_in(shown(folder)).in_one_file();
            add(&mut sources, path, "", file);
            sources
        }
        None => {
            let mut sources = Sources::new(name_of(folder)).shown_in(shown(folder));
            add_folder(&mut sources, folder);
            sources
        }
    }
}

/// The catalogue's folder, and the file if one holds it all.
fn split(path: &Path) -> (&Path, Option<&OsStr>) {
    if path.is_dir() {
        return (path, None);
    }
    match path.file_name() {
        // A path without an extension was meant as a folder.
        Some(name) if path.extension().is_some() => (path.parent().unwrap_or(Path::new("")), Some(name)),
        _ => (path, None),
    }
}

fn add_folder(sources: &mut Sources, folder: &Path) {
    let (why, help) = match fs::metadata(folder) {
        Ok(place) if place.is_dir() => (String::new(), ""),
        Ok(_) => ("this is no folder".to_owned(), "name the folder of a catalogue, or a file that ends in `.yaml`"),
        Err(why) if why.kind() == io::ErrorKind::NotFound => (
            "this folder does not exist".to_owned(),
            "create it with a file `catalogue.yaml`, name another one, or let `tidings new DIR` make a crate with one",
        ),
        // Whether it exists is not to be seen.
        Err(why) => refusal(&why),
    };
    if !why.is_empty() {
        return sources.add_unreadable(shown(folder), why, help);
    }
    if !add(sources, &folder.join(MAIN_FILE), "", MAIN_FILE.as_ref()) {
        // Another file would be taken for it.
        return;
    }
    // A catalogue that has its families in its main file needs no folder.
    let families = folder.join(FAMILIES);
    for name in names_in(sources, &families) {
        let path = families.join(&name);
        if is_yaml(&name) {
            add(sources, &path, &format!("{FAMILIES}/"), &name);
        } else if path.is_dir() && names_in(sources, &path).iter().any(|name| is_yaml(name)) {
            let why = format!("only files in `{FAMILIES}` itself are read, and this folder holds some");
            sources.add_unreadable(shown(&path), why, "move them out of it, or the folder elsewhere");
        }
    }
}

/// The names of the files and folders in a folder; none if it does not exist.
fn names_in(sources: &mut Sources, folder: &Path) -> Vec<OsString> {
    file_names(folder).unwrap_or_else(|why| {
        let (why, help) = refusal(&why);
        sources.add_unreadable(shown(folder), why, help);
        Vec::new()
    })
}

/// Whether a file of this name is read, or else reported.
pub(crate) fn is_yaml(name: &OsStr) -> bool {
    let extension = Path::new(name).extension().map(OsStr::to_ascii_lowercase);
    extension.is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// Whether the file could be read. `folder` is the way to it within the catalogue.
fn add(sources: &mut Sources, path: &Path, folder: &str, name: &OsStr) -> bool {
    let Some(name) = name.to_str() else {
        sources.add_unreadable(shown(path), "the name of this file is not UTF-8", "call it something else");
        return false;
    };
    let read = read_bytes(path);
    let done = read.is_ok();
    match read {
        Ok(bytes) => sources.add(format!("{folder}{name}"), bytes),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            let help = match same_stem(path) {
                Some(other) if name == MAIN_FILE => format!("rename `{}` to `{name}`", shown(&other)),
                Some(other) => format!("did you mean `{}`?", shown(&other)),
                None => "create it, or name another catalogue".to_owned(),
            };
            sources.add_unreadable(shown(path), "this file does not exist", help);
        }
        Err(why) => {
            let (why, help) = refusal(&why);
            sources.add_unreadable(shown(path), why, help);
        }
    }
    done
}

/// A file beside this one that differs in its extension or in capitals alone.
fn same_stem(path: &Path) -> Option<PathBuf> {
    let stem = |name: &Path| name.file_stem().map(OsStr::to_ascii_lowercase);
    let is_same = |name: &OsString| is_yaml(name) && stem(name.as_ref()) == stem(path);
    let folder = path.parent()?;
    file_names(folder).ok()?.into_iter().find(is_same).map(|name| folder.join(name))
}

/// The folder's own name, which is the same wherever it is called from.
fn name_of(folder: &Path) -> String {
    let last = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    last(folder).or_else(|| last(&fs::canonicalize(folder).ok()?)).unwrap_or_default()
}

/// The folder of a catalogue, which may be the one file that holds it all.
#[cfg(feature = "outputs")]
pub(crate) fn folder_of(catalogue: &Path) -> &Path {
    split(catalogue).0
}

/// The main file of a catalogue, or the one file that holds it all.
#[cfg(feature = "outputs")]
pub(crate) fn main_file_of(catalogue: &Path) -> PathBuf {
    match split(catalogue) {
        (folder, None) => folder.join(MAIN_FILE),
        (_, Some(_)) => catalogue.to_owned(),
    }
}

/// Where the files of a catalogue really lie.
#[cfg(feature = "outputs")]
pub(crate) fn own_files(catalogue: &Path) -> BTreeSet<PathBuf> {
    let folder = folder_of(catalogue);
    read(catalogue).paths().map(|name| real(&folder.join(name))).collect()
}
