//! The committed documentation is what the catalogue says.

use tidings_build::{committed, compile, read};

#[test]
fn the_documentation_is_up_to_date() {
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/schema");
    let sources = read(catalogue);
    let compiled = compile(&sources).expect("the catalogue has no mistakes");
    for file in committed(catalogue, &compiled).expect("the documentation can be read") {
        assert!(
            file.is_current(),
            "{}\nrepair with `cargo run -p tidings-cli -- build examples/bookshop-events/schema`",
            file.difference()
        );
    }
}
