//! A folder with a catalogue in it, and the command called there. Each test takes of it what it needs.
#![allow(dead_code, reason = "each test is a program of its own that uses a part of this")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) const CATALOGUE: &str = "\
catalogue: shop
language: 1
title: Shop events
families: [order]
envelope: {name: type, payload: data, fields: {id: string}}
outputs: {docs: ../docs/events.md, schema: ../docs/events.schema.json, schemas: ../docs/schemas, regions: [../PAGE.md]}
";

pub(crate) const FAMILY: &str = "\
title: Order events
payload: json
events:
  order.created: An order is placed
  order.paid: An order is paid
";

pub(crate) const PAGE: &str = "# Shop\n\n<!-- tidings:events -->\n<!-- /tidings:events -->\n\nThe end.\n";

/// A folder of its own for each test, with a catalogue in it.
pub(crate) struct Place(pub(crate) PathBuf);

impl Place {
    pub(crate) fn new(name: &str) -> Self {
        let place = Self::empty(name);
        place.write("schema/catalogue.yaml", CATALOGUE);
        place.write("schema/events/order.yaml", FAMILY);
        place.write("PAGE.md", PAGE);
        place
    }

    /// One with nothing in it.
    pub(crate) fn empty(name: &str) -> Self {
        let place = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        if place.0.exists() {
            fs::remove_dir_all(&place.0).expect("the folder of an earlier run can be removed");
        }
        fs::create_dir_all(&place.0).expect("a folder can be made");
        place
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("the path has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).expect("the file is there")
    }

    /// The names of all that lies in a folder, none if there is no such folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.0.join(folder)) else { return Vec::new() };
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("it can be read").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }

    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        Run(self.command(arguments).current_dir(self.0.join(folder)).output().expect("the command starts"))
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run(self.command(arguments).output().expect("the command starts"))
    }

    /// The names of all commands, as the help lists them.
    pub(crate) fn commands(&self) -> Vec<String> {
        let help = self.run(&["--help"]).ends_with(0).out();
        let (_, list) = help.split_once("\nCommands:\n").expect("the help lists the commands");
        let lines = list.lines().take_while(|line| !line.is_empty());
        let names = lines.filter(|line| !line.starts_with("    ")).filter_map(|line| line.split_whitespace().next());
        names.map(str::to_owned).collect()
    }

    /// The command in this folder, for a test that wants more of it than its output.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
        // What the person who runs the tests likes is no part of them.
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
            command.env_remove(variable);
        }
        command.args(arguments).current_dir(&self.0);
        command
    }
}

pub(crate) struct Run(pub(crate) Output);

impl Run {
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.0.status.code(), Some(code), "{}{}", self.out(), self.err());
        self
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
}
