//! Keys that stand twice: nobody could say which of the two values counts.

use crate::fault::{Fault, Step};
use crate::json_ref;
use crate::reader::Reader;
use crate::scan;
use crate::text;

/// A key that stands twice among so many members of an object, given without its braces: the one that does so first, as
/// it stands between its quotes.
pub(crate) fn key_twice(text: &str, count: usize) -> Option<&str> {
    // Where the keys begin: whoever sends a million of them pays for few bytes each.
    let mut keys = Vec::with_capacity(count);
    keys.extend(json_ref::members(text).map(|(key, _)| key.place_in(text)));
    let key = |start: &usize| text.get(*start..scan::string_end(text.as_bytes(), *start)).unwrap_or_default();
    // The same keys in the order in which they came.
    keys.sort_unstable_by(|left, right| text::compare(key(left), key(right)).then(left.cmp(right)));
    let again = keys.windows(2).filter_map(|pair| match pair {
        [left, right] if text::compare(key(left), key(right)).is_eq() => Some(right),
        _ => None,
    });
    again.min().map(key)
}

/// The fault of a key, given as it stands between quotes, that stands twice in the object at which the reader stands.
pub(crate) fn second(mut reader: Reader<'_>, twice: &str) -> Fault {
    match position_of_second(&mut reader, twice) {
        Ok(position) => reader.twice(position),
        // Whoever asks has read the object before.
        Err(fault) => fault,
    }
}

/// Leaves the reader at the value of the second key.
fn position_of_second(reader: &mut Reader<'_>, twice: &str) -> Result<usize, Fault> {
    let (mut position, mut seen) = (0, false);
    reader.open()?;
    while let Some(key) = reader.key(position == 0)? {
        if text::compare(key.inside, twice).is_eq() && std::mem::replace(&mut seen, true) {
            break;
        }
        reader.skip()?;
        position += 1;
    }
    Ok(position)
}

impl Reader<'_> {
    /// The fault of a key that stood before; the reader stands at its second value.
    pub(crate) fn twice(&self, position: usize) -> Fault {
        Fault::new("each key once", "one for the second time", self.rest()).under(Step::Key(position)).fatal()
    }
}
