//! What an event says of the fields of its payload: each has a narrower type, or fields within it.

use super::entries::load_type_expression;
use super::limits::misplaced_limit;
use super::node::{Kind, Node, Scalar};
use super::reader::Reader;
use crate::diagnostic::{Code, excerpt};
use crate::raw::{Expression, ExpressionKind, Narrow, Narrowed};
use crate::source::Spanned;

/// The narrower fields; none where nothing is written.
pub(crate) fn load_narrow(reader: &mut Reader<'_>, node: Option<&Node>) -> Vec<Narrow> {
    let fields = reader.mapping(node, "fields, each with a narrower type or a mapping of the fields within it");
    fields.iter().map(|(key, node)| load_field(reader, key, node)).collect()
}

fn load_field(reader: &mut Reader<'_>, key: &Spanned<Scalar>, node: &Node) -> Narrow {
    // It names what is declared elsewhere, so that nothing is asked of its letters here.
    let mut wire = reader.key(key);
    let optional = wire.value.ends_with('?');
    if optional {
        wire.value.pop();
    }
    let broken = Narrowed::Type(Expression { kind: ExpressionKind::Broken, span: key.span });
    let to = match &node.kind {
        Kind::Mapping(mapping) => match misplaced_limit(mapping) {
            None => Narrowed::Fields(load_narrow(reader, Some(node))),
            Some(limit) => {
                let message = "a limit is said where a type is defined, and here a mapping goes deeper into an object";
                let help = "name the type with its limits in `types`, and say its name here";
                reader.sink.report(Code::ConflictingKeys, limit, message).help(help);
                broken
            }
        },
        Kind::Empty => {
            let name = excerpt(&key.value.text);
            let help = format!("say what it is here: a narrower type, or `{name}: const null` if it is always null");
            reader.wrong_shape(key.span, "expected a narrower type", node).help(help);
            broken
        }
        _ => Narrowed::Type(load_type_expression(reader, node)),
    };
    Narrow { wire, optional, to }
}
