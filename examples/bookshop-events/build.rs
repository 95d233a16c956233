//! Compiles the catalogue of the bookshop's events.

fn main() {
    tidings_build::build("schema");
}
