//! On what was measured.

use std::process::Command;
use std::thread::available_parallelism;

/// A line below the tables. It is part of each, because each may be measured at another time and place.
pub(crate) fn words() -> Result<String, String> {
    let cores = available_parallelism().map_err(|why| format!("the cores cannot be counted: {why}"))?;
    let output = Command::new("rustc").arg("--version").output().map_err(|why| format!("cannot run `rustc`: {why}"))?;
    let version = String::from_utf8_lossy(&output.stdout);
    let version = version.split(" (").next().unwrap_or_default();
    Ok(format!("Measured on {} with {cores} cores, {version}.", std::env::consts::ARCH))
}
