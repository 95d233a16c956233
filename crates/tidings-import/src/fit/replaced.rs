//! Named types that the language cannot say, and what stands in the place of each.
//!
//! A union keeps its name where it can be said more widely, and is widened where it is declared. So whatever refers to it
//! stays as small as it was: unions that each hold the next one twice would else be written out without end.

use std::collections::BTreeSet;

use super::{limits, unions};
use crate::form::{Shape, Slot, Type, TypeId, Types};
use crate::node::Node;

pub(super) struct Replaced(Vec<Option<Instead>>);

/// What stands in the place of a named type.
pub(super) struct Instead {
    pub(super) ty: Type,
    /// What is lost by that, if anything is.
    pub(super) what: Option<String>,
}

impl Replaced {
    pub(super) fn new(types: &Types) -> Self {
        let replaced = |id: usize| match &types.get(TypeId(id)).shape {
            Shape::Alias(Type::Union(_)) => of_union(types, TypeId(id)),
            Shape::Alias(ty) => Some(Instead { ty: ty.clone(), what: None }),
            Shape::Scalar(slot) => of_scalar(slot),
            Shape::Enum(_) | Shape::Tagged(_) | Shape::Object(_) => None,
        };
        Self((0..types.0.len()).map(replaced).collect())
    }

    pub(super) fn of(&self, id: TypeId) -> Option<&Instead> {
        self.0.get(id.0).and_then(Option::as_ref)
    }
}

/// A scalar of which no limit can be said.
fn of_scalar(slot: &Slot) -> Option<Instead> {
    if limits::any_is_kept(slot) {
        return None;
    }
    let limits: Vec<String> =
        slot.limits.iter().map(|(word, value)| format!("`{word}: {}`", value.compact())).collect();
    Some(Instead { ty: slot.ty.clone(), what: Some(limits.join(", ")) })
}

/// A union that becomes something else than a union.
fn of_union(types: &Types, id: TypeId) -> Option<Instead> {
    let (mut members, mut nullable) = (Vec::new(), false);
    flatten(types, &Type::Named(id), &mut BTreeSet::new(), &mut members, &mut nullable);
    let (instead, what) = match unions::widened(types, members.clone()) {
        Ok(same) => (same, None),
        Err(instead) => {
            let what = unions::lost(types, &members, &instead);
            (instead, what)
        }
    };
    match instead {
        Type::Union(_) => None,
        ty if nullable && ty != Type::JSON => Some(Instead { ty: Type::Nullable(Box::new(ty)), what }),
        ty => Some(Instead { ty, what }),
    }
}

/// The members of a union, those of the unions among them, too.
pub(super) fn flatten(
    types: &Types,
    ty: &Type,
    seen: &mut BTreeSet<TypeId>,
    members: &mut Vec<Type>,
    nullable: &mut bool,
) {
    match ty {
        Type::Union(inner) => inner.iter().for_each(|ty| flatten(types, ty, seen, members, nullable)),
        Type::Nullable(inner) => {
            *nullable = true;
            flatten(types, inner, seen, members, nullable);
        }
        Type::Const(Node::Null) => *nullable = true,
        Type::Named(id) => match &types.get(*id).shape {
            Shape::Alias(inner) if seen.insert(*id) => flatten(types, inner, seen, members, nullable),
            Shape::Alias(_) => {}
            _ if members.contains(ty) => {}
            _ => members.push(ty.clone()),
        },
        ty if members.contains(ty) => {}
        ty => members.push(ty.clone()),
    }
}
