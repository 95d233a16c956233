//! JSON Schema beside a list of events: `events.json` and `*.schema.json`.

use super::{Announced, Announcement, Body, headers};
use crate::documents::{Documents, References, Schema};
use crate::mistake::Mistake;
use crate::node::Node;

pub(super) fn announce<'a>(documents: &'a Documents, mistakes: &mut Vec<Mistake>) -> Announcement<'a> {
    // A sample may be a list too.
    let is_list =
        |root: &Schema<'_>| matches!(root.node, Node::List(_)) && super::lists_events(root.place.path(), root.node);
    let lists: Vec<Schema<'a>> = documents.roots().filter(is_list).collect();
    let schemas: Vec<Schema<'a>> =
        documents.roots().filter(|root| root.place.path().ends_with(".schema.json")).collect();
    let schemas = if schemas.is_empty() { documents.roots().filter(|root| !is_list(root)).collect() } else { schemas };
    let references = References::new(documents);
    let mut events = Vec::new();
    for list in &lists {
        for (number, entry) in list.node.items().iter().enumerate() {
            let entry = Schema { node: entry, place: list.place.child(&number.to_string()) };
            events.extend(announced(&entry, &schemas, &references, mistakes));
        }
    }
    let within = schemas.first().and_then(|root| envelope_of_all(root, &events, &references));
    if let Some((whole, key)) = within {
        for event in &mut events {
            let Body::Whole(part) = &event.body else { continue };
            event.body = Body::Within { whole: whole.clone(), key: key.clone(), part: part.clone() };
        }
    }
    let title = schemas.iter().find_map(|root| root.node.text("title").map(str::to_owned));
    Announcement { events, title }
}

fn announced<'a>(
    entry: &Schema<'a>,
    schemas: &[Schema<'a>],
    references: &References<'a>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Announced<'a>> {
    let mut refuse = |message: &str| {
        mistakes.push(Mistake::new(entry.place.path(), &entry.place.fragment(), message));
        None
    };
    let Some(name) = entry.node.text("name") else { return refuse("an event needs a `name`") };
    let body = match entry.get("schema") {
        None => return refuse(&format!("the event `{name}` has no `schema`")),
        Some(schema) => match schema.node.text("$ref") {
            None => Some(schema),
            // The pointer leads into the schema beside the list.
            Some(reference) => schemas.iter().find_map(|root| references.follow(&root.place, reference)),
        },
    };
    let Some(body) = body else {
        let reference = entry.node.get("schema").and_then(|schema| schema.text("$ref")).unwrap_or_default();
        return refuse(&format!("`{reference}` leads nowhere: no schema beside this list has it"));
    };
    let text = |key: &str| entry.node.text(key).filter(|text| !text.trim().is_empty() && *text != name);
    Some(Announced {
        name: name.to_owned(),
        description: text("description").or_else(|| text("summary")).map(str::to_owned),
        deprecated: entry.node.is_set("deprecated"),
        body: Body::Whole(body),
        headers: match entry.node.get("headers") {
            Some(Node::List(_)) => headers::of(entry.items("headers"), references),
            _ => headers::named(entry, "headers", references),
        },
        in_list: false,
        examples: entry.node.get("examples").map(|paths| samples(paths, references)).unwrap_or_default(),
    })
}

/// The sample deliveries that an entry names by their paths, as far as they are there.
fn samples(paths: &Node, references: &References<'_>) -> Vec<Node> {
    let paths = paths.items().iter().filter_map(Node::as_text);
    paths.filter_map(|path| references.document(path)).map(|sample| sample.node.clone()).collect()
}

/// The body around all events, if the document itself describes one with a key that holds any of them.
fn envelope_of_all<'a>(
    root: &Schema<'a>,
    events: &[Announced<'a>],
    references: &References<'a>,
) -> Option<(Schema<'a>, String)> {
    let follow = |schema: &Schema<'a>| {
        let mut found = schema.clone();
        for _ in 0..64 {
            let Some(reference) = found.node.text("$ref") else { break };
            found = references.follow(&found.place, reference)?;
        }
        Some(found)
    };
    let whole = follow(root)?;
    whole.members("properties").into_iter().find_map(|(key, property)| {
        let held = follow(&property)?;
        let members = [held.items("anyOf"), held.items("oneOf")].concat();
        let members: Vec<Schema<'a>> = members.iter().filter_map(&follow).collect();
        let holds = |event: &Announced<'a>| match &event.body {
            Body::Whole(part) => members.iter().any(|member| member.place == part.place),
            Body::Within { .. } => false,
        };
        (!members.is_empty() && events.iter().all(holds)).then(|| (whole.clone(), key.to_owned()))
    })
}
