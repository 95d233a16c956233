//! How much Rust is generated.

use measure::synthetic::Synthetic;
use measure::{Bar, Table};

use crate::build::TYPES;
use crate::choice::Choice;
use crate::maker::{Maker, compile};
use crate::workshop::Workshop;

/// For each event that shares its payload.
const SHARING: Bar = Bar::AtMost(10.0);

/// A table with a row for each size.
pub(crate) fn measure(_: &Workshop, choice: &Choice) -> Result<String, String> {
    let mut table = Table::new([
        "events × types",
        "lines, own payloads",
        "bytes",
        "derive: lines",
        "derive: bytes",
        "lines, shared payloads",
        "for each further event",
        "bar",
    ]);
    for &events in &choice.sizes {
        let own = Synthetic::with_own_payloads("own", events, TYPES);
        let (ours, derived) = (Maker::Tidings.types(&own)?, Maker::Derive.types(&own)?);
        let (shared, doubled) = (lines_of_sharing(events)?, lines_of_sharing(2 * events)?);
        let further = (doubled - shared) / count(events);
        table.row([
            format!("{events} × {TYPES}"),
            ours.lines().count().to_string(),
            ours.len().to_string(),
            derived.lines().count().to_string(),
            derived.len().to_string(),
            format!("{shared:.0}"),
            format!("{further:.1}"),
            SHARING.judge(further),
        ]);
    }
    Ok(table.to_string())
}

/// The lines that are generated for this many events which share four payloads.
fn lines_of_sharing(events: usize) -> Result<f64, String> {
    let artifacts = compile(&Synthetic::with_shared_payloads("shared", events))?;
    Ok(count(artifacts.rust.lines().count()))
}

fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::NAN, f64::from)
}
