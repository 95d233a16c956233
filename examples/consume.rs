//! A consumer: reads deliveries, one in a line, and says what it does with each.
//!
//! ```text
//! cargo run -p deck-events --example consume
//! ```
//!
//! Another file can be named behind it. A real consumer gets its bodies from a web server or a queue; what it does with
//! one looks the same.

use std::process::ExitCode;
use std::{env, fs};

use deck_events::{Credential, Data, Event, Field};

fn main() -> ExitCode {
    let path =
        env::args().nth(1).unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/examples/deliveries.jsonl").into());
    match fs::read(&path) {
        Ok(deliveries) => {
            for body in deliveries.split(|byte| *byte == b'\n').filter(|body| !body.is_empty()) {
                println!("{}", consume(body));
            }
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("cannot read `{path}`: {why}");
            ExitCode::FAILURE
        }
    }
}

/// What is done with a delivery. Whoever sent it gets 2xx in any case: sending it again would change nothing.
fn consume(body: &[u8]) -> String {
    let event = match Event::from_slice(body) {
        Ok(event) => event,
        // The body goes aside as it is, for a person or for a later version. The message holds no personal data.
        Err(why) => return format!("parked: {why}"),
    };
    let done = match &event.data {
        Data::CredentialCreated(credential) | Data::CredentialVerified(credential) => welcome(credential),
        // Deck sends it no more; archives hold it.
        #[allow(deprecated)]
        Data::TaskRunPending(run) => format!("the run `{}` waits, in an archive", run.id),
        Data::Unknown(unknown) => format!("unknown, kept as {} bytes", unknown.data().as_str().len()),
        _ => "nothing to do".to_owned(),
    };
    let deviations: Vec<_> = event.deviations().iter().map(|deviation| format!("; deviation: {deviation}")).collect();
    let deviations = deviations.concat();
    format!("{} `{}`: {done}{deviations}", event.type_name(), event.id)
}

fn welcome(credential: &Credential) -> String {
    match &credential.external_id {
        Field::Value(mine) => format!("the credential of our `{mine}`"),
        Field::Null => "a credential that is none of ours".to_owned(),
        Field::Absent => format!("a credential, ours or not: asking for `{}`", credential.id),
        Field::Other(json) => format!("a credential whose external id is no text but {} bytes", json.as_str().len()),
    }
}

#[cfg(test)]
mod tests {
    /// What the README shows, too.
    #[test]
    fn each_delivery_is_answered() {
        let deliveries = include_str!("deliveries.jsonl");
        let answers: Vec<String> = deliveries.lines().map(|body| super::consume(body.as_bytes())).collect();
        assert_eq!(answers, include_str!("consume.txt").lines().collect::<Vec<_>>());
    }
}
