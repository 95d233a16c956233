//! The committed documents are what the catalogue says.

use tidings_build::{OutputFile, committed, compile, read};

#[test]
fn committed_documents_are_up_to_date() {
    let sources = read("schema");
    let compiled = compile(&sources).expect("the build script has compiled it, too");
    let files = committed("schema", &compiled).expect("the files can be read");
    let difference: String = files.iter().map(OutputFile::difference).collect();
    assert!(
        difference.is_empty(),
        "{difference}\nrepair with `tidings build`"
    );
}
