//! The page that shows what was found.

use std::fmt::Write as _;

use conformance::page::{assert_shows, table, version};

use crate::Tried;
use crate::findings::{Check, Findings};
use crate::misses::MISSES;

/// Holds the page to what was found, or brings it up to date.
pub(crate) fn assert_current(results: &[Tried]) {
    assert_shows("conformance.md", "generators", &text(results), "generators");
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

fn answer(result: &Tried, check: Check) -> String {
    if result.deck.why_not(check).is_none() { "yes" } else { "**no**, see below" }.to_owned()
}

fn share(found: &[Findings], check: Check) -> String {
    let held = found.iter().filter(|found| found.why_not(check).is_none()).count();
    format!("{held} of {}", found.len())
}
