//! The types for TypeScript and Python, on trial before their own compilers and readers.

mod catalogues;
mod changes;
mod generated;
mod naming;
mod nulls;
mod python;
mod typescript;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::kept::{Key, kept};
use conformance::{set_up, tools};
use contract::subject::Subject;
use serde_json::Value;

/// Runs a check of the catalogues on trial and of these texts, which needs these tools, unless it held before.
fn once(check: &str, needs: &[&str], texts: &[String], run: impl FnOnce()) {
    if !tools::are_there(check, needs) {
        return;
    }
    let own = set_up::home().join("tests/clients");
    let key = Subject::sources().into_iter().fold(Key::of_this_test().and_files(&own), Key::and_files);
    let key = key.and_files(&home_of(catalogues::ENVELOPES));
    let key = texts.iter().fold(key.and(read(catalogues::GOLDEN)), Key::and);
    kept(&target(), &format!("clients-{check}"), &key, || {
        run();
        Value::Null
    });
}

/// A folder for what is tried here, below cargo's target, without what an earlier run left in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("what an earlier run left can be removed");
    }
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
}

fn home_of(path: &str) -> PathBuf {
    set_up::home().join(path)
}

/// A file, by its way from this crate.
fn read(path: &str) -> String {
    let path = set_up::home().join(path);
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The program in a language that the project's README shows.
fn block_of_readme(language: &str) -> String {
    let page = read("../../README.md");
    let (_, rest) = page.split_once(&format!("\n```{language}\n")).expect("the README shows a program");
    rest.split_once("\n```\n").expect("a block ends").0.to_owned() + "\n"
}

/// What a tool says, which must have nothing against what it is given.
fn assert_passes(command: &mut Command) {
    let output = command.output().unwrap_or_else(|why| panic!("{command:?} cannot be started: {why}"));
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    // The first complaints are enough to go on.
    let start = said.lines().take(40).collect::<Vec<_>>().join("\n");
    assert!(output.status.success(), "{command:?} fails:\n{start}");
}

fn target() -> PathBuf {
    set_up::target(env!("CARGO_TARGET_TMPDIR"))
}
