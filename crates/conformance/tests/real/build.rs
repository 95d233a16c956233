//! Crates of the generated types, a program each that reads deliveries by them.
//!
//! They are a workspace of their own in the target folder, with the versions of this one's `Cargo.lock`.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use conformance::set_up::{home, target};
use serde_json::Value;

/// Where the workspace is.
fn folder() -> PathBuf {
    target(env!("CARGO_TARGET_TMPDIR")).join("conformance-real")
}

/// What is asked about: the header that names a delivery, or nothing, and the body.
pub(crate) struct Question {
    pub(crate) header: String,
    pub(crate) body: String,
}

/// How events are read of which no header holds a part of the name.
const FROM_BODY: &str = "use super::events::Event;

pub fn read(_: &str, body: &str) -> Result<Event, tidings::Error> {
    Event::from_slice(body.as_bytes())
}
";

/// How events are read of which a header does.
const FROM_PARTS: &str = "use super::events::Event;

pub fn read(header: &str, body: &str) -> Result<Event, tidings::Error> {
    Event::from_parts(header, body.as_bytes())
}
";

/// Writes a program that reads deliveries by these types.
pub(crate) fn write(name: &str, types: &str, has_header: bool) {
    let runtime = home().with_file_name("tidings");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\nserde_json = \"1\"\n\
         tidings = {{ path = {:?} }}\n",
        runtime.display().to_string()
    );
    let folder = folder().join(name);
    fs::create_dir_all(folder.join("src")).expect("a folder can be made");
    put(&folder.join("Cargo.toml"), &manifest);
    put(&folder.join("src/main.rs"), include_str!("program.rs"));
    put(&folder.join("src/events.rs"), types);
    put(&folder.join("src/read.rs"), if has_header { FROM_PARTS } else { FROM_BODY });
}

/// Builds all of these programs. What the compiler of Rust says if it refuses one.
pub(crate) fn build(names: &[String]) -> Result<(), String> {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n\n[profile.dev]\ndebug = false\n");
    put(&folder().join("Cargo.toml"), &manifest);
    let lock = home().join("../../Cargo.lock");
    fs::copy(lock, folder().join("Cargo.lock")).expect("the versions are in the tree");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--offline", "--keep-going", "--manifest-path"]).arg(folder().join("Cargo.toml"));
    let output = cargo.arg("--target-dir").arg(folder().join("target")).output().expect("cargo runs this test");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// What a program answers to each of these.
pub(crate) fn ask(name: &str, questions: &[Question]) -> Result<Vec<Value>, String> {
    let program = folder().join("target/debug").join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let mut process = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|why| format!("it cannot be started: {why}"))?;
    let mut input = process.stdin.take().expect("its input was piped");
    let output = thread::scope(|scope| {
        // It answers while it is asked, and neither side waits for the other.
        scope.spawn(move || questions.iter().try_for_each(|it| writeln!(input, "{}\t{}", it.header, it.body)));
        process.wait_with_output()
    });
    let output = output.map_err(|why| format!("it cannot be read: {why}"))?;
    let answers = String::from_utf8_lossy(&output.stdout);
    let answers: Vec<Value> = answers.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if answers.len() == questions.len() {
        return Ok(answers);
    }
    let why = String::from_utf8_lossy(&output.stderr);
    let at = questions.get(answers.len()).map_or("the end", |it| it.body.as_str());
    Err(format!("it gave up at {at}: {why}"))
}

/// Writes a file unless it holds this already: cargo builds anew what is newer.
fn put(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("a file can be written");
    }
}
