//! How much work each stage of our compiler is, and how much memory it takes, for catalogues that say everything.

use std::env;
use std::process::Command;

use measure::synthetic::whole::whole;
use measure::{Bar, Table};
use tidings_build::Sources;

use crate::choice::Choice;
use crate::cpu;
use crate::memory;
use crate::workshop::{Workshop, run};

/// By this word the program knows that it shall measure one size, in a process of its own: what an earlier one has left
/// behind counts for nothing.
pub(crate) const ALONE: &str = "stages-of";

/// The numbers of events.
const EVENTS: [u32; 3] = [100, 1_000, 10_000];

/// The stages of `compile()`: those for other languages are run when they are asked for.
const COMPILE: [&str; 9] = [
    "load",
    "resolve",
    "check",
    "samples",
    "Rust",
    "schemars",
    "schema of all events",
    "schema of each event",
    "documentation",
];

/// All of these together, in milliseconds.
const BAR: Bar = Bar::AtMost(2_000.0);

/// What a stage took.
struct Stage {
    name: String,
    milliseconds: f64,
    megabytes: f64,
    bytes: f64,
}

/// A table with a row for each stage.
pub(crate) fn measure(_: &Workshop, choice: &Choice) -> Result<String, String> {
    let sizes = EVENTS.iter().map(|events| least_of(choice.rounds, *events)).collect::<Result<Vec<_>, _>>()?;
    let [small, middle, large] = sizes.as_slice() else { return Err("there are three sizes".to_owned()) };
    let mut table = Table::new([
        "stage",
        "100: CPU ms",
        "MB",
        "1,000: CPU ms",
        "MB",
        "10,000: CPU ms",
        "MB",
        "MB made",
        "÷ 1,000",
        "bar",
    ]);
    for ((small, middle), large) in small.iter().zip(middle).zip(large) {
        table.row(row(&large.name, [small, middle, large], String::new()));
    }
    let all = |stages: &[Stage]| Stage {
        name: "`compile()`".to_owned(),
        milliseconds: of_compile(stages).map(|stage| stage.milliseconds).sum(),
        megabytes: of_compile(stages).map(|stage| stage.megabytes).fold(0.0, f64::max),
        bytes: of_compile(stages).map(|stage| stage.bytes).sum(),
    };
    let [small, middle, large] = [all(small), all(middle), all(large)];
    table.row(row(&large.name, [&small, &middle, &large], BAR.judge(large.milliseconds)));
    Ok(table.to_string())
}

fn of_compile(stages: &[Stage]) -> impl Iterator<Item = &Stage> {
    stages.iter().filter(|stage| COMPILE.contains(&stage.name.as_str()))
}

fn row(name: &str, [small, middle, large]: [&Stage; 3], bar: String) -> [String; 10] {
    [
        name.to_owned(),
        format!("{:.1}", small.milliseconds),
        format!("{:.0}", small.megabytes),
        format!("{:.1}", middle.milliseconds),
        format!("{:.0}", middle.megabytes),
        format!("{:.0}", large.milliseconds),
        format!("{:.0}", large.megabytes),
        format!("{:.1}", large.bytes / 1e6),
        format!("{:.1}", large.milliseconds / middle.milliseconds),
        bar,
    ]
}

/// The least that each stage takes in some runs: whatever else the machine does only adds to it.
fn least_of(rounds: usize, events: u32) -> Result<Vec<Stage>, String> {
    let mut least = in_own_process(events)?;
    for _ in 1..rounds {
        for (least, again) in least.iter_mut().zip(in_own_process(events)?) {
            least.milliseconds = least.milliseconds.min(again.milliseconds);
            least.megabytes = least.megabytes.min(again.megabytes);
        }
    }
    Ok(least)
}

/// Has another run of this program measure one size.
fn in_own_process(events: u32) -> Result<Vec<Stage>, String> {
    let program = env::current_exe().map_err(|why| format!("this program cannot find itself: {why}"))?;
    let said = run(Command::new(program).args([ALONE, &events.to_string()]))?;
    said.lines().map(|line| read(line).ok_or_else(|| format!("`{line}` tells of no stage"))).collect()
}

fn read(line: &str) -> Option<Stage> {
    let mut words = line.split('\t');
    let name = words.next()?.to_owned();
    let mut number = || words.next()?.parse::<f64>().ok();
    Some(Stage { name, milliseconds: number()?, megabytes: number()?, bytes: number()? })
}

/// Measures one size in this process, and prints a line for each stage.
pub(crate) fn measure_alone(events: &str) -> Result<(), String> {
    let events = events.parse().map_err(|_| format!("expected a number of events, found `{events}`"))?;
    let mut sources = Sources::new("");
    sources.add("catalogue.yaml", whole("whole", events).into_bytes());
    let mut lines = Vec::new();
    memory::start_here()?;
    let mut before = cpu::milliseconds_of_thread()?;
    let ran = tidings_build::run_in_stages(&sources, |name, bytes| {
        let now = cpu::milliseconds_of_thread();
        lines.push((name, now.clone().map(|now| now - before), memory::peak_here(), bytes, memory::start_here()));
        before = now.unwrap_or(before);
    });
    ran.map_err(|mistakes| mistakes.lines())?;
    for (name, milliseconds, megabytes, bytes, started) in lines {
        println!("{name}\t{}\t{}\t{bytes}", milliseconds?, started.and(megabytes)?);
    }
    Ok(())
}
