//! The items of a tuple that the catalogue does not know.

use std::fmt;

use crate::encode::Writer;
use crate::json;
use crate::json_ref::{self, JsonRef};
use crate::others::{Check, Rest};

/// The items of a tuple behind those that the catalogue knew when the types were generated, in their order. They are
/// written again behind the known ones.
///
/// Users read them; only a delivery fills them.
#[derive(Clone, Default)]
pub struct Items {
    /// What stands between the brackets of a list that has just these items.
    inside: Box<str>,
}

impl Items {
    /// The values in order.
    pub fn iter(&self) -> impl Iterator<Item = JsonRef<'_>> {
        json_ref::items(&self.inside)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inside.is_empty()
    }
}

impl PartialEq for Items {
    fn eq(&self, other: &Self) -> bool {
        let whole = |items: &Self| format!("[{}]", items.inside);
        self.inside == other.inside || json::same(JsonRef::trusted(&whole(self)), JsonRef::trusted(&whole(other)))
    }
}

impl Eq for Items {}

impl fmt::Debug for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Rest for Items {
    fn inside(&self) -> &str {
        &self.inside
    }

    fn keep(&mut self, inside: Box<str>) {
        self.inside = inside;
    }

    fn check(&self) -> Option<Check> {
        None
    }

    fn walk(&self, _: &str, _: &mut Writer) {}
}
