//! The two ways to come by the types of a catalogue, and what stands around the types in a crate.

use measure::synthetic::Synthetic;
use tidings_build::{Artifacts, Sources};

use crate::workshop::Workshop;

/// Who has made the types.
#[derive(Clone, Copy)]
pub(crate) enum Maker {
    /// Our compiler.
    Tidings,
    /// Serde's derive.
    Derive,
}

impl Maker {
    /// What tables call it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Tidings => "tidings",
            Self::Derive => "derive",
        }
    }

    pub(crate) fn types(self, catalogue: &Synthetic) -> Result<String, String> {
        match self {
            Self::Tidings => Ok(compile(catalogue)?.rust),
            Self::Derive => Ok(catalogue.derived()),
        }
    }

    pub(crate) fn dependencies(self, workshop: &Workshop) -> String {
        match self {
            Self::Tidings => format!("tidings = {{ path = {} }}\n", workshop.package("crates/tidings")),
            Self::Derive => "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n".to_owned(),
        }
    }

    pub(crate) fn library(self) -> &'static str {
        match self {
            Self::Tidings => {
                r"
pub fn read(body: &[u8]) -> Result<events::Event, String> {
    events::Event::from_slice(body).map_err(|why| why.to_string())
}

pub fn write(event: &events::Event) -> Vec<u8> {
    event.to_vec()
}
"
            }
            Self::Derive => {
                r"
pub fn read(body: &[u8]) -> Result<events::Event, String> {
    serde_json::from_slice(body).map_err(|why| why.to_string())
}

pub fn write(event: &events::Event) -> Vec<u8> {
    serde_json::to_vec(event).unwrap_or_default()
}
"
            }
        }
    }
}

/// What our compiler makes of a synthetic catalogue.
pub(crate) fn compile(catalogue: &Synthetic) -> Result<Artifacts, String> {
    let mut sources = Sources::new("");
    sources.add("catalogue.yaml", catalogue.yaml().into_bytes());
    tidings_build::compile(&sources).map(|compiled| compiled.artifacts).map_err(|mistakes| mistakes.lines())
}

/// Reads the deliveries in a thread; with a number behind the file, in one whose stack has so many kibibytes.
pub(crate) const READ: &str = r#"
fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("the file of the deliveries");
    let kibibytes: usize = arguments.next().map_or(8192, |size| size.parse().expect("a number of kibibytes"));
    let deliveries = std::fs::read_to_string(file).expect("the file can be read");
    let read = move || deliveries.lines().filter(|line| LIBRARY::read(line.as_bytes()).is_ok()).count();
    let thread = std::thread::Builder::new().stack_size(kibibytes * 1024).spawn(read);
    println!("{}", thread.expect("a thread starts").join().expect("it ends"));
}
"#;

/// Reads the deliveries and prints them.
pub(crate) const ECHO: &str = r#"
fn main() {
    let file = std::env::args().nth(1).expect("the file of the deliveries");
    for line in std::fs::read_to_string(file).expect("the file can be read").lines() {
        let event = LIBRARY::read(line.as_bytes()).expect("the delivery can be read");
        println!("{}", String::from_utf8(LIBRARY::write(&event)).expect("what is written is text"));
    }
}
"#;
