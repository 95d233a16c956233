//! The workspace that the new crate lies in, if there is one: Cargo builds no crate in it that it does not list.

use std::fs;
use std::path::{Path, PathBuf};

/// A workspace that seems not to list the new crate.
pub(super) struct Workspace {
    /// Its `Cargo.toml`.
    pub(super) manifest: PathBuf,
    /// How its `members` call the new crate.
    pub(super) member: String,
}

/// The nearest workspace around this folder, unless it lists the folder or all of its siblings.
///
/// The manifest is not read as TOML: if this errs, Cargo says so, and what it says is about the same.
pub(super) fn around(folder: &Path) -> Option<Workspace> {
    let (root, text) = folder.ancestors().skip(1).find_map(|root| {
        let text = fs::read_to_string(root.join("Cargo.toml")).ok()?;
        text.lines().any(|line| line.trim_start().starts_with("[workspace")).then_some((root, text))
    })?;
    let way: Vec<String> =
        folder.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_string_lossy().into()).collect();
    let siblings = [way.get(..way.len() - 1)?, &["*".to_owned()]].concat().join("/");
    let member = way.join("/");
    let is_listed = |path: &str| ['"', '\''].iter().any(|quote| text.contains(&format!("{quote}{path}{quote}")));
    let known = is_listed(&member) || is_listed(&siblings);
    (!known).then(|| Workspace { manifest: root.join("Cargo.toml"), member })
}
