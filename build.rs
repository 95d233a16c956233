//! Compiles the catalogue of Deck's events.

fn main() {
    tidings_build::build("schema");
}
