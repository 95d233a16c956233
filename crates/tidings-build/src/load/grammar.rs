//! The words of the catalogue language: which keys each kind of entry has, and what they say.
//!
//! The loader reads by these tables, messages take their lists of valid words from them, and the legend in
//! `schema/README.md` and the schemas for editors are made of them, so that the four can't drift apart.

mod holds;

pub(crate) use holds::Holds;

/// The version of the language that this compiler reads.
pub(crate) const LANGUAGE: &str = "1";

/// One kind of entry.
#[derive(Debug)]
pub(crate) struct EntryKind {
    /// What messages call it, with its article: `an event`.
    pub(crate) what: &'static str,
    /// The key that a scalar in the entry's place stands for.
    pub(crate) main: Option<&'static str>,
    /// The keys of which an entry has exactly one; none if it has no such choice.
    pub(crate) one_of: &'static [&'static str],
    /// All keys in the order in which people write them.
    pub(crate) keys: &'static [Key],
}

impl EntryKind {
    /// What it is called, without its article: `event`.
    pub(crate) fn noun(&self) -> &'static str {
        self.what.split_once(' ').map_or(self.what, |(_, noun)| noun)
    }
}

/// One key of an entry.
#[derive(Debug)]
pub(crate) struct Key {
    /// The word.
    pub(crate) word: &'static str,
    /// Whether the entry must have it.
    pub(crate) required: bool,
    /// What it holds.
    pub(crate) holds: Holds,
    /// What it says.
    pub(crate) says: &'static str,
}

const fn key(word: &'static str, holds: Holds, says: &'static str) -> Key {
    Key { word, required: false, holds, says }
}

const fn required(word: &'static str, holds: Holds, says: &'static str) -> Key {
    Key { word, required: true, holds, says }
}

const DESCRIPTION: Key = key("description", Holds::Text, "What it is, in Markdown");
const DEPRECATED: Key =
    key("deprecated", Holds::Entry(&FAREWELL), "The producer still sends it and asks not to rely on it");
const REMOVED: Key = key("removed", Holds::Entry(&FAREWELL), "The producer sends it no more; archives may hold it");
const WIRE: Key = key("wire", Holds::Name, "The name on the wire, where the key cannot be it");
const FIELDS: Key =
    key("fields", Holds::Fields, "An object: its fields by their names; `?` behind a name: may be absent");
const VALUES: Key = key("values", Holds::Values, "An enum: its known values");
const CLOSED: Key = key("closed", Holds::Boolean, "Whether the producer promises to send no other values");
/// What a type or field is, in one of three ways.
const BODY: &[&str] = &["type", "fields", "values"];

const PAYLOAD: &str = "payload";
const TYPES: &str = "types";

/// What a farewell must say: without it, one that was forgotten could not be told from one that nobody knows.
pub(crate) const RELEASE: &str = "in";

pub(crate) const CATALOGUE: EntryKind = EntryKind {
    what: "the catalogue",
    main: None,
    one_of: &[],
    keys: &[
        required("catalogue", Holds::Name, "The catalogue's name: lower case letters, digits and `-`"),
        required("language", Holds::Version, "The version of this language"),
        required("title", Holds::Text, "The title of the documentation page"),
        key("summary", Holds::Text, "One sentence below the title"),
        key("base", Holds::Address, "The address under which the schemas are published"),
        key("releases", Holds::List(&Holds::Name), "The releases, oldest first; the last is the present"),
        required(
            "families",
            Holds::Either(&Holds::List(&Holds::Name), &Holds::Map(&Holds::Entry(&FAMILY))),
            "The families in the order of the page: each a file `events/NAME.yaml`, or all of them right here",
        ),
        key("sections", Holds::List(&Holds::Entry(&SECTION)), "Prose between the title and the events"),
        required("envelope", Holds::Entry(&ENVELOPE), "What stands around every payload"),
        key("origins", Holds::Map(&Holds::Text), "What the documentation says of fields that carry an `origin`"),
        key(TYPES, Holds::Map(&Holds::Entry(&TYPE)), "The types that several families share"),
        key("outputs", Holds::Entry(&OUTPUTS), "The committed files that are made from the catalogue"),
    ],
};

pub(crate) const SECTION: EntryKind = EntryKind {
    what: "a section",
    main: None,
    one_of: &[],
    keys: &[
        required("title", Holds::Text, "The heading"),
        required("text", Holds::Text, "Markdown"),
        key("example", Holds::NameOf("event"), "The event whose first example stands below the text"),
    ],
};

pub(crate) const ENVELOPE: EntryKind = EntryKind {
    what: "the envelope",
    main: None,
    one_of: &[],
    keys: &[
        required("name", Holds::Name, "The key that holds the event's name: the discriminator"),
        required(PAYLOAD, Holds::Name, "The key that holds the payload"),
        required("fields", Holds::Fields, "The other fields"),
    ],
};

pub(crate) const OUTPUTS: EntryKind = EntryKind {
    what: "the outputs",
    main: None,
    one_of: &[],
    keys: &[
        key("docs", Holds::Path, "The documentation page"),
        key("schema", Holds::Path, "The schema of all events"),
        key("schemas", Holds::Path, "A folder with one schema for each event"),
        key("typescript", Holds::Path, "The types for TypeScript: a file whose name ends in `.ts`"),
        key("python", Holds::Path, "The types for Python, with pydantic: a file whose name ends in `.py`"),
        key("openapi", Holds::Path, "The events as webhooks of an OpenAPI 3.1 document"),
        key("asyncapi", Holds::Path, "The events as messages of an AsyncAPI 3.0 document"),
        key("editor", Holds::Path, "A folder with the schemas by which editors help to write these files"),
        key("regions", Holds::List(&Holds::Path), "Pages in which a region between markers is kept up to date"),
    ],
};

pub(crate) const FAMILY: EntryKind = EntryKind {
    what: "a family",
    main: None,
    one_of: &[],
    keys: &[
        required("title", Holds::Text, "Its heading"),
        DESCRIPTION,
        key(PAYLOAD, Holds::Expression, "What each event of the family carries, unless it says otherwise"),
        required(
            "events",
            Holds::Map(&Holds::Entry(&EVENT)),
            "Its events by their names on the wire, in the order of the page",
        ),
        key(TYPES, Holds::Map(&Holds::Entry(&TYPE)), "Its types"),
    ],
};

pub(crate) const EVENT: EntryKind = EntryKind {
    what: "an event",
    main: Some("fired_when"),
    one_of: &[],
    keys: &[
        required("fired_when", Holds::Text, "When the producer sends it: one sentence"),
        DESCRIPTION,
        key(PAYLOAD, Holds::Expression, "What it carries, if not what its family says"),
        key(
            "narrow",
            Holds::Narrowing,
            "The fields of its payload, by their names on the wire, that are narrower in this event: each with the narrower \
             type, or with a mapping of the fields within it; without `?` behind its name one is always there",
        ),
        DEPRECATED,
        REMOVED,
        key("examples", Holds::List(&Holds::Delivery), "Whole deliveries, envelope included"),
        WIRE,
    ],
};

pub(crate) const TYPE: EntryKind = EntryKind {
    what: "a type",
    main: Some("type"),
    one_of: BODY,
    keys: &[
        key("type", Holds::Expression, "What it is"),
        key(
            "extends",
            Holds::Either(&Holds::Expression, &Holds::List(&Holds::Expression)),
            "The objects whose fields it has, before its own in `fields`; an own one of the same name takes the place of \
             theirs, and is narrower",
        ),
        FIELDS,
        key("others", Holds::Expression, "What each field holds that `fields` does not name"),
        VALUES,
        CLOSED,
        DESCRIPTION,
        key("origin", Holds::NameOf("origin"), "The origin of each of its fields that names none"),
        DEPRECATED,
        REMOVED,
        key("examples", Holds::List(&Holds::Value), "Values of this type"),
    ],
};

pub(crate) const FIELD: EntryKind = EntryKind {
    what: "a field",
    main: Some("type"),
    one_of: BODY,
    keys: &[
        key("type", Holds::Expression, "What it holds"),
        FIELDS,
        VALUES,
        CLOSED,
        DESCRIPTION,
        key("min_length", Holds::Length, "The least length of a text, in characters"),
        key("max_length", Holds::Length, "The greatest length of a text, in characters"),
        key("minimum", Holds::Integer, "The least value of an integer"),
        key("maximum", Holds::Integer, "The greatest value of an integer"),
        key("origin", Holds::NameOf("origin"), "How it became known, if no documented event shows it"),
        DEPRECATED,
        REMOVED,
        key("examples", Holds::List(&Holds::Value), "Values of it"),
        WIRE,
    ],
};

pub(crate) const VALUE: EntryKind = EntryKind {
    what: "an enum value",
    main: Some("description"),
    one_of: &[],
    keys: &[
        key("description", Holds::Text, "What it means; may be left empty"),
        key("also", Holds::List(&Holds::Spelling), "Other spellings that are read as this value"),
        DEPRECATED,
        REMOVED,
        WIRE,
    ],
};

pub(crate) const FAREWELL: EntryKind = EntryKind {
    what: "a farewell",
    main: Some(RELEASE),
    one_of: &[],
    keys: &[
        required(RELEASE, Holds::Release, "The release that brought it; `true` if no source states one"),
        key("reason", Holds::Text, "Why"),
        key("instead", Holds::Text, "What to use now"),
        key("date", Holds::Text, "The day"),
    ],
};

/// Every kind of entry, from the whole to its parts.
#[cfg(feature = "outputs")]
pub(crate) const ENTRY_KINDS: &[&EntryKind] =
    &[&CATALOGUE, &SECTION, &ENVELOPE, &OUTPUTS, &FAMILY, &EVENT, &TYPE, &FIELD, &VALUE, &FAREWELL];
