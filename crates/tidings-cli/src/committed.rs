//! Committed files: bringing them up to date, and comparing them.

use std::fmt::Display;

use tidings_build::model::Json;
use tidings_build::{OutputError, OutputFile};

use crate::console::{self, Console, Failure};
use crate::words::count;

/// Writes what changed and says so. What a program is told of each file is handed back.
pub(crate) fn write(files: &[OutputFile], console: &Console) -> Result<Vec<Json>, Failure> {
    let mut states = Vec::new();
    let mut unchanged = 0;
    for file in files {
        let written = file.write().map_err(refused)?;
        let (state, verb) = if file.is_left_over() { ("removed", "removed") } else { ("written", "wrote") };
        let state = if written { state } else { "current" };
        states.push(Json::object([("path", Json::text(file.shown())), ("state", Json::text(state))]));
        if written {
            console.say(format_args!("{verb} {}", file.shown()))?;
        } else {
            unchanged += 1;
        }
    }
    if unchanged > 0 {
        console.say(format_args!("{} up to date", count(unchanged, "file")))?;
    }
    Ok(states)
}

/// What a program is told of files that are compared.
pub(crate) fn compared(files: &[OutputFile]) -> Vec<Json> {
    let compared = files.iter().map(|file| {
        let (state, difference) = match (file.is_current(), file.is_left_over()) {
            (true, _) => ("current", Json::Null),
            (false, true) => ("left over", Json::text(file.difference())),
            (false, false) => ("stale", Json::text(file.difference())),
        };
        Json::object([("path", Json::text(file.shown())), ("state", Json::text(state)), ("difference", difference)])
    });
    compared.collect()
}

/// Shows what differs, and the command that repairs it.
pub(crate) fn compare(files: &[OutputFile], repair: impl Display, console: &Console) -> Result<(), Failure> {
    let stale: Vec<&OutputFile> = files.iter().filter(|file| !file.is_current()).collect();
    if stale.is_empty() {
        return console.say(format_args!("{} up to date", count(files.len(), "file")));
    }
    // A program has the differences already.
    for file in stale.iter().filter(|_| !console.is_json()) {
        console::show(file.difference());
    }
    Err(console::fault(format_args!(
        "{} not what the catalogue says; repair with `{repair}`",
        if stale.len() == 1 { "1 file is".to_owned() } else { format!("{} files are", stale.len()) },
    )))
}

/// Compares files, or writes them; for commands that have nothing else to tell a program.
pub(crate) fn compare_or_write(
    check: bool,
    files: &[OutputFile],
    repair: impl Display,
    console: &Console,
) -> Result<(), Failure> {
    let states = if check { compared(files) } else { write(files, console)? };
    console.report(&Json::object([("files", Json::Array(states))]))?;
    if check { compare(files, repair, console) } else { Ok(()) }
}

/// Says why a file cannot be compared or written.
pub(crate) fn refused(why: OutputError) -> Failure {
    if why.is_of_file_system() { console::file_system(why) } else { console::fault(why) }
}
