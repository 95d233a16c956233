//! `cargo run --release -p measure` measures what takes minutes and writes it into `docs/performance.md`.
//!
//! Each part of the page is measured by itself and stands between two markers. What was not asked for stays.

mod choice;
mod machine;
mod page;
mod workshop;

mod cpu;
mod frames;
mod maker;
mod memory;
mod throwaway;

mod build;
mod compile;
mod consumer;
mod lines;
mod parse;
mod stack;
mod stages;
mod whole;

use std::process::ExitCode;

use choice::{Choice, Request};
use workshop::Workshop;

/// Measures one part of the page: what shall stand there.
type Measure = fn(&Workshop, &Choice) -> Result<String, String>;

/// The parts of the page, by the word in their markers.
const PARTS: [(&str, Measure); 8] = [
    ("parse", parse::measure),
    ("build", build::measure),
    ("lines", lines::measure),
    ("stack", stack::measure),
    ("consumer", consumer::measure),
    ("compile", compile::measure),
    ("stages", stages::measure),
    ("whole", whole::measure),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    if let (Some(stages::ALONE), Some(events)) = (arguments.next().as_deref(), arguments.next()) {
        return stages::measure_alone(&events);
    }
    let choice = match choice::read(std::env::args().skip(1), &PARTS.map(|(name, _)| name))? {
        Request::Measure(choice) => choice,
        Request::Help(text) => {
            println!("{text}");
            return Ok(());
        }
    };
    if cfg!(debug_assertions) {
        return Err("the compiler is measured as it is built here: run this with `--release`".to_owned());
    }
    let workshop = Workshop::find()?;
    for (name, measure) in PARTS.into_iter().filter(|(name, _)| choice.only.iter().any(|part| part == name)) {
        eprintln!("measuring `{name}`");
        let text = measure(&workshop, &choice)?;
        let text = format!("{}\n\n{}", text.trim_end(), machine::words()?);
        println!("{text}\n");
        page::write_part(&workshop, name, &text)?;
    }
    Ok(())
}
