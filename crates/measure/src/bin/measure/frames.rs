//! How much stack each function of a program takes, as the compiler notes it on request.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use object::{Object as _, ObjectSection as _, ObjectSymbol as _};

/// A function's frame.
#[derive(Clone)]
pub(crate) struct Frame {
    /// Its bytes.
    pub(crate) bytes: u64,
    /// The function.
    pub(crate) function: String,
}

/// The largest frames of a program.
pub(crate) struct Largest {
    /// Of the types, and of the code that is written for reading and writing events or serde's data.
    pub(crate) own: Frame,
    /// Of everything, what sorts and searches in the standard library included.
    pub(crate) any: Frame,
}

/// Crates that serve any purpose. Their frames are the same for every catalogue.
const GENERAL: [&str; 4] = ["core::", "alloc::", "std::", "memchr::"];

/// The largest frames in a program that was built with `-Z emit-stack-sizes`.
///
/// The standard library comes without sizes, but for what is generic in it. Functions that nobody can reach are not in
/// a program, so a program that does one thing tells the frames of that thing.
pub(crate) fn largest(program: &Path) -> Result<Largest, String> {
    let shown = program.display();
    let bytes = fs::read(program).map_err(|why| format!("cannot read `{shown}`: {why}"))?;
    let file = object::File::parse(&*bytes).map_err(|why| format!("`{shown}` is no program: {why}"))?;
    let sizes = file.section_by_name(".stack_sizes").and_then(|section| section.data().ok());
    let sizes = sizes.ok_or_else(|| format!("`{shown}` does not tell the sizes of its frames"))?;
    let symbols = file.symbols().filter_map(|symbol| Some((symbol.address(), symbol.name().ok()?)));
    let names: BTreeMap<u64, &str> = symbols.collect();
    let mut frames: Vec<(u64, &str)> =
        entries(sizes).filter_map(|(address, bytes)| Some((bytes, *names.get(&address)?))).collect();
    frames.sort_unstable_by(|left, right| right.cmp(left));
    let frames = frames.into_iter();
    let mut frames =
        frames.map(|(bytes, name)| Frame { bytes, function: format!("{:#}", rustc_demangle::demangle(name)) });
    let any = frames.next().ok_or_else(|| format!("`{shown}` tells no sizes of frames"))?;
    let own = std::iter::once(any.clone()).chain(frames).find(|frame| !is_general(&frame.function));
    let own = own.ok_or_else(|| format!("`{shown}` has no functions of its own"))?;
    Ok(Largest { own, any })
}

/// Whether a function is of a general crate: it stands there, or on a type from there and implements no trait of ours
/// or serde's.
fn is_general(function: &str) -> bool {
    let place = function.trim_start_matches('<');
    let implements_ours = [" as tidings", " as serde"].iter().any(|of| function.contains(of));
    GENERAL.iter().any(|name| place.starts_with(name)) && !implements_ours
}

/// The address and the frame of each function: eight bytes, and a number of seven bits a byte, the lowest first.
fn entries(mut sizes: &[u8]) -> impl Iterator<Item = (u64, u64)> {
    std::iter::from_fn(move || {
        let (address, mut rest) = sizes.split_first_chunk()?;
        let mut bytes = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, behind) = rest.split_first()?;
            rest = behind;
            bytes |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        sizes = rest;
        Some((u64::from_le_bytes(*address), bytes))
    })
}

#[cfg(test)]
mod tests {
    use super::{entries, is_general};

    #[test]
    fn a_function_is_general_unless_it_implements_reading() {
        assert!(is_general("core::slice::sort::stable::driftsort_main::<usize, <tidings::map::Map>::unique>"));
        assert!(is_general("<memchr::arch::x86_64::avx2::memchr::Two>::find_raw_avx2"));
        assert!(!is_general("<alloc::vec::Vec<of_33::events::Order> as tidings::decode::Decode>::decode"));
        assert!(!is_general("tidings::envelope::read_event::<of_33::events::Event>"));
    }

    #[test]
    fn sizes_are_numbers_of_seven_bits_a_byte() {
        let mut section = vec![1, 0, 0, 0, 0, 0, 0, 0, 0x28];
        section.extend([2, 1, 0, 0, 0, 0, 0, 0, 0x88, 0x83, 0x01]);
        assert_eq!(entries(&section).collect::<Vec<_>>(), [(1, 0x28), (0x102, 0x4188)]);
        section.pop();
        assert_eq!(entries(&section).count(), 1, "the second entry is cut off");
    }
}
