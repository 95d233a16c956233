//! The file that holds the schema of one event, and the folders in which it is published.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;

use crate::model::Event;

/// What stands unescaped in a file's name on every system, besides letters and digits.
const FILE: &[u8] = b"-._";

/// How many bytes the name of a file may have on the usual file systems.
pub(crate) const LONGEST: usize = 255;

/// The folder of the present where everything is published, and the last part of its address.
pub(crate) const LATEST: &str = "latest";

/// The folder of what is published for the producer, and a part of its addresses.
pub(crate) const PRODUCER: &str = "producer";

/// The file of the schema of the event with this name, such as `credential.verified.schema.json`.
///
/// Different names give different files, where the file system tells capitals from small letters.
pub(crate) fn schema_file(event: &str) -> String {
    percent_encode_for_file(event) + ".schema.json"
}

/// The files of the events' schemas in one folder: each needs one of its own, on the usual file systems.
#[derive(Default)]
pub(crate) struct SchemaFiles<'a> {
    /// The events by the names of their files, in small letters.
    taken: BTreeMap<String, &'a Event>,
}

/// Why the schema of an event can have no file of its own.
pub(crate) enum Unfit<'a> {
    /// The file's name would have so many bytes.
    TooLong(usize),
    /// This event has the file already, on systems that do not tell capitals from small letters.
    Taken(&'a Event),
}

impl<'a> SchemaFiles<'a> {
    /// Takes the file of an event's schema.
    pub(crate) fn take(&mut self, event: &'a Event) -> Result<(), Unfit<'a>> {
        let file = schema_file(&event.name);
        if file.len() > LONGEST {
            return Err(Unfit::TooLong(file.len()));
        }
        match self.taken.entry(file.to_lowercase()) {
            Entry::Occupied(first) => Err(Unfit::Taken(first.get())),
            Entry::Vacant(place) => {
                place.insert(event);
                Ok(())
            }
        }
    }
}

/// A text as the name of a file has it, and as an address has that name.
pub(crate) fn percent_encode_for_file(text: &str) -> String {
    percent_encode(text, FILE)
}

/// Letters, digits and what is `plain` stay; every other byte of the UTF-8 text becomes `%` and two digits.
pub(crate) fn percent_encode(text: &str, plain: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::schema_file;

    #[test]
    fn names_are_escaped_where_they_must_be() {
        for (name, file) in [
            ("credential.verified", "credential.verified.schema.json"),
            ("a:b/c", "a%3Ab%2Fc.schema.json"),
            ("50% off?", "50%25%20off%3F.schema.json"),
            ("é#", "%C3%A9%23.schema.json"),
        ] {
            assert_eq!(schema_file(name), file);
        }
    }
}
