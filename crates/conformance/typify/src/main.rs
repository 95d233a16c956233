//! Reads deliveries by what typify made, and answers each line with a line, both JSON.
//!
//! `{"name": …, "body": …}` asks the module of the schema of that name; the answer is `{"type": …}`, the type
//! of the event, or `{"refused": …}`.

use std::fmt::Debug;
use std::io::{self, BufRead};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let [name, body] = ["name", "body"].map(|key| question[key].as_str().unwrap_or_default());
        let answer = match read(name, body) {
            Ok(found) => json!({ "type": found }),
            Err(why) => json!({ "refused": why }),
        };
        println!("{answer}");
    }
    Ok(())
}

/// The name of the type within the variant: typify leaves out of a variant's name what all of them begin with.
#[allow(dead_code, reason = "without schemas there is nothing to read")]
fn read_as<T: DeserializeOwned + Debug>(body: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(body).map_err(|why| why.to_string())?;
    let shown = format!("{value:?}");
    let inner = shown.split('(').nth(1).unwrap_or(&shown);
    Ok(inner.split(['(', ' ', '{']).next().unwrap_or_default().to_owned())
}
