//! Compiles Deck's catalogue, the one with every construct, and one whose types have the names of the latter's.

fn main() {
    let build = tidings_build::configure().schemars(true);
    build.build("../../schema");
    build.build("../tidings-build/tests/golden/catalogue.yaml");
    build.build("catalogues/kiosk.yaml");
}
