#![doc = include_str!("../README.md")]

// The linter's taste does not reach into what the compiler writes: the catalogue's texts stand there as they are.
#[allow(clippy::pedantic)]
mod events {
    tidings::include_events!("deck");
}

pub use events::*;
#[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
pub use tidings::InvalidTimestamp;
pub use tidings::{
    Date, Deviation, Error, Field, Fields, Json, Map, Number, Open, OpenEnum, Position, Timestamp, UnixMilliseconds,
    UnixSeconds, Unknown,
};

/// The JSON Schema of all events, as it is published: what clients in other languages validate with.
pub const SCHEMA: &str = include_str!(concat!(env!("OUT_DIR"), "/deck/events.schema.json"));

/// The documentation of all events, in Markdown.
pub const DOCUMENTATION: &str = include_str!(concat!(env!("OUT_DIR"), "/deck/events.md"));
