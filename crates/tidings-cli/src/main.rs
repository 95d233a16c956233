//! The command `tidings`: builds and checks event catalogues.

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprint, eprintln, println};
use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Command, value_parser};
use tidings_build::{Compiled, Mistakes, OutputFile, Style, committed, compile, read};

/// Exit codes: 0 all is well, 1 the catalogue or a file is at fault, 2 the command line is.
const FAULT: u8 = 1;

fn main() -> ExitCode {
    if let Some(meant) = mistyped_command(std::env::args_os().nth(1)) {
        command().error(ErrorKind::InvalidSubcommand, meant).exit();
    }
    let matches = command().get_matches();
    let done = match matches.subcommand() {
        Some(("check", arguments)) => check(arguments),
        Some(("build", arguments)) => build(arguments),
        _ => build(&matches),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Reported) => ExitCode::from(FAULT),
    }
}

/// Something went wrong, and it was said what.
struct Reported;

fn command() -> Command {
    let catalogue = Arg::new("CATALOGUE")
        .help("The catalogue: its folder, or the one file that holds it all")
        .value_parser(value_parser!(PathBuf))
        .default_value("schema");
    let format = Arg::new("format")
        .long("format")
        .help("How mistakes are shown: with excerpts, or as `path:line:column: message` lines")
        .value_parser(["excerpts", "lines"])
        .default_value("excerpts");
    Command::new("tidings")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Builds and checks catalogues of events. Without a command: `tidings build`")
        .args_conflicts_with_subcommands(true)
        .args([catalogue.clone(), format.clone()])
        .subcommands([
            Command::new("build")
                .about("Compiles a catalogue and writes the documents and schemas that it lists under `outputs`")
                .args([catalogue.clone(), format.clone()]),
            Command::new("check")
                .about("Compiles a catalogue, compares its documents and schemas, and writes nothing")
                .args([catalogue, format]),
        ])
}

/// Without a command the first word is a catalogue, so a mistyped command would be taken for one that does not exist.
fn mistyped_command(first: Option<OsString>) -> Option<String> {
    let word = first?.into_string().ok()?;
    let meant = ["build", "check"].into_iter().find(|name| strsim::damerau_levenshtein(&word, name) <= 2)?;
    if word == meant || Path::new(&word).exists() {
        return None;
    }
    Some(format!("`{word}` is neither a command nor a catalogue; did you mean `tidings {meant}`?"))
}

/// Compiles and writes what changed.
fn build(arguments: &ArgMatches) -> Result<(), Reported> {
    let path = catalogue(arguments);
    with_compiled(arguments, |compiled| {
        say_what(path, compiled);
        let files = load_committed(path, compiled)?;
        if files.is_empty() {
            println!("nothing to write: the catalogue lists no `outputs`");
            return Ok(());
        }
        let mut unchanged = 0;
        for file in &files {
            let written = file.write().map_err(|why| report(&why.to_string()))?;
            let verb = if file.is_left_over() { "removed" } else { "wrote" };
            if written {
                println!("{verb} {}", file.shown());
            } else {
                unchanged += 1;
            }
        }
        if unchanged > 0 {
            println!("{} up to date", count(unchanged, "file"));
        }
        Ok(())
    })
}

/// Compiles and compares.
fn check(arguments: &ArgMatches) -> Result<(), Reported> {
    let path = catalogue(arguments);
    with_compiled(arguments, |compiled| {
        say_what(path, compiled);
        let files = load_committed(path, compiled)?;
        if files.is_empty() {
            println!("nothing to compare: the catalogue lists no `outputs`");
            return Ok(());
        }
        let stale: Vec<&OutputFile> = files.iter().filter(|file| !file.is_current()).collect();
        if stale.is_empty() {
            println!("{} up to date", count(files.len(), "file"));
            return Ok(());
        }
        for file in &stale {
            eprintln!("{}", file.difference());
        }
        Err(report(&format!(
            "{} not what the catalogue says; repair with `tidings build {}`",
            if stale.len() == 1 { "1 file is".to_owned() } else { format!("{} files are", stale.len()) },
            path.display()
        )))
    })
}

fn catalogue(arguments: &ArgMatches) -> &Path {
    arguments.get_one::<PathBuf>("CATALOGUE").expect("the argument has a default")
}

/// Compiles the catalogue; its mistakes are shown.
fn with_compiled(arguments: &ArgMatches, then: impl FnOnce(&Compiled) -> Result<(), Reported>) -> Result<(), Reported> {
    let sources = read(catalogue(arguments));
    match compile(&sources) {
        Ok(compiled) => then(&compiled),
        Err(mistakes) => {
            let as_lines = arguments.get_one::<String>("format").is_some_and(|format| format == "lines");
            show(&mistakes, as_lines);
            Err(Reported)
        }
    }
}

fn show(mistakes: &Mistakes<'_>, as_lines: bool) {
    if as_lines {
        eprint!("{}", mistakes.lines());
        return;
    }
    let style = if std::io::stderr().is_terminal() { Style::Coloured } else { Style::Plain };
    eprint!("{}", mistakes.excerpts(style));
    eprintln!("{} found; nothing was written", count(mistakes.diagnostics().len(), "mistake"));
}

fn load_committed(path: &Path, compiled: &Compiled) -> Result<Vec<OutputFile>, Reported> {
    committed(path, compiled).map_err(|why| report(&why.to_string()))
}

fn say_what(path: &Path, compiled: &Compiled) {
    let catalogue = &compiled.catalogue;
    let removed = catalogue.events.iter().filter(|event| event.life.is_removed()).count();
    let removed = if removed == 0 { String::new() } else { format!(" ({removed} of them removed)") };
    println!(
        "{}: {}{removed} in {}, {}",
        path.display(),
        count(catalogue.events.len(), "event"),
        if catalogue.families.len() == 1 {
            "1 family".to_owned()
        } else {
            format!("{} families", catalogue.families.len())
        },
        count(catalogue.types.len(), "type"),
    );
}

fn report(why: &str) -> Reported {
    eprintln!("error: {why}");
    Reported
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
