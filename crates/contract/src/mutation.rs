//! What can be wrong with a delivery, or merely unusual: changes that are tried at every place where they fit.

mod event_names;
mod fields;
mod numbers;
mod structures;
mod texts;
mod values;

use crate::random::Random;
use crate::subject::Words;
use crate::tree::{Member, Tree};

/// One kind of change.
#[derive(Clone, Copy, Debug)]
pub struct Mutation {
    /// What happens, said of the place.
    pub name: &'static str,
    change: Change,
}

/// What is changed. A change gives nothing where it does not fit, or what was there.
#[derive(Clone, Copy, Debug)]
enum Change {
    /// The whole body.
    Body(fn(&Tree, &Words) -> Option<Tree>),
    /// The spelling of the whole body, which stays the same value.
    Spelling(fn(&Tree) -> String),
    /// A value, wherever it stands.
    Value(fn(&Tree) -> Option<Tree>),
    /// The same, by what the catalogue says of it.
    Told(fn(&Tree, &Words) -> Option<Tree>),
    /// A number, which becomes this one.
    Number(&'static str),
    /// A text that is a known value of an enum.
    Known(fn(&str, &Words) -> Option<String>),
    /// A member of an object, which becomes any number of members.
    Member(fn(&Member) -> Vec<Member>),
    /// The event's name.
    Name(fn(&str, &Words) -> String),
    /// The member that holds the event's name, which becomes any number of members.
    NameMember(fn(&Member) -> Vec<Member>),
}

/// A delivery after one change.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The name of the change.
    pub mutation: &'static str,
    /// Where it was made.
    pub place: String,
    /// What came of it.
    pub tree: Tree,
    /// The same as text.
    pub body: String,
}

/// All kinds of changes.
pub fn mutations() -> impl Iterator<Item = &'static Mutation> {
    let rooms = [fields::ALL, values::ALL, numbers::ALL, texts::ALL, structures::ALL, event_names::ALL];
    rooms.into_iter().flatten()
}

/// A delivery as it is.
#[must_use]
pub fn unchanged(sample: &Tree) -> Mutant {
    Mutant { mutation: "nothing", place: "nowhere".to_owned(), tree: sample.clone(), body: sample.to_string() }
}

/// All changes at all places of a delivery.
#[must_use]
pub fn all_mutants(sample: &Tree, words: &Words) -> Vec<Mutant> {
    mutations().flat_map(|mutation| mutation.mutants(sample, words)).collect()
}

/// Some change of a delivery, at some place where it fits.
#[must_use]
pub fn random_mutant(sample: &Tree, words: &Words, random: &mut Random) -> Mutant {
    let mutations = mutations().collect::<Vec<_>>();
    loop {
        if let Some(mutant) = random.pick(&mutations).mutant(sample, words, random) {
            return mutant;
        }
    }
}

impl Mutation {
    /// Two faults at once, of which the first must not hide the other, in whatever order they come.
    pub const TWO_FAULTS: Self = structures::TWO_FAULTS;

    /// Whether a catalogue with these words has anything that it could change.
    #[must_use]
    pub fn has_subject(&self, words: &Words) -> bool {
        !matches!(self.change, Change::Told(_)) || !words.contradicted.is_empty()
    }

    /// This change at all places of a delivery.
    #[must_use]
    pub fn mutants(&self, sample: &Tree, words: &Words) -> Vec<Mutant> {
        let places = if self.is_of_body() { vec![Vec::new()] } else { sample.places() };
        places.iter().filter_map(|place| self.apply(sample, place, words)).collect()
    }

    /// This change at some place of a delivery, if it fits anywhere.
    #[must_use]
    pub fn mutant(&self, sample: &Tree, words: &Words, random: &mut Random) -> Option<Mutant> {
        let places = sample.places();
        let from = if self.is_of_body() { 0 } else { random.below(places.len()) };
        // The others come after it in a circle, so that a change that seldom fits is tried as often as any.
        let mut places = places.iter().cycle().skip(from).take(places.len());
        places.find_map(|place| self.apply(sample, place, words))
    }

    fn is_of_body(&self) -> bool {
        matches!(self.change, Change::Body(_) | Change::Spelling(_) | Change::Name(_) | Change::NameMember(_))
    }

    /// The delivery after the change, if it fits this place and changes something.
    fn apply(&self, sample: &Tree, place: &[usize], words: &Words) -> Option<Mutant> {
        let tree = match self.change {
            Change::Body(change) => change(sample, words)?,
            Change::Name(change) => event_names::renamed(sample, words, change)?,
            Change::NameMember(change) => event_names::changed(sample, words, change)?,
            Change::Spelling(_) => sample.clone(),
            Change::Value(change) => replaced(sample, place, change(sample.at(place)?)?)?,
            Change::Told(change) => replaced(sample, place, change(sample.at(place)?, words)?)?,
            Change::Number(spelt) => replaced(sample, place, numbers::changed(sample.at(place)?, spelt)?)?,
            Change::Known(change) => {
                let text = sample.at(place)?.as_text().filter(|text| words.values.contains(text))?;
                replaced(sample, place, Tree::text(&change(&text, words)?))?
            }
            Change::Member(change) => spliced(sample, place, change)?,
        };
        let body = match self.change {
            Change::Spelling(spell) => spell(&tree),
            _ if tree == *sample => return None,
            _ => tree.to_string(),
        };
        Some(Mutant { mutation: self.name, place: sample.shown(place), tree, body })
    }
}

/// The tree with another value at a place.
fn replaced(sample: &Tree, place: &[usize], value: Tree) -> Option<Tree> {
    let mut tree = sample.clone();
    *tree.at_mut(place)? = value;
    Some(tree)
}

/// The tree with other members in the place of one.
fn spliced(sample: &Tree, place: &[usize], change: fn(&Member) -> Vec<Member>) -> Option<Tree> {
    let (number, parent) = place.split_last()?;
    let members = change(sample.at(parent)?.members().get(*number)?);
    let mut tree = sample.clone();
    let Tree::Object(all) = tree.at_mut(parent)? else { return None };
    all.splice(number..=number, members);
    Some(tree)
}

/// The word behind one of several, in a circle.
fn behind(words: &[String], word: &str) -> Option<String> {
    let position = words.iter().position(|other| other == word)?;
    words.get((position + 1) % words.len()).cloned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::mutations;

    #[test]
    fn every_kind_of_change_has_a_name_of_its_own() {
        let names: BTreeSet<_> = mutations().map(|mutation| mutation.name).collect();
        assert_eq!(names.len(), mutations().count());
        assert!(names.len() >= 20, "{}", names.len());
    }
}
