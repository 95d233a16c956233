//! Compiles Deck's catalogue, the one with every construct, and one whose types have the names of the latter's.

use std::path::Path;

/// Deck's catalogue.
const DECK: &str = "../../schema";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(in_workspace)");
    // Outside of the workspace, as `cargo package` builds it, the crate has not these catalogues, and is empty.
    if !Path::new(DECK).exists() {
        return;
    }
    println!("cargo::rustc-cfg=in_workspace");
    let build = tidings_build::configure().schemars(true);
    build.build(DECK);
    build.build("../tidings-build/tests/golden/catalogue.yaml");
    build.build("catalogues/kiosk.yaml");
}
