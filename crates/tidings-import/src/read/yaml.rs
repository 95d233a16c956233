//! YAML to data, by the core schema of YAML 1.2.2 (chapter 10.3), as far as it can be said in JSON.
//!
//! Aliases stand for what they refer to, and `<<` for the members of another mapping, as most documents mean it that
//! have one. What comes of that is bounded: some lines of aliases can stand for more than any machine holds.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle};
use serde_json::Number;

use super::{DEEPEST, numbers, twice};
use crate::mistake::Mistake;
use crate::node::{Node, digits};

/// So many values may aliases stand for, all in all.
const MOST: usize = 2_000_000;

pub(super) fn read(path: &str, text: &str) -> Result<Node, Mistake> {
    let mut reading = Reading::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|why| {
            let place = format!("{}:{}", why.marker().line(), why.marker().col() + 1);
            Mistake::new(path, &place, format!("this is not YAML that can be read: {}", why.info()))
        })?;
        reading.take(&event).map_err(|why| {
            let place = format!("{}:{}", span.start.line(), span.start.col() + 1);
            Mistake::new(path, &place, why)
        })?;
    }
    reading.root.ok_or_else(|| Mistake::new(path, "", "this file is empty"))
}

#[derive(Default)]
struct Reading {
    open: Vec<Open>,
    /// What aliases can refer to.
    anchors: BTreeMap<usize, Anchored>,
    /// How many values aliases stood for.
    repeated: usize,
    root: Option<Node>,
}

/// A value that aliases can refer to.
struct Anchored {
    node: Node,
    values: usize,
    depth: usize,
}

impl Reading {
    fn take(&mut self, event: &Event<'_>) -> Result<(), String> {
        let (value, anchor, is_merge) = match event {
            Event::Scalar(text, style, anchor, _) => {
                (scalar(text, *style), *anchor, *style == ScalarStyle::Plain && text == "<<")
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.open.len() >= DEEPEST => {
                return Err("values stand in each other too deep to be read".to_owned());
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open.push(Open { parts: Parts::List(Vec::new()), anchor: *anchor });
                return Ok(());
            }
            Event::MappingStart(_, anchor, _) => {
                self.open.push(Open { parts: Parts::Object(Object::default()), anchor: *anchor });
                return Ok(());
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(Open { parts, anchor }) = self.open.pop() else { return Ok(()) };
                (parts.close()?, anchor, false)
            }
            Event::Alias(anchor) => (self.referred(*anchor)?, 0, false),
            Event::UnresolvedAlias(_) => return Err("this alias refers to nothing".to_owned()),
            Event::DocumentStart(..) if self.root.is_some() => return Err("a second document stands here".to_owned()),
            _ => return Ok(()),
        };
        if anchor != 0 {
            let (values, depth) = size(&value);
            self.anchors.insert(anchor, Anchored { node: value.clone(), values, depth });
        }
        match self.open.last_mut() {
            Some(Open { parts: Parts::List(items), .. }) => items.push(value),
            Some(Open { parts: Parts::Object(object), .. }) => object.take(value, is_merge)?,
            None => self.root = Some(value),
        }
        Ok(())
    }

    fn referred(&mut self, anchor: usize) -> Result<Node, String> {
        let Some(found) = self.anchors.get(&anchor) else {
            return Err("this alias stands in what it refers to".to_owned());
        };
        self.repeated += found.values;
        if self.repeated > MOST {
            return Err(format!("the aliases up to here stand for more than {MOST} values"));
        }
        if self.open.len() + found.depth > DEEPEST {
            return Err("values stand in each other too deep to be read".to_owned());
        }
        Ok(found.node.clone())
    }
}

/// A list or an object whose end is not reached.
struct Open {
    parts: Parts,
    anchor: usize,
}

enum Parts {
    List(Vec<Node>),
    Object(Object),
}

#[derive(Default)]
struct Object {
    members: Vec<(String, Node)>,
    /// The key that waits for its value, and whether other mappings are to be merged there.
    key: Option<(String, bool)>,
    /// Mappings whose members stand here unless there are some of the same keys.
    merged: Vec<Node>,
}

impl Object {
    fn take(&mut self, value: Node, is_merge: bool) -> Result<(), String> {
        match (self.key.take(), value) {
            (Some((_, true)), Node::List(others)) => self.merged.extend(others),
            (Some((_, true)), other @ Node::Object(_)) => self.merged.push(other),
            (Some((key, _)), value) => self.members.push((key, value)),
            (None, Node::Text(text)) => self.key = Some((text, is_merge)),
            (None, value @ (Node::Null | Node::Boolean(_) | Node::Number(_))) => {
                self.key = Some((value.compact(), false));
            }
            (None, _) => return Err("a list or mapping stands where a key belongs".to_owned()),
        }
        Ok(())
    }
}

impl Parts {
    fn close(self) -> Result<Node, String> {
        let Object { mut members, merged, .. } = match self {
            Self::List(items) => return Ok(Node::List(items)),
            Self::Object(object) => object,
        };
        if let Some(key) = twice(&members) {
            return Err(format!("the key `{key}` occurs twice in this mapping"));
        }
        for other in merged {
            let Node::Object(others) = other else { return Err("only mappings can be merged".to_owned()) };
            let new: Vec<(String, Node)> =
                others.into_iter().filter(|(key, _)| members.iter().all(|(own, _)| own != key)).collect();
            members.extend(new);
        }
        Ok(Node::Object(members))
    }
}

/// How many values there are in a value, and how deep they stand in each other.
fn size(node: &Node) -> (usize, usize) {
    let parts: Vec<&Node> = node.items().iter().chain(node.members().iter().map(|(_, value)| value)).collect();
    let of_parts =
        parts.into_iter().map(size).fold((0, 0), |(values, depth), (more, deep)| (values + more, depth.max(deep)));
    let is_part = usize::from(matches!(node, Node::List(_) | Node::Object(_)));
    (1 + of_parts.0, is_part + of_parts.1)
}

fn scalar(text: &str, style: ScalarStyle) -> Node {
    if style != ScalarStyle::Plain {
        return Node::Text(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Node::Null,
        "true" | "True" | "TRUE" => return Node::Boolean(true),
        "false" | "False" | "FALSE" => return Node::Boolean(false),
        _ => {}
    }
    // The core schema has some notations more than JSON: `+1`, `.5`, `1.`, `01`.
    let plain = text.strip_prefix('+').unwrap_or(text);
    if numbers::is_number(plain) {
        return numbers::number(plain);
    }
    let may_be_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if may_be_number && let Ok(whole) = plain.parse::<i64>() {
        return Node::Number(whole.to_string());
    }
    let number = text.parse::<f64>().ok().filter(|_| may_be_number).and_then(Number::from_f64);
    number.map_or_else(|| Node::Text(text.to_owned()), |number| Node::Number(digits(&number)))
}
