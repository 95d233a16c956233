//! TypeScript that has to compile.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use conformance::tools::command;
use serde_json::json;
use tidings_build::model::Event;

use crate::subject::Subject;

/// What a tool calls the types that it made.
pub(crate) struct Types<'a> {
    /// Where they come from.
    pub(crate) import: String,
    /// Any event.
    pub(crate) union: String,
    /// One of them.
    pub(crate) event: &'a dyn Fn(&Event) -> String,
}

/// A program with a switch over all events that are still sent, but for one that is forgotten. In each branch the event
/// is one of that type, and behind the last none is left.
fn program(subject: &Subject, types: &Types<'_>, forgotten: Option<usize>) -> String {
    let Types { import, union, event: ty } = types;
    let tag = json!(subject.compiled.catalogue.envelope.plain_name());
    let mut program =
        format!("{import}\nexport function which(event: {union}): string {{\n  switch (event[{tag}]) {{\n");
    for (_, event) in subject.sent().into_iter().enumerate().filter(|(number, _)| Some(*number) != forgotten) {
        let _ = writeln!(
            program,
            "    case {}: {{ const it: {} = event; return typeof it; }}",
            json!(event.name),
            ty(event)
        );
    }
    program + "    default: { const never: never = event; return never; }\n  }\n}\n"
}

/// A program with such a switch for each way: a whole one, and one of which the first event is forgotten.
pub(crate) fn save(folder: &Path, subject: &Subject, types: &Types<'_>, more: &str) {
    for (kind, text) in
        [("consumer", program(subject, types, None) + more), (FORGETFUL, program(subject, types, Some(0)))]
    {
        fs::write(folder.join(format!("{}-{kind}.ts", subject.name)), text).expect("a file can be written");
    }
}

const FORGETFUL: &str = "forgetful";

/// All programs of a folder compile, but for those that forget an event: each is told of that, and of nothing else.
pub(crate) fn assert_exhaustive(packages: &Path, folder: &Path, programs: usize) {
    let complaints = complaints(packages, folder);
    let errors: Vec<&str> = complaints.lines().filter(|line| line.contains("error TS")).collect();
    let expected = |line: &str| line.contains(FORGETFUL) && line.contains("is not assignable to type 'never'");
    assert!(errors.len() == programs && errors.iter().all(|line| expected(line)), "{complaints}");
}

/// Compiles all files of a folder by `tsc --strict`; what it complains of.
pub(crate) fn complaints(packages: &Path, folder: &Path) -> String {
    let options = json!({
        "strict": true,
        "noEmit": true,
        "module": "esnext",
        "moduleResolution": "bundler",
        "target": "es2022",
        "types": [],
    });
    let configuration = json!({"compilerOptions": options, "include": ["**/*.ts"]}).to_string();
    fs::write(folder.join("tsconfig.json"), configuration).expect("a file can be written");
    let mut compiler = command("node");
    compiler.arg(packages.join("typescript/bin/tsc")).args(["--project", "tsconfig.json", "--pretty", "false"]);
    let output = compiler.current_dir(folder).output().expect("node starts");
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert_eq!(output.status.success(), said.trim().is_empty(), "{said}");
    said
}
