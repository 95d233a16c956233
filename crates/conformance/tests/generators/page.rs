//! The page that shows what was found.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use conformance::set_up;
use serde_json::Value;
use similar::TextDiff;

use crate::Tried;
use crate::findings::{Check, Findings};
use crate::misses::MISSES;

const PAGE: &str = "docs/conformance.md";

/// Between these lines stands what was found.
const MARKERS: [&str; 2] = ["<!-- conformance:generators -->\n", "<!-- /conformance:generators -->"];

/// What brings the page up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p conformance --test generators";

/// Holds the page to what was found, or brings it up to date.
pub(crate) fn assert_current(results: &[Tried]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(PAGE);
    let page = fs::read_to_string(&path).expect("the page is there");
    let (before, rest) = page.split_once(MARKERS[0]).expect("the first marker stands on the page");
    let (_, after) = rest.split_once(MARKERS[1]).expect("the second marker stands behind it");
    let current = format!("{before}{}\n{}\n{}{after}", MARKERS[0], text(results), MARKERS[1]);
    let difference = TextDiff::from_lines(&page, &current).unified_diff().to_string();
    if env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(&path, &current).expect("the page can be written");
    } else {
        assert!(page == current, "{PAGE} differs:\n{difference}\nrepair with `{REPAIR}`");
    }
}

fn text(results: &[Tried]) -> String {
    let named = |it: &Tried| format!("{} {}", it.generator.name, version(it.generator.name));
    let mut deck = vec![
        row("generator", results, named),
        row("makes", results, |it| it.generator.makes.to_owned()),
        row("is given", results, |it| format!("`{}`", it.generator.given)),
    ];
    let mut random = vec![row("generator", results, |it| it.generator.name.to_owned())];
    for check in Check::ALL {
        deck.push(row(check.question(), results, |it| answer(it, check)));
        random.push(row(check.question(), results, |it| share(&it.random, check)));
    }
    let misses: String = MISSES.iter().fold(String::new(), |mut list, miss| {
        let _ = write!(list, "\n- **{}.** {}", miss.generator, miss.what);
        list
    });
    format!("{}\n{RANDOM}\n\n{}\n{MISSED}\n{misses}\n", table(&deck), table(&random))
}

const RANDOM: &str = "\
The catalogues that the contract makes up use every construct of the language, and names that no programming language
takes as they are. Of these it holds for so many:";

const MISSED: &str = "What they cannot do, each held by a test with the least schema that shows it:";

fn row(heading: &str, results: &[Tried], cell: impl Fn(&Tried) -> String) -> Vec<String> {
    [heading.to_owned()].into_iter().chain(results.iter().map(cell)).collect()
}

/// The first row is the heading.
fn table(rows: &[Vec<String>]) -> String {
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect();
    let columns = rows.first().map_or(0, Vec::len);
    lines.insert(1, format!("|{}\n", " --- |".repeat(columns)));
    lines.concat()
}

fn answer(result: &Tried, check: Check) -> String {
    if result.deck.why_not(check).is_none() { "yes" } else { "**no**, see below" }.to_owned()
}

fn share(found: &[Findings], check: Check) -> String {
    let held = found.iter().filter(|found| found.why_not(check).is_none()).count();
    format!("{held} of {}", found.len())
}

/// The version of a tool, from the list by which it is set up.
fn version(tool: &str) -> String {
    let read = |list: &str| fs::read_to_string(set_up::home().join(list)).expect("the list is there");
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
