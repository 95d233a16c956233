//! The fields of an object that the catalogue does not know.

use crate::json::Json;
use crate::map::Map;
use crate::members::Member;

/// The fields of an object that the catalogue did not know when the types were generated, in the order in which they
/// came. They are written again behind the known ones.
///
/// Users read them; only a delivery fills them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Map<Json>);

impl Fields {
    /// From members of which no two have the same key.
    pub(crate) fn trusted<'a>(members: impl Iterator<Item = Member<'a>>) -> Self {
        Self(Map::unique(members.map(|member| (member.key.into(), Json::trusted(member.value))).collect()))
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.get(name)
    }

    /// The names and values in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.0.iter()
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
