//! The folder in which everything is published: what lies there, and how it changes.
//!
//! What is to be written is gathered in a folder of its own within it, on the same disk, and moved to its place when all
//! of it is whole. Only moves change what others see, and each moves a whole part. The disk holds what a move needs before
//! it is made, and the move before the next one, so that a loss of power leaves what a killed run leaves.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process;

use super::swap::{Alone, swap};
use super::{file_names, or_here};
use crate::publish::{CATALOG, FileState, Found, Part, PublishedFile, RELEASES};
use crate::schema_file::{LATEST, PRODUCER};

/// How the name of the folder begins in which a run gathers what it will publish; the process's number follows.
const STAGING: &str = ".tidings-publish-";

/// Reads what lies in a folder, as far as it matters to publishing; nothing if there is no such folder. An error comes
/// with the path that it is about.
pub(crate) fn read_published(folder: &Path) -> Result<Found, (PathBuf, io::Error)> {
    let mut found = Found::default();
    for name in names(folder)? {
        if name.starts_with(STAGING) {
            found.has_leftovers = true;
        } else if name != ".git" {
            found.names.push(name);
        }
    }
    let mut reader = Reader { folder, found };
    // In a folder that is not ours nothing else matters, however much it is.
    if reader.has(CATALOG) {
        reader.read_file(CATALOG.to_owned())?;
    } else if !reader.found.has_leftovers {
        return Ok(reader.found);
    }
    reader.read_editions("")?;
    reader.read_editions(&format!("{PRODUCER}/"))?;
    Ok(reader.found)
}

fn names(folder: &Path) -> Result<Vec<String>, (PathBuf, io::Error)> {
    let names = file_names(folder).map_err(|why| (folder.to_owned(), why))?;
    Ok(names.iter().map(|name| name.to_string_lossy().into_owned()).collect())
}

struct Reader<'a> {
    folder: &'a Path,
    found: Found,
}

impl Reader<'_> {
    fn has(&self, name: &str) -> bool {
        self.found.names.iter().any(|other| other == name)
    }

    /// Reads what is published for one face, in the folder itself or in a tree within it.
    fn read_editions(&mut self, tree: &str) -> Result<(), (PathBuf, io::Error)> {
        self.read_folder(&format!("{tree}{LATEST}"))?;
        let releases = format!("{tree}{RELEASES}");
        for name in names(&self.folder.join(&releases))? {
            let path = format!("{releases}/{name}");
            if !name.starts_with('.') && self.folder.join(&path).is_dir() {
                self.read_folder(&path)?;
                self.found.releases.push(path);
            }
        }
        Ok(())
    }

    /// Reads all files below a folder; none if there is no such folder.
    fn read_folder(&mut self, path: &str) -> Result<(), (PathBuf, io::Error)> {
        for name in names(&self.folder.join(path))? {
            let path = format!("{path}/{name}");
            if self.folder.join(&path).is_dir() {
                self.read_folder(&path)?;
            } else {
                self.read_file(path)?;
            }
        }
        Ok(())
    }

    fn read_file(&mut self, path: String) -> Result<(), (PathBuf, io::Error)> {
        let place = self.folder.join(&path);
        let bytes = super::read_bytes(&place).map_err(|why| (place, why))?;
        self.found.files.insert(path, bytes);
        Ok(())
    }
}

/// The folder, while this process alone writes to it.
pub(crate) struct Published {
    folder: PathBuf,
    /// Those around it and itself that did not exist, the innermost first.
    made: Vec<PathBuf>,
    _alone: Alone,
}

impl Published {
    /// Makes the folder if there is none, and keeps other runs out.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        let folder = or_here(folder);
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let made = folder.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned(), made, _alone: Alone::with(folder)? })
    }

    /// Writes the parts that are not current, in their order, and removes what killed runs left behind.
    pub(crate) fn write(&self, parts: &[Part]) -> io::Result<()> {
        let parts: Vec<&Part> = parts.iter().filter(|part| !part.is_current()).collect();
        if parts.is_empty() {
            return self.sweep(None);
        }
        let staging = self.new_staging()?;
        let staged =
            self.sweep(Some(&staging)).and_then(|()| parts.iter().try_for_each(|part| self.stage(&staging, part)));
        let settled = staged.and_then(|()| parts.iter().try_for_each(|part| self.settle(&staging, part)));
        // What cannot be removed now the next run removes; a reason of before is the one to tell.
        let _ = self.clear(&staging);
        settled
    }

    /// A new folder. What another process of the same number left behind stays until this one is there.
    fn new_staging(&self) -> io::Result<PathBuf> {
        let number = process::id();
        let mut names = (0..).map(|times| self.folder.join(format!("{STAGING}{number}-{times}")));
        let staging = names.find(|path| !path.exists()).unwrap_or_default();
        fs::create_dir(&staging).map(|()| staging)
    }

    /// Removes what killed runs left behind.
    fn sweep(&self, but: Option<&Path>) -> io::Result<()> {
        for name in file_names(&self.folder)? {
            let path = self.folder.join(&name);
            if name.to_string_lossy().starts_with(STAGING) && Some(path.as_path()) != but {
                fs::remove_dir_all(path)?;
            }
        }
        Ok(())
    }

    /// Removes what was gathered and is not needed. As long as the list of all is not there, the empty folder stays beside
    /// what is: by it the next run knows the place for its own.
    fn clear(&self, staging: &Path) -> io::Result<()> {
        let is_there = |name: &str| self.folder.join(name).exists();
        if is_there(CATALOG) || !(is_there(LATEST) || is_there(RELEASES)) {
            return fs::remove_dir_all(staging);
        }
        for name in file_names(staging)? {
            let path = staging.join(name);
            if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
        }
        Ok(())
    }

    /// Gathers a part as it will be.
    fn stage(&self, staging: &Path, part: &Part) -> io::Result<()> {
        let mut folders = BTreeSet::new();
        for file in part.files.iter().filter(|file| file.state != FileState::LeftOver) {
            let path = staging.join(&file.path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
                folders.insert(folder.to_owned());
            }
            self.stage_file(&path, file)?;
        }
        folders.iter().try_for_each(|folder| sync_names(folder))
    }

    fn stage_file(&self, path: &Path, file: &PublishedFile) -> io::Result<()> {
        let current = self.folder.join(&file.path);
        let bytes = match &file.text {
            Some(text) => Cow::Borrowed(text.as_bytes()),
            // The file itself, with all that a server or a copying program knows it by.
            None if fs::hard_link(&current, path).is_ok() => return Ok(()),
            None => Cow::Owned(fs::read(current)?),
        };
        let mut new = fs::File::create_new(path)?;
        new.write_all(&bytes)?;
        new.sync_all()
    }

    /// Moves a part to its place.
    fn settle(&self, staging: &Path, part: &Part) -> io::Result<()> {
        let (new, place) = (staging.join(&part.path), self.folder.join(&part.path));
        if let Some(around) = place.parent() {
            fs::create_dir_all(around)?;
        }
        if place.is_dir() { swap(&new, &place) } else { fs::rename(&new, &place) }?;
        let mut around = place.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.folder));
        around.try_for_each(sync_names)
    }
}

/// Has the disk hold the names in a folder as they are now.
#[cfg(unix)]
fn sync_names(folder: &Path) -> io::Result<()> {
    match fs::File::open(folder)?.sync_all() {
        // Some file systems do not know this of folders, such as those of network drives.
        Err(why) if matches!(why.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Elsewhere a folder cannot be opened as a file is; what a loss of power leaves there is up to the system.
#[cfg(not(unix))]
fn sync_names(_: &Path) -> io::Result<()> {
    Ok(())
}

impl Drop for Published {
    fn drop(&mut self) {
        // What holds something stays.
        let _ = self.made.iter().try_for_each(fs::remove_dir);
    }
}
