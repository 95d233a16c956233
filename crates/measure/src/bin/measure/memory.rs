//! How much memory work takes: the largest part of it that was ever resident at once. Linux counts it for each process.

use std::collections::BTreeMap;
use std::fs;
use std::process::{self, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::workshop;

/// Between two looks at the processes that a command starts. What one takes last of all may be missed.
const PAUSE: Duration = Duration::from_millis(20);

/// Counts anew from here on.
pub(crate) fn start_here() -> Result<(), String> {
    fs::write("/proc/self/clear_refs", "5").map_err(|why| format!("the count of memory cannot be started: {why}"))
}

/// The megabytes that this process had at most since then.
pub(crate) fn peak_here() -> Result<f64, String> {
    peak("self").ok_or_else(|| "memory is counted on Linux only".to_owned())
}

/// Runs a command, and tells the megabytes that the largest process among all that it starts had at most.
pub(crate) fn peak_of(command: &mut Command) -> Result<f64, String> {
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most: f64 = 0.0;
            while !ended.load(Ordering::Relaxed) {
                most = started_here().iter().filter_map(|process| peak(process)).fold(most, f64::max);
                thread::sleep(PAUSE);
            }
            most
        });
        let outcome = workshop::run(command);
        ended.store(true, Ordering::Relaxed);
        let most = watch.join().map_err(|_| "watching the memory panicked".to_owned());
        outcome.and(most)
    })
}

/// The processes that this one has started, and those that they have started.
fn started_here() -> Vec<String> {
    let mut parents = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(parent) = parent(&name) {
            parents.insert(name, parent);
        }
    }
    let own = process::id().to_string();
    let is_started_here = |process: &String| {
        let mut chain = std::iter::successors(Some(process), |process| parents.get(*process)).skip(1);
        chain.any(|ancestor| *ancestor == own)
    };
    parents.keys().filter(|process| is_started_here(process)).cloned().collect()
}

/// The second field behind a process's name, which stands in brackets and may hold some.
fn parent(process: &str) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit(')').next()?.split_whitespace().nth(1).map(str::to_owned)
}

fn peak(process: &str) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kibibytes| kibibytes * 1024.0 / 1e6)
}
