//! Where a type would hold itself within itself: Rust wants a box there.

use crate::model::{Draft, Shape, Type, TypeDef, TypeId};

/// The objects that hold their own kind, directly or through others: what lies between them is boxed.
pub(super) struct Boxes {
    circular: Vec<bool>,
}

impl Boxes {
    /// Takes away what no circle runs through, from both ends, until only circles are left.
    pub(super) fn new(draft: &Draft) -> Self {
        let mut circular = vec![true; draft.types.len()];
        let edges: Vec<(usize, usize)> =
            draft.types.iter().enumerate().flat_map(|(id, def)| held(draft, id, def)).collect();
        for reversed in [false, true] {
            let ends = |(from, to): (usize, usize)| if reversed { (to, from) } else { (from, to) };
            let mut degree = vec![0_usize; circular.len()];
            let mut into: Vec<Vec<usize>> = vec![Vec::new(); circular.len()];
            for (from, to) in edges.iter().map(|edge| ends(*edge)).filter(|(from, to)| circular[*from] && circular[*to])
            {
                degree[from] += 1;
                into[to].push(from);
            }
            let mut free: Vec<usize> = (0..circular.len()).filter(|id| circular[*id] && degree[*id] == 0).collect();
            while let Some(id) = free.pop() {
                circular[id] = false;
                for &from in &into[id] {
                    degree[from] -= 1;
                    if degree[from] == 0 {
                        free.push(from);
                    }
                }
            }
        }
        Self { circular }
    }

    /// Whether a field of this type in this object is boxed.
    pub(super) fn has(&self, draft: &Draft, holder: TypeId, ty: &Type) -> bool {
        self.circular[holder.0] && held_object(draft, ty).is_some_and(|id| self.circular[id.0])
    }
}

/// The objects that lie within an object itself, not behind a list or map.
fn held(draft: &Draft, id: usize, def: &TypeDef) -> Vec<(usize, usize)> {
    let Shape::Object(fields) = &def.shape else { return Vec::new() };
    fields.iter().filter_map(|field| held_object(draft, &field.ty)).map(|held| (id, held.0)).collect()
}

/// The object that a type holds within itself. Aliases end: check refuses those that do not.
fn held_object(draft: &Draft, ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Nullable(inner) => held_object(draft, inner),
        Type::Named(id) => match &draft.types[id.0].shape {
            Shape::Object(_) => Some(*id),
            Shape::Alias(inner) => held_object(draft, inner),
            Shape::Enum(_) | Shape::Id { .. } => None,
        },
        _ => None,
    }
}
