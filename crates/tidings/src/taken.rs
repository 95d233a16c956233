//! Keys of an object that somebody else writes.

use std::borrow::Cow;

use crate::json_ref::{self, JsonRef};
use crate::known::KnownFields;
use crate::naming::Holder;
use crate::text::Quoted;

/// Whose keys stand in an object beside those of its own fields.
///
/// Among the unknown fields of a payload may lie what is the envelope's: read by itself it keeps them all, and what was
/// read elsewhere can be put into another event. Written there once more, such a key would tell another name than the
/// event's.
#[derive(Clone, Copy, Default)]
pub(crate) enum Taken {
    /// Nobody's.
    #[default]
    Nothing,
    /// Those of the envelope that stand in this object.
    Held(&'static Holder),
    /// Those of the envelope: this is the delivery itself.
    Envelope(&'static KnownFields),
}

impl Taken {
    fn has(self, key: Quoted<'_>) -> bool {
        match self {
            Self::Nothing => false,
            Self::Held(holder) => holder.holds(key),
            Self::Envelope(known) => key.text().is_some_and(|key| known.has(&key)),
        }
    }

    /// Members of an object, given without its braces, but for those whose keys are taken.
    #[inline]
    pub(crate) fn left_of(self, members: &str) -> Cow<'_, str> {
        if matches!(self, Self::Nothing) || members.is_empty() { members.into() } else { self.pick(members) }
    }

    #[cold]
    fn pick(self, members: &str) -> Cow<'_, str> {
        if !json_ref::members(members).any(|(key, _)| self.has(key)) {
            return members.into();
        }
        let left = json_ref::members(members).filter(|(key, _)| !self.has(*key));
        let texts: Vec<_> = left.map(|(key, value)| as_written(members, key, value)).collect();
        texts.join(",").into()
    }
}

/// A member as it stands among the others, from the quote before its key to the end of its value.
fn as_written<'a>(members: &'a str, key: Quoted<'_>, value: JsonRef<'_>) -> &'a str {
    let end = value.as_str().as_ptr().addr() - members.as_ptr().addr() + value.as_str().len();
    members.get(key.place_in(members) - 1..end).unwrap_or_default()
}
