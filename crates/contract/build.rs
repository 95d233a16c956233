//! Makes up 26 catalogues and compiles them, so that the contract is tried on more than what somebody thought of; and
//! compiles those of names that nobody thinks of.

#[path = "src/random.rs"]
#[expect(unreachable_pub, reason = "the library has the same module, where others reach it")]
mod random;

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/envelope.rs"]
mod envelope;
#[path = "build/tuples.rs"]
mod tuples;
#[path = "build/types.rs"]
mod types;
#[path = "build/unions.rs"]
mod unions;
#[path = "build/words.rs"]
mod words;
#[path = "build/yaml.rs"]
mod yaml;

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use envelope::Form;

/// One with objects that are told apart by their fields.
const TOLD: &str = "catalogues/told.yaml";

/// How many catalogues with a plain envelope are made up; each number is a seed.
const CATALOGUES: u64 = 20;

/// Catalogues that somebody wrote, in the folder `catalogues`.
const WRITTEN: [&str; 2] = ["names", "hostile"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo tells build scripts where to write")?);
    let folder = out.join("catalogues");
    fs::create_dir_all(&folder)?;
    tidings_build::build(TOLD);
    let mut drivers = String::from("catalogues! {\n    WRITTEN {\n");
    for name in WRITTEN {
        tidings_build::build(Path::new("catalogues").join(name).with_extension("yaml"));
        writeln!(drivers, "        {name} \"{name}\" from_slice,")?;
    }
    drivers.push_str("    }\n    RANDOM {\n");
    for seed in 0..CATALOGUES {
        let name = format!("random-{seed:02}");
        let path = folder.join(format!("{name}.yaml"));
        write_once(&path, &catalogue::catalogue(&name, seed))?;
        tidings_build::build(&path);
        writeln!(drivers, "        random_{seed:02} \"{name}\" from_slice,")?;
    }
    drivers.push_str("    }\n    OTHER_ENVELOPES {\n");
    for (number, form) in (0..).zip(envelope::OTHER_FORMS) {
        let name = format!("envelope-{number}");
        let path = folder.join(format!("{name}.yaml"));
        // Another seed for each, so that their events are others, too.
        write_once(&path, &catalogue::catalogue_of(&name, 100 + number, *form))?;
        tidings_build::build(&path);
        let has_header = matches!(form, Form::Header | Form::FlatHeader);
        let read = if has_header { "from_parts" } else { "from_slice" };
        writeln!(drivers, "        envelope_{number} \"{name}\" {read},")?;
    }
    drivers.push_str("    }\n}\n");
    fs::write(out.join("drivers.rs"), drivers)?;
    Ok(())
}

/// Cargo builds anew what is younger than the run of this script. What the script itself writes is as old as can be.
fn write_once(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    fs::write(path, text)?;
    File::options().write(true).open(path)?.set_modified(SystemTime::UNIX_EPOCH)?;
    Ok(())
}
