//! `OpenAPI` 3.1 with `webhooks`, and 3.0 with `x-webhooks`.

use super::{Announced, Announcement, Body, headers, is_openapi};
use crate::documents::{Documents, References, Schema};
use crate::mistake::Mistake;
use crate::node::Node;

const METHODS: &[&str] = &["post", "put", "patch", "get", "delete"];

pub(super) fn announce<'a>(documents: &'a Documents, mistakes: &mut Vec<Mistake>) -> Announcement<'a> {
    let references = References::new(documents);
    let mut events = Vec::new();
    let mut title = None;
    for root in documents.roots().filter(|root| is_openapi(root.node)) {
        title = title.or_else(|| root.node.get("info").and_then(|info| info.text("title")).map(str::to_owned));
        let webhooks = ["webhooks", "x-webhooks"].into_iter().map(|key| root.members(key));
        let webhooks: Vec<(&str, Schema<'a>)> = webhooks.flatten().collect();
        if webhooks.is_empty() {
            let message = "this OpenAPI document has neither `webhooks` nor `x-webhooks`";
            mistakes.push(Mistake::new(root.place.path(), "#", message));
        }
        for (name, item) in webhooks {
            let item = match item.node.text("$ref") {
                None => Some(item),
                Some(reference) => references.follow(&item.place, reference),
            };
            events.extend(item.and_then(|item| announced(name, &item, &references, mistakes)));
        }
    }
    Announcement { events, title }
}

fn announced<'a>(
    name: &str,
    item: &Schema<'a>,
    references: &References<'a>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Announced<'a>> {
    let operation = METHODS.iter().find_map(|method| item.get(method))?;
    let body = operation.get("requestBody").and_then(|body| match body.node.text("$ref") {
        None => Some(body),
        Some(reference) => references.follow(&body.place, reference),
    });
    let content = body.as_ref().map(|body| body.members("content")).unwrap_or_default();
    let is_json = |kind: &str| kind.contains("json");
    let media = content.iter().find(|(kind, _)| is_json(kind)).or_else(|| content.first());
    let Some((media, schema)) = media.and_then(|(_, media)| Some((media, media.get("schema")?))) else {
        let message = format!("the webhook `{name}` describes no body in JSON");
        mistakes.push(Mistake::new(operation.place.path(), &operation.place.fragment(), message));
        return None;
    };
    let text = |node: &Node, key: &str| {
        node.text(key).filter(|text| !text.trim().is_empty() && *text != name).map(str::to_owned)
    };
    let described = text(operation.node, "description").or_else(|| text(operation.node, "summary"));
    let described = described.or_else(|| text(item.node, "description")).or_else(|| text(item.node, "summary"));
    let many = media.members("examples").into_iter().filter_map(|(_, example)| example.node.get("value"));
    Some(Announced {
        name: name.to_owned(),
        description: described,
        deprecated: operation.node.is_set("deprecated"),
        body: Body::Whole(schema),
        headers: headers::of([operation.items("parameters"), item.items("parameters")].concat(), references),
        in_list: false,
        examples: media.node.get("example").into_iter().chain(many).cloned().collect(),
    })
}
