//! What is said of the end of something.

use super::{EntryKind, Holds, Key, key, required};

pub(super) const DEPRECATED: Key =
    key("deprecated", Holds::Entry(&FAREWELL), "The producer still sends it and asks not to rely on it");
pub(super) const REMOVED: Key =
    key("removed", Holds::Entry(&FAREWELL), "The producer sends it no more; archives may hold it");

/// What a farewell must say: without it, one that was forgotten could not be told from one that nobody knows.
pub(crate) const RELEASE: &str = "in";

pub(crate) const FAREWELL: EntryKind = EntryKind {
    what: "a farewell",
    main: Some(RELEASE),
    one_of: &[],
    groups: &[&[
        required(RELEASE, Holds::Release, "The release that brought it; `true` if no source states one"),
        key("reason", Holds::Text, "Why"),
        key("instead", Holds::Text, "What to use now"),
        key("date", Holds::Text, "The day"),
    ]],
};
