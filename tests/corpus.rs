//! What fuzzing found worth keeping holds on: every body of the corpus goes through the same checks as in the target.

#[path = "../fuzz/src/delivery.rs"]
mod delivery;

use std::fs;
use std::path::Path;

#[test]
fn every_body_of_the_corpus_passes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/from_slice");
    let mut bodies: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    bodies.sort();
    assert!(!bodies.is_empty());
    for path in bodies {
        // Shown only if the test fails.
        println!("{}", path.display());
        delivery::check(&fs::read(path).expect("the body can be read"));
    }
}
