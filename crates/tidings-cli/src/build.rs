//! `tidings build`: compiles a catalogue and writes what changed.

use clap::{ArgMatches, Command};

use crate::console::{Console, Failure};
use crate::{catalogue, committed};

pub(crate) fn command() -> Command {
    Command::new("build")
        .about("Compiles a catalogue and writes the documents and schemas that it lists under `outputs`")
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    catalogue::say_what(arguments, &compiled, console)?;
    let files = catalogue::outputs(arguments, &compiled)?;
    if files.is_empty() {
        return console.say("nothing to write: the catalogue lists no `outputs`");
    }
    committed::write(&files, console)
}
