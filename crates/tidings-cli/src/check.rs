//! `tidings check`: compiles a catalogue, compares its committed files, and writes nothing.

use clap::{ArgMatches, Command};

use crate::console::{Console, Failure};
use crate::{catalogue, committed};

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
    let repair = format!("tidings build {}", catalogue::path(arguments).display());
    committed::compare(&files, repair, console)
}
