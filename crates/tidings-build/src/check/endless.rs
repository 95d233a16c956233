//! Types that hold each other without end.

use crate::diagnostic::{Code, Sink};
use crate::model::{Draft, Shape, Type, TypeDef, TypeId};

/// No alias stands for itself, and no object needs another one of its own kind before it can exist.
///
/// An object may hold its own kind where it can end: in a list or map, in an optional or nullable field.
pub(super) fn check_endless_types(draft: &Draft, sink: &mut Sink) {
    let mut search = Search { draft, states: vec![State::New; draft.types.len()], path: Vec::new(), sink };
    for id in 0..draft.types.len() {
        search.visit(TypeId(id));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

struct Search<'a> {
    draft: &'a Draft,
    states: Vec<State>,
    path: Vec<TypeId>,
    sink: &'a mut Sink,
}

impl Search<'_> {
    /// Walks what must exist before a type can; `path` holds the types on the way.
    ///
    /// The way is as long as the longest chain of required fields, so it is walked with a list and not by recursion.
    fn visit(&mut self, start: TypeId) {
        if self.states[start.0] != State::New {
            return;
        }
        let mut pending = vec![(start, needs(self.draft, start))];
        self.states[start.0] = State::Open;
        self.path.push(start);
        while let Some((id, needed)) = pending.last_mut() {
            let id = *id;
            let Some(next) = needed.pop() else {
                self.states[id.0] = State::Done;
                self.path.pop();
                pending.pop();
                continue;
            };
            match self.states[next.0] {
                State::New => {
                    self.states[next.0] = State::Open;
                    self.path.push(next);
                    pending.push((next, needs(self.draft, next)));
                }
                State::Open => self.report(next),
                State::Done => {}
            }
        }
    }

    fn report(&mut self, again: TypeId) {
        let start = self.path.iter().position(|id| *id == again).unwrap_or_default();
        let circle: Vec<&TypeDef> = self.path[start..].iter().map(|id| &self.draft.types[id.0]).collect();
        let first = circle.iter().min_by_key(|def| def.place.span).copied().unwrap_or(&self.draft.types[again.0]);
        let names: Vec<String> = circle.iter().chain(circle.first()).map(|def| format!("`{}`", def.name)).collect();
        let message = format!("the type `{}` holds itself without end", first.name);
        let diagnostic = self.sink.report(Code::EndlessType, first.place.span, message);
        diagnostic.note(format!("{}: no value of it could ever be complete", names.join(" holds ")));
        for other in circle.iter().filter(|def| def.place.span != first.place.span) {
            diagnostic.related(other.place.span, "part of the circle");
        }
        diagnostic.help("make one of the fields optional or nullable, or hold a list");
    }
}

/// The types without which a value of this type cannot exist; of an alias all that it names.
fn needs(draft: &Draft, id: TypeId) -> Vec<TypeId> {
    match &draft.types[id.0].shape {
        Shape::Object(fields) => fields
            .iter()
            .filter(|field| !field.optional && !field.nullable)
            .filter_map(|field| match field.ty {
                Type::Named(id) => Some(id),
                _ => None,
            })
            .collect(),
        Shape::Alias(ty) => named(ty).into_iter().collect(),
        Shape::Enum(_) | Shape::Id { .. } => Vec::new(),
    }
}

/// The type at the core of an alias. Rust lets an alias stand for itself not even behind a list.
fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        _ => None,
    }
}
