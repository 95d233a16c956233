//! `tidings generate`: the Rust types as a committed file, for crates without a build script.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::console::{Console, Failure};
use crate::{catalogue, committed, line, words};

const LONG_ABOUT: &str = "\
Writes the Rust types of a catalogue to a file that you commit, in place of a build script. The
bytes are those that `tidings_build::build` writes into `OUT_DIR`. A file that would not change is
not touched, and one that does not hold generated types is not overwritten.

The crate needs `tidings` among its dependencies and nothing else. The file is a module like others;
rustfmt, which would lay it out anew, passes over it:

    #[rustfmt::skip]
    pub mod events;

With `--schemars` the types also implement `schemars::JsonSchema`, as by `configure().schemars(true)`
in a build script. They read the schema from `events.schema.json` beside the file, which is written
and compared along with it. Each catalogue needs a folder of its own then.

With `--format json` it is one object with `files`, each with `path` and `state` (`written` or
`current`; with `--check` `stale` or `current`, and `difference`).";

pub(crate) fn command() -> Command {
    Command::new("generate")
        .about("Writes the Rust types to a file that is committed, for crates without a build script")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            ("tidings generate --out src/events.rs", "The types of the catalogue in `schema`"),
            ("tidings generate --out src/events.rs shop.yaml", "Those of a catalogue that is one file"),
            ("tidings generate --check --out src/events.rs", "In CI: shows what differs, and writes nothing"),
        ]))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("FILE")
                .help("The file of the types; its name ends in `.rs`")
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
        .arg(
            Arg::new("check")
                .long("check")
                .help("Write nothing; show what differs, and end with 1 if anything does")
                .action(ArgAction::SetTrue),
        )
        .arg(
            Arg::new("schemars")
                .long("schemars")
                .help("Give the types `schemars::JsonSchema`; `events.schema.json` lies beside the file then")
                .action(ArgAction::SetTrue),
        )
        .arg(catalogue::argument())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let compiled = catalogue::compiled(arguments, console)?;
    catalogue::say_what(arguments, &compiled, console)?;
    let schemars = arguments.get_flag("schemars");
    let build = tidings_build::configure().schemars(schemars);
    let out = arguments.get_one::<PathBuf>("out").expect("clap demands it");
    let files = build.generated(&compiled, out).map_err(committed::refused)?;
    let repair = repair(out, schemars, catalogue::path(arguments));
    committed::compare_or_write(arguments.get_flag("check"), &files, repair, console)
}

/// The command that brings the file up to date.
fn repair(out: &Path, schemars: bool, catalogue: &Path) -> String {
    let schemars = if schemars { " --schemars" } else { "" };
    let [out, catalogue] = [out, catalogue].map(words::path);
    format!("tidings generate --out {out}{schemars} {catalogue}")
}
