//! Where the names of events stand in deliveries, for those who change them.

use contract::tree::{Member, Tree};
use tidings_build::model::{Batch, Envelope, NamePart, NameSource};

/// The parts that stand in the body: the position of each, the keys that lead to it, and the part.
pub(crate) fn places(envelope: &Envelope) -> Vec<(usize, Vec<&str>, &NamePart)> {
    let places = envelope.name.iter().enumerate().filter_map(|(position, part)| match &part.source {
        NameSource::Key(key) => Some((position, vec![key.as_str()], part)),
        NameSource::Within { parent, key } => Some((position, vec![parent.as_str(), key.as_str()], part)),
        _ => None,
    });
    places.collect()
}

/// The delivery with another value at a place, or with nothing there.
pub(crate) fn with(delivery: &Tree, path: &[&str], value: Option<&Tree>) -> Tree {
    let Some((key, rest)) = path.split_first() else { return value.unwrap_or(delivery).clone() };
    let is_it = |member: &Member| member.name().as_deref() == Some(*key);
    let mut members = delivery.members().to_vec();
    match (members.iter_mut().find(|member| is_it(member)), rest, value) {
        (Some(_), [], None) => members.retain(|member| !is_it(member)),
        (Some(member), rest, value) => member.value = with(&member.value, rest, value),
        (None, [], Some(value)) => members.push(Member::new(key, value.clone())),
        (None, ..) => {}
    }
    Tree::Object(members)
}

/// A body with these deliveries.
pub(crate) fn batch_of(batch: &Batch, deliveries: Vec<Tree>) -> Tree {
    match batch {
        Batch::Key(key) => Tree::object([(key.as_str(), Tree::List(deliveries))]),
        _ => Tree::List(deliveries),
    }
}
