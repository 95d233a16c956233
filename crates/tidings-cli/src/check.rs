//! `tidings check`: compiles a catalogue, compares its committed files, and writes nothing.

use clap::{ArgMatches, Command};
use tidings_build::OutputFile;

use crate::catalogue;
use crate::console::{self, Console, Failure};
use crate::words::count;

pub(crate) fn command() -> Command {
    Command::new("check")
        .about("Compiles a catalogue, compares its documents and schemas, and writes nothing")
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    catalogue::say_what(arguments, &compiled, console)?;
    let files = catalogue::outputs(arguments, &compiled)?;
    if files.is_empty() {
        return console.say("nothing to compare: the catalogue lists no `outputs`");
    }
    let stale: Vec<&OutputFile> = files.iter().filter(|file| !file.is_current()).collect();
    if stale.is_empty() {
        return console.say(format_args!("{} up to date", count(files.len(), "file")));
    }
    for file in &stale {
        console::show(file.difference());
    }
    Err(console::fault(format_args!(
        "{} not what the catalogue says; repair with `tidings build {}`",
        if stale.len() == 1 { "1 file is".to_owned() } else { format!("{} files are", stale.len()) },
        catalogue::path(arguments).display()
    )))
}
