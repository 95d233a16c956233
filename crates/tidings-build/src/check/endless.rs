//! Types that hold each other without end.

use crate::diagnostic::{Code, Sink};
use crate::model::{Draft, Shape, Type, TypeDef, TypeId};

/// No alias stands for itself, no object extends itself, and none needs another one of its own kind before it can exist.
///
/// An object may hold its own kind where it can end: in a list or map, in an optional or nullable field. An alias may
/// not even there: Rust would look up what it stands for without end.
pub(super) fn check_endless_types(draft: &Draft, sink: &mut Sink) {
    for way in [&STANDS_FOR, &EXTENDS, &HOLDS] {
        let states = vec![State::New; draft.types.len()];
        let mut search = Search { draft, way, states, path: Vec::new(), sink };
        for id in 0..draft.types.len() {
            search.visit(TypeId(id));
        }
    }
}

/// Aliases stand for each other at most so deep that nothing made of them has to fear for its stack.
pub(super) fn check_alias_chains(draft: &Draft, sink: &mut Sink) {
    const DEEPEST: usize = 32;
    for def in &draft.types {
        let mut depth = 0;
        let mut shape = &def.shape;
        while let Shape::Alias(ty) = shape
            && let Some(next) = named(ty)
            && depth <= DEEPEST + 1
        {
            depth += 1;
            shape = &draft.types[next.0].shape;
        }
        // Of a longer chain this is said once, where it grows too long; of a circle it is not said here.
        if depth == DEEPEST + 1 {
            let message = format!("`{}` stands for an alias of an alias, more than {DEEPEST} deep", def.name);
            sink.report(Code::EndlessType, def.place.span, message).help("name what the last of them stands for");
        }
    }
}

/// A way in which a type needs others.
struct Way {
    /// The types that must be known before a type can.
    needs: fn(&Draft, TypeId) -> Vec<TypeId>,
    /// What the type does with them.
    verb: &'static str,
    /// Why that needs an end.
    why: &'static str,
    help: &'static str,
}

const STANDS_FOR: Way =
    Way { needs: stands_for, verb: "stands for", why: "nobody says what it is", help: "write out what one of them is" };

const EXTENDS: Way = Way {
    needs: extends,
    verb: "extends",
    why: "nobody says which fields it has",
    help: "put what they have in common into an object that extends none of them",
};

const HOLDS: Way = Way {
    needs: cannot_be_without,
    verb: "holds",
    why: "no value of it could ever be complete",
    help: "make one of the fields optional or nullable, or hold a list",
};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

struct Search<'a> {
    draft: &'a Draft,
    way: &'static Way,
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
        let mut pending = vec![(start, (self.way.needs)(self.draft, start))];
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
                    pending.push((next, (self.way.needs)(self.draft, next)));
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
        let Way { verb, why, help, .. } = self.way;
        let message = format!("the type `{}` {verb} itself without end", first.name);
        let diagnostic = self.sink.report(Code::EndlessType, first.place.span, message);
        diagnostic.note(format!("{}: {why}", names.join(&format!(" {verb} "))));
        for other in circle.iter().filter(|def| def.place.span != first.place.span) {
            diagnostic.related(other.place.span, "part of the circle");
        }
        diagnostic.help(help);
    }
}

/// The alias that an alias names, behind a list too.
fn stands_for(draft: &Draft, id: TypeId) -> Vec<TypeId> {
    let is_alias = |id: &TypeId| matches!(draft.types[id.0].shape, Shape::Alias(_));
    match &draft.types[id.0].shape {
        Shape::Alias(ty) => named(ty).filter(is_alias).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn extends(draft: &Draft, id: TypeId) -> Vec<TypeId> {
    let def = &draft.types[id.0];
    def.extends.iter().copied().chain(def.partial).collect()
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        _ => None,
    }
}

/// The types without which a value of an object cannot exist, aliases followed to what they stand for.
fn cannot_be_without(draft: &Draft, id: TypeId) -> Vec<TypeId> {
    let Shape::Object(fields) = &draft.types[id.0].shape else { return Vec::new() };
    let required = fields.iter().filter(|field| !field.optional && !field.nullable);
    let held = required.filter_map(|field| match draft.behind_aliases(&field.ty) {
        Type::Named(id) => Some(*id),
        _ => None,
    });
    held.collect()
}
