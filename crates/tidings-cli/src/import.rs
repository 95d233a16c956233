//! `tidings import`: writes a catalogue from what a vendor publishes.

mod files;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use tidings_build::model::Json;
use tidings_build::words::refusal;
use tidings_build::{compile, read};
use tidings_import::{Form, Imported, Options, Report, import};

use crate::console::{self, Console, Failure};
use crate::line;
use crate::words::count;

const LONG_ABOUT: &str = "\
Writes a catalogue from what a vendor publishes. From then on it is a catalogue as any other: named types instead of
copies, families, the vendor's descriptions and order. What the catalogue language cannot say has a comment where it
stands, and a line in the report that is printed, with its place in the source.

SOURCE is a folder or a file:
  - JSON Schema with a list of events: `events.json`, a list of objects with `name`, `description` and `schema` (a
    `$ref` into the `*.schema.json` beside it)
  - OpenAPI 3.1 with `webhooks`, or 3.0 with `x-webhooks`, in JSON or YAML
  - sample deliveries, one in each file: then everything is inferred, and marked as such

DIR must not exist yet, or be empty.

With `--format json` it is one object: `path`, `files`, `form`, `events`, `types`, `fields` (that the source describes),
`typed` (of them), `undescribed` (events) and `losses` (each with `path`, `pointer`, `what`, `instead`, `untyped`).";

pub(crate) fn command() -> Command {
    Command::new("import")
        .about("Writes a catalogue from JSON Schema, OpenAPI or sample deliveries, and reports what it could not carry")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            ("tidings import openapi.json", "Writes the webhooks of an OpenAPI document as the catalogue `schema`"),
            ("tidings import vendor/ vendor-events --name vendor", "JSON Schema and a list of events, under a name"),
            ("tidings import samples/", "Infers a catalogue from sample deliveries"),
            ("tidings check", "What to type then"),
        ]))
        .arg(
            Arg::new("SOURCE")
                .help("The file or folder that the vendor publishes")
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("DIR")
                .help("The folder of the new catalogue")
                .default_value("schema")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("name")
                .long("name")
                .value_name("NAME")
                .help("What the catalogue is called [default: made from the last part of SOURCE]"),
        )
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let source: &PathBuf = arguments.get_one("SOURCE").expect("the argument is required");
    let home: &PathBuf = arguments.get_one("DIR").expect("the argument has a default");
    let name = arguments.get_one::<String>("name").cloned().unwrap_or_else(|| name_of(source));
    check_is_free(home)?;
    let files = files::read(source)?;
    let imported = import(files, &Options::new(&name)).map_err(console::fault)?;
    write(home, &imported)?;
    // What is written compiles; if it ever does not, whoever imports should not find out later.
    let sources = read(home);
    compile(&sources).map_err(|mistakes| console.mistakes(&mistakes))?;
    console.report(&report(home, &imported))?;
    tell(home, &imported, console)
}

/// The name of a source: its folder's, if the file is called as any other.
fn name_of(source: &Path) -> String {
    let last = |path: &Path| path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let whole = fs::canonicalize(source).unwrap_or_else(|_| source.to_owned());
    let stem = last(&whole);
    let is_any = ["openapi", "webhooks", "events", "schema", "payloads", "samples"].contains(&stem.as_str());
    if is_any { whole.parent().map_or(stem, last) } else { stem }
}

fn check_is_free(home: &Path) -> Result<(), Failure> {
    let shown = home.display();
    match fs::read_dir(home).map(|mut entries| entries.next().is_none()) {
        Ok(false) => {
            Err(console::fault(format_args!("{shown} is not empty; name another folder for the new catalogue")))
        }
        Err(_) if home.exists() => Err(console::fault(format_args!("{shown} is no folder"))),
        Ok(true) | Err(_) => Ok(()),
    }
}

fn write(home: &Path, imported: &Imported) -> Result<(), Failure> {
    for file in &imported.files {
        let path = home.join(&file.path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, &file.text));
        written.map_err(|why| console::file_system(format_args!("{}: {}", path.display(), refusal(&why))))?;
    }
    Ok(())
}

fn tell(home: &Path, imported: &Imported, console: &Console) -> Result<(), Failure> {
    let Report { events, types, fields, typed, undescribed, losses } = &imported.report;
    for loss in losses {
        console.say(format_args!("  {loss}"))?;
    }
    if !losses.is_empty() {
        console.say("")?;
    }
    let (shown, events, types) = (home.display(), count(*events, "event"), count(*types, "type"));
    let how = if imported.form == Form::Samples { "inferred" } else { "wrote" };
    console.say(format_args!("{how} {shown}: {events}, {types}"))?;
    if *fields == 0 {
        console.say("the source describes no field")?;
    } else {
        let percent = imported.report.percent();
        console.say(format_args!("{typed} of {} are typed ({percent:.1} %)", count(*fields, "field")))?;
    }
    if *undescribed > 0 {
        console.say(format_args!("{} of which the source says nothing", count(*undescribed, "event")))?;
    }
    match losses.len() {
        0 => console.say("everything was carried over"),
        number => {
            console.say(format_args!("{} not carried over as the source has it, see above", count(number, "thing")))
        }
    }
}

fn report(home: &Path, imported: &Imported) -> Json {
    let number = |number: usize| Json::Number(number.to_string());
    let Report { events, types, fields, typed, undescribed, losses } = &imported.report;
    let form = match imported.form {
        Form::Bundle => "json-schema",
        Form::OpenApi => "openapi",
        Form::Samples => "samples",
    };
    let losses = losses.iter().map(|loss| {
        Json::object([
            ("path", Json::text(&loss.path)),
            ("pointer", Json::text(&loss.pointer)),
            ("what", Json::text(&loss.what)),
            ("instead", Json::text(&loss.instead)),
            ("untyped", Json::Boolean(loss.untyped)),
        ])
    });
    Json::object([
        ("path", Json::text(home.display().to_string())),
        ("files", Json::texts(imported.files.iter().map(|file| file.path.clone()))),
        ("form", Json::text(form)),
        ("events", number(*events)),
        ("types", number(*types)),
        ("fields", number(*fields)),
        ("typed", number(*typed)),
        ("undescribed", number(*undescribed)),
        ("losses", Json::Array(losses.collect())),
    ])
}
