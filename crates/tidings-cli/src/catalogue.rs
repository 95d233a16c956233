//! The catalogue that a command works on.

use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, value_parser};
use tidings_build::model::Json;
use tidings_build::{Compiled, OutputFile, compile, read};

use crate::committed;
use crate::console::{self, Console, Failure};
use crate::words::count;

/// Where a catalogue may be that nobody named: whoever asks stands in it, among its families, or beside it.
const NEARBY: &[&str] = &[".", "..", "../schema", "../../schema"];

/// Where the catalogue is.
pub(crate) fn argument() -> Arg {
    Arg::new("CATALOGUE")
        .help("The catalogue: its folder, or the one file that holds it all")
        .value_parser(value_parser!(PathBuf))
        .default_value("schema")
}

/// Where the catalogue is, as the command line says.
pub(crate) fn path(arguments: &ArgMatches) -> &Path {
    arguments.get_one::<PathBuf>("CATALOGUE").expect("the argument has a default")
}

/// The same, or where a catalogue is if none was named and none is where it is looked for.
pub(crate) fn found(arguments: &ArgMatches) -> Result<&Path, Failure> {
    let path = path(arguments);
    if arguments.value_source("CATALOGUE") == Some(ValueSource::CommandLine) || path.exists() {
        return Ok(path);
    }
    match NEARBY.iter().find(|folder| Path::new(folder).join("catalogue.yaml").is_file()) {
        Some(folder) => {
            let why = format_args!("this folder does not exist, but `{folder}` is a catalogue; name that");
            Err(console::file_system(format_args!("{}: {why}", path.display())))
        }
        None => Ok(path),
    }
}

/// Compiles the catalogue, or shows its mistakes.
pub(crate) fn compiled(arguments: &ArgMatches, console: &Console) -> Result<Compiled, Failure> {
    compile(&read(found(arguments)?)).map_err(|mistakes| console.mistakes(&mistakes))
}

/// The committed files of a catalogue.
pub(crate) fn outputs(arguments: &ArgMatches, compiled: &Compiled) -> Result<Vec<OutputFile>, Failure> {
    tidings_build::committed(path(arguments), compiled).map_err(committed::refused)
}

/// Says what the catalogue holds.
pub(crate) fn say_what(arguments: &ArgMatches, compiled: &Compiled, console: &Console) -> Result<(), Failure> {
    let catalogue = &compiled.catalogue;
    let removed = catalogue.events.iter().filter(|event| event.life.is_removed()).count();
    let removed = if removed == 0 { String::new() } else { format!(" ({removed} of them removed)") };
    console.say(format_args!(
        "{}: {}{removed} in {}, {}",
        path(arguments).display(),
        count(catalogue.events.len(), "event"),
        count(catalogue.families.len(), "family"),
        count(catalogue.types.len(), "type"),
    ))
}

/// What a program is told of the catalogue, and of its committed files.
pub(crate) fn report(arguments: &ArgMatches, compiled: &Compiled, files: Vec<Json>) -> Json {
    let catalogue = &compiled.catalogue;
    let number = |count: usize| Json::Number(count.to_string());
    Json::object([
        ("path", Json::text(path(arguments).display().to_string())),
        ("catalogue", Json::text(&catalogue.name)),
        ("events", number(catalogue.events.len())),
        ("families", number(catalogue.families.len())),
        ("types", number(catalogue.types.len())),
        ("files", Json::Array(files)),
    ])
}
