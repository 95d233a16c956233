//! `tidings editor`: prints the schema of the catalogue language, for editors.

use clap::{Arg, ArgAction, ArgMatches, Command};
use tidings_build::{catalogue_schema, family_schema};

use crate::console::{self, Console, Failure};
use crate::line;

const LONG: &str = "\
Prints a JSON Schema of the catalogue language. By it editors offer keys, show what they mean, and
mark mistakes while one types. Those with yaml-language-server find it by the first line of a file,
which has the way from that file to the schema:

  # yaml-language-server: $schema=../docs/catalogue.schema.json

With `editor: ../docs` under `outputs` a catalogue has `tidings build` write both schemas there and
keep them up to date.";

pub(crate) fn command() -> Command {
    Command::new("editor")
        .about("Prints the schema of the catalogue language, by which editors help")
        .long_about(LONG)
        .after_help(line::examples(&[
            ("tidings editor > catalogue.schema.json", "For `catalogue.yaml`, or a catalogue in one file"),
            ("tidings editor --family > family.schema.json", "For the files of families"),
        ]))
        .arg(Arg::new("family").long("family").help("That of a family's file").action(ArgAction::SetTrue))
}

pub(crate) fn run(arguments: &ArgMatches, _: &Console) -> Result<(), Failure> {
    console::print(if arguments.get_flag("family") { family_schema() } else { catalogue_schema() })
}
