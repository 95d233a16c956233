//! Types, and what they consist of.

use super::life::{DEPRECATED, REMOVED};
use super::limits::LIMITS;
use super::{DESCRIPTION, EntryKind, Holds, Key, key};

/// The word of a tuple.
pub(crate) const ITEMS_WORD: &str = "items";
/// The word of a union in its long form.
pub(crate) const VARIANTS: &str = "variants";

/// What a type is, in one of five ways.
const TYPE_BODY: &[&str] = &["type", "fields", ITEMS_WORD, "values", VARIANTS];
/// What a field is, in one of four ways.
const BODY: &[&str] = &["type", "fields", ITEMS_WORD, "values"];
/// What a variant is, in one of two ways.
const VARIANT_BODY: &[&str] = &["type", "fields"];

const FIELDS: Key =
    key("fields", Holds::Fields, "An object: its fields by their names; `?` behind a name: may be absent");
const ITEMS: Key = key(
    ITEMS_WORD,
    Holds::Items,
    "A tuple: a list whose places each have a meaning, by names that never stand on the wire; `?` behind one of the last: \
     the list may end before it",
);
const VALUES: Key = key(
    "values",
    Holds::Values,
    "An enum: its known values; texts, unless the `type` beside them is `integer`, or a union of both",
);
const DEFAULT: Key = key("default", Holds::Value, "What is meant where no value is sent; readers never fill it in");
const AT_LEAST_ONE: Key = key(
    "at_least_one",
    Holds::Groups,
    "Optional fields of which at least one is there; several such lists, if need be",
);

/// What a field and a place of a tuple can be besides a type, and what it means.
const PART: &[Key] = &[
    FIELDS,
    ITEMS,
    VALUES,
    key("closed", Holds::Boolean, "Whether the producer promises to send no other values"),
    DESCRIPTION,
];

pub(crate) const TYPE: EntryKind = EntryKind {
    what: "a type",
    main: Some("type"),
    one_of: TYPE_BODY,
    groups: &[
        &[
            key("type", Holds::Expression, "What it is"),
            key(
                "extends",
                Holds::Either(&Holds::Expression, &Holds::List(&Holds::Expression)),
                "The objects whose fields it has, before its own in `fields`; an own one of the same name takes the place \
                 of theirs, and is narrower",
            ),
            FIELDS,
            ITEMS,
            key("others", Holds::Expression, "What each field holds that `fields` does not name"),
            VALUES,
            key(
                VARIANTS,
                Holds::Map(&Holds::Entry(&VARIANT)),
                "A union of objects: what each is, by the value of its tag",
            ),
            key("tag", Holds::Name, "The key that tells the `variants` apart"),
            key("content", Holds::Name, "The key that holds what a variant is, if that does not stand beside the tag"),
            key("closed", Holds::Boolean, "Whether the producer promises to send no other values or variants"),
            DESCRIPTION,
        ],
        LIMITS,
        &[
            DEFAULT,
            AT_LEAST_ONE,
            key("origin", Holds::NameOf("origin"), "The origin of each of its fields that names none"),
            DEPRECATED,
            REMOVED,
            key("examples", Holds::List(&Holds::Value), "Values of this type"),
        ],
    ],
};

pub(crate) const FIELD: EntryKind = EntryKind {
    what: "a field",
    main: Some("type"),
    one_of: BODY,
    groups: &[
        &[key("type", Holds::Expression, "What it holds")],
        PART,
        LIMITS,
        &[
            DEFAULT,
            AT_LEAST_ONE,
            key("origin", Holds::NameOf("origin"), "How it became known, if no documented event shows it"),
            DEPRECATED,
            REMOVED,
            key("examples", Holds::List(&Holds::Value), "Values of it"),
            key("wire", Holds::Name, "The name on the wire, where the key cannot be it"),
        ],
    ],
};

/// A place is told by where it stands, so it has no name on the wire, and no table of an origin has a part of a tuple.
pub(crate) const PLACE: EntryKind = EntryKind {
    what: "a place",
    main: Some("type"),
    one_of: BODY,
    groups: &[
        &[key("type", Holds::Expression, "What stands there")],
        PART,
        LIMITS,
        &[DEFAULT, AT_LEAST_ONE, DEPRECATED, REMOVED, key("examples", Holds::List(&Holds::Value), "Values of it")],
    ],
};

pub(crate) const VALUE: EntryKind = EntryKind {
    what: "an enum value",
    main: Some("description"),
    one_of: &[],
    groups: &[&[
        key("description", Holds::Text, "What it means; may be left empty"),
        key("also", Holds::List(&Holds::Spelling), "Other spellings that are read as this value"),
        DEPRECATED,
        REMOVED,
        key("wire", Holds::Spelling, "What stands on the wire, where the key cannot be it"),
    ]],
};

pub(crate) const VARIANT: EntryKind = EntryKind {
    what: "a variant",
    main: Some("type"),
    one_of: VARIANT_BODY,
    groups: &[&[
        key("type", Holds::Expression, "What it is"),
        key("fields", Holds::Fields, "An object: its fields by their names; `{}` if there is nothing but the tag"),
        DESCRIPTION,
        DEPRECATED,
        REMOVED,
        key("wire", Holds::Name, "The value of the tag on the wire, where the key cannot be it"),
    ]],
};
