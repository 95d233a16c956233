//! How much memory a delivery may take while it is read, however hostile it is.

mod beside;
mod bodies;

use bodies::{COUNT, Case, Expected, SMALLER};
use deck_events::Event;
use peak_alloc::PeakAlloc;

/// While a block grows, it counts the old one and the new one: an allocator can do no worse.
#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// What a body may take beside three times its size.
const ALLOWANCE: usize = 1024 * 1024 / SMALLER;

/// The most that was allocated at a time while the body was read, the result included and the body not.
fn peak<T>(body: &str, read: impl FnOnce(&[u8]) -> T) -> (usize, T) {
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let result = read(body.as_bytes());
    (ALLOCATOR.peak_usage() - before, result)
}

/// The same, where the outcome is as expected.
fn peak_of(body: &str, expected: Expected, called: &str) -> usize {
    let (peak, result) = peak(body, Event::from_slice);
    match expected {
        Expected::Event => {
            let event = result.unwrap_or_else(|why| panic!("{called}: {why}"));
            assert!(event.deviations().is_empty(), "{called}");
        }
        Expected::Deviation => {
            let event = result.unwrap_or_else(|why| panic!("{called}: {why}"));
            assert_eq!(event.deviations().len(), 1, "{called}");
        }
        Expected::Error(path) => {
            let why = result.err().unwrap_or_else(|| panic!("{called}: an event arrived"));
            assert_eq!(why.path(), path, "{called}");
        }
    }
    peak
}

/// How much each item of a typed list or map takes beside its text: a list doubles, and counts twice while it does.
fn growth(item: usize) -> usize {
    3 * item * COUNT.next_power_of_two() / 2
}

/// One test, so that nothing else allocates meanwhile.
#[test]
fn memory_is_bounded_by_the_size_of_the_body() {
    let mut beyond = Vec::new();
    for case in bodies::CASES {
        check(&mut beyond, case, 0);
    }
    // An item of a typed list is a value of its Rust type, however short it was written.
    for (item, case) in bodies::TYPED {
        check(&mut beyond, case, growth(*item));
    }
    for (called, make) in beside::SINGLE {
        let body = make();
        let (peak, event) = peak(&body, beside::Event::from_slice);
        event.unwrap_or_else(|why| panic!("{called}: {why}"));
        judge(&mut beyond, called, &body, peak, 0);
    }
    for (each, (called, make)) in beside::MANY {
        let body = make();
        let (peak, _) = peak(&body, beside::read_many);
        judge(&mut beyond, called, &body, peak, growth(beside::PLACE) + each * COUNT);
    }
    assert!(beyond.is_empty(), "beyond the bound:\n{}", beyond.join("\n"));
}

fn check(beyond: &mut Vec<String>, (called, make, expected): &Case, typed: usize) {
    let body = make();
    let peak = peak_of(&body, *expected, called);
    judge(beyond, called, &body, peak, typed);
}

/// Whether so much is within the bound, where typed values may take more.
fn judge(beyond: &mut Vec<String>, called: &str, body: &str, peak: usize, typed: usize) {
    let (length, most) = (body.len(), 3 * body.len() + ALLOWANCE + typed);
    let hundredths = peak * 100 / length;
    let said = format!("{called}: {peak} bytes for {length}, {}.{:02} times", hundredths / 100, hundredths % 100);
    println!("{said}");
    if peak > most {
        beyond.push(format!("{said}, at most {most}"));
    }
}
