//! Reads deliveries by the types of one catalogue, each a line of its header, a tab and its body, and answers with a line
//! of JSON.
//!
//! `crates/conformance/tests/real/build.rs` writes `events.rs` and `read.rs` beside this file and has all compiled.

use std::io::{self, BufRead, Write};

use events::EventType;
use serde_json::{Value, json};

#[allow(warnings)]
mod events;
mod read;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&line?))?;
    }
    Ok(())
}

fn answer(line: &str) -> Value {
    let (header, body) = line.split_once('\t').unwrap_or(("", line));
    match read::read(header, body) {
        Ok(event) => json!({
            "name": event.type_name(),
            "known": event.event_type().map(EventType::as_str),
            "written": event.to_string(),
            "deviations": event.deviations().iter().map(ToString::to_string).collect::<Vec<String>>(),
        }),
        Err(why) => json!({"error": why.to_string(), "path": why.path(), "event_type": why.event_type()}),
    }
}
