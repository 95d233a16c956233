//! `tidings check`: compiles a catalogue, compares its committed files, and writes nothing.

use clap::{ArgMatches, Command};

use crate::console::{Console, Failure};
use crate::{catalogue, committed, line, words};

const LONG: &str = "\
Compiles a catalogue, compares the documents and schemas that it lists under `outputs` with what
they should be, and writes nothing. Mistakes and differences are shown; either of them makes the
exit code 1.

With `--format json` it is one object: `path`, `catalogue` (its name), how many `events`, `families`
and `types` it has, and `files`, each with `path`, `state` (`current`, `stale` or `left over`) and
`difference` (a unified diff, or null).";

pub(crate) fn command() -> Command {
    Command::new("check")
        .about("Compiles a catalogue, compares its documents and schemas, and writes nothing")
        .long_about(LONG)
        .after_help(line::examples(&[
            ("tidings check", "The catalogue in `schema`; for CI, behind `tidings build` at one's desk"),
            ("tidings check --quiet", "Nothing is said if all is well"),
            ("tidings check --format json | jq -r '.files[] | select(.state != \"current\").path'", "What is stale"),
        ]))
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    catalogue::say_what(arguments, &compiled, console)?;
    let files = catalogue::outputs(arguments, &compiled)?;
    console.report(&catalogue::report(arguments, &compiled, committed::compared(&files)))?;
    if files.is_empty() {
        return console.say("nothing to compare: the catalogue lists no `outputs`");
    }
    committed::compare(&files, format_args!("tidings build {}", words::path(catalogue::path(arguments))), console)
}
