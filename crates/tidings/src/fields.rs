//! The fields of an object that the catalogue does not know.

use std::borrow::Cow;
use std::fmt;

use crate::json;
use crate::json_ref::JsonRef;
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
    /// The fields as an object, or nothing if there are none. One text holds them all: a delivery may have a million.
    object: Box<str>,
}

impl Fields {
    /// The value of a field. All fields before it are passed over.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<JsonRef<'_>> {
        self.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The names and values in order. Half a surrogate pair in a name, which no Rust text holds, is shown as U+FFFD.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, JsonRef<'_>)> {
        self.by_ref().members().map(|(key, value)| (shown(key), value))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.object.is_empty()
    }

    /// The fields as they are written, without the braces.
    pub(crate) fn inside(&self) -> &str {
        text::inside(&self.object)
    }

    fn by_ref(&self) -> JsonRef<'_> {
        JsonRef::trusted(&self.object)
    }
}

fn shown(key: Quoted<'_>) -> Cow<'_, str> {
    let lossy = || text::code_points(key.inside).map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
    key.text().unwrap_or_else(|| lossy().collect())
}

impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        self.object == other.object || json::same(self.by_ref(), other.by_ref())
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
pub(crate) struct UnknownFields<'a> {
    /// The latest ones, as slices of the body.
    latest: Vec<(Quoted<'a>, JsonRef<'a>)>,
    /// Those before them, as an object that is still open.
    object: String,
    count: usize,
}

impl<'a> UnknownFields<'a> {
    /// How many are kept as slices. More of them cost less as text.
    const MOST: usize = 64;

    pub(crate) fn push(&mut self, key: Quoted<'a>, value: JsonRef<'a>) {
        if self.latest.len() == Self::MOST {
            self.write();
        }
        self.latest.push((key, value));
        self.count += 1;
    }

    /// Moves the slices into the text.
    fn write(&mut self) {
        let length =
            self.latest.iter().map(|(key, value)| key.inside.len() + value.as_str().len() + ",\"\":".len()).sum();
        if self.object.is_empty() {
            self.object.reserve_exact(length + "}".len());
        } else {
            self.object.reserve(length);
        }
        for (key, value) in self.latest.drain(..) {
            let before = if self.object.is_empty() { "{\"" } else { ",\"" };
            for part in [before, key.inside, "\":", value.as_str()] {
                self.object.push_str(part);
            }
        }
    }

    /// All of them, or a key that stands twice, as it is written.
    pub(crate) fn finish(mut self) -> Result<Fields, String> {
        if self.count == 0 {
            return Ok(Fields::default());
        }
        let few = self.latest.len() == self.count;
        let twice = if few { self.twice_among_few().map(str::to_owned) } else { None };
        self.write();
        self.object.push('}');
        let fields = Fields { object: self.object.into() };
        let twice = if few { twice } else { key_twice(fields.by_ref(), self.count).map(str::to_owned) };
        twice.map_or(Ok(fields), Err)
    }

    /// Each is compared with those before it.
    fn twice_among_few(&self) -> Option<&'a str> {
        let mut before = self.latest.iter().enumerate().filter(|(position, (key, _))| {
            self.latest.iter().take(*position).any(|(earlier, _)| key.is_same(*earlier))
        });
        before.next().map(|(_, (key, _))| key.inside)
    }
}
