//! `tidings explain`: the rule behind a code of the compiler's messages.

use clap::builder::styling::Style;
use clap::{Arg, ArgMatches, Command};
use tidings_build::Code;
use tidings_build::model::Json;

use crate::console::{Console, Failure, print};
use crate::line;

const LONG_ABOUT: &str = "\
Tells the rule behind a code such as `T0103` in the messages of the compiler: what it says, why it
exists, an example that breaks it and one that keeps it. Without a code all of them are listed.

With `--json` it is one object with `code`, `title` and `text`, which is Markdown. Without a code it
is an object with all of them as the list `codes`.";

const CODE: Style = Style::new().bold();

pub(crate) fn command() -> Command {
    Command::new("explain")
        .about("Tells the rule behind a code of the compiler's messages, or lists them all")
        .long_about(LONG_ABOUT)
        .after_help(line::examples(&[
            ("tidings explain", "All codes, a line for each"),
            ("tidings explain T0103", "All that is to say of one"),
        ]))
        .arg(Arg::new("CODE").help("The code, in capitals or small letters").value_parser(read_code))
        .arg(line::json())
}

pub(crate) fn run(arguments: &ArgMatches, console: &Console) -> Result<(), Failure> {
    let code = arguments.get_one::<Code>("CODE").copied();
    if console.is_json() {
        return print(code.map_or_else(all_as_json, as_json).pretty() + "\n");
    }
    match code {
        Some(code) => print(format_args!("{}\n\n{}", heading(code, ":"), code.explanation())),
        None => Code::ALL.iter().try_for_each(|code| print(heading(*code, " ") + "\n")),
    }
}

fn heading(code: Code, between: &str) -> String {
    format!("{CODE}{}{CODE:#}{between} {}", code.as_str(), code.title())
}

fn as_json(code: Code) -> Json {
    Json::object([
        ("code", Json::text(code.as_str())),
        ("title", Json::text(code.title())),
        ("text", Json::text(code.explanation())),
    ])
}

fn all_as_json() -> Json {
    Json::object([("codes", Json::Array(Code::ALL.iter().copied().map(as_json).collect()))])
}

/// The code that a word of the command line means.
fn read_code(word: &str) -> Result<Code, String> {
    let word = word.to_ascii_uppercase();
    // Who copies it from a message may copy what stands around it: `error[T0103]`.
    let word = word.split(|c: char| !c.is_ascii_alphanumeric()).find(|part| is_code(part)).unwrap_or(&word);
    let distance = |code: &&Code| strsim::damerau_levenshtein(word, code.as_str());
    match Code::ALL.iter().min_by_key(distance) {
        Some(code) if code.as_str() == word => Ok(*code),
        Some(near) if distance(&near) <= 2 => Err(format!("no such code; did you mean `{}`?", near.as_str())),
        _ => Err("no such code; `tidings explain` lists them all".to_owned()),
    }
}

fn is_code(word: &str) -> bool {
    Code::ALL.iter().any(|code| code.as_str() == word)
}
