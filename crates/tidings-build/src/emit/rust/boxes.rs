//! Where a type would hold itself within itself: Rust wants a box there.

use crate::check::Catalogue;
use crate::model::{Shape, Type, TypeDef, TypeId};

/// The circles of objects that hold each other within themselves. A field that stays in its circle is boxed.
pub(super) struct Boxes {
    /// For each type the number of its circle, if it is in one.
    circles: Vec<Option<usize>>,
}

impl Boxes {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let held = Graph::new(catalogue);
        let holders = held.reversed();
        let mut candidates = vec![true; catalogue.types.len()];
        for graph in [&held, &holders] {
            graph.drop_ends(&mut candidates);
        }
        let mut circles = vec![None; candidates.len()];
        for start in 0..candidates.len() {
            if candidates[start] && circles[start].is_none() {
                // A circle is what one gets to from a type, and from where one gets back to it.
                let back = holders.reachable(start, &candidates);
                for id in held.reachable(start, &candidates) {
                    if id == start || back.binary_search(&id).is_ok() {
                        circles[id] = Some(start);
                    }
                }
            }
        }
        Self { circles }
    }

    /// Whether a field of this type in this object is boxed.
    pub(super) fn has(&self, catalogue: &Catalogue, holder: TypeId, ty: &Type) -> bool {
        let circle = self.circles[holder.0];
        circle.is_some() && held_object(catalogue, ty).is_some_and(|id| self.circles[id.0] == circle)
    }
}

/// Which objects lie within which, not behind a list or map.
struct Graph {
    next: Vec<Vec<usize>>,
}

impl Graph {
    fn new(catalogue: &Catalogue) -> Self {
        let held = |def: &TypeDef| match &def.shape {
            Shape::Object(fields) | Shape::Tuple(fields) => {
                fields.iter().filter_map(|field| held_object(catalogue, &field.ty)).map(|id| id.0).collect()
            }
            _ => Vec::new(),
        };
        Self { next: catalogue.types.iter().map(held).collect() }
    }

    fn reversed(&self) -> Self {
        let mut next = vec![Vec::new(); self.next.len()];
        for (from, to) in self.edges() {
            next[to].push(from);
        }
        Self { next }
    }

    fn edges(&self) -> impl Iterator<Item = (usize, usize)> {
        self.next.iter().enumerate().flat_map(|(from, to)| to.iter().map(move |to| (from, *to)))
    }

    /// Drops the candidates from which no way goes on for ever, so that few are left to search.
    fn drop_ends(&self, candidates: &mut [bool]) {
        let before = self.reversed();
        let mut ways: Vec<usize> =
            self.next.iter().map(|next| next.iter().filter(|id| candidates[**id]).count()).collect();
        let mut ends: Vec<usize> = (0..ways.len()).filter(|id| candidates[*id] && ways[*id] == 0).collect();
        while let Some(end) = ends.pop() {
            candidates[end] = false;
            for &id in before.next[end].iter().filter(|id| candidates[**id]) {
                ways[id] -= 1;
                if ways[id] == 0 {
                    ends.push(id);
                }
            }
        }
    }

    /// The candidates to which a way leads, in order.
    fn reachable(&self, start: usize, candidates: &[bool]) -> Vec<usize> {
        let mut seen = vec![false; candidates.len()];
        let mut waiting = vec![start];
        let mut found = Vec::new();
        while let Some(id) = waiting.pop() {
            for &next in self.next[id].iter().filter(|next| candidates[**next]) {
                if !std::mem::replace(&mut seen[next], true) {
                    found.push(next);
                    waiting.push(next);
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// The object that a field's type holds within itself.
fn held_object(catalogue: &Catalogue, ty: &Type) -> Option<TypeId> {
    match catalogue.behind_aliases(ty) {
        Type::Named(id) if matches!(catalogue.types[id.0].shape, Shape::Object(_) | Shape::Tuple(_)) => Some(*id),
        _ => None,
    }
}
