//! A vendor's own schemas, as the vendor's customers would validate with them.
//!
//! Nothing of the import is used here: what it understood of a schema is on trial.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::dialect::{Dialect, converted};

/// The schemas of a vendor's events.
pub(crate) struct Vendor {
    pub(crate) document: Value,
    dialect: Dialect,
    bodies: BTreeMap<String, Body>,
}

/// Where the body of an event is described.
#[derive(Clone)]
pub(crate) enum Body {
    Whole(String),
    /// What stands under a key of the body that all events share.
    Within {
        whole: String,
        key: String,
        part: String,
    },
    /// Any of these: the source does not say which event is which.
    AnyOf(Vec<String>),
}

impl Vendor {
    /// A list of events, whose references lead into one schema.
    pub(crate) fn of_list(list: &Value, document: Value) -> Self {
        let dialect = Dialect::of(&document);
        let document = converted(document, dialect);
        let entries: Vec<&Value> = list.as_array().into_iter().flatten().collect();
        let pointer = |entry: &&Value| entry["schema"]["$ref"].as_str().and_then(pointer);
        let parts: Vec<String> = entries.iter().filter_map(pointer).collect();
        let around = around_all(&document, &parts);
        let body = |part: String| match &around {
            None => Body::Whole(part),
            Some((whole, key)) => Body::Within { whole: whole.clone(), key: key.clone(), part },
        };
        let mut bodies: BTreeMap<String, Body> = BTreeMap::new();
        for (entry, part) in entries.iter().filter_map(|entry| Some((entry, pointer(entry)?))) {
            let name = entry["name"].as_str().unwrap_or_default().to_owned();
            let again = bodies.remove(&name);
            bodies.insert(name, again.map_or_else(|| body(part.clone()), |first| first.or(&part)));
        }
        Self { document, dialect, bodies }
    }

    /// A document of `OpenAPI`, whose webhooks are the events.
    pub(crate) fn of_openapi(document: Value) -> Self {
        let dialect = Dialect::of(&document);
        let document = converted(document, dialect);
        let mut bodies = BTreeMap::new();
        let mut schemas = Vec::new();
        for key in ["webhooks", "x-webhooks"] {
            for name in document[key].as_object().into_iter().flat_map(Map::keys) {
                let item = format!("/{key}/{}", escaped(name));
                let methods = ["post", "put", "patch", "get"].iter().map(|method| format!("{item}/{method}"));
                let mut content = methods.map(|method| format!("{method}/requestBody/content"));
                let kind = content.find_map(|at| Some((document.pointer(&at)?.as_object()?.keys().next()?, at)));
                let Some((kind, at)) = kind else { continue };
                let schema = format!("{at}/{}/schema", escaped(kind));
                bodies.insert(name.clone(), Body::Whole(schema.clone()));
                schemas.push(schema);
            }
        }
        // An event that no webhook is called after may be that of any.
        bodies.insert(String::new(), Body::AnyOf(schemas));
        Self { document, dialect, bodies }
    }

    /// Where the body of an event is described, which the list may spell otherwise; the empty name is that of any.
    pub(crate) fn body(&self, event: &str) -> Option<&Body> {
        let alike = || self.bodies.iter().find(|(name, _)| letters(name) == letters(event)).map(|(_, body)| body);
        self.bodies.get(event).or_else(alike).or_else(|| self.bodies.get(""))
    }

    /// The schema of an event's body, with all that it refers to.
    pub(crate) fn schema(&self, event: &str) -> Option<Value> {
        let reference = |to: &str| json!({"$ref": format!("#{}", in_address(to))});
        let (whole, starts) = match self.body(event)? {
            Body::Whole(at) => (reference(at), vec![at]),
            Body::Within { whole, key, part } => {
                let narrower = json!({"properties": {key: reference(part)}, "required": [key]});
                (json!({"allOf": [reference(whole), narrower]}), vec![whole, part])
            }
            Body::AnyOf(all) => {
                (json!({"anyOf": all.iter().map(|at| reference(at)).collect::<Vec<Value>>()}), all.iter().collect())
            }
        };
        let mut schema = json!({"$schema": self.dialect.address(), "allOf": [whole]});
        for at in self.reachable(starts) {
            insert(&mut schema, &self.document, &at);
        }
        Some(schema)
    }

    /// Every place that a reference leads to, from some on; the shorter first.
    fn reachable(&self, starts: Vec<&String>) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut pending: Vec<String> = starts.into_iter().cloned().collect();
        while let Some(at) = pending.pop() {
            if let Some(node) = self.document.pointer(&at)
                && reached.insert(at)
            {
                references(node, &mut pending);
            }
        }
        reached
    }
}

impl Body {
    /// A list may describe an event more than once.
    fn or(self, other: &str) -> Self {
        let first = match self {
            Self::Whole(at) => vec![at],
            Self::Within { part, .. } => vec![part],
            Self::AnyOf(all) => all,
        };
        Self::AnyOf([first, vec![other.to_owned()]].concat())
    }
}

/// What of a name is no spelling.
pub(crate) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The body around all events, if the document itself describes one, and the key that holds any of them.
fn around_all(document: &Value, parts: &[String]) -> Option<(String, String)> {
    let whole = pointer(document["$ref"].as_str()?)?;
    let properties = document.pointer(&whole)?["properties"].as_object()?;
    let holds_all = |property: &Value| {
        let mut property = property;
        while let Some(next) = property["$ref"].as_str().and_then(pointer) {
            property = document.pointer(&next)?;
        }
        let members = ["anyOf", "oneOf"].into_iter().filter_map(|key| property[key].as_array()).flatten();
        let held: BTreeSet<String> = members.filter_map(|member| pointer(member["$ref"].as_str()?)).collect();
        Some(parts.iter().all(|part| held.contains(part)))
    };
    let key = properties.iter().find(|(_, property)| holds_all(property) == Some(true))?.0;
    (!parts.contains(&whole)).then(|| (whole, key.clone()))
}

fn references(node: &Value, found: &mut Vec<String>) {
    match node {
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str).and_then(pointer));
            members.values().for_each(|member| references(member, found));
        }
        _ => {}
    }
}

/// Puts what stands at a place of one document at the same place of another. Items of lists come with the whole list.
fn insert(into: &mut Value, from: &Value, at: &str) {
    let (mut into, mut from) = (into, from);
    for key in at.split('/').skip(1) {
        let key = key.replace("~1", "/").replace("~0", "~");
        let Some(next) = from.get(&key) else {
            into.clone_from(from);
            return;
        };
        from = next;
        let Value::Object(members) = into else { return };
        into = members.entry(key).or_insert_with(|| json!({}));
    }
    into.clone_from(from);
}

/// The JSON pointer of a reference within its document.
pub(crate) fn pointer(reference: &str) -> Option<String> {
    let pointer = reference.strip_prefix('#')?;
    Some(pointer.replace("%23", "#").replace("%20", " ").replace("%7B", "{").replace("%7D", "}").replace("%25", "%"))
}

/// A pointer as the fragment of an address.
fn in_address(pointer: &str) -> String {
    let special = [("%", "%25"), ("#", "%23"), (" ", "%20"), ("{", "%7B"), ("}", "%7D")];
    special.iter().fold(pointer.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
