//! Small sources of every form, and what they become: `tests/golden/CASE/source` becomes `schema`, and `report.txt`
//! says what is lost by it.

#![expect(clippy::disallowed_methods, reason = "a test reads and blesses its files")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use tidings_build::{Sources, compile};
use tidings_import::{Imported, Options, import};

/// What brings the files up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-import --test golden";

#[test]
fn sources_become_catalogues() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut differences = String::new();
    for case in entries(&home) {
        let files = || files(&case);
        let options = Options::new("shop");
        let imported = import(files(), &options).unwrap_or_else(|why| panic!("{}: {why}", case.display()));
        assert_eq!(mistakes_of(&imported), "", "{} compiles", case.display());
        assert_eq!(import(files(), &options).expect("it was imported before").files, imported.files, "always the same");
        if std::env::var_os("TIDINGS_BLESS").is_some() {
            let _ = fs::remove_dir_all(case.join("schema"));
        }
        let written = 1 + entries(&case.join("schema").join("events")).len();
        assert!(std::env::var_os("TIDINGS_BLESS").is_some() || written == imported.files.len(), "{REPAIR}");
        for file in &imported.files {
            compare(&case.join("schema").join(&file.path), &file.text, &mut differences);
        }
        compare(&case.join("report.txt"), &report(&imported), &mut differences);
    }
    assert!(differences.is_empty(), "{differences}\nrepair with `{REPAIR}`");
}

fn report(imported: &Imported) -> String {
    let report = &imported.report;
    let mut text = format!("{} events, {} types, ", report.events, report.types);
    let _ = writeln!(text, "{} of {} fields ({:.1} %)", report.typed, report.fields, report.percent());
    report.losses.iter().for_each(|loss| {
        let _ = writeln!(text, "  {loss}");
    });
    text
}

fn mistakes_of(imported: &Imported) -> String {
    let mut sources = Sources::new("schema");
    for file in &imported.files {
        sources.add(&file.path, file.text.clone().into_bytes());
    }
    compile(&sources).err().map(|mistakes| mistakes.lines()).unwrap_or_default()
}

fn files(case: &Path) -> Vec<(String, Vec<u8>)> {
    let name = |path: &Path| path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let file = |path: PathBuf| (name(&path), fs::read(&path).expect("the file can be read"));
    entries(&case.join("source")).into_iter().map(file).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

fn compare(path: &Path, text: &str, differences: &mut String) {
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if found != text {
        let difference = TextDiff::from_lines(found.as_str(), text).unified_diff().to_string();
        let _ = write!(differences, "{}:\n{difference}", path.display());
    }
}
