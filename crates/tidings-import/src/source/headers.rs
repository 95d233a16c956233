//! Headers of requests, as parameters of `OpenAPI` describe them.

use super::Header;
use crate::documents::{References, Schema};
use crate::node::Node;

/// What parameters say of headers. Of two for one header the first is believed.
pub(super) fn of<'a>(parameters: Vec<Schema<'a>>, references: &References<'a>) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    for parameter in parameters.into_iter().filter_map(|parameter| followed(parameter, references)) {
        let is_header = parameter.node.text("in").is_none_or(|place| place == "header");
        let name = parameter.node.text("name").filter(|name| is_header && is_token(name));
        let Some(name) = name.filter(|name| found.iter().all(|other| !other.name.eq_ignore_ascii_case(name))) else {
            continue;
        };
        found.push(header(name, &parameter, references));
    }
    found
}

/// The headers of one event by their names: each with its text, or with what describes it.
pub(super) fn named<'a>(headers: &Schema<'a>, key: &str, references: &References<'a>) -> Vec<Header> {
    let one = |(name, header_of): (&str, Schema<'a>)| match header_of.node {
        Node::Text(value) if is_carried(value) => {
            Header { name: name.to_owned(), value: Some(value.clone()), is_stated: true }
        }
        _ => header(name, &header_of, references),
    };
    headers.members(key).into_iter().filter(|(name, _)| is_token(name)).map(one).collect()
}

/// A header by its description: what it holds is stated by a constant, or shown by an example.
fn header<'a>(name: &str, described: &Schema<'a>, references: &References<'a>) -> Header {
    let schema = described.get("schema").and_then(|schema| followed(schema, references));
    let schema = schema.as_ref().map_or(described.node, |schema| schema.node);
    let stated = match (schema.get("const"), schema.get("enum")) {
        (Some(Node::Text(value)), _) => Some(value.as_str()),
        (None, Some(Node::List(values))) => match values.as_slice() {
            [Node::Text(value)] => Some(value.as_str()),
            _ => None,
        },
        _ => None,
    };
    let shown = || described.node.text("example").or_else(|| schema.text("example"));
    let value = stated.or_else(shown).filter(|value| is_carried(value)).map(str::to_owned);
    Header { name: name.to_owned(), value, is_stated: stated.is_some() }
}

fn followed<'a>(schema: Schema<'a>, references: &References<'a>) -> Option<Schema<'a>> {
    match schema.node.text("$ref") {
        None => Some(schema),
        Some(reference) => references.follow(&schema.place, reference),
    }
}

/// RFC 9110, section 5.6.2: what a header can be called.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// RFC 9110, section 5.5: what arrives in a header as it was sent.
pub(crate) fn is_carried(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && text.chars().all(|c| c == ' ' || c.is_ascii_graphic())
}
