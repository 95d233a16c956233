//! `tidings completions`: what a shell needs to complete the command line.

use clap::{Arg, ArgMatches, Command};
use clap_complete::{Shell, generate};

use crate::console::{self, Console, Failure};
use crate::line;

const LONG: &str = "\
Prints a script that lets a shell complete the commands and options of `tidings`. Where it belongs
depends on the shell; the examples put it where most systems look.";

pub(crate) fn command() -> Command {
    Command::new("completions")
        .about("Prints what a shell needs to complete the commands and options of `tidings`")
        .long_about(LONG)
        .after_help(line::examples(&[
            ("tidings completions bash > ~/.local/share/bash-completion/completions/tidings", "For bash"),
            ("tidings completions zsh > ~/.zfunc/_tidings", "For zsh, with `~/.zfunc` in `fpath`"),
            ("tidings completions fish > ~/.config/fish/completions/tidings.fish", "For fish"),
            ("tidings completions elvish >> ~/.config/elvish/rc.elv", "For elvish"),
            ("tidings completions powershell >> $PROFILE", "For PowerShell"),
        ]))
        .arg(Arg::new("SHELL").help("The shell").required(true).value_parser(clap::value_parser!(Shell)))
}

pub(crate) fn run(arguments: &ArgMatches, _: &Console) -> Result<(), Failure> {
    let shell = *arguments.get_one::<Shell>("SHELL").expect("the argument is required");
    let mut script = Vec::new();
    generate(shell, &mut line::whole(crate::commands()), "tidings", &mut script);
    console::print(String::from_utf8_lossy(&script))
}
