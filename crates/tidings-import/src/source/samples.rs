//! A folder of sample deliveries: what they have in common becomes a schema, which is read as any other.
//!
//! What is guessed is guessed by fixed rules: a field is required if every sample has it; a text is a point in time if
//! every sample of it is; nothing is taken for an enum.

mod infer;

use std::collections::{BTreeMap, BTreeSet};

use super::{Announced, Announcement, Body};
use crate::documents::Documents;
use crate::mistake::Mistake;
use crate::node::Node;
use infer::Seen;

/// Keys under which the name of an event is looked for first.
const NAMES: &[&str] =
    &["type", "event", "event_type", "eventType", "event_name", "eventName", "name", "topic", "kind", "action"];

/// A key that tells what happened to something, and seldom to what.
const ACTION: &str = "action";

/// Says of the inferred schemas that every sample was a list of deliveries.
const IN_LISTS: &str = "in lists";

/// What the samples have in common.
pub(crate) struct Inferred {
    /// A document of schemas, by the events' names.
    pub(crate) schemas: Node,
    /// The first sample of each event.
    files: BTreeMap<String, String>,
}

impl Inferred {
    /// Where something stands in a sample that stands here in the schemas.
    pub(crate) fn place(&self, pointer: &str) -> Option<(String, String)> {
        let (event, rest) = pointer.strip_prefix("#/samples/")?.split_once('/')?;
        let path = self.files.get(&event.replace("~1", "/").replace("~0", "~"))?.clone();
        let mut parts = rest.split('/');
        let mut way = String::from("#");
        while let Some(part) = parts.next() {
            match part {
                "properties" => way.extend(parts.next().map(|key| format!("/{key}"))),
                "items" => way.push_str("/0"),
                "anyOf" => drop(parts.next()),
                _ => {}
            }
        }
        Some((path, way))
    }
}

/// The samples as one document of schemas, by the events' names. `None` if neither a key holds the name in all of them nor
/// the files are called after events.
pub(crate) fn inferred(documents: &[(String, Node)], mistakes: &mut Vec<Mistake>) -> Option<Inferred> {
    let mut samples: Vec<(&str, &Node)> = Vec::new();
    for (path, node) in documents {
        match node {
            Node::Object(_) => samples.push((path, node)),
            Node::List(items) if !items.is_empty() && items.iter().all(|item| matches!(item, Node::Object(_))) => {
                samples.extend(items.iter().map(|item| (path.as_str(), item)));
            }
            other => {
                let message = format!("expected a delivery, which is an object; found {}", other.what());
                mistakes.push(Mistake::new(path, "#", message));
            }
        }
    }
    let (first, _) = *samples.first()?;
    let way = name_way(&samples);
    let name_of = |(path, sample): &(&str, &Node)| match &way {
        Some(way) => name_at(sample, way).map(str::to_owned),
        None => name_of_file(path),
    };
    let Some(names) = samples.iter().map(name_of).collect::<Option<Vec<String>>>() else {
        let message = "no key holds the name of the event in every sample: `type` and `event` were looked for first; and \
                       not every file is called after its event, as `order.paid.1.json` is";
        mistakes.push(Mistake::new(first, "#", message));
        return None;
    };
    let mut events: BTreeMap<String, Seen> = BTreeMap::new();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut actions: BTreeMap<String, BTreeSet<Option<&str>>> = BTreeMap::new();
    for ((path, sample), name) in samples.iter().zip(names) {
        events.entry(name.clone()).or_default().add(sample);
        actions.entry(name.clone()).or_default().insert(sample.text(ACTION));
        files.entry(name).or_insert_with(|| (*path).to_owned());
    }
    let schemas = events.into_iter().map(|(name, seen)| {
        let mut schema = seen.schema("");
        let one_action = actions[&name].first().copied().flatten().filter(|_| actions[&name].len() == 1);
        match (&way, one_action) {
            (Some(way), _) => infer::fix(&mut schema, way, &name),
            // What was done is a part of the name, where the file says only what it was done to.
            (None, Some(action)) => infer::fix(&mut schema, &[ACTION.to_owned()], action),
            (None, None) => {}
        }
        let times = seen.times();
        let seen = format!("Seen in {times} sample{}", if times == 1 { "" } else { "s" });
        if let Node::Object(members) = &mut schema {
            members.push(("$comment".to_owned(), Node::Text(seen)));
        }
        (name, schema)
    });
    let in_lists = !documents.is_empty() && documents.iter().all(|(_, node)| matches!(node, Node::List(_)));
    let schemas = Node::Object(vec![
        ("samples".to_owned(), Node::Object(schemas.collect())),
        (IN_LISTS.to_owned(), Node::Boolean(in_lists)),
    ]);
    Some(Inferred { schemas, files })
}

/// The keys that lead to the event's name: one at the top, or one in an object there.
fn name_way(samples: &[(&str, &Node)]) -> Option<Vec<String>> {
    let (_, first) = samples.first()?;
    let mut ways: Vec<Vec<String>> = Vec::new();
    for (key, value) in first.members() {
        ways.push(vec![key.clone()]);
        ways.extend(value.members().iter().map(|(inner, _)| vec![key.clone(), inner.clone()]));
    }
    ways.retain(|way| samples.iter().all(|(_, sample)| name_at(sample, way).is_some_and(is_name)));
    let distinct = |way: &Vec<String>| {
        let mut names: Vec<&str> = samples.iter().filter_map(|(_, sample)| name_at(sample, way)).collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    // The file is often called after the event.
    let in_file = |way: &Vec<String>| {
        let is_in = |(path, sample): &&(&str, &Node)| {
            let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
            name_at(sample, way).is_some_and(|name| file.starts_with(name))
        };
        samples.iter().filter(is_in).count()
    };
    let rank = |way: &Vec<String>| {
        let known = way.last().and_then(|key| NAMES.iter().position(|name| name == key)).unwrap_or(NAMES.len());
        let varies = distinct(way) > 1 || samples.len() == 1;
        (std::cmp::Reverse(in_file(way)), !varies, way.len(), known)
    };
    let best = ways.iter().min_by_key(|way| rank(way))?;
    let is_known = best.last().is_some_and(|key| NAMES.contains(&key.as_str()));
    // Some key is a worse guess than the names of files.
    let of_files: Option<BTreeSet<String>> = samples.iter().map(|(path, _)| name_of_file(path)).collect();
    let is_guess = best.len() == 1 && distinct(best) > 1 && of_files.is_none_or(|names| names.len() < 2);
    (is_known || in_file(best) > 0 || is_guess).then(|| best.clone())
}

/// What a file is called without its number: `issues.closed.0.json` shows `issues.closed`.
fn name_of_file(path: &str) -> Option<String> {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = if name.len() < stem.len() { name.trim_end_matches(['.', '-', '_']) } else { name };
    (is_name(name) && name.contains(char::is_alphabetic)).then(|| name.to_owned())
}

fn name_at<'n>(sample: &'n Node, way: &[String]) -> Option<&'n str> {
    way.iter().try_fold(sample, |node, key| node.get(key))?.as_text()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() < 200 && !text.contains(char::is_whitespace) && !text.contains("://")
}

pub(super) fn announce(documents: &Documents) -> Announcement<'_> {
    let in_list = documents.roots().any(|root| root.node.is_set(IN_LISTS));
    let schemas = documents.roots().flat_map(|root| root.members("samples"));
    let events = schemas.map(|(name, schema)| Announced {
        name: name.to_owned(),
        description: None,
        deprecated: false,
        body: Body::Whole(schema),
        headers: Vec::new(),
        in_list,
        examples: Vec::new(),
    });
    Announcement { events: events.collect(), title: None }
}
