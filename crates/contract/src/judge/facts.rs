//! What a body says, read by nothing but the tree that it was made as.

use std::collections::BTreeSet;

use crate::subject::{Subject, Words};
use crate::tree::{Kind, Member, Tree, text};

/// What a body says.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) name: Name,
    /// What stands under the key of the event's name.
    pub(super) event_type: Standing,
    /// What stands under the key of the event's id, if the envelope has one.
    pub(super) event_id: Option<Standing>,
    pub(super) is_object: bool,
    pub(super) depth: usize,
    /// Whether a key stands twice in the envelope, or in a payload that the catalogue describes.
    pub(super) has_doubled_key: bool,
}

/// Which event it is: its name stands there once, as a text.
#[derive(Debug)]
pub(super) enum Name {
    /// The position of an event that the catalogue knows.
    Known(usize),
    /// Another one.
    Unknown(String),
    /// It has no name.
    None,
}

/// What stands under a key of the envelope.
#[derive(Debug)]
pub(super) enum Standing {
    /// This text, once.
    Once(String),
    /// Several values, or one that is no text; these are the texts among them.
    Otherwise(Vec<String>),
}

/// So deep may lists and objects lie in each other for the types to read them.
pub(super) const DEEPEST: usize = 128;

/// A text or number that is shorter can stand in a message by chance.
const SHORTEST: usize = 6;

/// What messages are made of: a text that happens to be a part of it tells nothing of the producer's.
const OWN_WORDS: &str = "expected found object of fields list of items text of characters number of characters boolean \
                         nothing integer of 64 bits from 0 integer of 32 bits from 0 line column";

impl Facts {
    pub(super) fn of(header: Option<&str>, tree: &Tree, subject: &Subject) -> Self {
        let words = &subject.words;
        let parts = parts(header, tree, words);
        let event_type = match (&parts, words.name.as_slice()) {
            (Some(parts), _) => Standing::Once(parts.join(".")),
            (None, [only]) if only.parent.is_none() && !words.has_header => Standing::of(tree, &only.key),
            // Nobody says half a name.
            (None, _) => Standing::Otherwise(Vec::new()),
        };
        let event_id = words.id.as_ref().map(|key| Standing::of(tree, key));
        let name = match parts {
            Some(parts) => subject.event(&parts).map_or_else(|| Name::Unknown(parts.join(".")), Name::Known),
            None => Name::None,
        };
        let is_described = matches!(name, Name::Known(event) if subject.carries_object(event));
        let payload_has = || is_described && words.payload.iter().flat_map(|key| tree.values(key)).any(has_doubled_key);
        let has_doubled_key = has_doubled_key(tree) || payload_has();
        let is_object = tree.kind() == Kind::Object;
        Self { name, event_type, event_id, is_object, depth: tree.depth(), has_doubled_key }
    }
}

impl Facts {
    /// A text, number or key of the body that stands in a message and is nobody's business but the producer's. What the
    /// catalogue says, what the event is called and its id may be told.
    pub(super) fn leak(&self, tree: &Tree, messages: &[String], words: &Words) -> Option<String> {
        let mut said = Vec::new();
        collect(tree, &|text| messages.iter().any(|message| message.contains(text)), &mut said);
        let standing = [Some(&self.event_type), self.event_id.as_ref()];
        let told: Vec<&str> = standing.into_iter().flatten().flat_map(Standing::texts).collect();
        said.into_iter().find(|text| {
            let is_told = told.iter().any(|told| told.contains(text.as_str()));
            !is_told && !OWN_WORDS.contains(text.trim()) && !words.keys.iter().any(|key| key.contains(text.as_str()))
        })
    }
}

/// The parts of the event's name, if each that must be there is there once, as a text.
fn parts(header: Option<&str>, tree: &Tree, words: &Words) -> Option<Vec<String>> {
    let mut parts: Vec<String> = header.map(str::to_owned).into_iter().collect();
    for place in &words.name {
        // An object that stands twice tells nothing.
        let is_doubled = place.parent.as_ref().is_some_and(|parent| tree.values(parent).count() > 1);
        match place.values(tree).as_slice() {
            _ if is_doubled => return None,
            [] if place.optional => {}
            [only] => parts.push(only.as_text()?),
            _ => return None,
        }
    }
    Some(parts)
}

impl Standing {
    fn of(tree: &Tree, key: &str) -> Self {
        let values: Vec<_> = tree.values(key).collect();
        let mut texts: Vec<_> = values.iter().filter_map(|value| value.as_text()).collect();
        match texts.pop() {
            Some(text) if values.len() == 1 => Self::Once(text),
            last => Self::Otherwise(texts.into_iter().chain(last).collect()),
        }
    }

    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Once(text) => vec![text],
            Self::Otherwise(texts) => texts.iter().map(String::as_str).collect(),
        }
    }

    /// Whether an error may say this of it: what stands there once, and nothing that does not stand there.
    pub(super) fn allows(&self, said: Option<&str>) -> bool {
        match self {
            Self::Once(text) => said == Some(text),
            Self::Otherwise(texts) => said.is_none_or(|said| texts.iter().any(|text| text == said)),
        }
    }
}

fn has_doubled_key(tree: &Tree) -> bool {
    let mut seen = BTreeSet::new();
    !tree.members().iter().all(|member| seen.insert(text::canonical(&member.key)))
}

/// The texts, numbers and keys that are long enough and of which something holds.
fn collect(tree: &Tree, holds: &impl Fn(&str) -> bool, found: &mut Vec<String>) {
    let mut add = |text: Option<String>| found.extend(text.filter(|text| text.len() >= SHORTEST && holds(text)));
    match tree {
        Tree::Scalar(spelt) if tree.kind() == Kind::Number => add(Some(spelt.clone())),
        Tree::Scalar(_) => add(tree.as_text()),
        Tree::List(_) => {}
        Tree::Object(members) => members.iter().map(Member::name).for_each(add),
    }
    tree.children().for_each(|child| collect(child, holds, found));
}
