//! What it costs to build the types of a catalogue, beside the same types with serde's derive.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use measure::synthetic::Synthetic;
use measure::{Bar, Table, median};

use crate::choice::Choice;
use crate::cpu;
use crate::maker::Maker;
use crate::throwaway::Throwaway;
use crate::workshop::{Workshop, cargo, run};

/// The types of each event.
pub(crate) const TYPES: usize = 4;

/// The number of events for which there are bars.
const HELD: usize = 250;

/// How Cargo builds.
#[derive(Clone, Copy)]
struct Profile {
    /// The folder of what is built.
    word: &'static str,
    /// What Cargo calls it.
    cargo: &'static str,
    bar: Bar,
}

const PROFILES: [Profile; 2] = [
    Profile { word: "debug", cargo: "dev", bar: Bar::AtMost(0.55) },
    Profile { word: "release", cargo: "release", bar: Bar::AtMost(0.333) },
];

/// The number of events up to which a build is measured more than once. Beyond, it takes minutes, in which what
/// disturbs it evens out.
const REPEATED: usize = 250;

/// A table with two rows for each size.
pub(crate) fn measure(workshop: &Workshop, choice: &Choice) -> Result<String, String> {
    let mut table = Table::new([
        "events × types, profile",
        "tidings: CPU s",
        "derive: CPU s",
        "ratio",
        "bar",
        "tidings: program",
        "derive: program",
        "ratio",
    ]);
    for &events in &choice.sizes {
        let own = |name: &str| Synthetic::with_own_payloads(&format!("{name}-{events}"), events, TYPES);
        let mut catalogues = vec![(format!("{events} × {TYPES}"), own("of"))];
        if events == HELD {
            catalogues.push((format!("{events} × {TYPES} and 2 unions of 2 more"), own("unions").with_unions()));
        }
        for (title, catalogue) in catalogues {
            let tidings = Throwaway::write(workshop, Maker::Tidings, &catalogue)?;
            let derive = Throwaway::write(workshop, Maker::Derive, &catalogue)?;
            let rounds = if events > REPEATED { 1 } else { choice.rounds };
            for profile in PROFILES {
                eprintln!("  {title}, {}", profile.word);
                let seconds = rounds_of_builds(workshop, rounds, [&tidings, &derive], profile)?;
                let ratio = median(seconds.iter().map(|[tidings, derive]| tidings / derive));
                let ours = megabytes_of_program(workshop, &tidings, profile)?;
                let derived = megabytes_of_program(workshop, &derive, profile)?;
                table.row([
                    format!("{title}, {}", profile.word),
                    format!("{:.2}", median(seconds.iter().map(|[tidings, _]| *tidings))),
                    format!("{:.2}", median(seconds.iter().map(|[_, derive]| *derive))),
                    format!("{ratio:.2}"),
                    if events == HELD { profile.bar.judge(ratio) } else { String::new() },
                    format!("{ours:.1} MB"),
                    format!("{derived:.1} MB"),
                    format!("{:.2}", ours / derived),
                ]);
            }
        }
    }
    Ok(table.to_string())
}

/// The CPU seconds of building both libraries, in each round one after the other.
fn rounds_of_builds(
    workshop: &Workshop,
    rounds: usize,
    [tidings, derive]: [&Throwaway; 2],
    profile: Profile,
) -> Result<Vec<[f64; 2]>, String> {
    for made in [tidings, derive] {
        made.take_types_out()?;
        run(&mut build_library(workshop, made, profile))?;
    }
    let build = |made: &Throwaway| {
        made.put_types_in()?;
        cpu::seconds(&mut build_library(workshop, made, profile))
    };
    (0..rounds).map(|_| Ok([build(tidings)?, build(derive)?])).collect()
}

fn build_library(workshop: &Workshop, made: &Throwaway, profile: Profile) -> Command {
    let mut command = cargo(&made.folder, ["build", "--offline", "--lib", "--profile", profile.cargo, "--target-dir"]);
    command.arg(target(workshop));
    command
}

/// Builds the programs as well, checks that one prints what it reads, and tells its size.
fn megabytes_of_program(workshop: &Workshop, made: &Throwaway, profile: Profile) -> Result<f64, String> {
    let built = target(workshop);
    run(cargo(&made.folder, ["build", "--offline", "--profile", profile.cargo, "--target-dir"]).arg(&built))?;
    let program = built.join(profile.word).join(made.program("echo"));
    made.check(&program)?;
    let bytes = fs::metadata(&program).map_err(|why| format!("cannot see `{}`: {why}", program.display()))?.len();
    u32::try_from(bytes).map(|bytes| f64::from(bytes) / 1e6).map_err(|_| "the program has over 4 GB".to_owned())
}

/// Where all throw-away crates are built, so that their dependencies are built once.
fn target(workshop: &Workshop) -> PathBuf {
    workshop.folder.join("built")
}
