//! `tidings build`: compiles a catalogue and writes what changed.

use clap::{ArgMatches, Command};

use crate::catalogue;
use crate::console::{self, Console, Failure};
use crate::words::count;

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
    let mut unchanged = 0;
    for file in &files {
        let written = file.write().map_err(console::file_system)?;
        let verb = if file.is_left_over() { "removed" } else { "wrote" };
        if written {
            console.say(format_args!("{verb} {}", file.shown()))?;
        } else {
            unchanged += 1;
        }
    }
    if unchanged > 0 { console.say(format_args!("{} up to date", count(unchanged, "file"))) } else { Ok(()) }
}
