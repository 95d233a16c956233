//! Which events a source announces, and where it describes them.

mod bundle;
mod headers;
mod openapi;
mod samples;

use crate::documents::{Documents, Schema};
use crate::mistake::Mistake;
use crate::node::Node;

pub(crate) use headers::is_carried;
pub(crate) use samples::inferred;

/// One event as the source lists it.
pub(crate) struct Announced<'a> {
    /// What the source calls it; on the wire it may have another name.
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) body: Body<'a>,
    /// Headers of the request.
    pub(crate) headers: Vec<Header>,
    /// Whether each body is a list of deliveries, and what is described is one of them.
    pub(crate) in_list: bool,
    /// Whole deliveries.
    pub(crate) examples: Vec<Node>,
}

/// A header of a request.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) name: String,
    /// What it always holds for an event, as far as the source tells.
    pub(crate) value: Option<String>,
    /// Whether the source states the value; else an example shows it.
    pub(crate) is_stated: bool,
}

/// Where a source describes what an event sends.
#[derive(Clone)]
pub(crate) enum Body<'a> {
    /// The whole body.
    Whole(Schema<'a>),
    /// What stands under one key of a body that is the same for all.
    Within { whole: Schema<'a>, key: String, part: Schema<'a> },
}

/// What a source announces.
pub(crate) struct Announcement<'a> {
    pub(crate) events: Vec<Announced<'a>>,
    pub(crate) title: Option<String>,
}

/// The kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON Schema and a list of events.
    Bundle,
    /// `OpenAPI` with `webhooks` or `x-webhooks`.
    OpenApi,
    /// Sample deliveries.
    Samples,
}

/// The form of a source, if it has one of those that can be read.
pub(crate) fn form(documents: &[(String, Node)]) -> Form {
    if documents.iter().any(|(path, node)| lists_events(path, node)) {
        Form::Bundle
    } else if documents.iter().any(|(_, node)| is_openapi(node)) {
        Form::OpenApi
    } else {
        Form::Samples
    }
}

/// Whether a document is a list of events: by its name, or by what stands in it.
pub(crate) fn lists_events(path: &str, node: &Node) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let has_schema = |item: &Node| item.get("schema").is_some() && item.get("name").is_some();
    match node {
        Node::List(items) => !items.is_empty() && (name.starts_with("events.") || items.iter().all(has_schema)),
        _ => false,
    }
}

pub(crate) fn is_openapi(node: &Node) -> bool {
    ["openapi", "swagger", "webhooks", "x-webhooks"].iter().any(|key| node.get(key).is_some())
}

/// What the documents announce.
pub(crate) fn announce<'a>(form: Form, documents: &'a Documents, mistakes: &mut Vec<Mistake>) -> Announcement<'a> {
    match form {
        Form::Bundle => bundle::announce(documents, mistakes),
        Form::OpenApi => openapi::announce(documents, mistakes),
        Form::Samples => samples::announce(documents),
    }
}
