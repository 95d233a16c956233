//! Every diagnostic has a pair of files: a catalogue with mistakes, and what is said of them.
//!
//! `tests/diagnostics/NAME.yaml` is a catalogue that is one file, as is `NAME.json`; the folder `NAME/` is one with
//! `catalogue.yaml` and `events/`. `NAME.txt` beside it holds the messages, first with excerpts, then one line each.
#![expect(clippy::disallowed_methods, reason = "the pairs are files")]

#[path = "diagnostics/unusual.rs"]
mod unusual;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use tidings_build::{Code, Sources, Style, compile};

/// What stands between the two forms of the messages.
const SEPARATOR: &str = "======== one line each ========\n";

/// What rewrites the messages of all pairs.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-build --test diagnostics";

/// What no text file can hold: it is made in `unusual`.
const MADE_ELSEWHERE: &[Code] = &[Code::NotUtf8];

/// One catalogue with mistakes.
struct Pair {
    name: String,
    sources: Sources,
}

impl Pair {
    fn messages(&self) -> PathBuf {
        folder().join(format!("{}.txt", self.name))
    }
}

#[test]
fn every_mistake_is_said_as_it_was_agreed() {
    let bless = std::env::var_os("TIDINGS_BLESS").is_some();
    let mut failures = String::new();
    for pair in pairs() {
        let Err(mistakes) = compile(&pair.sources) else {
            let _ = writeln!(failures, "`{}` compiles; a mistake was expected\n", pair.name);
            continue;
        };
        let said = format!("{}{SEPARATOR}{}", mistakes.excerpts(Style::Plain), mistakes.lines());
        if bless {
            fs::write(pair.messages(), said).expect("the messages can be written");
            continue;
        }
        let agreed = fs::read_to_string(pair.messages()).unwrap_or_default();
        if agreed != said {
            let diff = TextDiff::from_lines(&agreed, &said);
            let mut diff = diff.unified_diff();
            let _ = writeln!(failures, "{}", diff.header(&format!("{}.txt", pair.name), "what is said now"));
        }
    }
    assert!(failures.is_empty(), "{failures}\nif this is as it should be, run\n\n    {REPAIR}\n");
}

#[test]
fn no_messages_are_without_their_catalogue() {
    let catalogues: BTreeSet<String> = pairs().into_iter().map(|pair| pair.name).collect();
    let messages = entries(&folder(), "txt").into_iter().filter(|path| !catalogues.contains(&stem(path)));
    let alone: Vec<_> = messages.collect();
    assert!(alone.is_empty(), "these belong to no catalogue: {alone:?}");
}

#[test]
fn every_code_occurs() {
    let mut seen: BTreeSet<Code> = MADE_ELSEWHERE.iter().copied().collect();
    for pair in pairs() {
        if let Err(mistakes) = compile(&pair.sources) {
            seen.extend(mistakes.diagnostics().iter().map(tidings_build::Diagnostic::code));
        }
    }
    let never: Vec<_> = Code::ALL.iter().filter(|code| !seen.contains(code)).collect();
    assert!(never.is_empty(), "no pair of files shows {never:?}");
}

#[test]
fn both_forms_name_the_same_places() {
    for pair in pairs() {
        let Err(mistakes) = compile(&pair.sources) else { continue };
        let (excerpts, lines) = (mistakes.excerpts(Style::Plain), mistakes.lines());
        let headers: Vec<&str> = excerpts.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
        let places = lines.lines().map(|line| line.split(": ").next().unwrap_or_default());
        assert_eq!(headers, places.collect::<Vec<_>>(), "{}", pair.name);
    }
}

/// A file that someone is still writing ends anywhere.
#[test]
fn no_beginning_of_a_catalogue_is_too_much() {
    for extension in ["yaml", "json"] {
        for path in entries(&folder(), extension) {
            let text = fs::read_to_string(&path).expect("the file is a text");
            for end in (0..text.len()).step_by(11).filter(|end| text.is_char_boundary(*end)) {
                let mut sources = Sources::new("");
                sources.add("cut.yaml", text.as_bytes()[..end].to_vec());
                if let Err(mistakes) = compile(&sources) {
                    assert!(!mistakes.excerpts(Style::Plain).is_empty() && !mistakes.lines().is_empty());
                }
            }
        }
    }
}

#[test]
fn codes_are_distinct_and_in_order() {
    assert!(Code::ALL.is_sorted_by(|first, second| first.as_str() < second.as_str()));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

fn pairs() -> Vec<Pair> {
    let mut pairs = Vec::new();
    for path in entries(&folder(), "") {
        let name = stem(&path);
        let mut sources = Sources::new(&name);
        add(&mut sources, &path, "catalogue.yaml");
        for family in entries(&path.join("events"), "yaml") {
            add(&mut sources, &path, &format!("events/{}.yaml", stem(&family)));
        }
        pairs.push(Pair { name, sources });
    }
    for extension in ["yaml", "json"] {
        for path in entries(&folder(), extension) {
            let mut sources = Sources::new("");
            add(&mut sources, &folder(), &format!("{}.{extension}", stem(&path)));
            pairs.push(Pair { name: stem(&path), sources });
        }
    }
    pairs
}

fn add(sources: &mut Sources, folder: &Path, file: &str) {
    let bytes = fs::read(folder.join(file)).unwrap_or_else(|why| panic!("{file} of {}: {why}", folder.display()));
    sources.add(file, bytes);
}

/// What a folder holds with this extension, in the order of the names; nothing if there is no such folder.
fn entries(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let fits = |path: &PathBuf| path.extension().unwrap_or_default() == extension;
    let mut paths: Vec<PathBuf> = paths.filter(fits).collect();
    paths.sort_unstable();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
