//! `tidings build`: compiles a catalogue and writes what changed.

use clap::{ArgMatches, Command};

use crate::console::{Console, Failure};
use crate::{catalogue, committed, line};

const LONG: &str = "\
Compiles a catalogue and writes the documents and schemas that it lists under `outputs`. Without
`outputs` it only looks for mistakes.

If there are mistakes all of them are shown and nothing is written. A file that would not change is
not touched. Absolute paths, two outputs in one file, files of the catalogue itself and files that
`tidings build` did not make are refused before anything is written. Rust types are made by
`tidings-build` in a build script.

With `--format json` it is one object: `path`, `catalogue` (its name), how many `events`, `families`
and `types` it has, and `files`, each with `path` and `state` (`written`, `removed` or `current`).";

pub(crate) fn command() -> Command {
    Command::new("build")
        .about("Compiles a catalogue and writes the documents and schemas that it lists under `outputs`")
        .long_about(LONG)
        .after_help(line::examples(&[
            ("tidings build", "The catalogue in `schema`; `tidings` alone does the same"),
            ("tidings build shop.yaml", "A catalogue that is one file"),
            ("tidings build --format lines", "Mistakes as `path:line:column: message`, for an editor"),
        ]))
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    catalogue::say_what(arguments, &compiled, console)?;
    let files = catalogue::outputs(arguments, &compiled)?;
    if files.is_empty() {
        console.say("nothing to write: the catalogue lists no `outputs`")?;
    }
    let states = committed::write(&files, console)?;
    console.report(&catalogue::report(arguments, &compiled, states))
}
