//! Where the schemas are found: their `$id`s, and the files of the folder with one schema for each event.

use std::fmt::Write as _;

use crate::check::Catalogue;
use crate::model::Event;

/// What stands unescaped in the last part of a URN, besides letters and digits (RFC 8141, section 2: `pchar` and `/`).
const URN: &[u8] = b"-._~!$&'()*+,;=:@/";

/// What stands unescaped in a file's name on every system, besides letters and digits.
const FILE: &[u8] = b"-._";

/// The `$id` of the schema of all events.
pub(super) fn bundle_id(catalogue: &Catalogue) -> String {
    match &catalogue.base {
        Some(base) => format!("{base}/events.schema.json"),
        None => format!("urn:tidings:{}:events", catalogue.name),
    }
}

/// The `$id` of the schema of one event.
pub(super) fn event_id(catalogue: &Catalogue, event: &Event) -> String {
    let name = match &catalogue.base {
        // The file's own `%` is escaped once more: a server decodes the address before it looks for the file.
        Some(_) => percent_encode(&file_name(event), FILE),
        None => percent_encode(&event.name, URN),
    };
    event_id_start(catalogue) + &name
}

/// With what the `$id` of each event's schema begins. Other catalogues have another beginning.
pub(crate) fn event_id_start(catalogue: &Catalogue) -> String {
    match &catalogue.base {
        Some(base) => format!("{base}/schemas/"),
        None => format!("urn:tidings:{}:events:", catalogue.name),
    }
}

/// The file of the schema of one event, such as `credential.verified.schema.json`.
///
/// Different names give different files, where the file system tells capitals from small letters.
pub(crate) fn file_name(event: &Event) -> String {
    percent_encode(&event.name, FILE) + ".schema.json"
}

/// Letters, digits and what is `plain` stay; every other byte of the UTF-8 text becomes `%` and two digits.
fn percent_encode(text: &str, plain: &[u8]) -> String {
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
    use super::{FILE, URN, percent_encode};

    #[test]
    fn names_are_escaped_where_they_must_be() {
        let table = [
            ("credential.verified", "credential.verified", "credential.verified"),
            ("a:b/c", "a:b/c", "a%3Ab%2Fc"),
            ("50% off?", "50%25%20off%3F", "50%25%20off%3F"),
            ("é#", "%C3%A9%23", "%C3%A9%23"),
        ];
        for (name, urn, file) in table {
            assert_eq!(percent_encode(name, URN), urn);
            assert_eq!(percent_encode(name, FILE), file);
        }
    }
}
