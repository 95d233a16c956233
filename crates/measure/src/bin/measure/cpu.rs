//! How much work a command is, whatever else the machine does: CPU seconds, not those of the clock on the wall.

use std::fs;
use std::process::Command;

use crate::workshop;

/// The unit in which Linux tells times to programs, on every architecture.
const TICKS_IN_A_SECOND: f64 = 100.0;

/// The CPU seconds, user and system, of a command and of all that it starts.
pub(crate) fn seconds(command: &mut Command) -> Result<f64, String> {
    let before = spent_by_children()?;
    workshop::run(command)?;
    Ok(spent_by_children()? - before)
}

/// What all children of this process that have ended took so far, with theirs.
fn spent_by_children() -> Result<f64, String> {
    let stat =
        fs::read_to_string("/proc/self/stat").map_err(|why| format!("CPU times are read on Linux only: {why}"))?;
    // The second field is a name in brackets; behind it `cutime` and `cstime` are the 14th and 15th.
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind_name.split_whitespace().skip(13).take(2).map(str::parse::<f64>);
    let ticks: f64 = ticks.sum::<Result<_, _>>().map_err(|why| format!("`/proc/self/stat` is unusual: {why}"))?;
    Ok(ticks / TICKS_IN_A_SECOND)
}
