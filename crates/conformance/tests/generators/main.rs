//! What other people's generators of code make of our schema: whether there is code, whether it compiles, what it reads
//! and what it refuses. The page `docs/conformance.md` shows what is found here.

mod bench;
mod findings;
mod subject;

mod pydantic;
mod quicktype;
mod typescript;
mod typify;

mod misses;
mod page;

use std::thread;

use conformance::tools::are_there;
use conformance::{npm, pip};
use contract::subject::Subject as Catalogue;

use findings::{Check, Findings};
use misses::MISSES;
use subject::Subject;

/// A generator, and what it is given.
struct Generator {
    name: &'static str,
    /// What it makes.
    makes: &'static str,
    /// The command that prints what it is given.
    given: &'static str,
    needs: &'static [&'static str],
    try_on: fn(&[Subject]) -> Vec<Findings>,
}

const GENERATORS: [Generator; 4] = [
    Generator {
        name: "json-schema-to-typescript",
        makes: "TypeScript",
        given: "tidings schema",
        needs: &npm::NEEDS,
        try_on: typescript::try_on,
    },
    Generator {
        name: "quicktype",
        makes: "TypeScript and 20 other languages",
        given: "tidings schema EVENT --profile enum-tag",
        needs: &npm::NEEDS,
        try_on: quicktype::try_on,
    },
    Generator {
        name: "datamodel-code-generator",
        makes: "Python: pydantic v2",
        given: "tidings schema --profile discriminator",
        needs: &pip::NEEDS,
        try_on: pydantic::try_on,
    },
    Generator {
        name: "typify",
        makes: "Rust",
        given: "tidings schema --profile enum-tag",
        needs: &[],
        try_on: typify::try_on,
    },
];

/// What a generator makes of the catalogues: Deck's, then those out of chance.
struct Tried {
    generator: &'static Generator,
    deck: Findings,
    random: Vec<Findings>,
}

/// All generators at once: each waits for its own tools most of the time.
fn results() -> Option<Vec<Tried>> {
    let are_here = GENERATORS.iter().map(|generator| are_there(generator.name, generator.needs));
    if !are_here.collect::<Vec<_>>().into_iter().all(|is_there| is_there) {
        return None;
    }
    let subjects: Vec<Subject> =
        [Catalogue::deck()].into_iter().chain(Catalogue::random()).map(|it| Subject::new(it.compiled)).collect();
    let subjects = subjects.as_slice();
    let results = thread::scope(|scope| {
        let runs = GENERATORS.each_ref().map(|generator| scope.spawn(|| (generator.try_on)(subjects)));
        runs.map(|run| run.join().unwrap_or_else(|why| std::panic::resume_unwind(why)))
    });
    let results = GENERATORS.iter().zip(results).map(|(generator, mut found)| {
        let random = found.split_off(1);
        Tried { generator, deck: found.remove(0), random }
    });
    Some(results.collect())
}

#[test]
fn the_page_says_what_the_generators_do() {
    let Some(results) = results() else { return };
    for Tried { generator, deck, random } in &results {
        for (found, number) in [deck].into_iter().chain(random).zip(0..) {
            for check in Check::ALL {
                if let Some(why) = found.why_not(check) {
                    let why = why.lines().next().unwrap_or_default();
                    println!("{}, catalogue {number}, {check}: no\n  {why}", generator.name);
                }
            }
        }
    }
    let good = results.iter().filter(|it| {
        [Check::Compiles, Check::Parses, Check::RefusesWrongTag].iter().all(|check| it.deck.why_not(*check).is_none())
    });
    assert!(good.count() >= 3, "three of the four compile, read every sample and refuse a wrong name");
    for Tried { generator, deck, .. } in &results {
        for check in Check::ALL {
            let told = MISSES.iter().any(|miss| miss.generator == generator.name && miss.check == Some(check));
            assert_eq!(deck.why_not(check).is_some(), told, "{}: {check}", generator.name);
        }
    }
    page::assert_current(&results);
}
