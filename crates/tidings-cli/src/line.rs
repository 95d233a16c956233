//! The command line as a whole: what every command knows, and which of them is meant.

use std::ffi::OsString;
use std::path::Path;

use clap::builder::PossibleValue;
use clap::builder::styling::{AnsiColor, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, Error};

use crate::{catalogue, words};

const LONG: &str = "\
Makes, checks and shows catalogues of events. A catalogue is a folder of YAML with `catalogue.yaml`
in it, or one file that holds it all. Without a command `tidings` builds it: it shows all mistakes,
or writes the documents and schemas that the catalogue lists under `outputs`.

What was asked for goes to the standard output, what went wrong to the standard error. There are
colours only on a terminal, and none under `NO_COLOR`.

With `--format json` what is printed and done is one JSON object, and what went wrong another:
`mistakes` of the catalogue, or `error` with a text. A wrong command line is always told in words.";

const EXAMPLES: &[(&str, &str)] = &[
    ("tidings", "Compiles the catalogue in `schema`, and writes what changed"),
    ("tidings check", "Compiles it, and shows what is not up to date"),
    ("tidings list", "What events there are"),
    ("tidings show credential.verified", "All that is known of one"),
    ("tidings help show", "How a command is used"),
];

const EXIT_CODES: &str = "
  0  all is well
  1  the catalogue has mistakes, does not hold what was asked for, or a file is not what it should be
  2  the command line is wrong
  3  a file or folder cannot be read or written";

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// The whole command line, made of its commands; without one the first is meant.
pub(crate) fn whole(commands: Vec<Command>) -> Command {
    Command::new("tidings")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Makes, checks and shows catalogues of events. Without a command: `tidings build`")
        .long_about(LONG)
        .after_help(after_help())
        .styles(STYLES)
        .arg(catalogue::argument())
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .help("How mistakes are shown; `json` makes JSON of what is printed and done too")
                .display_order(100)
                .value_parser([
                    PossibleValue::new("excerpts").help("For people: with the lines of the catalogue"),
                    PossibleValue::new("lines").help("For editors: `path:line:column: message [code]`"),
                    PossibleValue::new("json").help("For programs"),
                ])
                .default_value("excerpts")
                .global(true),
        )
        .arg(
            Arg::new("quiet")
                .long("quiet")
                .short('q')
                .help("Say nothing of what was done, only what went wrong")
                .action(ArgAction::SetTrue)
                .display_order(100)
                .global(true),
        )
        .subcommands(commands)
}

fn after_help() -> String {
    let header = STYLES.get_header();
    format!("{}\n\n{header}Exit codes:{header:#}{EXIT_CODES}", examples(EXAMPLES))
}

/// `--json`, for the commands that print what was asked for.
pub(crate) fn json() -> Arg {
    Arg::new("json").long("json").help("Print JSON, as `--format json` does").action(ArgAction::SetTrue)
}

/// Examples below the help of a command: what to type, and what one gets.
pub(crate) fn examples(examples: &[(&str, &str)]) -> String {
    let header = STYLES.get_header();
    let start = format!("{header}Examples:{header:#}");
    examples.iter().fold(start, |text, (typed, got)| format!("{text}\n  {typed}\n      {got}"))
}

/// Which of the commands is meant, and what it is given.
pub(crate) fn read(commands: Vec<Command>) -> (usize, ArgMatches) {
    let names: Vec<String> = commands.iter().map(|command| command.get_name().to_owned()).collect();
    let mut whole = whole(commands);
    if let Some(said) = mistyped(std::env::args_os().skip(1), &names) {
        whole.error(ErrorKind::InvalidSubcommand, said).exit();
    }
    let mut matches = whole.try_get_matches_from_mut(std::env::args_os()).unwrap_or_else(|why| advised(why).exit());
    let Some((name, arguments)) = matches.remove_subcommand() else { return (0, matches) };
    if matches.value_source("CATALOGUE") == Some(ValueSource::CommandLine) {
        let said = behind(&name, &arguments, catalogue::path(&matches), &whole);
        whole.error(ErrorKind::ArgumentConflict, said).exit();
    }
    (names.iter().position(|other| *other == name).unwrap_or(0), arguments)
}

/// Says where a catalogue stands that was named before the command.
fn behind(name: &str, arguments: &ArgMatches, catalogue: &Path, whole: &Command) -> String {
    let command = whole.find_subcommand(name);
    let Some(place) = command.and_then(|it| it.get_arguments().find(|argument| argument.get_id() == "CATALOGUE"))
    else {
        return format!("`tidings {name}` works on no catalogue");
    };
    let mut words: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(before) = words.iter().position(|word| word == catalogue) {
        words.remove(before);
    }
    let mut line = vec!["tidings".to_owned()];
    line.extend(words.iter().map(|word| words::quoted(&word.to_string_lossy())));
    if arguments.value_source("CATALOGUE") != Some(ValueSource::CommandLine) {
        line.extend(place.get_long().map(|long| format!("--{long}")));
        line.push(words::path(catalogue));
    }
    format!("the catalogue stands behind the command: `{}`", line.join(" "))
}

/// Commands that print nothing have no `--json` for short, but whoever knows it from others tries it.
fn advised(mut why: Error) -> Error {
    let is_json = matches!(why.get(ContextKind::InvalidArg), Some(ContextValue::String(word)) if word == "--json");
    if why.kind() == ErrorKind::UnknownArgument && is_json {
        why.insert(ContextKind::SuggestedArg, ContextValue::String("--format json".to_owned()));
        why.remove(ContextKind::Suggested);
    }
    why
}

/// Without a command the first word that is no option is a catalogue, so a mistyped command would be taken for one that
/// does not exist.
fn mistyped(mut words: impl Iterator<Item = OsString>, names: &[String]) -> Option<String> {
    let word = loop {
        match words.next()?.into_string().ok()? {
            word if word == "--" => return None,
            // Its value is the next word.
            word if word == "--format" => drop(words.next()),
            word if word.starts_with('-') => {}
            word => break word,
        }
    };
    let distance = |name: &&str| strsim::damerau_levenshtein(&word, name);
    let names = names.iter().map(String::as_str).chain(["help"]);
    let meant = names.filter(|name| distance(name) <= 2).min_by_key(distance)?;
    if word == meant || Path::new(&word).exists() {
        return None;
    }
    Some(format!("`{word}` is neither a command nor a catalogue; did you mean `tidings {meant}`?"))
}
