//! `tidings docs`: prints the documentation of a catalogue or of a release, and keeps Markdown files up to date with it.

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use tidings_build::{compile, documents, read, released};

use crate::catalogue;
use crate::committed;
use crate::console::{self, Console, Failure};
use crate::line;
use crate::words;

const LONG_ABOUT: &str = "\
Prints the documentation of a catalogue, or keeps Markdown files up to date with it: those that the
catalogue lists under `outputs`, or the ones that are named, whether it lists them or not.

A page of your own says by two lines where the events are listed; between them `--write` puts the tables:

    <!-- tidings:events -->
    <!-- /tidings:events -->

With `--format json` it is one object with `files`, each with `path` and `state` (`written` or
`current`; with `--check` `stale` or `current`, and `difference`).";

pub(crate) fn command() -> Command {
    let mode = |name: &'static str, help: &'static str| Arg::new(name).long(name).help(help).action(ArgAction::SetTrue);
    Command::new("docs")
        .about("Prints the documentation, or keeps Markdown files up to date with it")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            ("tidings docs", "The page of the catalogue in `schema`"),
            ("tidings docs --release v1", "The page of a release that `tidings release` froze"),
            ("tidings docs --write", "Brings the documents under `outputs` up to date"),
            ("tidings docs --check GUIDE.md", "In CI: shows what differs in a page of your own, and writes nothing"),
            (
                "tidings docs --write GUIDE.md --catalogue shop.yaml",
                "A page of your own, from a catalogue that is one file",
            ),
        ]))
        .arg(mode("check", "Compare the files, and write nothing").conflicts_with("write"))
        .arg(mode("write", "Bring the files up to date"))
        .arg(Arg::new("release").long("release").value_name("NAME").help("Take a frozen release, and not the present"))
        .arg(catalogue::argument().long("catalogue"))
        .arg(
            Arg::new("FILE")
                .help("Markdown files; without any, the documents that the catalogue lists under `outputs`")
                .value_parser(value_parser!(PathBuf))
                .num_args(0..),
        )
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let [check, write] = ["check", "write"].map(|mode| arguments.get_flag(mode));
    let pages: Vec<PathBuf> = arguments.get_many("FILE").into_iter().flatten().cloned().collect();
    if let (Some(page), false) = (pages.first(), check || write) {
        refuse_pages(page);
    }
    let catalogue = source(arguments)?;
    let compiled = compile(&read(&catalogue)).map_err(|mistakes| console.mistakes(&mistakes))?;
    if !check && !write {
        return console::print(&compiled.artifacts.page);
    }
    let files = documents(&catalogue, &compiled, &pages).map_err(committed::refused)?;
    if files.is_empty() {
        if arguments.contains_id("release") {
            let said = "a release lists no documents; name the pages that show it";
            command().bin_name("tidings docs").error(ErrorKind::MissingRequiredArgument, said).exit()
        }
        return console.say("nothing to do: the catalogue lists no documents under `outputs`; name the pages");
    }
    committed::compare_or_write(!write, &files, repair(arguments, &pages), console)
}

/// Pages that are neither to be compared nor written were perhaps meant as the catalogue.
fn refuse_pages(page: &Path) -> ! {
    let (shown, word) = (page.display(), words::path(page));
    let said = format!("`{shown}` needs `--check` or `--write`; a catalogue is named by `--catalogue {word}`");
    command().bin_name("tidings docs").error(ErrorKind::MissingRequiredArgument, said).exit()
}

/// The catalogue that the documents are made from: that of the present, or a release of it.
fn source(arguments: &ArgMatches) -> Result<PathBuf, Failure> {
    let present = catalogue::found(arguments)?;
    match arguments.get_one::<String>("release") {
        Some(name) => released(present, name).map_err(committed::refused),
        None => Ok(present.to_owned()),
    }
}

/// The command that writes what this one compares.
fn repair(arguments: &ArgMatches, pages: &[PathBuf]) -> String {
    let mut line = vec!["tidings docs --write".to_owned()];
    line.extend(pages.iter().map(|page| words::path(page)));
    if let Some(name) = arguments.get_one::<String>("release") {
        line.extend(["--release".to_owned(), words::quoted(name)]);
    }
    if arguments.value_source("CATALOGUE") == Some(clap::parser::ValueSource::CommandLine) {
        line.extend(["--catalogue".to_owned(), words::path(catalogue::path(arguments))]);
    }
    line.join(" ")
}
