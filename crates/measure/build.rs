//! Compiles the catalogues whose dispatch is compared.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

#[path = "src/synthetic/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "what else it can do is for the library, whose module this is")]
mod synthetic;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/synthetic");
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo sets `OUT_DIR`")?);
    for events in [33, 250, 1000] {
        let name = format!("events-{events}");
        let catalogue = synthetic::Synthetic::with_shared_payloads(&name, events);
        let mut sources = tidings_build::Sources::new("");
        sources.add("catalogue.yaml", catalogue.yaml().into_bytes());
        let compiled = tidings_build::compile(&sources).map_err(|mistakes| mistakes.lines())?;
        let folder = out_dir.join(&name);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("events.rs"), compiled.artifacts.rust)?;
    }
    Ok(())
}
