//! How much work a command is, whatever else the machine does: CPU seconds, not those of the clock on the wall.

use std::fs;
use std::process::Command;

use crate::workshop;

/// The unit in which Linux tells times to programs, on every architecture.
const TICKS_IN_A_SECOND: f64 = 100.0;

/// The CPU seconds, user and system, of a command and of all that it starts.
pub(crate) fn seconds(command: &mut Command) -> Result<f64, String> {
    let (seconds, outcome) = seconds_of_children(|| workshop::run(command))?;
    outcome.map(|_| seconds)
}

/// The CPU seconds, user and system, of all commands that are run meanwhile, and what comes of them.
pub(crate) fn seconds_of_children<T>(work: impl FnOnce() -> T) -> Result<(f64, T), String> {
    let before = spent(CHILDREN)?;
    let made = work();
    Ok((spent(CHILDREN)? - before, made))
}

/// The CPU seconds, user and system, of work in this process, and what it makes.
pub(crate) fn seconds_here<T>(work: impl FnOnce() -> T) -> Result<(f64, T), String> {
    let before = spent(HERE)?;
    let made = work();
    Ok((spent(HERE)? - before, made))
}

/// The CPU milliseconds of this thread so far, far finer than the seconds of a process.
pub(crate) fn milliseconds_of_thread() -> Result<f64, String> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat")
        .map_err(|why| format!("the CPU times of threads are read on Linux only: {why}"))?;
    let nanoseconds = stat.split_whitespace().next().and_then(|text| text.parse::<f64>().ok());
    nanoseconds.map(|it| it / 1e6).ok_or_else(|| "`/proc/thread-self/schedstat` is unusual".to_owned())
}

/// How many fields of `/proc/self/stat` stand between the process's name and the times of the process itself.
const HERE: usize = 11;

/// And how many stand before the times of all its children that have ended, with theirs.
const CHILDREN: usize = 13;

/// The user's and the system's time, which stand beside each other.
fn spent(fields_before: usize) -> Result<f64, String> {
    let stat =
        fs::read_to_string("/proc/self/stat").map_err(|why| format!("CPU times are read on Linux only: {why}"))?;
    // The name stands in brackets, and may hold some.
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind_name.split_whitespace().skip(fields_before).take(2).map(str::parse::<f64>);
    let ticks: f64 = ticks.sum::<Result<_, _>>().map_err(|why| format!("`/proc/self/stat` is unusual: {why}"))?;
    Ok(ticks / TICKS_IN_A_SECOND)
}
