//! `tidings check`: compiles a catalogue, compares its committed files, and writes nothing.

use clap::{ArgMatches, Command};
use tidings_build::OutputFile;
use tidings_build::model::Json;

use crate::console::{self, Console, Failure};
use crate::words::count;
use crate::{catalogue, line};

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
    console.report(&catalogue::report(arguments, &compiled, files.iter().map(compared).collect()))?;
    if files.is_empty() {
        return console.say("nothing to compare: the catalogue lists no `outputs`");
    }
    let stale: Vec<&OutputFile> = files.iter().filter(|file| !file.is_current()).collect();
    if stale.is_empty() {
        return console.say(format_args!("{} up to date", count(files.len(), "file")));
    }
    if !console.is_json() {
        for file in &stale {
            console::show(file.difference());
        }
    }
    Err(console::fault(format_args!(
        "{} not what the catalogue says; repair with `tidings build {}`",
        if stale.len() == 1 { "1 file is".to_owned() } else { format!("{} files are", stale.len()) },
        catalogue::path(arguments).display()
    )))
}

/// What a program is told of a file.
fn compared(file: &OutputFile) -> Json {
    let (state, difference) = match (file.is_current(), file.is_left_over()) {
        (true, _) => ("current", Json::Null),
        (false, true) => ("left over", Json::text(file.difference())),
        (false, false) => ("stale", Json::text(file.difference())),
    };
    Json::object([("path", Json::text(file.shown())), ("state", Json::text(state)), ("difference", difference)])
}
