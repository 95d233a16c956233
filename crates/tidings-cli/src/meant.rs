//! What somebody meant by a name that does not exist.

use std::path::Path;

use tidings_build::words::nearest;

use crate::words;

/// The nearest name, or where all of them are told; the catalogue's events and types are told by `tidings list`.
pub(crate) fn meant(name: &str, names: &[&str], catalogue: &Path) -> String {
    let part_of = names.iter().filter(|whole| !name.is_empty() && whole.contains(name)).min_by_key(|whole| whole.len());
    let list = format!("tidings list {}", words::path(catalogue));
    match (nearest(name, names.iter().copied()), part_of) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some(whole)) => format!("did you mean `{whole}`, or another that `{list}` shows?"),
        (None, None) => format!("`{list}` shows the events"),
    }
}
