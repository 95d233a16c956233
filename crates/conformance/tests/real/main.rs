//! Real catalogues, from a folder that `TIDINGS_CORPORA` names: each is imported, compiled and built, and reads the
//! deliveries that the vendor shows. Nothing of them is part of the project.

mod build;
mod changes;
mod dialect;
mod faces;
mod row;
mod source;
mod trial;
mod typed;
mod vendor;

use std::env;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Instant;

use row::Row;
use trial::Trial;

/// It is data that nobody else has, and no tool that could be installed: so it is skipped in CI as well.
const SKIPPED: &str = "SKIPPED real catalogues: TIDINGS_CORPORA is not set";

#[test]
fn real_catalogues_carry_their_deliveries() {
    let Some(folder) = env::var_os("TIDINGS_CORPORA") else {
        // Past the harness, which keeps to itself what a test prints that does not fail.
        let _ = writeln!(io::stderr(), "{SKIPPED}");
        return;
    };
    let sources = source::sources(Path::new(&folder));
    assert!(!sources.is_empty(), "there is no catalogue in {}", folder.display());
    let mut rows: Vec<Row> = Vec::new();
    let mut trials: Vec<Trial> = Vec::new();
    for source in sources {
        match Trial::new(source) {
            Ok(trial) => trials.push(trial),
            Err(row) => rows.push(*row),
        }
    }
    let began = Instant::now();
    let programs: Vec<String> = trials.iter().map(Trial::program).collect();
    let built = build::build(&programs);
    println!("{} programs were built in {:.1} s", programs.len(), began.elapsed().as_secs_f64());
    rows.extend(trials.into_iter().map(Trial::judged));
    row::print(&rows);
    let failures: Vec<String> =
        rows.iter().flat_map(|row| row.failures.iter().map(|why| format!("{}: {why}", row.name))).collect();
    assert!(built.is_ok(), "{}", built.unwrap_err());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
