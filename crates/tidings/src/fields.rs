//! The fields of an object that the catalogue does not know.

use std::borrow::Cow;
use std::ops::Range;
use std::{fmt, mem};

use crate::json::{self, Json};
use crate::json_ref::{self, JsonRef};
use crate::text::{self, Quoted};
use crate::twice::key_twice;

/// The fields of an object that the catalogue did not know when the types were generated, in the order in which they
/// came. They are written again behind the known ones.
///
/// Users read them; only a delivery fills them.
///
/// The order does not count when two are compared.
#[derive(Clone, Default)]
pub struct Fields {
    /// What stands between the braces of an object that has just these fields. One text holds them all: a delivery may
    /// have a million.
    members: Box<str>,
}

impl Fields {
    /// The value of a field. All fields before it are passed over.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<JsonRef<'_>> {
        self.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The names and values in order. Half a surrogate pair in a name, which no Rust text holds, is shown as U+FFFD.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, JsonRef<'_>)> {
        json_ref::members(&self.members).map(|(key, value)| (shown(key), value))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Puts a field behind the others, in place of one that has its name.
    pub(crate) fn insert(&mut self, name: &str, value: &str) {
        let kept = json_ref::members(&self.members).filter(|(key, _)| key.text().is_none_or(|key| key != name));
        let mut members = String::new();
        for (key, value) in kept {
            members.extend(["\"", key.inside, "\":", value.as_str(), ","]);
        }
        text::write_quoted(&mut members, name);
        members.push(':');
        members.push_str(value);
        self.members = members.into();
    }

    /// What stands between the braces of an object that has just these fields.
    pub(crate) fn of_inside(members: Box<str>) -> Self {
        Self { members }
    }

    /// The fields as they came, without the braces.
    pub(crate) fn inside(&self) -> &str {
        &self.members
    }

    /// The same, itself.
    pub(crate) fn into_inside(self) -> Box<str> {
        self.members
    }

    /// An object that has just these fields.
    pub(crate) fn into_object(self) -> Json {
        // As long as it becomes: whoever sends a large delivery pays for no room that is not filled.
        let mut object = String::with_capacity(self.members.len() + 2);
        object.extend(["{", &self.members, "}"]);
        Json::of(object.into())
    }
}

fn shown(key: Quoted<'_>) -> Cow<'_, str> {
    let lossy = || text::code_points(key.inside).map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
    key.text().unwrap_or_else(|| lossy().collect())
}

impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        let whole = |fields: &Self| format!("{{{}}}", fields.members);
        self.members == other.members || json::same(JsonRef::trusted(&whole(self)), JsonRef::trusted(&whole(other)))
    }
}

impl Eq for Fields {}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Collects [`Fields`] while an object is read.
#[derive(Default)]
pub(crate) struct UnknownFields {
    /// Where the latest ones stand in the body: those that stand next to each other are kept together.
    latest: Range<usize>,
    /// Those before them.
    earlier: String,
    count: usize,
    /// A bit for each key, by its hash.
    keys: u64,
    /// Whether a key may stand twice.
    maybe_twice: bool,
}

impl UnknownFields {
    /// Keeps a field of the body, by the hash of its key, and by where the member before it ends and where it ends itself.
    #[inline]
    pub(crate) fn push(
        &mut self,
        key: Quoted<'_>,
        hash: usize,
        Range { start: before, end }: Range<usize>,
        body: &str,
    ) {
        let bit = 1 << (hash % 64);
        self.maybe_twice |= self.keys & bit != 0;
        self.keys |= bit;
        self.count += 1;
        if self.latest.end != before {
            self.close_latest(body);
            self.latest.start = key.place_in(body) - 1;
        }
        self.latest.end = end;
    }

    /// Moves the latest ones to the earlier ones.
    fn close_latest(&mut self, body: &str) {
        if !self.earlier.is_empty() {
            self.earlier.push(',');
        }
        self.earlier.push_str(body.get(self.latest.clone()).unwrap_or_default());
    }

    /// All of them, or a key that stands twice, as it is written.
    #[inline]
    pub(crate) fn finish(&mut self, body: &str) -> Result<Fields, String> {
        if self.count == 0 { Ok(Fields::default()) } else { self.fields(body) }
    }

    fn fields(&mut self, body: &str) -> Result<Fields, String> {
        let members = if self.earlier.is_empty() {
            body.get(self.latest.clone()).unwrap_or_default().into()
        } else {
            self.close_latest(body);
            mem::take(&mut self.earlier).into()
        };
        let fields = Fields { members };
        let twice = if self.maybe_twice { key_twice(&fields.members, self.count).map(str::to_owned) } else { None };
        twice.map_or(Ok(fields), Err)
    }
}
