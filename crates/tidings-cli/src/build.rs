//! `tidings build`: compiles a catalogue and writes what changed.

use clap::{ArgMatches, Command};
use tidings_build::model::Json;

use crate::console::{self, Console, Failure};
use crate::words::count;
use crate::{catalogue, line};

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
    let mut unchanged = 0;
    let mut states = Vec::new();
    for file in &files {
        let written = file.write().map_err(console::file_system)?;
        let state = if !written {
            "current"
        } else if file.is_left_over() {
            "removed"
        } else {
            "written"
        };
        states.push(Json::object([("path", Json::text(file.shown())), ("state", Json::text(state))]));
        if written {
            let verb = if file.is_left_over() { "removed" } else { "wrote" };
            console.say(format_args!("{verb} {}", file.shown()))?;
        } else {
            unchanged += 1;
        }
    }
    if unchanged > 0 {
        console.say(format_args!("{} up to date", count(unchanged, "file")))?;
    }
    console.report(&catalogue::report(arguments, &compiled, states))
}
