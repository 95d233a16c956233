//! The names that a catalogue knows, found by their text.

/// A fixed list of names, each found in the same time however many there are.
///
/// The hash table is filled while the crate compiles; [`names!`](crate::names) makes one.
///
/// ```
/// static NAMES: tidings::Names = tidings::names!["id", "object", "status"];
///
/// assert_eq!(NAMES.find("status"), Some(2));
/// assert_eq!(NAMES.find("Status"), None);
/// assert_eq!(NAMES.get(2), Some("status"));
/// ```
#[derive(Debug)]
pub struct Names {
    names: &'static [&'static str],
    /// For each hash the position of a name, counted from 1. A slot that is taken pushes the next name further on; 0 is
    /// a free one, and half of them are, so that a search soon ends.
    slots: &'static [u16],
}

impl Names {
    /// What [`names!`](crate::names) expands to.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(names: &'static [&'static str], slots: &'static [u16]) -> Self {
        Self { names, slots }
    }

    /// How many slots serve so many names.
    ///
    /// # Panics
    ///
    /// While compiling, beyond the 65,535 names that a slot can tell apart.
    #[doc(hidden)]
    #[must_use]
    pub const fn slot_count(names: usize) -> usize {
        assert!(names <= u16::MAX as usize, "a catalogue knows at most 65,535 names of a kind");
        (2 * names + 1).next_power_of_two()
    }

    /// The slots of a list of names. Of two that are the same the first one is found.
    #[doc(hidden)]
    #[must_use]
    pub const fn fill<const SLOTS: usize>(names: &[&str]) -> [u16; SLOTS] {
        let mut slots = [0; SLOTS];
        let mut position = 0;
        while position < names.len() {
            let mut slot = hash(names[position].as_bytes()) % SLOTS;
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            position += 1;
            slots[slot] = number(position);
        }
        slots
    }

    /// The position of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.find_by(hash(name.as_bytes()), name)
    }

    /// The position of a name that has this hash.
    #[inline]
    pub(crate) fn find_by(&self, hash: usize, name: &str) -> Option<usize> {
        let last = self.slots.len() - 1;
        let mut slot = hash & last;
        loop {
            let position = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            if same(self.names.get(position)?.as_bytes(), name.as_bytes()) {
                return Some(position);
            }
            slot = (slot + 1) & last;
        }
    }

    /// Whether JSON writes every name as it is: no character in it needs an escape (RFC 8259, section 7).
    pub(crate) const fn are_plain(&self) -> bool {
        let mut position = 0;
        while position < self.names.len() {
            let mut rest = self.names[position].as_bytes();
            while let Some((byte, behind)) = rest.split_first() {
                if matches!(byte, b'"' | b'\\' | ..0x20) {
                    return false;
                }
                rest = behind;
            }
            position += 1;
        }
        true
    }

    /// The name at a position that came from this list.
    pub(crate) fn at(&self, position: usize) -> &'static str {
        self.get(position).unwrap_or_default()
    }

    /// The name at a position.
    #[must_use]
    #[inline]
    pub fn get(&self, position: usize) -> Option<&'static str> {
        self.names.get(position).copied()
    }
}

/// A list of names, such as `names!["id", "object"]`, for a `static`.
#[macro_export]
macro_rules! names {
    ($($name:expr),* $(,)?) => {{
        const NAMES: &[&str] = &[$($name),*];
        const SLOTS: &[u16] = &$crate::Names::fill::<{ $crate::Names::slot_count(NAMES.len()) }>(NAMES);
        $crate::Names::new(NAMES, SLOTS)
    }};
}

/// [`Names::slot_count`] has seen to it that every position fits.
#[allow(clippy::cast_possible_truncation)]
const fn number(position: usize) -> u16 {
    position as u16
}

/// Eight bytes at a time are mixed in by a multiplication, the last eight of them perhaps once more; any odd number with
/// well spread bits serves. Whoever sends keys cannot choose which names are known, so nothing is gained by a hash that
/// is hard to foresee.
#[allow(clippy::cast_possible_truncation)]
#[inline]
pub(crate) const fn hash(text: &[u8]) -> usize {
    let mut hash = text.len() as u64;
    let mut rest = text;
    while let Some((word, behind)) = rest.split_first_chunk() {
        hash = mix(hash, u64::from_le_bytes(*word));
        rest = behind;
    }
    mix(hash, last_word(text)) as usize
}

/// The last eight bytes of a text, or all of a shorter one.
#[inline]
const fn last_word(text: &[u8]) -> u64 {
    match (text.last_chunk(), text.first_chunk(), text.last_chunk()) {
        (Some(last), ..) => u64::from_le_bytes(*last),
        (None, Some(first), Some(last)) => (u32::from_le_bytes(*first) as u64) << 32 | u32::from_le_bytes(*last) as u64,
        _ => match text {
            [first, .., last] => (text[1] as u64) << 16 | (*first as u64) << 8 | *last as u64,
            [only] => *only as u64,
            [] => 0,
        },
    }
}

/// Whether two texts are the same. Most names are so short that a call of the general comparison costs more than this.
#[inline]
pub(crate) fn same(left: &[u8], right: &[u8]) -> bool {
    let words = || left.chunks_exact(8).zip(right.chunks_exact(8));
    left.len() == right.len() && last_word(left) == last_word(right) && words().all(|(left, right)| left == right)
}

const fn mix(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ (product >> 32)
}

#[cfg(test)]
mod tests {
    use super::{Names, same};

    #[test]
    fn every_name_is_found_and_no_other() {
        static NAMES: Names = crate::names!["", "a", "b", "task_run.review_required", "task_run.review_requirec", "+1"];
        static NONE: Names = crate::names![];
        for (position, name) in NAMES.names.iter().enumerate() {
            assert_eq!(NAMES.find(name), Some(position));
        }
        for name in ["A", "c", "task_run", "task_run.review_required ", "\0", "a\0"] {
            assert_eq!(NAMES.find(name), None, "{name:?}");
        }
        assert_eq!(NONE.find(""), None);
    }

    /// On this it rests that no event is delivered as another one.
    #[test]
    fn texts_that_differ_in_one_byte_are_not_the_same() {
        for length in 0..=33_u8 {
            let text: Vec<u8> = (1..=length).collect();
            assert!(same(&text, &text.clone()), "{length}");
            for at in 0..text.len() {
                for bit in 0..8 {
                    let mut other = text.clone();
                    other[at] ^= 1 << bit;
                    assert!(!same(&text, &other), "{length}, {at}");
                }
            }
            assert!(
                !same(&text, &[&text[..], b"\0"].concat()) && !same(&[b"\0", &text[..]].concat(), &text),
                "{length}"
            );
        }
    }

    #[test]
    fn many_names_spread_over_the_slots() {
        let names: Vec<String> = (0..1000).map(|n| format!("customer.subscription_{n}.updated")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let slots = Names::fill::<{ Names::slot_count(1000) }>(&names);
        let longest_run = slots.split(|slot| *slot == 0).map(<[u16]>::len).max();
        assert!(longest_run < Some(40), "{longest_run:?}");
    }
}
