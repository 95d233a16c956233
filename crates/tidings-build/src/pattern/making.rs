//! Texts that match.

use super::Node;

/// The bytes that a text has at most.
const LONGEST: usize = 2_000;

/// A text by the choices of `choose`. Whether it matches where a part looks at its neighbours is not seen to.
pub(super) fn make(root: &Node, more: u32, choose: &mut dyn FnMut(u32) -> u32) -> Option<String> {
    let mut text = String::new();
    write(root, more, choose, &mut text)?;
    Some(text)
}

fn write(node: &Node, more: u32, choose: &mut dyn FnMut(u32) -> u32, text: &mut String) -> Option<()> {
    if text.len() > LONGEST {
        return None;
    }
    match node {
        Node::Class(class) => text.push(*chosen(&class.some(), choose)?),
        Node::Start | Node::End | Node::Boundary(_) => {}
        Node::Sequence(nodes) => nodes.iter().try_for_each(|node| write(node, more, choose, text))?,
        Node::Either(nodes) => write(chosen(nodes, choose)?, more, choose, text)?,
        Node::Repeat { node, least, most } => {
            let count = least.saturating_add(more).min(most.unwrap_or(u32::MAX));
            for _ in 0..count {
                let before = text.len();
                write(node, more, choose, text)?;
                // Nothing stays nothing, however often it is repeated.
                if text.len() == before {
                    break;
                }
            }
        }
    }
    Some(())
}

fn chosen<'a, T>(all: &'a [T], choose: &mut dyn FnMut(u32) -> u32) -> Option<&'a T> {
    let count = u32::try_from(all.len()).ok().filter(|count| *count > 0)?;
    all.get(usize::try_from(choose(count)).ok()?)
}
