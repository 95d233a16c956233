//! The command `tidings`: makes, checks and shows catalogues of events.
//!
//! Each command is a module with two functions: `command` tells how it is called, and `run` does it.

mod build;
mod catalogue;
mod check;
mod committed;
mod console;
mod docs;
mod explain;
mod generate;
mod line;
mod new;
mod release;
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
    Room { command: generate::command, run: generate::run },
    Room { command: explain::command, run: explain::run },
    Room { command: docs::command, run: docs::run },
    Room { command: release::command, run: release::run },
];

fn main() -> ExitCode {
    let commands: Vec<Command> = ROOMS.iter().map(|room| (room.command)()).collect();
    let (room, arguments) = line::read(commands);
    match (ROOMS[room].run)(&arguments, &Console::new(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.exit_code(),
    }
}
