//! Types that hold each other without end.

use std::borrow::Cow;

use crate::diagnostic::{Code, Sink};
use crate::model::{Draft, Limits, Shape, Type, TypeDef, TypeId};

/// No alias stands for itself, no object extends itself, and none needs another one of its own kind before it can exist.
///
/// An object may hold its own kind where it can end: in a list or map that may be empty, in an optional or nullable
/// field. An alias may not even there: Rust would look up what it stands for without end.
pub(super) fn check_endless_types(draft: &Draft, sink: &mut Sink) {
    let can_end = can_end(draft);
    for way in [&STANDS_FOR, &EXTENDS, &HOLDS] {
        let states = vec![State::New; draft.types.len()];
        let mut search = Search { draft, way, can_end: &can_end, states, path: Vec::new(), sink };
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
    /// The types that must be known before a type can, of which is known whether each can end.
    needs: fn(&Draft, &[bool], TypeId) -> Vec<TypeId>,
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
    can_end: &'a [bool],
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
        let mut pending = vec![(start, (self.way.needs)(self.draft, self.can_end, start))];
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
                    pending.push((next, (self.way.needs)(self.draft, self.can_end, next)));
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
fn stands_for(draft: &Draft, _: &[bool], id: TypeId) -> Vec<TypeId> {
    let is_alias = |id: &TypeId| matches!(draft.types[id.0].shape, Shape::Alias(_));
    match &draft.types[id.0].shape {
        Shape::Alias(ty) => named(ty).filter(is_alias).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn extends(draft: &Draft, _: &[bool], id: TypeId) -> Vec<TypeId> {
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

/// The types without which a value of an object cannot exist, aliases followed to what they stand for. A union of which
/// some variant can end needs none.
fn cannot_be_without(draft: &Draft, can_end: &[bool], id: TypeId) -> Vec<TypeId> {
    match &draft.types[id.0].shape {
        Shape::Object(fields) | Shape::Tuple(fields) => {
            let required = fields.iter().filter(|field| !field.optional && !field.nullable);
            required.filter_map(|field| needed(draft, &field.ty, &field.limits)).collect()
        }
        Shape::Union(union) if !can_end[id.0] => {
            union.variants.iter().filter_map(|variant| needed(draft, &variant.ty, &Limits::default())).collect()
        }
        _ => Vec::new(),
    }
}

/// The type without which a value cannot exist, within lists and maps too that may not be empty.
fn needed(draft: &Draft, ty: &Type, limits: &Limits) -> Option<TypeId> {
    let (mut ty, mut limits) = (ty, draft.limits_of(ty, limits));
    let none = Limits::default();
    // An alias that stands for itself is reported as one.
    for _ in 0..=draft.types.len() {
        ty = match draft.behind_aliases(ty) {
            Type::Named(id) => return Some(*id),
            Type::List(item) if limits.items().0 > 0 => item,
            Type::Map(value) if limits.entries().0 > 0 => value,
            _ => return None,
        };
        limits = Cow::Owned(draft.limits_of(ty, &none).into_owned());
    }
    None
}

/// For each type whether a value of it can ever be complete: for unions, of which one variant is enough.
fn can_end(draft: &Draft) -> Vec<bool> {
    let count = draft.types.len();
    let none = Limits::default();
    let (mut can_end, mut holders, mut missing) = (vec![false; count], vec![Vec::new(); count], vec![0; count]);
    let mut waiting = Vec::new();
    for (id, def) in draft.types.iter().enumerate() {
        let parts: Vec<Option<TypeId>> = match &def.shape {
            Shape::Object(_) | Shape::Tuple(_) => {
                cannot_be_without(draft, &[], TypeId(id)).into_iter().map(Some).collect()
            }
            Shape::Union(union) => union.variants.iter().map(|variant| needed(draft, &variant.ty, &none)).collect(),
            _ => Vec::new(),
        };
        let is_union = matches!(def.shape, Shape::Union(_));
        missing[id] = if is_union { usize::from(parts.iter().all(Option::is_some)) } else { parts.len() };
        parts.into_iter().flatten().for_each(|part| holders[part.0].push(id));
        if missing[id] == 0 {
            waiting.push(id);
        }
    }
    while let Some(id) = waiting.pop() {
        if std::mem::replace(&mut can_end[id], true) {
            continue;
        }
        for holder in &holders[id] {
            missing[*holder] = usize::saturating_sub(missing[*holder], 1);
            if missing[*holder] == 0 {
                waiting.push(*holder);
            }
        }
    }
    can_end
}
