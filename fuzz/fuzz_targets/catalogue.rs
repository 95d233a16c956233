//! Any bytes as the files of a catalogue.
#![no_main]

#[path = "../src/catalogue.rs"]
mod catalogue;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|files: &[u8]| catalogue::check(files));
