//! What holds for every catalogue, whatever its bytes: the fuzz target tries it, and a test replays the corpus through
//! it.
//!
//! A line `#### NAME` ends a file, and what follows is `events/NAME.yaml`; the first one is `catalogue.yaml`. So one
//! text holds all files of a catalogue, and each of them may be anything.

mod artifacts;
mod clients;

use tidings_build::{Compiled, Mistakes, Sources, Style, compile};

/// Where the catalogue is said to lie.
const FOLDER: &str = "schema";

/// Begins the line between two files.
const SEPARATOR: &[u8] = b"#### ";

/// A file within the catalogue.
type File<'a> = (String, &'a [u8]);

/// Compiles a catalogue, and judges what is made of it or what is said of its mistakes.
pub(crate) fn check(bytes: &[u8]) {
    let files = split(bytes);
    let mut sources = Sources::new(FOLDER);
    for (path, bytes) in &files {
        sources.add(path, bytes.to_vec());
    }
    match (compile(&sources), compile(&sources)) {
        (Ok(first), Ok(second)) => check_compiled(&first, &second),
        (Err(first), Err(second)) => check_mistakes(&first, &second, &files),
        _ => panic!("the same text compiles once and once not"),
    }
}

/// The files of a catalogue. A name begins a file but once: no folder holds two of the same name.
fn split(bytes: &[u8]) -> Vec<File<'_>> {
    let mut files: Vec<File<'_>> = vec![("catalogue.yaml".to_owned(), bytes)];
    let mut line_start = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let behind = line_start + line.len();
        let path = line.strip_prefix(SEPARATOR).and_then(family_path);
        if let Some(path) = path.filter(|path| files.iter().all(|(other, _)| other != path)) {
            if let Some((_, last)) = files.last_mut() {
                *last = &last[..last.len() - (bytes.len() - line_start)];
            }
            files.push((path, &bytes[behind..]));
        }
        line_start = behind;
    }
    files
}

fn family_path(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?.trim_end();
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain.then(|| format!("events/{name}.yaml"))
}

/// A catalogue without mistakes gives the same texts each time, and sound ones.
fn check_compiled(first: &Compiled, second: &Compiled) {
    assert_eq!(format!("{:?}", first.artifacts), format!("{:?}", second.artifacts));
    artifacts::check(&first.artifacts);
    let texts = |it: &Compiled| [it.typescript(), it.python(), it.openapi(), it.asyncapi()];
    let [typescript, python, openapi, asyncapi] = texts(first);
    assert_eq!([&typescript, &python, &openapi, &asyncapi], texts(second).each_ref());
    clients::check_typescript(&typescript);
    clients::check_python(&python);
    artifacts::check_document(&openapi);
    artifacts::check_document(&asyncapi);
}

/// Mistakes are said in the same words each time, each in a line of its own, at a place within its file.
fn check_mistakes(first: &Mistakes<'_>, second: &Mistakes<'_>, files: &[File<'_>]) {
    let lines = first.lines();
    assert_eq!(lines, second.lines());
    assert!(!first.diagnostics().is_empty());
    assert_eq!(lines.lines().count(), first.diagnostics().len());
    for (line, diagnostic) in lines.lines().zip(first.diagnostics()) {
        assert!(!line.contains(char::is_control), "{line:?}");
        let end = format!(": {} [{}]", diagnostic.message(), diagnostic.code().as_str());
        let (place, _) = line.split_once(&end).unwrap_or_else(|| panic!("{line:?} does not say {end:?}"));
        check_place(place, files);
    }
    let plain = first.excerpts(Style::Plain);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let coloured = first.excerpts(Style::Coloured);
    for diagnostic in first.diagnostics() {
        assert!(plain.contains(diagnostic.message()) && coloured.contains(diagnostic.message()), "{plain}");
    }
}

/// The place is a line and column of one of the files, or a file or folder that is not there.
fn check_place(place: &str, files: &[File<'_>]) {
    let path = place.strip_prefix(FOLDER).unwrap_or_else(|| panic!("{place} does not name the folder"));
    for (name, bytes) in files {
        let Some(behind) = path.strip_prefix('/').and_then(|path| path.strip_prefix(name.as_str())) else { continue };
        let (line, column) =
            behind.strip_prefix(':').and_then(|place| place.split_once(':')).expect("a line and column");
        let [line, column] = [line, column].map(|number| number.parse::<usize>().expect("places are numbers"));
        let text = String::from_utf8_lossy(bytes);
        let text = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("{place} is no line of its file"));
        assert!((1..=text.chars().count() + 1).contains(&column), "{place} lies behind its line");
        return;
    }
    let absent = path.strip_prefix('/').is_none_or(|path| path.starts_with("events"));
    assert!(absent, "{place} is neither a file of the catalogue nor one that it lacks");
}
