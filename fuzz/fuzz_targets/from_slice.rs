//! Any bytes as the body of a delivery: of Deck, and of the catalogue that uses every construct.
#![no_main]

#[path = "../src/delivery.rs"]
mod delivery;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| delivery::check(body));
