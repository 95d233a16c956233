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
        "for one that narrows",
        "bar",
    ]);
    for &events in &choice.sizes {
        let own = Synthetic::with_own_payloads("own", events, TYPES);
        let (ours, derived) = (Maker::Tidings.types(&own)?, Maker::Derive.types(&own)?);
        let sharing = |events| Synthetic::with_shared_payloads("shared", events);
        let narrowing = |events| sharing(events).narrowed();
        let shared = lines(&sharing(events))?;
        let further = (lines(&sharing(2 * events))? - shared) / count(events);
        let narrower = (lines(&narrowing(2 * events))? - lines(&narrowing(events))?) / count(events);
        table.row([
            format!("{events} × {TYPES}"),
            ours.lines().count().to_string(),
            ours.len().to_string(),
            derived.lines().count().to_string(),
            derived.len().to_string(),
            format!("{shared:.0}"),
            format!("{further:.1}"),
            SHARING.judge(further),
            format!("{narrower:.1}"),
            SHARING.judge(narrower),
        ]);
    }
    Ok(table.to_string())
}

/// The lines that are generated.
fn lines(catalogue: &Synthetic) -> Result<f64, String> {
    Ok(count(compile(catalogue)?.rust.lines().count()))
}

fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::NAN, f64::from)
}
