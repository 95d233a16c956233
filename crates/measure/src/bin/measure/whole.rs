//! What it costs to build the types of a catalogue that says everything.

use std::process::Command;

use measure::Table;
use measure::synthetic::whole::whole;
use tidings_build::{Compiled, Sources, compile};

use crate::choice::Choice;
use crate::maker::Maker;
use crate::throwaway::{Parts, Throwaway};
use crate::workshop::{Workshop, cargo, run};
use crate::{cpu, memory};

/// The numbers of events, and whether the optimizer is tried as well.
const EVENTS: [(usize, &[&str]); 3] = [(100, &["dev", "release"]), (1_000, &["dev", "release"]), (10_000, &["dev"])];

/// A table with a row for each size and profile.
pub(crate) fn measure(workshop: &Workshop, _: &Choice) -> Result<String, String> {
    let mut table = Table::new(["events, profile", "types", "lines of Rust", "lines ÷ events", "CPU s", "peak MB"]);
    for (events, profiles) in EVENTS {
        let mut sources = Sources::new("");
        sources.add("catalogue.yaml", whole("whole", events).into_bytes());
        let compiled = compile(&sources).map_err(|mistakes| mistakes.lines())?;
        let made = write(workshop, events, &compiled)?;
        let lines = compiled.artifacts.rust.lines().count();
        for profile in profiles {
            eprintln!("  {events} events, {profile}");
            made.take_types_out()?;
            run(&mut build(workshop, &made, profile))?;
            made.put_types_in()?;
            let work = || memory::peak_of(&mut build(workshop, &made, profile));
            let (seconds, megabytes) = cpu::seconds_of_children(work)?;
            table.row([
                format!("{events}, {}", if *profile == "dev" { "debug" } else { profile }),
                compiled.catalogue.types.len().to_string(),
                lines.to_string(),
                (lines / events).to_string(),
                format!("{seconds:.1}"),
                format!("{:.0}", megabytes?),
            ]);
        }
        check(workshop, &made)?;
    }
    Ok(table.to_string())
}

/// A crate with these types, whose deliveries are the samples that the compiler makes.
fn write(workshop: &Workshop, events: usize, compiled: &Compiled) -> Result<Throwaway, String> {
    let sampler = compiled.sampler();
    let least = compiled.catalogue.events.iter().filter_map(|event| sampler.minimal(event));
    let deliveries = least.map(|delivery| delivery.compact() + "\n").collect();
    let parts = Parts { name: format!("tidings-whole-{events}"), maker: Maker::Tidings, deliveries };
    Throwaway::of(workshop, parts, &compiled.artifacts.rust)
}

/// Builds the programs as well, and sees that one prints what it reads.
fn check(workshop: &Workshop, made: &Throwaway) -> Result<(), String> {
    let built = workshop.folder.join("built");
    run(cargo(&made.folder, ["build", "--offline", "--target-dir"]).arg(&built))?;
    made.check(&built.join("debug").join(made.program("echo")))
}

fn build(workshop: &Workshop, made: &Throwaway, profile: &str) -> Command {
    let mut command = cargo(&made.folder, ["build", "--offline", "--lib", "--profile", profile, "--target-dir"]);
    command.arg(workshop.folder.join("built"));
    command
}
