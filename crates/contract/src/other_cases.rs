//! What lies outside of the contract: bodies of which the schema and the types may say different things.
//!
//! Each row has both verdicts, which a test holds, and stands on the page `docs/schema-and-sdk.md`.

mod rows;

use std::fmt::Write as _;

use crate::subject::Subject;
use crate::tree::Tree;

pub use rows::{ROWS, TOLD};

/// A kind of body, by an example.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it is about.
    pub case: &'static str,
    /// The example.
    pub example: Example,
    /// What a validator says.
    pub schema: Schema,
    /// What the types make of it.
    pub types: Types,
    /// The reason, in one sentence.
    pub why: &'static str,
}

/// A delivery of `task_run.completed`, but for what is said here; or one of `charge.made`.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// The payload has these members too.
    Payload(&'static str),
    /// The envelope has these members too.
    Envelope(&'static str),
    /// The event's name is written so.
    Name(&'static str),
    /// A charge was made to this customer.
    Customer(&'static str),
    /// The whole body is something else, which the first text describes.
    Body(&'static str, fn(&Tree) -> Vec<u8>),
}

/// What a validator says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// The schema accepts it.
    Accepts,
    /// The schema accepts it, unless the validator was told to assert formats.
    AcceptsUnlessFormats,
    /// The schema refuses it.
    Refuses,
    /// The validator's reader refuses it, so that it never gets to the schema.
    Unreadable,
}

/// What the types make of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Types {
    /// An event.
    Event,
    /// An event with a deviation.
    Deviation,
    /// An event that nobody knows.
    Unknown,
    /// An error.
    Error,
}

impl Example {
    /// The body.
    #[must_use]
    pub fn body(self) -> Vec<u8> {
        let with = |name: &str, envelope: &str, payload: &str| {
            format!(
                "{{\"id\":\"evt_1\",\"object\":\"event\",\"type\":{name},\"created_at\":\"2026-01-01T00:00:00Z\",\
                 \"data\":{{\"id\":\"trun_1\",\"object\":\"task_run\"{payload}}}{envelope}}}"
            )
        };
        let name = "\"task_run.completed\"";
        match self {
            Self::Payload(members) => with(name, "", &format!(",{members}")).into_bytes(),
            Self::Envelope(members) => with(name, &format!(",{members}"), "").into_bytes(),
            Self::Name(name) => with(name, "", "").into_bytes(),
            Self::Customer(customer) => {
                format!("{{\"id\":\"1\",\"type\":\"charge.made\",\"data\":{{\"customer\":{customer}}}}}").into_bytes()
            }
            Self::Body(_, make) => make(&Tree::parse(&with(name, "", ""))),
        }
    }

    /// How it stands on a page.
    #[must_use]
    pub fn shown(self) -> String {
        match self {
            Self::Payload(members) => format!("`\"data\": {{…, {members}}}`"),
            Self::Envelope(members) => format!("`{{…, {members}}}`"),
            Self::Name(name) => format!("`{{…, \"type\": {name}}}`"),
            Self::Customer(customer) => format!("`{customer}`"),
            Self::Body(shown, _) => shown.to_owned(),
        }
    }
}

impl Schema {
    /// By what a validator says with formats as annotations, and then with formats asserted. `None` if it cannot read
    /// the body.
    #[must_use]
    pub fn of(accepted: Option<&[bool]>) -> Self {
        match accepted {
            None => Self::Unreadable,
            Some([true, true]) => Self::Accepts,
            Some([true, false]) => Self::AcceptsUnlessFormats,
            Some(_) => Self::Refuses,
        }
    }

    /// How it stands on a page.
    #[must_use]
    pub fn shown(self) -> &'static str {
        match self {
            Self::Accepts => "accepts",
            Self::AcceptsUnlessFormats => "accepts; refuses if formats are asserted",
            Self::Refuses => "refuses",
            Self::Unreadable => "cannot be read",
        }
    }
}

impl Types {
    /// What the types of a catalogue make of a body.
    #[must_use]
    pub fn of(subject: &Subject, body: &[u8]) -> Self {
        match (subject.driver.read)(None, body) {
            Err(_) => Self::Error,
            Ok(outcome) if outcome.known.is_none() => Self::Unknown,
            Ok(outcome) if outcome.deviations.is_empty() => Self::Event,
            Ok(_) => Self::Deviation,
        }
    }

    /// How it stands on a page.
    #[must_use]
    pub fn shown(self) -> &'static str {
        match self {
            Self::Event => "an event",
            Self::Deviation => "an event with a deviation",
            Self::Unknown => "an unknown event",
            Self::Error => "an error",
        }
    }
}

/// Rows as a table in Markdown.
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let mut table = String::from("| case | example | schema | SDK | why |\n| --- | --- | --- | --- | --- |\n");
    for Row { case, example, schema, types, why } in rows {
        let (example, schema, types) = (example.shown(), schema.shown(), types.shown());
        let _ = writeln!(table, "| {case} | {example} | {schema} | {types} | {why} |");
    }
    table
}
