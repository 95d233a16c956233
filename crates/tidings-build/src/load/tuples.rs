//! Tuples: the places of a list, each with a name.

use super::entries::load_place;
use super::meaning::is_whole_mapping;
use super::node::{Kind, Node};
use super::reader::Reader;
use crate::diagnostic::{Code, excerpt};
use crate::raw::{Body, Field};

/// What stands behind `items`.
pub(super) fn load_items(reader: &mut Reader<'_>, node: &Node) -> Body {
    let expected = "places by their names";
    if matches!(node.kind, Kind::List(_)) {
        reader
            .wrong_shape(node.span, &format!("expected a mapping of {expected}"), node)
            .help("give each place a name for people: `longitude: number`");
        return Body::Broken;
    }
    let places = reader.mapping(Some(node), expected);
    let places: Vec<Field> = places.iter().map(|(key, node)| load_place(reader, key, node)).collect();
    if places.is_empty() && is_whole_mapping(node) {
        let diagnostic = reader.sink.report(Code::InvalidValue, node.span, "`items` has no places");
        diagnostic.help("a list of which no more is known is `type: list<json>`");
        return Body::Broken;
    }
    check_order(reader, &places);
    if is_whole_mapping(node) { Body::Items(places) } else { Body::Broken }
}

/// A list has no holes: what may be absent stands behind all that is always there.
fn check_order(reader: &mut Reader<'_>, places: &[Field]) {
    let Some(first) = places.iter().position(|place| place.optional) else { return };
    let (before, behind) = places.split_at(first);
    let (Some(absent), Some(required)) = (behind.first(), behind.iter().find(|place| !place.optional)) else { return };
    debug_assert!(before.iter().all(|place| !place.optional));
    let [name, other] = [required, absent].map(|place| excerpt(&place.key.value));
    let message = format!("`{name}` is always there, and `{other}` before it may be absent");
    let diagnostic = reader.sink.report(Code::InvalidValue, required.key.span, message);
    diagnostic.related(absent.key.span, "this place may be absent");
    diagnostic.help(format!("write `{other}: … | null` if it may be empty, or let `{name}` have a `?` too"));
}
