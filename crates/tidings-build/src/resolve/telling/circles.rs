//! Unions that join each other in a circle: what such a one holds, is told by itself.

use std::collections::BTreeSet;

use crate::model::{Draft, Shape, Type, TypeId, Union};

/// What is said of a variant by which a union holds itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Circle {
    /// The union stands among its own variants.
    Itself,
    /// It comes back by way of another one.
    Through,
    /// The same circle is reported at another union.
    Reported,
}

/// Whether a union among the variants of another one leads back to it.
pub(super) fn circle(draft: &Draft, union: TypeId, variant: TypeId) -> Option<Circle> {
    if union == variant {
        return Some(Circle::Itself);
    }
    let joined = joined(draft, variant);
    if !joined.contains(&union) {
        return None;
    }
    let first = joined.into_iter().find(|other| self::joined(draft, *other).contains(&union));
    Some(if first == Some(union) { Circle::Through } else { Circle::Reported })
}

/// All unions that stand in a union, in those that stand there, and so on.
fn joined(draft: &Draft, union: TypeId) -> BTreeSet<TypeId> {
    let (mut found, mut next) = (BTreeSet::new(), vec![union]);
    while let Some(id) = next.pop() {
        let Some(union) = as_union(draft, id) else { continue };
        let named = union.variants.iter().filter_map(|variant| match draft.behind_aliases(&variant.ty) {
            Type::Named(id) => Some(*id),
            _ => None,
        });
        next.extend(named.filter(|id| as_union(draft, *id).is_some()).filter(|id| found.insert(*id)));
    }
    found
}

fn as_union(draft: &Draft, id: TypeId) -> Option<&Union> {
    match &draft.types.get(id.0)?.shape {
        Shape::Union(union) => Some(union),
        _ => None,
    }
}
