//! What it costs to read and to write a delivery, beside the ways that serde offers.
//!
//! `cargo bench -p deck-events` prints tables of Markdown; `cargo run --release -p measure -- --only parse` puts them
//! into `docs/performance.md`. A number that misses its bar is printed like any other: a benchmark fails nothing.

mod bodies;
mod check;
mod dispatch;
mod payloads;
mod race;
mod reading;
mod rivals;
mod writing;

use bodies::{AGENT, Body, CREDENTIAL, INTERACTION, TASK_RUN};
use measure::Table;
use payloads::{Agent, Credential, TaskRun};
use rivals::{Raw, names};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    let mut tables = Tables { reading: reading::head(), writing: writing::head() };
    tables.add::<names::CredentialVerified, Credential<Raw>>(&CREDENTIAL);
    tables.add::<names::TaskRunCompleted, TaskRun<Raw>>(&TASK_RUN);
    tables.add::<names::TaskRunInteractionRequired, TaskRun<Raw>>(&INTERACTION);
    tables.add::<names::AgentUpdated, Agent>(&AGENT);
    println!("### Reading\n\n{}", tables.reading);
    println!("### Writing\n\n{}", tables.writing);
    println!("### Reading as the catalogue grows\n\n{}", dispatch::table());
}

/// What the deliveries cost.
struct Tables {
    reading: Table<10>,
    writing: Table<5>,
}

impl Tables {
    /// Checks and measures a delivery of which the oracle knows name and payload.
    fn add<Name, Payload>(&mut self, body: &Body)
    where
        Name: DeserializeOwned + Serialize,
        Payload: DeserializeOwned + Serialize,
    {
        check::everybody_reads_the_same::<Name, Payload>(body);
        reading::add::<Name, Payload>(&mut self.reading, body);
        writing::add::<Name, Payload>(&mut self.writing, body);
    }
}
