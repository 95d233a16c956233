//! How much stack reading takes without optimization.

use std::path::PathBuf;
use std::process::Command;

use measure::synthetic::Synthetic;
use measure::{Bar, Table};

use crate::build::TYPES;
use crate::choice::Choice;
use crate::frames::{self, Frame};
use crate::maker::Maker;
use crate::throwaway::{DELIVERIES, Throwaway};
use crate::workshop::{Workshop, cargo, run};

/// No frame in which a delivery is read is larger, however many events there are.
const FRAME: Bar = Bar::AtMost(4096.0);

/// The stacks that are tried, in kibibytes.
const STACKS: [u32; 12] = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024, 2048, 4096];

/// A table with two rows for each size, and below it the functions.
pub(crate) fn measure(workshop: &Workshop, choice: &Choice) -> Result<String, String> {
    let mut table = Table::new([
        "events × types, made by",
        "largest frame while reading",
        "bar",
        "while writing too",
        "with general crates",
        "stack that suffices to read",
    ]);
    let mut functions = Vec::new();
    for &events in &choice.sizes {
        let catalogue = Synthetic::with_own_payloads(&format!("of-{events}"), events, TYPES);
        for maker in [Maker::Tidings, Maker::Derive] {
            let row = format!("{events} × {TYPES}, {}", maker.word());
            eprintln!("  {row}");
            let programs = Programs::build(workshop, maker, &catalogue)?;
            let (reading, both) = (frames::largest(&programs.read)?, frames::largest(&programs.echo)?);
            let bar = if let Maker::Tidings = maker { FRAME.judge(bytes(&reading.own)) } else { String::new() };
            let stack = programs.sufficient_stack()?;
            functions.push(format!(
                "- {row}: {} while reading, {} while writing too",
                shown(&reading.own),
                shown(&both.own)
            ));
            table.row([
                row,
                reading.own.bytes.to_string(),
                bar,
                both.own.bytes.to_string(),
                reading.any.bytes.to_string(),
                format!("{stack} KiB"),
            ]);
        }
    }
    Ok(format!("{table}\nThe functions with the largest frames:\n\n{}", functions.join("\n")))
}

/// Both programs of a crate, built with the sizes of their frames.
struct Programs {
    made: Throwaway,
    read: PathBuf,
    echo: PathBuf,
}

impl Programs {
    fn build(workshop: &Workshop, maker: Maker, catalogue: &Synthetic) -> Result<Self, String> {
        let made = Throwaway::write(workshop, maker, catalogue)?;
        let target = workshop.folder.join("frames");
        let mut command = cargo(&made.folder, ["build", "--offline", "--target-dir"]);
        // The sizes are an unstable option of the compiler, which this variable lets any compiler take.
        run(command.arg(&target).env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Zemit-stack-sizes"))?;
        let [read, echo] = ["read", "echo"].map(|program| target.join("debug").join(made.program(program)));
        Ok(Self { made, read, echo })
    }

    /// The smallest of the stacks on which a thread reads every delivery.
    fn sufficient_stack(&self) -> Result<u32, String> {
        let suffices = |kibibytes: &u32| {
            let mut command = Command::new(&self.read);
            command.arg(DELIVERIES).arg(kibibytes.to_string()).current_dir(&self.made.folder);
            // On a stack that is too small the program is killed.
            run(&mut command).is_ok_and(|count| count.trim() == self.made.count().to_string())
        };
        STACKS.into_iter().find(suffices).ok_or_else(|| format!("`{}` reads on no stack", self.made.name))
    }
}

fn bytes(frame: &Frame) -> f64 {
    u32::try_from(frame.bytes).map_or(f64::INFINITY, f64::from)
}

/// A function's name as far as it can be read.
fn shown(frame: &Frame) -> String {
    let name: String = frame.function.chars().take(120).collect();
    let rest = if name.len() < frame.function.len() { "…" } else { "" };
    format!("`{name}{rest}`")
}
