//! Crates that are made to be measured, and that nobody keeps.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::synthetic::Synthetic;
use tidings::Json;

use crate::maker::{ECHO, Maker, READ};
use crate::workshop::{Workshop, cargo, run};

/// A crate with the types of a catalogue, a function to read and one to write, and two programs that call them: `-read`
/// reads a file of deliveries line by line, and `-echo` prints them as well.
pub(crate) struct Throwaway {
    /// Its name.
    pub(crate) name: String,
    /// Where it lies.
    pub(crate) folder: PathBuf,
    library: String,
    deliveries: String,
}

/// Where the deliveries lie in the folder of the crate.
pub(crate) const DELIVERIES: &str = "deliveries.txt";

const LIBRARY: &str = "src/lib.rs";

/// What distinguishes a crate from the others.
pub(crate) struct Parts {
    pub(crate) name: String,
    pub(crate) maker: Maker,
    /// What its programs read, a line for each delivery.
    pub(crate) deliveries: String,
}

impl Throwaway {
    /// Writes the crate of a catalogue.
    pub(crate) fn write(workshop: &Workshop, maker: Maker, catalogue: &Synthetic) -> Result<Self, String> {
        let name = format!("{}-{}", maker.word(), catalogue.name);
        let deliveries =
            catalogue.events().map(|event| catalogue.delivery(&event.name, &event.payload) + "\n").collect();
        Self::of(workshop, Parts { name, maker, deliveries }, &maker.types(catalogue)?)
    }

    /// Writes a crate with these types.
    pub(crate) fn of(workshop: &Workshop, parts: Parts, types: &str) -> Result<Self, String> {
        let Parts { name, maker, deliveries } = parts;
        let library = format!("pub mod events;\n{}", maker.library());
        let made = Self { folder: workshop.folder.join(&name), library, deliveries, name };
        let dependencies = maker.dependencies(workshop);
        let programs = ["read", "echo"]
            .map(|program| format!("[[bin]]\nname = \"{}\"\npath = \"src/{program}.rs\"\n\n", made.program(program)));
        let programs = programs.concat();
        write_crate(
            workshop,
            &made.folder,
            &format!("{programs}[dependencies]\n{dependencies}"),
            &[
                (DELIVERIES, &made.deliveries),
                (LIBRARY, &made.library),
                ("src/events.rs", types),
                ("src/read.rs", &READ.replace("LIBRARY", &made.library_name())),
                ("src/echo.rs", &ECHO.replace("LIBRARY", &made.library_name())),
            ],
        )?;
        Ok(made)
    }

    /// Takes the types out of the library, so that Cargo builds nothing but dependencies.
    pub(crate) fn take_types_out(&self) -> Result<(), String> {
        self.write_library("")
    }

    /// Writes the library, even if it is there already, so that Cargo builds it again.
    pub(crate) fn put_types_in(&self) -> Result<(), String> {
        self.write_library(&self.library)
    }

    fn write_library(&self, text: &str) -> Result<(), String> {
        let path = self.folder.join(LIBRARY);
        fs::write(&path, text).map_err(|why| format!("cannot write `{}`: {why}", path.display()))
    }

    /// Whether a built program of it reads every delivery and prints what it has read.
    pub(crate) fn check(&self, echo: &Path) -> Result<(), String> {
        let printed = run(Command::new(echo).arg(DELIVERIES).current_dir(&self.folder))?;
        let json = |line| Json::from_text(line).map_err(|why| format!("`{}` prints no JSON: {why}", self.name));
        let printed = printed.lines().map(json).collect::<Result<Vec<_>, _>>()?;
        let sent = self.deliveries.lines().map(json).collect::<Result<Vec<_>, _>>()?;
        if printed == sent { Ok(()) } else { Err(format!("`{}` prints other deliveries than it reads", self.name)) }
    }

    /// How many deliveries there are: one of each event.
    pub(crate) fn count(&self) -> usize {
        self.deliveries.lines().count()
    }

    /// The name of one of its programs.
    pub(crate) fn program(&self, program: &str) -> String {
        format!("{}-{program}", self.name)
    }

    fn library_name(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// Writes a crate of its own workspace, with the versions of dependencies that the project has, and fetches them.
pub(crate) fn write_crate(
    workshop: &Workshop,
    folder: &Path,
    manifest: &str,
    files: &[(&str, &str)],
) -> Result<(), String> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let package = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n{manifest}");
    let lock = workshop.repository.join("Cargo.lock");
    let lock = fs::read_to_string(lock).map_err(|why| format!("the project's `Cargo.lock` cannot be read: {why}"))?;
    for (path, text) in [("Cargo.toml", package.as_str()), ("Cargo.lock", lock.as_str())].iter().chain(files) {
        write_unless_same(&folder.join(path), text)?;
    }
    run(&mut cargo(folder, ["fetch"])).map(drop)
}

/// What an earlier run has written and built need not be built again.
fn write_unless_same(path: &Path, text: &str) -> Result<(), String> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|why| format!("cannot write `{}`: {why}", path.display()))
}
