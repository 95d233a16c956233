//! Whether what is or holds a union is narrower.

use std::collections::BTreeSet;

use super::{Comparison, Held, spellings};
use crate::model::{Enum, Shape, Type, TypeId, Union};

impl<'a> Comparison<'a> {
    /// Whether a value is of one of the types of a union.
    pub(super) fn within_union(&mut self, one: Held<'_>, union: &'a Union) -> bool {
        if !union.undecided.is_empty() {
            return true;
        }
        let ty = self.draft.behind_aliases(one.ty);
        match self.shape(ty) {
            Some(Shape::Object(_)) => return self.is_member(ty, union),
            Some(Shape::Union(inner)) => {
                return inner.variants.iter().all(|variant| self.within_union(Held::of(&variant.ty), union));
            }
            Some(Shape::Enum(enum_)) if enum_.closed && self.holds_all(union, enum_) => return true,
            _ => {}
        }
        union.variants.iter().any(|variant| {
            let before = (self.seen.clone(), self.pending.len());
            let holds = self.within(one, Held::of(&variant.ty));
            if !holds {
                self.seen = before.0;
                self.pending.truncate(before.1);
            }
            holds
        })
    }

    fn holds_all(&self, union: &Union, enum_: &Enum) -> bool {
        spellings(enum_).all(|known| union.variants.iter().any(|variant| self.is_value(known, &variant.ty)))
    }

    /// Whether all values of a union are of another type, which is none.
    pub(super) fn union_within(&mut self, union: &'a Union, than: Held<'_>) -> bool {
        let is_decided = union.undecided.is_empty();
        !is_decided || !others_may_come(union) && union.variants.iter().all(|it| self.within(Held::of(&it.ty), than))
    }

    /// Whether a union joins an object. Where a tag tells, what extends one of its objects is told to be of that, too.
    fn is_member(&self, object: &Type, union: &Union) -> bool {
        union.variants.iter().any(|variant| match self.draft.behind_aliases(&variant.ty) {
            ty if ty == object => true,
            ty @ Type::Named(id) => match self.shape(ty) {
                Some(Shape::Union(inner)) => inner.undecided.is_empty() && self.is_member(object, inner),
                _ => union.tag.is_some() && self.extends(object, *id),
            },
            _ => false,
        })
    }

    fn extends(&self, ty: &Type, base: TypeId) -> bool {
        let (mut seen, mut waiting) = (BTreeSet::new(), Vec::new());
        waiting.extend(if let Type::Named(id) = ty { Some(*id) } else { None });
        while let Some(id) = waiting.pop() {
            if id == base {
                return true;
            }
            if seen.insert(id) {
                waiting.extend(&self.draft.types[id.0].extends);
            }
        }
        false
    }
}

/// Whether there may be values with tags that nobody knows.
pub(super) fn others_may_come(union: &Union) -> bool {
    union.tag.is_some() && !union.closed
}
