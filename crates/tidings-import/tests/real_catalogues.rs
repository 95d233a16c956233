//! Real catalogues, from a folder that `TIDINGS_CORPORA` names: each is imported and compiles, and a table says how much
//! of it was carried over. Nothing of them is part of the project.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads real catalogues and prints a table"
)]

use std::fs;
use std::path::{Path, PathBuf};

use tidings_build::{Sources, compile};
use tidings_import::{Imported, Options, import};

/// What stands in place of the table where there is nothing to import.
const SKIPPED: &str = "SKIPPED import of real catalogues: TIDINGS_CORPORA not set";

#[test]
fn real_catalogues_are_imported_and_compile() {
    let Some(folder) = std::env::var_os("TIDINGS_CORPORA") else {
        println!("{SKIPPED}");
        return;
    };
    let mut vendors: Vec<PathBuf> = entries(Path::new(&folder)).into_iter().filter(|path| path.is_dir()).collect();
    vendors.sort();
    assert!(!vendors.is_empty(), "there is no catalogue in {}", folder.display());
    println!("{:<24}{:>8}{:>8}{:>8}{:>9}{:>8}", "source", "events", "types", "fields", "typed", "losses");
    let mut failed = Vec::new();
    for vendor in &vendors {
        let name = vendor.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        for (label, files) in sources(vendor) {
            let imported = match import(files, &Options::new(&name)) {
                Ok(imported) => imported,
                Err(mistakes) => {
                    failed.push(format!("{name} ({label}): {mistakes}"));
                    continue;
                }
            };
            keep(&name, label, &imported);
            let report = &imported.report;
            println!(
                "{:<24}{:>8}{:>8}{:>8}{:>8.1}%{:>8}",
                format!("{name} {label}"),
                report.events,
                report.types,
                report.fields,
                report.percent(),
                report.losses.len()
            );
            failed.extend(mistakes_of(&imported).map(|mistakes| format!("{name} ({label}):\n{mistakes}")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The files of a source by their paths, and what kind of source they are.
type Source = (&'static str, Vec<(String, Vec<u8>)>);

/// The sources of one vendor: its list of events, its `OpenAPI` document and its sample deliveries.
fn sources(vendor: &Path) -> Vec<Source> {
    let is_openapi = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == "openapi");
    let (openapi, bundle): (Vec<PathBuf>, Vec<PathBuf>) =
        entries(vendor).into_iter().filter(|path| path.is_file()).partition(is_openapi);
    let samples = entries(&vendor.join("payloads"));
    let bundle = [bundle, samples.clone()].concat();
    let read = |paths: Vec<PathBuf>| {
        let file = |path: PathBuf| (path.display().to_string(), fs::read(&path).expect("the file can be read"));
        paths.into_iter().map(file).collect::<Vec<_>>()
    };
    let all = [("bundle", read(bundle)), ("openapi", read(openapi)), ("samples", read(samples))];
    all.into_iter().filter(|(_, files)| !files.is_empty()).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

fn mistakes_of(imported: &Imported) -> Option<String> {
    let mut sources = Sources::new("schema");
    for file in &imported.files {
        sources.add(&file.path, file.text.clone().into_bytes());
    }
    compile(&sources).err().map(|mistakes| mistakes.lines())
}

/// What was written, for whoever wants to read it: below the folder that `TIDINGS_IMPORTED` names.
fn keep(name: &str, label: &str, imported: &Imported) {
    let Some(folder) = std::env::var_os("TIDINGS_IMPORTED") else { return };
    let home = Path::new(&folder).join(format!("{name}-{label}"));
    fs::create_dir_all(home.join("events")).expect("a folder can be made");
    for file in &imported.files {
        fs::write(home.join(&file.path), &file.text).expect("a file can be written");
    }
    let losses: Vec<String> = imported.report.losses.iter().map(ToString::to_string).collect();
    fs::write(home.join("losses.txt"), losses.join("\n")).expect("a file can be written");
}
