//! What fuzzing found worth keeping holds on: every catalogue of the corpus goes through the same checks as in the
//! target.
#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a test reads its inputs, and names them")]

#[path = "../../../fuzz/src/catalogue.rs"]
mod catalogue;

use std::fs;
use std::path::Path;

#[test]
fn every_catalogue_of_the_corpus_passes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/catalogue");
    let mut catalogues: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    catalogues.sort();
    assert!(!catalogues.is_empty());
    for path in catalogues {
        // Shown only if the test fails.
        println!("{}", path.display());
        catalogue::check(&fs::read(path).expect("the catalogue can be read"));
    }
}
