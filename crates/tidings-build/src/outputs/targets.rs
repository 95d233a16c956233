//! Where the committed files go. What would harm is refused before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::{OutputError, releases};
use crate::door::{folder_of, is_yaml, own_files, real, shown};
use crate::source::FAMILIES;

/// The files that a catalogue's `outputs` name.
pub(super) struct Targets<'a> {
    folder: &'a Path,
    /// The files of the catalogue itself.
    own: BTreeSet<PathBuf>,
    /// By where each file really lies: how it was called, and the key that names it.
    taken: BTreeMap<PathBuf, (PathBuf, &'static str)>,
}

impl<'a> Targets<'a> {
    /// `catalogue` is the path that the catalogue was read from.
    pub(super) fn new(catalogue: &'a Path) -> Self {
        Self { folder: folder_of(catalogue), own: own_files(catalogue), taken: BTreeMap::new() }
    }

    /// A path as `outputs` has it below `key`, from where the command was called.
    pub(super) fn locate(&self, key: &'static str, path: &str) -> Result<PathBuf, OutputError> {
        let absolute = matches!(Path::new(path).components().next(), Some(Component::RootDir | Component::Prefix(_)));
        if absolute {
            let why = format!("{} is an absolute path, which is another on every machine; {RELATIVE}", called(key));
            return Err(OutputError::new(Path::new(path), why));
        }
        Ok(join(self.folder, path))
    }

    /// Sets a file aside for `key`: nobody else writes to it.
    pub(super) fn take(&mut self, key: &'static str, path: PathBuf) -> Result<PathBuf, OutputError> {
        let place = real(&path);
        if self.own.contains(&place) {
            let why = format!("{} names a file of the catalogue itself, which would be lost", called(key));
            return Err(OutputError::new(&path, why));
        }
        if place.starts_with(real(&self.folder.join(releases::FOLDER))) {
            let why = format!("{} names a file among the releases, which never change", called(key));
            return Err(OutputError::new(&path, why));
        }
        if place.file_name().is_some_and(is_yaml) && place.parent() == Some(&real(&self.folder.join(FAMILIES))) {
            let why = format!("{} names a file that would be read as a family's", called(key));
            return Err(OutputError::new(&path, why));
        }
        match self.taken.get(&place) {
            Some((_, other)) if *other == key => {
                return Err(OutputError::new(&path, format!("{} names this file twice", called(key))));
            }
            Some((_, other)) => {
                let why = format!("{} names this file, and so does {}", called(key), called(other));
                return Err(OutputError::new(&path, why));
            }
            None => self.taken.insert(place, (path.clone(), key)),
        };
        Ok(path)
    }

    /// Whether the file is one of the outputs, or of the catalogue itself.
    pub(super) fn has(&self, path: &Path) -> bool {
        let place = real(path);
        self.taken.contains_key(&place) || self.own.contains(&place)
    }

    /// A file cannot be the folder of another. To know that, all of them must have been taken.
    pub(super) fn check_folders(&self) -> Result<(), OutputError> {
        // In the order of paths what lies in a folder follows it.
        for ((outer, (path, key)), (inner, (file, other))) in self.taken.iter().zip(self.taken.iter().skip(1)) {
            if inner.starts_with(outer) {
                let file = shown(file);
                let why = format!("{} names this as a file, but `{file}` of {} lies in it", called(key), called(other));
                return Err(OutputError::new(path, why));
            }
        }
        Ok(())
    }
}

const RELATIVE: &str = "write the way from the catalogue's folder";

fn called(key: &str) -> String {
    format!("`{key}` under `outputs`")
}

/// A path with its `..` taken back, so that messages name `docs/events.md` and not `schema/../docs/events.md`.
fn join(folder: &Path, path: &str) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in folder.join(path).components() {
        let last_is_name = matches!(joined.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::ParentDir if last_is_name => {
                joined.pop();
            }
            Component::CurDir => {}
            part => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::join;

    #[test]
    fn paths_are_shortened() {
        assert_eq!(join(Path::new("schema"), "../docs/events.md"), Path::new("docs/events.md"));
        assert_eq!(join(Path::new("../a/schema"), "../docs"), Path::new("../a/docs"));
        assert_eq!(join(Path::new("."), "../docs"), Path::new("../docs"));
    }
}
