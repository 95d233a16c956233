//! Twenty changes of each delivery, the same in every run.

use contract::mutation::{Mutant, Mutation, mutations};
use contract::subject::Words;
use contract::tree::Tree;
use tidings_build::Random;

/// How many each delivery has.
const TIMES: usize = 20;

/// What a schema can speak of. How JSON is spelt is no affair of a schema.
const KINDS: &[&str] = &[
    "field dropped",
    "value nulled",
    "value retyped to a number",
    "unknown field added",
    "value retyped to a text",
    "field dropped",
    "enum value unknown",
    "text of 1,000 characters",
    "value retyped to a boolean",
    "value put in a list",
    "number -1",
    "text emptied",
    "field renamed",
    "value retyped to an empty object",
    "list emptied",
    "number 1.5",
    "item of another kind added",
    "text changed",
    "value retyped to an empty list",
    "event changed to another known one",
    "number 2^63",
    "first item nulled",
    "boolean turned around",
    "unknown object added",
    "event changed to an unknown one",
    "enum value changed to another known one",
];

/// The changed deliveries, each another one.
pub(crate) fn changed(delivery: &Tree, words: &Words, seed: u64) -> Vec<Mutant> {
    let all: Vec<&Mutation> = mutations().collect();
    let kinds: Vec<&Mutation> =
        KINDS.iter().map(|name| *all.iter().find(|kind| kind.name == *name).expect("it is a kind of change")).collect();
    let mut random = Random::new(seed);
    let mut changed: Vec<Mutant> = Vec::new();
    for kind in kinds.iter().cycle().take(5 * kinds.len()) {
        if changed.len() == TIMES {
            break;
        }
        let mutant = kind.mutant(delivery, words, &mut random);
        changed.extend(mutant.filter(|mutant| changed.iter().all(|other| other.body != mutant.body)));
    }
    changed
}
