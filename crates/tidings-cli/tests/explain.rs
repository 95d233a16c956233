//! `tidings explain`: every code is told of, whatever way it is called, and messages point to it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tidings_build::Code;

/// A catalogue of which the title and the envelope are missing.
const BROKEN: &str = "\
catalogue: shop
language: 1
families: {order: {title: Orders, payload: json, events: {order.placed: A customer placed an order}}}
";

#[track_caller]
fn run(arguments: &[&str], code: i32) -> [String; 2] {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
    let Output { status, stdout, stderr } =
        command.args(arguments).current_dir(env!("CARGO_TARGET_TMPDIR")).output().expect("the command starts");
    let [out, err] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).expect("what is said is UTF-8"));
    assert_eq!(status.code(), Some(code), "{out}{err}");
    [out, err]
}

#[test]
fn every_code_is_told_of() {
    for code in Code::ALL {
        let [told, _] = run(&["explain", code.as_str()], 0);
        assert_eq!(told, format!("{}: {}\n\n{}", code.as_str(), code.title(), code.explanation()));
    }
    for typed in [&["t0103", "--quiet"][..], &["error[T0103]"], &["[T0103];"], &["error[t0103]: a key"]] {
        assert_eq!(run(&[&["explain"], typed].concat(), 0), run(&["explain", "T0103"], 0), "{typed:?}");
    }
}

#[test]
fn all_codes_are_listed() {
    let [listed, _] = run(&["explain"], 0);
    assert!(listed.starts_with("T0101  a file is not UTF-8\nT0102  a file is not YAML\n"), "{listed}");
    let codes: Vec<&str> = listed.lines().filter_map(|line| line.get(..5)).collect();
    assert_eq!(codes, Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>());
}

#[test]
fn programs_read_json() {
    let read = |arguments: &[&str]| serde_json::from_str::<Value>(&run(arguments, 0)[0]).expect("it is JSON");
    let one = read(&["explain", "T0103", "--json"]);
    assert_eq!(one, read(&["explain", "T0103", "--format", "json"]));
    let title = "a key occurs twice in one mapping";
    assert_eq!(one, json!({"code": "T0103", "title": title, "text": Code::DuplicateKey.explanation()}));
    let all = read(&["explain", "--json"]);
    assert_eq!(all["codes"].as_array().map(Vec::len), Some(Code::ALL.len()));
    assert_eq!(all["codes"][2], one);
}

#[test]
fn a_code_that_does_not_exist_is_refused() {
    for (word, near) in [("T0110", "T0101"), ("0103", "T0103"), ("e0504", "T0504"), ("T0599", "T0501")] {
        let [_, said] = run(&["explain", word], 2);
        let start = format!("error: invalid value '{word}' for '[CODE]': no such code; did you mean `{near}`?\n");
        assert!(said.starts_with(&start), "{said}");
    }
    let [_, said] = run(&["explain", "everything"], 2);
    assert!(said.contains(": no such code; `tidings explain` lists them all\n"), "{said}");
}

#[test]
fn messages_for_people_point_to_it_once() {
    const HINT: &str = "for more about an error: `tidings explain T0202`\n";
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("explain.yaml");
    fs::write(path, BROKEN).expect("the catalogue can be written");
    for command in [&["build"][..], &["check"], &["generate", "--out", "explain.rs"]] {
        let [_, said] = run(&[command, &["explain.yaml"]].concat(), 1);
        assert!(said.ends_with(&format!("\n\n{HINT}2 mistakes found; nothing was written\n")), "{said}");
        assert_eq!(said.matches("tidings explain").count(), 1);
    }
    for unasked in [&["--quiet"][..], &["--format", "lines"], &["--format", "json"]] {
        let [_, said] = run(&[&["check", "explain.yaml"], unasked].concat(), 1);
        assert!(!said.contains("tidings explain"), "{said}");
    }
}
