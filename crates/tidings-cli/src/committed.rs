//! Committed files: bringing them up to date, and comparing them.

use std::fmt::Display;

use tidings_build::{OutputError, OutputFile};

use crate::console::{self, Console, Failure};
use crate::words::count;

/// Writes what changed and says so.
pub(crate) fn write(files: &[OutputFile], console: &Console) -> Result<(), Failure> {
    let mut unchanged = 0;
    for file in files {
        let written = file.write().map_err(refused)?;
        if written {
            console.say(format_args!("wrote {}", file.shown()))?;
        } else {
            unchanged += 1;
        }
    }
    if unchanged > 0 { console.say(format_args!("{} up to date", count(unchanged, "file"))) } else { Ok(()) }
}

/// Shows what differs, and the command that repairs it.
pub(crate) fn compare(files: &[OutputFile], repair: impl Display, console: &Console) -> Result<(), Failure> {
    let stale: Vec<&OutputFile> = files.iter().filter(|file| !file.is_current()).collect();
    if stale.is_empty() {
        return console.say(format_args!("{} up to date", count(files.len(), "file")));
    }
    for file in &stale {
        console::show(file.difference());
    }
    Err(console::fault(format_args!(
        "{} not what the catalogue says; repair with `{repair}`",
        if stale.len() == 1 { "1 file is".to_owned() } else { format!("{} files are", stale.len()) },
    )))
}

/// Says why a file cannot be compared or written.
pub(crate) fn refused(why: OutputError) -> Failure {
    if why.is_of_file_system() { console::file_system(why) } else { console::fault(why) }
}
