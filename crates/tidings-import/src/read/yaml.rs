//! YAML to data, by the core schema of YAML 1.2.2 (chapter 10.3), as far as it can be said in JSON.

use granit_parser::{Event, Parser, ScalarStyle};
use serde_json::Number;

use super::{DEEPEST, twice};
use crate::mistake::Mistake;
use crate::node::{Node, digits};

pub(super) fn read(path: &str, text: &str) -> Result<Node, Mistake> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|why| {
            let place = format!("{}:{}", why.marker().line(), why.marker().col() + 1);
            Mistake::new(path, &place, format!("this is not YAML that can be read: {}", why.info()))
        })?;
        let refuse = |why: &str| {
            let place = format!("{}:{}", span.start.line(), span.start.col() + 1);
            Mistake::new(path, &place, why)
        };
        let done = match event {
            Event::Scalar(text, style, ..) => Some(scalar(&text, style)),
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= DEEPEST => {
                return Err(refuse("values stand in each other too deep to be read"));
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Object(Vec::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => {
                open.pop().map(Open::close).transpose().map_err(|why| refuse(&why))?
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                return Err(refuse("aliases are not followed; write the value out, or give the document as JSON"));
            }
            Event::DocumentStart(..) if root.is_some() => return Err(refuse("a second document stands here")),
            _ => None,
        };
        let Some(value) = done else { continue };
        match open.last_mut() {
            Some(parent) => parent.take(value).map_err(|why| refuse(&why))?,
            None => root = Some(value),
        }
    }
    root.ok_or_else(|| Mistake::new(path, "", "this file is empty"))
}

/// A list or an object whose end is not reached.
enum Open {
    List(Vec<Node>),
    /// With the key that waits for its value.
    Object(Vec<(String, Node)>, Option<String>),
}

impl Open {
    fn take(&mut self, value: Node) -> Result<(), String> {
        match self {
            Self::List(items) => items.push(value),
            Self::Object(members, key) => match (key.take(), value) {
                (Some(key), value) => members.push((key, value)),
                (None, Node::Text(text)) => *key = Some(text),
                (None, value @ (Node::Null | Node::Boolean(_) | Node::Number(_))) => *key = Some(value.compact()),
                (None, _) => return Err("a list or mapping stands where a key belongs".to_owned()),
            },
        }
        Ok(())
    }

    fn close(self) -> Result<Node, String> {
        match self {
            Self::List(items) => Ok(Node::List(items)),
            Self::Object(members, _) => match twice(&members) {
                Some(key) => Err(format!("the key `{key}` occurs twice in this mapping")),
                None => Ok(Node::Object(members)),
            },
        }
    }
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
    let may_be_number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let plain = text.strip_prefix('+').unwrap_or(text);
    if may_be_number && let Ok(whole) = plain.parse::<i64>() {
        return Node::Number(whole.to_string());
    }
    let number = text.parse::<f64>().ok().filter(|_| may_be_number).and_then(Number::from_f64);
    number.map_or_else(|| Node::Text(text.to_owned()), |number| Node::Number(digits(&number)))
}
