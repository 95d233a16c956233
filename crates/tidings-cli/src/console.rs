//! What the command says, and how it ends.

use std::fmt::Display;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;
use std::sync::OnceLock;

use anstream::{stderr, stdout};
use clap::ArgMatches;
use tidings_build::model::Json;
use tidings_build::words::refusal;
use tidings_build::{Mistakes, Style};

use crate::words::count;

/// Whether a program reads what is at fault. That is found in places that have no other reason to know a console.
static FAULTS_ARE_JSON: OnceLock<bool> = OnceLock::new();

/// Where the command speaks: what was asked for on the standard output, what went wrong beside it.
pub(crate) struct Console {
    quiet: bool,
    format: Format,
}

/// How mistakes are shown, and what was asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people: with excerpts of the catalogue.
    Excerpts,
    /// For editors: a line for each mistake.
    Lines,
    /// For programs.
    Json,
}

/// Why the command could not do what was asked. What there was to say of it is said.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The catalogue has mistakes, or a file is not what it should be.
    Fault,
    /// A file or folder cannot be read or written.
    FileSystem,
    /// Whoever reads the output has stopped reading.
    Closed,
}

impl Failure {
    /// The exit code; clap ends with 2 where the command line is at fault.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Fault => ExitCode::from(1),
            Self::FileSystem => ExitCode::from(3),
            Self::Closed => ExitCode::SUCCESS,
        }
    }
}

impl Console {
    /// As the command line says.
    pub(crate) fn new(arguments: &ArgMatches) -> Self {
        let format = match arguments.get_one::<String>("format").map(String::as_str) {
            // Commands that print something have `--json` for short.
            _ if matches!(arguments.try_get_one("json"), Ok(Some(true))) => Format::Json,
            Some("lines") => Format::Lines,
            Some("json") => Format::Json,
            _ => Format::Excerpts,
        };
        FAULTS_ARE_JSON.get_or_init(|| format == Format::Json);
        Self { quiet: arguments.get_flag("quiet"), format }
    }

    /// Whether a program reads what is printed.
    pub(crate) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Says what was done, in a line for people.
    pub(crate) fn say(&self, text: impl Display) -> Result<(), Failure> {
        if self.quiet || self.is_json() { Ok(()) } else { even_if_closed(print(format_args!("{text}\n"))) }
    }

    /// Says what was done, as one object for programs.
    pub(crate) fn report(&self, what: &Json) -> Result<(), Failure> {
        if !self.quiet && self.is_json() { even_if_closed(print(what.pretty() + "\n")) } else { Ok(()) }
    }

    /// Shows the mistakes of a catalogue.
    pub(crate) fn mistakes(&self, mistakes: &Mistakes<'_>) -> Failure {
        match self.format {
            Format::Lines => show(mistakes.lines().trim_end()),
            Format::Json => show(mistakes.json().trim_end()),
            Format::Excerpts => {
                // The stream leaves the colours out where nobody would see them.
                let found = count(mistakes.diagnostics().len(), "mistake");
                let first = mistakes.diagnostics().first().filter(|_| !self.quiet).map(|first| first.code().as_str());
                let more = first.map(|code| {
                    format!(
                        "for more about an error: `tidings explain {code}`
"
                    )
                });
                let excerpts = mistakes.excerpts(Style::Coloured);
                show(format_args!("{excerpts}{}{found} found; nothing was written", more.unwrap_or_default()));
            }
        }
        if mistakes.are_of_file_system() { Failure::FileSystem } else { Failure::Fault }
    }
}

/// Shows what stands beside the point, such as a difference.
pub(crate) fn show(text: impl Display) {
    // If nobody listens there is nobody to tell.
    let _ = writeln!(stderr(), "{text}");
}

/// Says why something is at fault.
pub(crate) fn fault(why: impl Display) -> Failure {
    error(&why.to_string());
    Failure::Fault
}

/// Says what the file system refuses.
pub(crate) fn file_system(why: impl Display) -> Failure {
    error(&why.to_string());
    Failure::FileSystem
}

fn error(why: &str) {
    if FAULTS_ARE_JSON.get() == Some(&true) {
        show(Json::object([("error", Json::text(why))]).pretty());
    } else {
        show(format_args!("error: {why}"));
    }
}

/// Who does not listen to what was done keeps nothing from being done.
fn even_if_closed(printed: Result<(), Failure>) -> Result<(), Failure> {
    if let Err(Failure::Closed) = printed { Ok(()) } else { printed }
}

/// Prints what was asked for.
pub(crate) fn print(text: impl Display) -> Result<(), Failure> {
    let mut out = stdout();
    match write!(out, "{text}").and_then(|()| out.flush()) {
        Err(why) if why.kind() == ErrorKind::BrokenPipe => Err(Failure::Closed),
        Err(why) => Err(file_system(format!("the standard output: {}", refusal(&why)))),
        Ok(()) => Ok(()),
    }
}
