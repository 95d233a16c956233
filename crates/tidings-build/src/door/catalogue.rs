//! Reading the files of a catalogue.

#[cfg(feature = "outputs")]
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;
#[cfg(feature = "outputs")]
use std::path::PathBuf;

#[cfg(feature = "outputs")]
use super::real;
use super::{file_names, shown};
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
    let families = folder.join(FAMILIES);
    // A catalogue that has its families in its main file needs no folder.
    let names = file_names(&families).unwrap_or_else(|why| {
        let (why, help) = refusal(&why);
        sources.add_unreadable(shown(&families), why, help);
        Vec::new()
    });
    let is_yaml =
        |name: &OsString| matches!(Path::new(name).extension().and_then(|it| it.to_str()), Some("yaml" | "yml"));
    for name in names.into_iter().filter(is_yaml) {
        add(sources, &families.join(&name), &format!("{FAMILIES}/"), &name);
    }
}

/// Whether the file could be read. `folder` is the way to it within the catalogue.
fn add(sources: &mut Sources, path: &Path, folder: &str, name: &OsStr) -> bool {
    let Some(name) = name.to_str() else {
        sources.add_unreadable(shown(path), "the name of this file is not UTF-8", "call it something else");
        return false;
    };
    let read = fs::read(path);
    let done = read.is_ok();
    match read {
        Ok(bytes) => sources.add(format!("{folder}{name}"), bytes),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            sources.add_unreadable(shown(path), "this file does not exist", "create it, or name another catalogue");
        }
        Err(why) => {
            let (why, help) = refusal(&why);
            sources.add_unreadable(shown(path), why, help);
        }
    }
    done
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
