//! The command `tidings`: makes, checks and shows catalogues of events.
//!
//! Each command is a module with two functions: `command` tells how it is called, and `run` does it.

mod build;
mod catalogue;
mod check;
mod committed;
mod completions;
mod console;
mod described;
mod docs;
mod editor;
mod explain;
mod generate;
mod import;
mod line;
mod list;
mod meant;
mod new;
mod page;
mod publish;
mod release;
mod sample;
mod schema;
mod show;
mod words;

use std::process::ExitCode;

use clap::{ArgMatches, Command};

use console::{Console, Failure};

/// A command.
struct Room {
    command: fn() -> Command,
    run: fn(&ArgMatches, &Console) -> Result<(), Failure>,
}

/// All commands in the order of the help; without one it is the first.
const ROOMS: &[Room] = &[
    Room { command: build::command, run: build::run },
    Room { command: check::command, run: check::run },
    Room { command: new::command, run: new::run },
    Room { command: import::command, run: import::run },
    Room { command: list::command, run: list::run },
    Room { command: show::command, run: show::run },
    Room { command: sample::command, run: sample::run },
    Room { command: docs::command, run: docs::run },
    Room { command: schema::command, run: schema::run },
    Room { command: generate::command, run: generate::run },
    Room { command: release::command, run: release::run },
    Room { command: publish::command, run: publish::run },
    Room { command: editor::command, run: editor::run },
    Room { command: explain::command, run: explain::run },
    Room { command: completions::command, run: completions::run },
];

fn main() -> ExitCode {
    let (room, arguments) = line::read(commands());
    match (ROOMS[room].run)(&arguments, &Console::new(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.exit_code(),
    }
}

/// What the command line knows of all commands.
fn commands() -> Vec<Command> {
    ROOMS.iter().map(|room| (room.command)()).collect()
}
