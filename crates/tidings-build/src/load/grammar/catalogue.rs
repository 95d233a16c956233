//! From the whole catalogue down to its events.

use super::life::{DEPRECATED, REMOVED};
use super::types::TYPE;
use super::{DESCRIPTION, EntryKind, Holds, key, required};

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

pub(crate) const CATALOGUE: EntryKind = EntryKind {
    what: "the catalogue",
    main: None,
    one_of: &[],
    groups: &[&[
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
    ]],
};

pub(crate) const SECTION: EntryKind = EntryKind {
    what: "a section",
    main: None,
    one_of: &[],
    groups: &[&[
        required("title", Holds::Text, "The heading"),
        required("text", Holds::Text, "Markdown"),
        key("example", Holds::NameOf("event"), "The event whose first example stands below the text"),
    ]],
};

pub(crate) const ENVELOPE: EntryKind = EntryKind {
    what: "the envelope",
    main: None,
    one_of: &[],
    groups: &[&[
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
    ]],
};

pub(crate) const OUTPUTS: EntryKind = EntryKind {
    what: "the outputs",
    main: None,
    one_of: &[],
    groups: &[&[
        key("docs", Holds::Path, "The documentation page"),
        key("schema", Holds::Path, "The schema of all events"),
        key("schemas", Holds::Path, "A folder with one schema for each event"),
        key("typescript", Holds::Path, "The types for TypeScript: a file whose name ends in `.ts`"),
        key("python", Holds::Path, "The types for Python, with pydantic: a file whose name ends in `.py`"),
        key("openapi", Holds::Path, "The events as webhooks of an OpenAPI 3.1 document"),
        key("asyncapi", Holds::Path, "The events as messages of an AsyncAPI 3.0 document"),
        key("editor", Holds::Path, "A folder with the schemas by which editors help to write these files"),
        key("regions", Holds::List(&Holds::Path), "Pages in which a region between markers is kept up to date"),
    ]],
};

pub(crate) const FAMILY: EntryKind = EntryKind {
    what: "a family",
    main: None,
    one_of: &[],
    groups: &[&[
        required("title", Holds::Text, "Its heading"),
        DESCRIPTION,
        key(PAYLOAD, Holds::Expression, "What each event of the family carries, unless it says otherwise"),
        required(
            "events",
            Holds::Map(&Holds::Entry(&EVENT)),
            "Its events by their names on the wire, in the order of the page",
        ),
        key(TYPES, Holds::Map(&Holds::Entry(&TYPE)), "Its types"),
    ]],
};

pub(crate) const EVENT: EntryKind = EntryKind {
    what: "an event",
    main: Some("fired_when"),
    one_of: &[],
    groups: &[&[
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
    ]],
};
