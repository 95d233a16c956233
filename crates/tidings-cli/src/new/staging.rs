//! A crate on its way: it is written beside its place, and moved there when it is whole.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

use tidings_build::words::refusal;

use super::home::Home;
use crate::console::{self, Failure};

/// How the names of such folders begin; the process's number follows.
pub(super) const START: &str = ".tidings-new-";

/// A folder that is gone in the end, whether the crate in it got to its place or not.
pub(super) struct Staging<'a> {
    home: &'a Home,
    folder: PathBuf,
    /// The folders around it that do not exist yet, the innermost first.
    made: Vec<PathBuf>,
}

impl<'a> Staging<'a> {
    /// An empty folder on the same disk as the crate's place: in it if it exists, beside it if not.
    pub(super) fn new(home: &'a Home) -> Result<Self, Failure> {
        let folder = if home.exists() { Some(home.path()) } else { home.path().parent() };
        let folder = folder.unwrap_or(home.path());
        let made = folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        let staging = Self { home, folder: folder.join(format!("{START}{}", process::id())), made };
        fs::create_dir_all(&staging.folder).map_err(|why| refused(home, &why))?;
        Ok(staging)
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file of the new crate.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<(), Failure> {
        let path = self.folder.join(path);
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, text))
            .map_err(|why| refused(self.home, &why))
    }

    /// The paths of all that was written, in their order, with `/` on every system.
    pub(super) fn files(&self) -> Result<Vec<String>, Failure> {
        let mut files = Vec::new();
        self.walk("", &mut files).map_err(|why| refused(self.home, &why))?;
        files.sort_unstable();
        Ok(files)
    }

    fn walk(&self, folder: &str, files: &mut Vec<String>) -> io::Result<()> {
        for entry in fs::read_dir(self.folder.join(folder))? {
            let entry = entry?;
            let path = format!("{folder}{}", entry.file_name().display());
            if entry.file_type()?.is_dir() {
                self.walk(&format!("{path}/"), files)?;
            } else {
                files.push(path);
            }
        }
        Ok(())
    }

    /// Moves the whole crate to its place.
    pub(super) fn settle(self) -> Result<(), Failure> {
        let moved = if self.home.exists() { self.move_in() } else { fs::rename(&self.folder, self.home.path()) };
        moved.map_err(|why| refused(self.home, &why))
    }

    /// Into a folder that exists, what it is made of moves by itself; if something cannot, all goes back.
    fn move_in(&self) -> io::Result<()> {
        let names: Vec<OsString> =
            fs::read_dir(&self.folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<_>>()?;
        let moved = |name: &OsString| fs::rename(self.folder.join(name), self.home.path().join(name));
        for (at, name) in names.iter().enumerate() {
            if let Err(why) = moved(name) {
                for name in &names[..at] {
                    fs::rename(self.home.path().join(name), self.folder.join(name))?;
                }
                return Err(why);
            }
        }
        Ok(())
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // It has moved, or there is nothing better to do than to leave it.
        let _ = fs::remove_dir_all(&self.folder);
        // What holds something stays: the crate, or what somebody else put there meanwhile.
        let _ = self.made.iter().try_for_each(fs::remove_dir);
    }
}

fn refused(home: &Home, why: &io::Error) -> Failure {
    console::file_system(format!("{}: {}", home.shown(), refusal(why)))
}

#[cfg(test)]
mod tests {
    use std::{env, fs, process};

    use super::{Home, Staging};

    #[test]
    fn what_cannot_move_leaves_nothing_behind() {
        let folder = env::temp_dir().join(format!("tidings-staging-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let home = Home::find(&folder).expect("it is empty");
        let staging = Staging::new(&home).expect("the folder can be written to");
        for path in ["Cargo.toml", "README.md", "schema/catalogue.yaml"] {
            staging.write(path, "new").expect("a file can be written");
        }
        // Meanwhile somebody else makes a folder where a file should go.
        fs::create_dir_all(folder.join("README.md/theirs")).expect("a folder can be made");
        staging.settle().expect_err("a file cannot become a folder");
        let left: Vec<_> =
            fs::read_dir(&folder).expect("it is there").flatten().map(|entry| entry.file_name()).collect();
        fs::remove_dir_all(&folder).expect("the folder can be removed");
        assert_eq!(left, ["README.md"]);
    }

    #[test]
    fn folders_around_a_crate_that_fails_go_too() {
        let folder = env::temp_dir().join(format!("tidings-around-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let home = Home::find(&folder.join("q/w/e")).expect("it is free");
        let staging = Staging::new(&home).expect("the folder can be written to");
        staging.write("Cargo.toml", "new").expect("a file can be written");
        drop(staging);
        let is_left = folder.join("q").exists();
        let staging = Staging::new(&home).expect("the folder can be written to");
        staging.write("Cargo.toml", "new").expect("a file can be written");
        staging.settle().expect("nothing is in its way");
        let is_there = folder.join("q/w/e/Cargo.toml").exists();
        fs::remove_dir_all(&folder).expect("the folder can be removed");
        assert!(!is_left && is_there);
    }
}
