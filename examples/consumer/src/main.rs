//! The least that a consumer needs: it reads one delivery from the standard input.
//!
//! ```text
//! cargo run -p example-consumer < delivery.json
//! ```

use std::io::{self, Read as _};
use std::process::ExitCode;

use deck_events::{Data, Error, Event};

fn main() -> ExitCode {
    let mut body = Vec::new();
    if let Err(why) = io::stdin().read_to_end(&mut body) {
        eprintln!("error: the standard input: {why}");
        return ExitCode::FAILURE;
    }
    match handle(&body) {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn handle(body: &[u8]) -> Result<String, Error> {
    let event = Event::from_slice(body)?;
    Ok(match &event.data {
        Data::CredentialVerified(credential) => format!("{} works", credential.id),
        Data::TaskRunCompleted(run) | Data::TaskRunFailed(run) => format!("{} has ended", run.id),
        _ => format!("nothing to do for {}", event.type_name()),
    })
}

#[cfg(test)]
mod tests {
    use super::handle;

    #[test]
    fn a_delivery_is_handled() {
        let body = br#"{"id":"evt_1","object":"event","type":"credential.verified","created_at":"2025-01-15T09:30:00Z",
            "data":{"id":"cred_1","object":"credential"}}"#;
        assert_eq!(handle(body).ok().as_deref(), Some("cred_1 works"));
        let why = handle(b"{}").expect_err("this is no delivery");
        assert_eq!(why.path(), "type");
    }
}
