//! What the benchmark says.

use crate::choice::Choice;
use crate::workshop::{Workshop, cargo, run};

/// The benchmark's own tables.
pub(crate) fn measure(workshop: &Workshop, _: &Choice) -> Result<String, String> {
    run(&mut cargo(&workshop.repository, ["bench", "-p", "deck-events"]))
}
