//! Where the schemas are found: their `$id`s, and the files of the folder with one schema for each event.

use super::Face;
use crate::check::Catalogue;
use crate::model::Event;
use crate::schema_file::{PRODUCER, percent_encode, percent_encode_for_file, schema_file};

/// What stands unescaped in the last part of a URN, besides letters and digits (RFC 8141, section 2: `pchar` and `/`).
const URN: &[u8] = b"-._~!$&'()*+,;=:@/";

/// The `$id` of the schema of all events.
pub(super) fn bundle_id(catalogue: &Catalogue, face: Face) -> String {
    let name = if catalogue.root.is_some() { "events.schema.json" } else { "events" };
    start(catalogue, face) + name
}

/// The `$id` of the schema of one event.
pub(super) fn event_id(catalogue: &Catalogue, event: &Event, face: Face) -> String {
    let name = match &catalogue.root {
        // The file's own `%` is escaped once more: a server decodes the address before it looks for the file.
        Some(_) => percent_encode_for_file(&schema_file(&event.name)),
        None => percent_encode(&event.name, URN),
    };
    event_id_start(catalogue, face) + &name
}

/// With what the `$id` of each event's schema begins. Other catalogues have another beginning, and the producer's face
/// has.
pub(crate) fn event_id_start(catalogue: &Catalogue, face: Face) -> String {
    let name = if catalogue.root.is_some() { "schemas/" } else { "events:" };
    start(catalogue, face) + name
}

fn start(catalogue: &Catalogue, face: Face) -> String {
    let name = &catalogue.name;
    match (&catalogue.root, face) {
        (Some(root), _) => format!("{root}/{}/", edition_path(catalogue, face)),
        (None, Face::Consumer) => format!("urn:tidings:{name}:"),
        (None, Face::Producer) => format!("urn:tidings:{name}:{PRODUCER}:"),
    }
}

/// The way from the root to this edition of a face. The producer's editions have a tree of their own: each part of the
/// published folder stays as it is when they come to it later.
pub(crate) fn edition_path(catalogue: &Catalogue, face: Face) -> String {
    match face {
        Face::Consumer => catalogue.edition.clone(),
        Face::Producer => format!("{PRODUCER}/{}", catalogue.edition),
    }
}

#[cfg(test)]
mod tests {
    use super::{URN, percent_encode};

    #[test]
    fn names_are_escaped_where_they_must_be() {
        for (name, urn) in [
            ("credential.verified", "credential.verified"),
            ("a:b/c", "a:b/c"),
            ("50% off?", "50%25%20off%3F"),
            ("é#", "%C3%A9%23"),
        ] {
            assert_eq!(percent_encode(name, URN), urn);
        }
    }
}
