//! How long our compiler takes for catalogues that are larger than any.

use std::hint::black_box;

use measure::synthetic::Synthetic;
use measure::{Bar, Table, median};
use tidings_build::Sources;

use crate::choice::Choice;
use crate::cpu;
use crate::workshop::Workshop;

/// A catalogue of ten thousand events, in CPU seconds.
const COMPILE: Bar = Bar::AtMost(2.0);

/// The numbers of events. The last one is held to the bar, the others show how it grows.
const EVENTS: [(u32, Option<Bar>); 3] = [(1_000, None), (5_000, None), (10_000, Some(COMPILE))];

/// A table with a row for each number of events, which share four payloads.
pub(crate) fn measure(_: &Workshop, choice: &Choice) -> Result<String, String> {
    let mut table = Table::new(["events", "lines of YAML", "lines of Rust", "CPU s", "bar", "µs for each event"]);
    for (events, bar) in EVENTS {
        let catalogue = Synthetic::with_shared_payloads("large", events as usize).yaml();
        let rounds = (0..choice.rounds).map(|_| compile(&catalogue)).collect::<Result<Vec<_>, _>>()?;
        let seconds = median(rounds.iter().map(|(seconds, _)| *seconds));
        let lines = rounds.first().map_or(0, |(_, lines)| *lines);
        table.row([
            events.to_string(),
            catalogue.lines().count().to_string(),
            lines.to_string(),
            format!("{seconds:.2}"),
            bar.map(|bar| bar.judge(seconds)).unwrap_or_default(),
            format!("{:.0}", seconds * 1e6 / f64::from(events)),
        ]);
    }
    Ok(table.to_string())
}

/// The CPU seconds from the text to all artifacts, and the lines of the Rust among them.
fn compile(yaml: &str) -> Result<(f64, usize), String> {
    let mut sources = Sources::new("");
    sources.add("catalogue.yaml", yaml.as_bytes().to_vec());
    let (seconds, compiled) = cpu::seconds_here(|| black_box(tidings_build::compile(&sources)))?;
    let compiled = compiled.map_err(|mistakes| mistakes.lines())?;
    Ok((seconds, compiled.artifacts.rust.lines().count()))
}
