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
    /// The keys of which an entry has exactly one; none if it has no such choice. Beside `values` there may be a `type`.
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
const VALUES: Key = key(
    "values",
    Holds::Values,
    "An enum: its known values; texts, unless the `type` beside them is `integer`, or a union of both",
);
const CLOSED: Key = key("closed", Holds::Boolean, "Whether the producer promises to send no other values");
const MIN_LENGTH: Key = key("min_length", Holds::Count, "The least length of a text, in characters");
const MAX_LENGTH: Key = key("max_length", Holds::Count, "The greatest length of a text, in characters");
const PATTERN: Key = key("pattern", Holds::Pattern, "What a text matches: a regular expression of ECMA-262");
const MINIMUM: Key = key("minimum", Holds::Number, "The least number");
const MAXIMUM: Key = key("maximum", Holds::Number, "The greatest number");
const EXCLUSIVE_MINIMUM: Key = key("exclusive_minimum", Holds::Number, "A number that each is greater than");
const EXCLUSIVE_MAXIMUM: Key = key("exclusive_maximum", Holds::Number, "A number that each is less than");
const MULTIPLE_OF: Key = key("multiple_of", Holds::Step, "A number that each is a multiple of");
const MIN_ITEMS: Key = key("min_items", Holds::Count, "The least length of a list");
const MAX_ITEMS: Key = key("max_items", Holds::Count, "The greatest length of a list");
const UNIQUE_ITEMS: Key = key("unique_items", Holds::Boolean, "Whether no two items of a list are the same");
const MIN_ENTRIES: Key = key("min_entries", Holds::Count, "How many entries a map has at least");
const MAX_ENTRIES: Key = key("max_entries", Holds::Count, "How many entries a map has at most");
const AT_LEAST_ONE: Key = key(
    "at_least_one",
    Holds::Groups,
    "Optional fields of which at least one is there; several such lists, if need be",
);
const DEFAULT: Key = key("default", Holds::Value, "What is meant where no value is sent; readers never fill it in");
/// What a type is, in one of four ways.
const TYPE_BODY: &[&str] = &["type", "fields", "values", VARIANTS];
/// What a field is, in one of three ways.
const BODY: &[&str] = &["type", "fields", "values"];
/// Keys that need another one beside them.
#[cfg(feature = "outputs")]
pub(crate) const NEEDS: &[(&str, &str)] = &[(VARIANTS, "tag")];
/// What a variant is, in one of two ways.
const VARIANT_BODY: &[&str] = &["type", "fields"];

const PAYLOAD: &str = "payload";
/// Behind `payload`: its fields stand in the delivery itself.
pub(crate) const BESIDE: &str = "beside";
/// Behind `batch`: the body is the list.
pub(crate) const LIST: &str = "list";
/// Before a part of the name: it may be absent.
pub(crate) const OPTIONAL: &str = "optional";
/// Before a part of the name: it stands in a header.
pub(crate) const HEADER: &str = "header";
const TYPES: &str = "types";
/// The word of a union in its long form.
pub(crate) const VARIANTS: &str = "variants";

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
        required(
            "name",
            Holds::NameParts,
            "Where the event's name stands, the discriminator: a key of the delivery, one in an object in it \
             (`data.type`), a header of the request (`header x-event`), or several of these; `optional` before the last \
             of several: it may be absent",
        ),
        required(PAYLOAD, Holds::Name, "The key that holds the payload; `beside`: its fields stand beside the name"),
        key(
            "batch",
            Holds::Name,
            "Where a body holds several deliveries: `list`, if the body is the list of them, or the key that holds it",
        ),
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
        key(
            "wire",
            Holds::Either(&Holds::Name, &Holds::List(&Holds::Name)),
            "The name on the wire, where the key cannot be it; the list of its parts, where these hold dots",
        ),
    ],
};

pub(crate) const TYPE: EntryKind = EntryKind {
    what: "a type",
    main: Some("type"),
    one_of: TYPE_BODY,
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
        key(VARIANTS, Holds::Map(&Holds::Entry(&VARIANT)), "A union of objects: what each is, by the value of its tag"),
        key("tag", Holds::Name, "The key that tells the `variants` apart"),
        key("content", Holds::Name, "The key that holds what a variant is, if that does not stand beside the tag"),
        key("closed", Holds::Boolean, "Whether the producer promises to send no other values or variants"),
        DESCRIPTION,
        MIN_LENGTH,
        MAX_LENGTH,
        PATTERN,
        MINIMUM,
        MAXIMUM,
        EXCLUSIVE_MINIMUM,
        EXCLUSIVE_MAXIMUM,
        MULTIPLE_OF,
        MIN_ITEMS,
        MAX_ITEMS,
        UNIQUE_ITEMS,
        MIN_ENTRIES,
        MAX_ENTRIES,
        DEFAULT,
        AT_LEAST_ONE,
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
        MIN_LENGTH,
        MAX_LENGTH,
        PATTERN,
        MINIMUM,
        MAXIMUM,
        EXCLUSIVE_MINIMUM,
        EXCLUSIVE_MAXIMUM,
        MULTIPLE_OF,
        MIN_ITEMS,
        MAX_ITEMS,
        UNIQUE_ITEMS,
        MIN_ENTRIES,
        MAX_ENTRIES,
        DEFAULT,
        AT_LEAST_ONE,
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
        key("wire", Holds::Spelling, "What stands on the wire, where the key cannot be it"),
    ],
};

pub(crate) const VARIANT: EntryKind = EntryKind {
    what: "a variant",
    main: Some("type"),
    one_of: VARIANT_BODY,
    keys: &[
        key("type", Holds::Expression, "What it is"),
        key("fields", Holds::Fields, "An object: its fields by their names; `{}` if there is nothing but the tag"),
        DESCRIPTION,
        DEPRECATED,
        REMOVED,
        key("wire", Holds::Name, "The value of the tag on the wire, where the key cannot be it"),
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
    &[&CATALOGUE, &SECTION, &ENVELOPE, &OUTPUTS, &FAMILY, &EVENT, &TYPE, &FIELD, &VALUE, &VARIANT, &FAREWELL];
