//! What the consumer of an SDK pays once: a clean build with all dependencies.

use std::fs;
use std::io;
use std::path::Path;

use measure::{Bar, Table, median};

use crate::choice::Choice;
use crate::cpu;
use crate::throwaway::write_crate;
use crate::workshop::{Workshop, cargo};

/// We against serde and `serde_json`.
const CONSUMER: Bar = Bar::AtMost(2.0);

/// Reads a delivery with the types of `deck-events`.
const WITH_DECK: &str = r#"
fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    match deck_events::Event::from_str(&body) {
        Ok(event) => println!("{}", event.type_name()),
        Err(why) => println!("{why}"),
    }
}
"#;

/// Reads a delivery with a type that the consumer wrote.
const WITH_SERDE: &str = r#"
#[derive(serde::Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    name: String,
    data: serde_json::Value,
}

fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    match serde_json::from_str::<Event>(&body) {
        Ok(event) => println!("{} {} {}", event.id, event.name, event.data),
        Err(why) => println!("{why}"),
    }
}
"#;

/// A table with a row for each profile.
pub(crate) fn measure(workshop: &Workshop, choice: &Choice) -> Result<String, String> {
    let deck = format!("[dependencies]\ndeck-events = {{ path = {} }}\n", workshop.package(""));
    let serde = "[dependencies]\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    let [with_deck, with_serde] = ["with-deck-events", "with-serde"].map(|name| workshop.folder.join(name));
    write_crate(workshop, &with_deck, &deck, &[("src/main.rs", WITH_DECK)])?;
    write_crate(workshop, &with_serde, serde, &[("src/main.rs", WITH_SERDE)])?;
    let round = |_| Ok((clean_build(&with_deck)?, clean_build(&with_serde)?));
    let rounds = (0..choice.rounds).map(round).collect::<Result<Vec<_>, String>>()?;
    let ratio = median(rounds.iter().map(|(deck, serde)| deck / serde));
    let mut table = Table::new(["clean debug build", "deck-events: CPU s", "serde, serde_json: CPU s", "ratio", "bar"]);
    table.row([
        "with all dependencies".to_owned(),
        format!("{:.2}", median(rounds.iter().map(|(deck, _)| *deck))),
        format!("{:.2}", median(rounds.iter().map(|(_, serde)| *serde))),
        format!("{ratio:.2}"),
        CONSUMER.judge(ratio),
    ]);
    Ok(table.to_string())
}

/// The CPU seconds of a build where nothing was built before.
fn clean_build(folder: &Path) -> Result<f64, String> {
    match fs::remove_dir_all(folder.join("target")) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(format!("an old build stays: {why}")),
        _ => cpu::seconds(&mut cargo(folder, ["build", "--offline", "--target-dir", "target"])),
    }
}
