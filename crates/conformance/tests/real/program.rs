//! Reads deliveries by the types of one catalogue, and answers each line with a line, both JSON.
//!
//! `crates/conformance/tests/real/build.rs` writes `events.rs` beside this file and has both compiled.

use std::io::{self, BufRead, Write};

use events::{Event, EventType};
use serde_json::{Value, json};

#[allow(warnings)]
mod events;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&line?))?;
    }
    Ok(())
}

fn answer(body: &str) -> Value {
    match Event::from_slice(body.as_bytes()) {
        Ok(event) => json!({
            "name": event.type_name(),
            "known": event.event_type().map(EventType::as_str),
            "written": event.to_string(),
            "deviations": event.deviations().iter().map(ToString::to_string).collect::<Vec<String>>(),
        }),
        Err(why) => json!({"error": why.to_string(), "path": why.path(), "event_type": why.event_type()}),
    }
}
