//! Of which of a union's types is a value? Decided from the types alone, once all of them are known.
//!
//! By the kind of value first; among objects by a tag that each of them holds, or else by what one of them has and
//! another has not.

mod circles;
mod keys;
mod objects;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Claim, Draft, EnumKind, Field, Literal, Shape, Type, TypeId, Undecided, Union, ValueKind, Variant};

use circles::{Circle, circle};
use objects::tell_objects;

/// Decides it for all unions.
pub(super) fn decide(draft: &mut Draft) {
    let decided: Vec<(usize, Decision)> = draft
        .types
        .iter()
        .enumerate()
        .filter_map(|(id, def)| match &def.shape {
            Shape::Union(union) => Some((id, Decision::of(draft, TypeId(id), union))),
            _ => None,
        })
        .collect();
    for (id, decision) in decided {
        let Shape::Union(union) = &mut draft.types[id].shape else { continue };
        for (variant, claim) in union.variants.iter_mut().zip(decision.claims) {
            variant.claim = claim;
        }
        (union.tag, union.order, union.undecided) = (decision.tag, decision.order, decision.undecided);
    }
    mark_tags(draft);
}

/// What to do where two types hold values of one kind.
const WIDER: &str = "leave one of them out, or join them in one type that holds the values of both";

/// What to do where a map stands beside other objects.
const MAP: &str = "write an object with fields, of which one tells what it is";

/// How the values of a union are told apart, or why they are not.
#[derive(Default)]
struct Decision {
    claims: Vec<Claim>,
    tag: Option<String>,
    order: Vec<usize>,
    undecided: Vec<Undecided>,
}

/// What a variant is, as far as it tells values apart.
enum Member<'a> {
    Kind(ValueKind),
    TextOrNumber,
    Constant(&'a Literal),
    Object(&'a [Field]),
    Unfit(&'static str, &'static str),
    /// It was reported.
    Unknown,
}

impl Decision {
    fn of(draft: &Draft, id: TypeId, union: &Union) -> Self {
        let members: Vec<_> = union.variants.iter().map(|variant| member_of(draft, id, &variant.ty)).collect();
        let mut decision = Self { claims: members.iter().map(Member::claim).collect(), ..Self::default() };
        for (variant, member) in members.iter().enumerate() {
            if let Member::Unfit(why, help) = *member {
                decision.undecided.push(Undecided::Unfit { variant, why, help });
            }
        }
        match &union.tag {
            Some(tag) => decision.keep_tags(draft, tag, union, &members),
            None => {
                decision.find_alike(&members);
                tell_objects(draft, &mut decision, &members);
            }
        }
        decision.arrange(&members);
        decision
    }

    /// Two values of one kind are told apart only if one of the two is a constant.
    fn find_alike(&mut self, members: &[Member<'_>]) {
        for (second, member) in members.iter().enumerate() {
            let before = members.iter().take(second).position(|first| match (first, member) {
                (Member::Constant(one), Member::Constant(other)) => one.is_same(other),
                (Member::Object(_), Member::Object(_)) => false,
                (first, second) => first.shared_kind(second).is_some(),
            });
            if let Some(first) = before {
                let (why, help) = match members.get(first).and_then(|first| first.shared_kind(member)) {
                    Some(ValueKind::Object) => ("both are objects, and a map has no field to tell it by", MAP),
                    Some(kind) => (kind.both(), WIDER),
                    None => ("both are the same constant", "leave one of them out"),
                };
                let why = why.to_owned();
                self.undecided.push(Undecided::Alike { first, second, why, help });
            }
        }
    }

    /// The author says which tag tells what.
    fn keep_tags(&mut self, draft: &Draft, tag: &str, union: &Union, members: &[Member<'_>]) {
        self.tag = Some(tag.to_owned());
        self.claims = union.variants.iter().map(|variant| variant.claim.clone()).collect();
        for (variant, member) in members.iter().enumerate() {
            let (why, help) = match member {
                Member::Object(fields) if !holds_tag(draft, fields, tag, self.claims.get(variant)) => {
                    self.undecided.push(Undecided::OtherTag { variant });
                    continue;
                }
                Member::Object(_) | Member::Unknown | Member::Unfit(..) => continue,
                Member::Kind(_) | Member::TextOrNumber | Member::Constant(_) => (
                    "what stands beside a tag is an object",
                    "name an object, or say by `content` under which key it lies",
                ),
            };
            self.undecided.push(Undecided::Unfit { variant, why, help });
        }
    }

    /// Constants are tried first; the order of objects was found before.
    fn arrange(&mut self, members: &[Member<'_>]) {
        let is_constant = |position: &usize| matches!(members.get(*position), Some(Member::Constant(_)));
        let objects: BTreeSet<usize> = self.order.iter().copied().collect();
        let others = (0..members.len()).filter(|position| !objects.contains(position));
        let (constants, others): (Vec<usize>, Vec<usize>) = others.partition(is_constant);
        self.order = constants.into_iter().chain(others).chain(self.order.iter().copied()).collect();
    }
}

impl Member<'_> {
    /// What is claimed if no more than this is known.
    fn claim(&self) -> Claim {
        match self {
            Self::Kind(kind) => Claim::Kind(*kind),
            Self::TextOrNumber => Claim::TextOrNumber,
            Self::Constant(literal) => Claim::Constant((*literal).clone()),
            Self::Object(_) | Self::Unfit(..) | Self::Unknown => Claim::Kind(ValueKind::Object),
        }
    }

    /// The kinds of its values, unless it is a single one.
    fn kinds(&self) -> Vec<ValueKind> {
        match self {
            Self::Kind(kind) => vec![*kind],
            Self::TextOrNumber => vec![ValueKind::Text, ValueKind::Number],
            Self::Object(_) => vec![ValueKind::Object],
            Self::Constant(_) | Self::Unfit(..) | Self::Unknown => Vec::new(),
        }
    }

    /// A kind of which values of both are.
    fn shared_kind(&self, other: &Self) -> Option<ValueKind> {
        let others = other.kinds();
        self.kinds().into_iter().find(|kind| others.contains(kind))
    }
}

/// What a variant of a union is.
fn member_of<'a>(draft: &'a Draft, union: TypeId, ty: &'a Type) -> Member<'a> {
    const LEAVE_OUT: &str = "leave it out; a value that holds others of its own kind does so in a field or a list";
    let circle = match draft.behind_aliases(ty) {
        Type::Named(id) => circle(draft, union, *id),
        _ => None,
    };
    match circle {
        Some(Circle::Itself) => Member::Unfit("it is the union itself", LEAVE_OUT),
        Some(Circle::Through) => Member::Unfit("it is a union that holds this one", LEAVE_OUT),
        Some(Circle::Reported) => Member::Unknown,
        None => member(draft, ty),
    }
}

fn member<'a>(draft: &'a Draft, ty: &'a Type) -> Member<'a> {
    match draft.behind_aliases(ty) {
        Type::String => Member::Kind(ValueKind::Text),
        Type::Boolean => Member::Kind(ValueKind::Boolean),
        Type::Integer(_) | Type::Number => Member::Kind(ValueKind::Number),
        Type::Format(format) => Member::Kind(format.kind()),
        Type::Const(Literal::Null) => Member::Unfit("it is null", "write `null` if the value may be null"),
        Type::Const(literal) => Member::Constant(literal),
        Type::List(_) => Member::Kind(ValueKind::List),
        Type::Map(_) => Member::Kind(ValueKind::Object),
        Type::Json => Member::Unfit(
            "every value is one",
            "write `json` alone, or leave it out: what is of none of the types is kept anyway",
        ),
        Type::Nullable(_) => Member::Unfit("it may be null", "say `| null` where the union is used"),
        Type::Named(id) => named_member(draft, *id),
        Type::Unknown => Member::Unknown,
    }
}

fn named_member(draft: &Draft, id: TypeId) -> Member<'_> {
    match &draft.types[id.0].shape {
        Shape::Object(fields) => Member::Object(fields),
        Shape::Tuple(_) => Member::Kind(ValueKind::List),
        Shape::Id { .. } => Member::Kind(ValueKind::Text),
        Shape::Enum(enum_) => match enum_.kind {
            EnumKind::Texts => Member::Kind(ValueKind::Text),
            EnumKind::Integers => Member::Kind(ValueKind::Number),
            EnumKind::Mixed => Member::TextOrNumber,
        },
        // Whatever object it is, the other union tells.
        Shape::Union(union) if union.variants.iter().all(|variant| is_object(draft, &variant.ty)) => {
            Member::Kind(ValueKind::Object)
        }
        Shape::Union(_) => Member::Unfit("it is a union itself, and not of objects alone", "write out what it joins"),
        // Those were looked through.
        Shape::Alias(_) => Member::Unknown,
    }
}

/// Whether an object can hold a tag under its key: it is a text there, and no other constant.
pub(super) fn holds_tag(draft: &Draft, fields: &[Field], tag: &str, claim: Option<&Claim>) -> bool {
    let Some(field) = fields.iter().find(|field| field.wire == tag) else { return true };
    match (member(draft, &field.ty), claim) {
        (Member::Constant(Literal::Text(own)), Some(Claim::Tag(value))) => own == value,
        (Member::Kind(kind), _) => kind == ValueKind::Text,
        (Member::Unfit(..), _) => matches!(draft.behind_aliases(&field.ty), Type::Json),
        (Member::TextOrNumber | Member::Unknown, _) => true,
        _ => false,
    }
}

fn is_object(draft: &Draft, ty: &Type) -> bool {
    let behind = draft.behind_aliases(ty);
    matches!(behind, Type::Named(id) if matches!(draft.types[id.0].shape, Shape::Object(_)))
}

/// The kinds of a value; none if it may be of any, or if a mistake left that open.
fn kinds(draft: &Draft, ty: &Type) -> Vec<ValueKind> {
    match member(draft, ty) {
        Member::Constant(literal) => literal.kind().into_iter().collect(),
        other => other.kinds(),
    }
}

/// Marks the tags of the objects that stand nowhere but in unions that are told apart by them.
fn mark_tags(draft: &mut Draft) {
    let mut elsewhere = BTreeSet::new();
    let mut tags: BTreeMap<TypeId, (String, String)> = BTreeMap::new();
    let payloads = draft.events.iter().map(|event| &event.payload);
    let fields = draft.envelope.fields.iter().map(|field| &field.ty);
    payloads.chain(fields).for_each(|ty| collect_named(ty, &mut elsewhere));
    for def in &draft.types {
        def.others.iter().for_each(|ty| collect_named(ty, &mut elsewhere));
        match &def.shape {
            Shape::Object(_) | Shape::Tuple(_) => {
                def.parts().iter().for_each(|field| collect_named(&field.ty, &mut elsewhere));
            }
            Shape::Alias(ty) => collect_named(ty, &mut elsewhere),
            Shape::Union(union) => collect_tags(union, &mut tags, &mut elsewhere),
            Shape::Enum(_) | Shape::Id { .. } => {}
        }
    }
    for (id, (tag, value)) in tags.into_iter().filter(|(id, _)| !elsewhere.contains(id)) {
        let Shape::Object(fields) = &mut draft.types[id.0].shape else { continue };
        let told = Type::Const(Literal::Text(value));
        for field in fields.iter_mut().filter(|field| field.wire == tag && field.ty == told) {
            field.is_tag = !field.optional && !field.nullable;
        }
    }
}

/// The tags of a union's objects. What another union tells in another way is told by neither for certain.
fn collect_tags(union: &Union, tags: &mut BTreeMap<TypeId, (String, String)>, elsewhere: &mut BTreeSet<TypeId>) {
    for Variant { ty, claim, .. } in &union.variants {
        let (Type::Named(id), Claim::Tag(value), Some(tag)) = (ty, claim, &union.tag) else {
            collect_named(ty, elsewhere);
            continue;
        };
        let told = (tag.clone(), value.clone());
        if tags.insert(*id, told.clone()).is_some_and(|before| before != told) {
            elsewhere.insert(*id);
        }
    }
}

fn collect_named(ty: &Type, found: &mut BTreeSet<TypeId>) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => collect_named(inner, found),
        Type::Named(id) => {
            found.insert(*id);
        }
        _ => {}
    }
}
