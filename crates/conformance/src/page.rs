//! Pages of the documentation that show what tests found.

use std::{env, fs};

use serde_json::Value;
use similar::TextDiff;

use crate::set_up::home;

/// Holds what a page of `docs/` shows between its markers, `<!-- conformance:SECTION -->`, to what was found; or brings
/// it up to date, if `TIDINGS_BLESS` is set. `test` is the one that does.
pub fn assert_shows(page: &str, section: &str, found: &str, test: &str) {
    let path = home().join("../../docs").join(page);
    let [begin, end] = [format!("<!-- conformance:{section} -->\n"), format!("<!-- /conformance:{section} -->")];
    let shown = fs::read_to_string(&path).expect("the page is there");
    let (before, rest) = shown.split_once(&begin).expect("the first marker stands on the page");
    let (_, after) = rest.split_once(&end).expect("the second marker stands behind it");
    let current = format!("{before}{begin}\n{found}\n{end}{after}");
    let difference = TextDiff::from_lines(&shown, &current).unified_diff().to_string();
    if env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(&path, &current).expect("the page can be written");
    } else {
        let repair = format!("TIDINGS_BLESS=1 cargo test -p conformance --test {test}");
        assert!(shown == current, "docs/{page} differs:\n{difference}\nrepair with `{repair}`");
    }
}

/// A table; the first row is the heading.
#[must_use]
pub fn table(rows: &[Vec<String>]) -> String {
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect();
    let columns = rows.first().map_or(0, Vec::len);
    lines.insert(1, format!("|{}\n", " --- |".repeat(columns)));
    lines.concat()
}

/// The version of a tool, from the list by which it is set up.
#[must_use]
pub fn version(tool: &str) -> String {
    let read = |list: &str| fs::read_to_string(home().join(list)).expect("the list is there");
    let npm: Value = serde_json::from_str(&read("package.json")).expect("the list is JSON");
    if let Some(version) = npm["dependencies"][tool].as_str() {
        return version.to_owned();
    }
    let [pip, cargo] = ["requirements.txt", "typify/Cargo.lock"].map(read);
    let pinned = pip.lines().find_map(|line| line.strip_prefix(tool)?.strip_prefix("=="));
    let locked = || cargo.split_once(&format!("\nname = \"{tool}\"\nversion = \"")).map(|(_, rest)| rest);
    let version = pinned.or_else(locked).expect("a list has the tool");
    version.split([' ', '"', ';']).next().unwrap_or_default().to_owned()
}
