#![doc = include_str!("../README.md")]

tidings::include_events!("{{name}}");

/// What the types are made of: `Field`, `Open`, `Timestamp`, `Error` and the rest.
pub use tidings;
