//! Writing a file so that it is the old one or the new one, whatever fails.

use std::fs;
use std::io;
use std::path::Path;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::real;

/// How often this process began to write a file.
static WRITINGS: AtomicUsize = AtomicUsize::new(0);

/// Writes a file unless it holds the same text already; whether it was written.
///
/// The text is written to a file beside it, which then takes its place at once.
pub(crate) fn write_if_changed(path: &Path, text: &str) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // A link stays one: what it leads to is replaced.
    let path = real(path);
    // No other writing has this name, and it is short however long the file's own is.
    let number = WRITINGS.fetch_add(1, Ordering::Relaxed);
    let beside = path.with_file_name(format!(".tidings-{}-{number}.new", process::id()));
    let written = fs::write(&beside, text).and_then(|()| keep_permissions(&path, &beside));
    if let Err(why) = written.and_then(|()| fs::rename(&beside, &path)) {
        // If this fails too, the first reason is the one to tell.
        let _ = fs::remove_file(&beside);
        return Err(why);
    }
    Ok(true)
}

/// Writes a file that must not exist.
#[cfg(feature = "outputs")]
pub(crate) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if path.try_exists()? { Err(io::ErrorKind::AlreadyExists.into()) } else { write_if_changed(path, text).map(|_| ()) }
}

/// Gives a file the permissions of the one that it will replace, if there is one.
fn keep_permissions(old: &Path, new: &Path) -> io::Result<()> {
    match fs::metadata(old) {
        Ok(old) => fs::set_permissions(new, old.permissions()),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(why) => Err(why),
    }
}
