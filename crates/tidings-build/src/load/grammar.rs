//! The words of the catalogue language: which keys each kind of entry has, and what they say.
//!
//! The loader reads by these tables, messages take their lists of valid words from them, and the legend in
//! `schema/README.md` is made of them, so that the three can't drift apart.

/// One kind of entry.
#[derive(Debug)]
pub(crate) struct EntryKind {
    /// What messages call it, with its article: `an event`.
    pub(crate) what: &'static str,
    /// The key that a scalar in the entry's place stands for.
    pub(crate) main: Option<&'static str>,
    /// All keys in the order in which people write them.
    pub(crate) keys: &'static [Key],
}

/// One key of an entry.
#[derive(Debug)]
pub(crate) struct Key {
    /// The word.
    pub(crate) word: &'static str,
    /// Whether the entry must have it.
    pub(crate) required: bool,
    /// What it holds.
    pub(crate) holds: &'static str,
    /// What it says.
    pub(crate) says: &'static str,
}

const fn key(word: &'static str, holds: &'static str, says: &'static str) -> Key {
    Key { word, required: false, holds, says }
}

const fn required(word: &'static str, holds: &'static str, says: &'static str) -> Key {
    Key { word, required: true, holds, says }
}

const DESCRIPTION: Key = key("description", "text", "What it is, in Markdown");
const DEPRECATED: Key = key("deprecated", "farewell", "The producer still sends it and asks not to rely on it");
const REMOVED: Key = key("removed", "farewell", "The producer sends it no more; archives may hold it");
const WIRE: Key = key("wire", "name", "The name on the wire, where the key cannot be it");
const FIELDS: Key = key("fields", "fields", "An object: its fields by their names; `?` behind a name: may be absent");
const VALUES: Key = key("values", "values", "An enum: its known values");
const CLOSED: Key = key("closed", "`true` or `false`", "Whether the producer promises to send no other values");
const PAYLOAD: &str = "payload";
const TYPES: &str = "types";

/// What a farewell must say: without it, one that was forgotten could not be told from one that nobody knows.
pub(crate) const RELEASE: &str = "in";

pub(crate) const CATALOGUE: EntryKind = EntryKind {
    what: "the catalogue",
    main: None,
    keys: &[
        required("catalogue", "name", "The catalogue's name: lower case letters, digits and `-`"),
        required("language", "`1`", "The version of this language"),
        required("title", "text", "The title of the documentation page"),
        key("summary", "text", "One sentence below the title"),
        key("base", "address", "The address under which the schemas are published"),
        key("releases", "list of names", "The releases, oldest first; the last is the present"),
        required(
            "families",
            "list of names, or name → family",
            "The families in the order of the page: each a file `events/NAME.yaml`, or all of them right here",
        ),
        key("sections", "list of sections", "Prose between the title and the events"),
        required("envelope", "envelope", "What stands around every payload"),
        key("origins", "name → text", "What the documentation says of fields that carry an `origin`"),
        key(TYPES, "name → type", "The types that several families share"),
        key("outputs", "outputs", "The committed files that are made from the catalogue"),
    ],
};

pub(crate) const SECTION: EntryKind = EntryKind {
    what: "a section",
    main: None,
    keys: &[
        required("title", "text", "The heading"),
        required("text", "text", "Markdown"),
        key("example", "event", "The event whose first example stands below the text"),
    ],
};

pub(crate) const ENVELOPE: EntryKind = EntryKind {
    what: "the envelope",
    main: None,
    keys: &[
        required("name", "name", "The key that holds the event's name: the discriminator"),
        required(PAYLOAD, "name", "The key that holds the payload"),
        required("fields", "fields", "The other fields"),
    ],
};

pub(crate) const OUTPUTS: EntryKind = EntryKind {
    what: "the outputs",
    main: None,
    keys: &[
        key("docs", "path", "The documentation page"),
        key("schema", "path", "The schema of all events"),
        key("schemas", "path", "A folder with one schema for each event"),
        key("regions", "list of paths", "Pages in which a region between markers is kept up to date"),
    ],
};

pub(crate) const FAMILY: EntryKind = EntryKind {
    what: "a family",
    main: None,
    keys: &[
        required("title", "text", "Its heading"),
        DESCRIPTION,
        key(PAYLOAD, "type expression", "What each event of the family carries, unless it says otherwise"),
        required("events", "name → event", "Its events by their names on the wire, in the order of the page"),
        key(TYPES, "name → type", "Its types"),
    ],
};

pub(crate) const EVENT: EntryKind = EntryKind {
    what: "an event",
    main: Some("fired_when"),
    keys: &[
        required("fired_when", "text", "When the producer sends it: one sentence"),
        DESCRIPTION,
        key(PAYLOAD, "type expression", "What it carries, if not what its family says"),
        DEPRECATED,
        REMOVED,
        key("examples", "list of deliveries", "Whole deliveries, envelope included"),
        WIRE,
    ],
};

pub(crate) const TYPE: EntryKind = EntryKind {
    what: "a type",
    main: Some("type"),
    keys: &[
        key("type", "type expression", "What it is"),
        FIELDS,
        VALUES,
        CLOSED,
        DESCRIPTION,
        key("origin", "origin", "The origin of each of its fields that names none"),
        DEPRECATED,
        REMOVED,
        key("examples", "list of values", "Values of this type"),
    ],
};

pub(crate) const FIELD: EntryKind = EntryKind {
    what: "a field",
    main: Some("type"),
    keys: &[
        key("type", "type expression", "What it holds"),
        FIELDS,
        VALUES,
        CLOSED,
        DESCRIPTION,
        key("min_length", "number", "The least length of a text, in characters"),
        key("max_length", "number", "The greatest length of a text, in characters"),
        key("minimum", "number", "The least value of an integer"),
        key("maximum", "number", "The greatest value of an integer"),
        key("origin", "origin", "How it became known, if no documented event shows it"),
        DEPRECATED,
        REMOVED,
        key("examples", "list of values", "Values of it"),
        WIRE,
    ],
};

pub(crate) const VALUE: EntryKind = EntryKind {
    what: "an enum value",
    main: Some("description"),
    keys: &[
        key("description", "text", "What it means; may be left empty"),
        key("also", "list of texts", "Other spellings that are read as this value"),
        DEPRECATED,
        REMOVED,
        WIRE,
    ],
};

pub(crate) const FAREWELL: EntryKind = EntryKind {
    what: "a farewell",
    main: Some(RELEASE),
    keys: &[
        required(RELEASE, "release or `true`", "The release that brought it; `true` if no source states one"),
        key("reason", "text", "Why"),
        key("instead", "text", "What to use now"),
        key("date", "text", "The day"),
    ],
};

/// Every kind of entry, from the whole to its parts.
#[cfg(feature = "outputs")]
pub(crate) const ENTRY_KINDS: &[&EntryKind] =
    &[&CATALOGUE, &SECTION, &ENVELOPE, &OUTPUTS, &FAMILY, &EVENT, &TYPE, &FIELD, &VALUE, &FAREWELL];
