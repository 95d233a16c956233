//! The tables of the language, for the page that explains it.

use std::fmt::Write as _;

use crate::load::grammar::ENTRY_KINDS;

/// One table for each kind of entry, in Markdown.
pub(crate) fn legend() -> String {
    let mut out = String::new();
    for kind in ENTRY_KINDS {
        let main = kind.main.map(|main| format!(": a mapping, or just its `{main}`")).unwrap_or_default();
        let _ = writeln!(out, "**Keys of {}**{main}\n", kind.what);
        let _ = writeln!(out, "| key | holds | says |\n| --- | --- | --- |");
        for key in kind.keys() {
            let needed = if key.required { " (required)" } else { "" };
            let _ = writeln!(out, "| `{}`{needed} | {} | {} |", key.word, key.holds, key.says);
        }
        out.push('\n');
    }
    out
}
