//! Where the generators work: a folder for each below cargo's target, as it was left when they were asked last.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use conformance::kept::{self, Key};
use conformance::set_up;
use serde_json::Value;

use crate::findings::Findings;
use crate::subject::{Delivery, Subject};

/// What all of the tests here are made of.
const OWN: [&str; 4] = [
    include_str!("bench.rs"),
    include_str!("findings.rs"),
    include_str!("subject.rs"),
    // Its compiler is quicktype's, too.
    include_str!("typescript.rs"),
];

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    set_up::target(env!("CARGO_TARGET_TMPDIR"))
}

/// What is found by a run over these files, each with its path in the folder of the run, and with the deliveries of the
/// catalogues. What the same and the same program (`by`) gave before is not asked for again.
pub(crate) fn kept(
    tool: &str,
    by: &[&str],
    subjects: &[Subject],
    files: &[(String, String)],
    run: impl FnOnce(&Path) -> Vec<Findings>,
) -> Vec<Findings> {
    let found = kept::kept(&target(), &format!("generators-{tool}"), &key(by, subjects, files), || {
        let folder = target().join("conformance-generators").join(tool);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the folder of an earlier run can be removed");
        }
        for (path, text) in files {
            write(&folder.join(path), text);
        }
        run(&folder).iter().map(Findings::to_json).collect()
    });
    found.as_array().into_iter().flatten().map(Findings::of_json).collect()
}

/// The compiler may change without a change of what it makes, so this is no key of the whole test: to compile all again
/// takes minutes.
fn key(by: &[&str], subjects: &[Subject], files: &[(String, String)]) -> Key {
    let all = |subject: &Subject| [subject.samples(), subject.of_tomorrow(), subject.wrongly_tagged()];
    let deliveries: Vec<Delivery> = subjects.iter().flat_map(all).flatten().collect();
    let parts = files.iter().flat_map(|(path, text)| [path, text]);
    let parts = parts.chain(deliveries.iter().flat_map(|it| [&it.definition, &it.body])).map(String::as_str);
    let key = ["node", "python3", "cargo"].iter().fold(Key::default(), |key, tool| key.and_tool(tool));
    by.iter().copied().chain(OWN).chain(parts).fold(key, Key::and)
}

pub(crate) fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("the path has a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).expect("a file can be written");
}

/// What a command says, and whether it ended well.
pub(crate) fn said(command: &mut Command) -> (bool, String) {
    let output = command.output().unwrap_or_else(|why| panic!("{command:?} cannot be started: {why}"));
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    (output.status.success(), said.concat())
}

/// The answers of a process to questions, a line of JSON each.
pub(crate) fn answers(command: &mut Command, questions: &[Value]) -> Vec<Value> {
    let process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut process = process.unwrap_or_else(|why| panic!("{command:?} cannot be started: {why}"));
    let mut input = process.stdin.take().expect("its input was piped");
    let lines: Vec<String> = questions.iter().map(|question| question.to_string() + "\n").collect();
    // It answers while it is asked, and neither side waits for the other.
    let asking = thread::spawn(move || input.write_all(lines.concat().as_bytes()));
    let output = process.wait_with_output().expect("it was started");
    asking.join().expect("asking does not panic").expect("it reads what it is asked");
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let answers: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("it answers in JSON")).collect();
    assert_eq!(answers.len(), questions.len(), "{command:?} gave up: {}", output.status);
    answers
}

/// The lists by which packages are set up: other versions find other things.
pub(crate) fn lists() -> String {
    let read = |list: &str| fs::read_to_string(set_up::home().join(list)).expect("the list is there");
    ["package-lock.json", "requirements.txt"].map(read).concat()
}
