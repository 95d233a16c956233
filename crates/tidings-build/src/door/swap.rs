//! Two folders that change places, and a folder that one program at a time writes to.

use std::fs;
use std::io;
use std::path::Path;

/// Two folders change places: at once if the file system can do that, else in two steps. Where the second fails the
/// first is taken back.
pub(super) fn swap(new: &Path, old: &Path) -> io::Result<()> {
    at_once(new, old).or_else(|_| in_two_steps(new, old))
}

fn in_two_steps(new: &Path, old: &Path) -> io::Result<()> {
    let aside = new.with_extension("old");
    fs::rename(old, &aside)?;
    fs::rename(new, old).inspect_err(|_| {
        // If this fails too, the first reason is the one to tell.
        let _ = fs::rename(&aside, old);
    })
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn at_once(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// As long as it lives, no other program gets one for the same folder. The system lets go of it with the process, however
/// that ends.
pub(super) struct Alone {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    _folder: fs::File,
}

impl Alone {
    /// Fails with [`WouldBlock`](io::ErrorKind::WouldBlock) if another program has the folder.
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    pub(super) fn with(folder: &Path) -> io::Result<Self> {
        use rustix::fs::{FlockOperation, flock};
        let folder = fs::File::open(folder)?;
        match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
            Err(why) if io::Error::from(why).kind() == io::ErrorKind::WouldBlock => Err(why.into()),
            // Where folders cannot be locked, such as on some network drives, nobody can be kept out.
            _ => Ok(Self { _folder: folder }),
        }
    }

    /// Here nobody can be kept out.
    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    pub(super) fn with(folder: &Path) -> io::Result<Self> {
        fs::metadata(folder).map(|_| Self {})
    }
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::fs;
    use std::io;
    use std::path::Path;
    use std::path::PathBuf;
    use std::process;

    use super::{Alone, at_once, in_two_steps};

    fn folder(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("tidings-swap-{name}-{}", process::id()));
        for (part, text) in [("new/file", "new"), ("old/file", "old")] {
            let path = folder.join(part);
            fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        }
        folder
    }

    fn has(folder: &Path, text: &str) -> bool {
        fs::read_to_string(folder.join("old/file")).is_ok_and(|found| found == text)
    }

    #[test]
    fn folders_change_places() {
        let place = folder("places");
        in_two_steps(&place.join("new"), &place.join("old")).expect("they can be renamed");
        let in_two = has(&place, "new");
        fs::rename(place.join("new.old"), place.join("new")).expect("it was moved aside");
        let at_once = at_once(&place.join("new"), &place.join("old")).is_err() || has(&place, "old");
        fs::remove_dir_all(&place).expect("the folder can be removed");
        assert!(in_two && at_once);
    }

    #[test]
    fn a_step_that_fails_is_taken_back() {
        let place = folder("back");
        fs::remove_dir_all(place.join("new")).expect("the folder can be removed");
        let why = in_two_steps(&place.join("new"), &place.join("old")).expect_err("there is nothing new");
        let is_back = has(&place, "old");
        fs::remove_dir_all(&place).expect("the folder can be removed");
        assert!(is_back && why.kind() == io::ErrorKind::NotFound);
    }

    #[test]
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    fn one_program_at_a_time_has_a_folder() {
        let place = folder("alone");
        let first = Alone::with(&place).expect("nobody else has it");
        let second = Alone::with(&place).map(drop).map_err(|why| why.kind());
        drop(first);
        let third = Alone::with(&place).map(drop);
        fs::remove_dir_all(&place).expect("the folder can be removed");
        assert_eq!(second, Err(io::ErrorKind::WouldBlock));
        assert!(third.is_ok());
    }
}
