//! Fields of which at least one is there.

use super::node::{Kind, Node};
use super::reader::{Entry, Reader};
use crate::diagnostic::{Code, excerpt};
use crate::raw::Text;

/// The lists of an entry: one list of fields, or a list of several.
pub(super) fn load_groups(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<Vec<Text>> {
    let Some(node) = entry.get("at_least_one") else { return Vec::new() };
    let named = entry.key_span("at_least_one").unwrap_or(node.span);
    if entry.get("fields").is_none() && !entry.is_broken() && !entry.has_mistyped("fields") {
        let message = "`at_least_one` says something of `fields`, which are missing here";
        reader.sink.report(Code::ConflictingKeys, named, message);
        return Vec::new();
    }
    let items = reader.list(Some(node), "a list of fields, or of such lists");
    if !matches!(node.kind, Kind::List(_)) {
        return Vec::new();
    }
    if items.iter().any(|item| matches!(item.kind, Kind::List(_))) {
        items.iter().filter_map(|item| load_group(reader, item)).collect()
    } else {
        load_group(reader, node).into_iter().collect()
    }
}

/// One list of fields. One field alone would be a required one.
fn load_group(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Text>> {
    let items = reader.list(Some(node), "a list of fields");
    let names: Vec<Text> = items.iter().filter_map(|item| reader.name(item)).collect();
    match (&node.kind, names.as_slice()) {
        (Kind::List(items), names) if items.len() < 2 && names.len() == items.len() => {
            let message = format!("expected at least two fields, found {}", items.len());
            let diagnostic = reader.sink.report(Code::InvalidValue, node.span, message);
            if let [only] = names {
                diagnostic.help(format!("a field that is always there has no `?`: `{}: …`", excerpt(&only.value)));
            }
            None
        }
        (Kind::List(_), _) => Some(names),
        _ => None,
    }
}
