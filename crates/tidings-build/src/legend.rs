//! The tables of the language, for the page that explains it.

use std::fmt::Write as _;

use crate::load::grammar::ENTRY_KINDS;

/// One table for each kind of entry, in Markdown.
pub(crate) fn legend() -> String {
    let mut out = String::new();
    for kind in ENTRY_KINDS {
        let mut title = kind.what.chars();
        let first = title.next().map(|c| c.to_ascii_uppercase()).unwrap_or_default();
        let main =
            kind.main.map(|main| format!(" Instead of a mapping, what `{main}` holds may stand.")).unwrap_or_default();
        let _ = writeln!(out, "**{first}{}** has these keys.{main}\n", title.as_str());
        let _ = writeln!(out, "| key | holds | says |\n| --- | --- | --- |");
        for key in kind.keys {
            let needed = if key.required { " (required)" } else { "" };
            let _ = writeln!(out, "| `{}`{needed} | {} | {} |", key.word, key.holds, key.says);
        }
        out.push('\n');
    }
    out
}
