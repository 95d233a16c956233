//! Whether a type is narrower than another one: each of its values is a value of the other, too.

mod objects;
mod unions;

use std::collections::BTreeSet;

use super::claims::is_literal;
use super::misfit::misfit;
use super::narrower_limits::{looser, value_of};
use crate::model::{
    Draft, Enum, EnumKind, EnumValue, Field, Format, IntegerKind, Limits, Literal, Shape, Type, TypeId,
};
use unions::others_may_come;

/// What stands in a place: a type, whether it may be null there, and the limits that it has there.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub(super) ty: &'a Type,
    pub(super) nullable: bool,
    pub(super) limits: &'a Limits,
}

static UNLIMITED: Limits = Limits { all: Vec::new() };

impl<'a> Held<'a> {
    /// A type where nothing more is said of it.
    pub(super) fn of(ty: &'a Type) -> Self {
        Self { ty, nullable: false, limits: &UNLIMITED }
    }

    pub(super) fn of_field(field: &'a Field) -> Self {
        Self { ty: &field.ty, nullable: field.nullable, limits: &field.limits }
    }
}

/// What an object may have more than the one that it takes the place of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum More {
    /// Any fields: readers bear those that they do not know.
    Fields,
    /// None: nothing would type them.
    Nothing,
}

/// Whether all values of the one are values of the other, or what they are was reported.
pub(super) fn is_narrower(draft: &Draft, one: Held<'_>, than: Held<'_>, more: More) -> bool {
    let mut comparison = Comparison { draft, more, seen: BTreeSet::new(), pending: Vec::new() };
    let mut holds = comparison.fits(one, than);
    // They are compared one after the other: they may be circles, or lie deeper in each other than a stack is.
    while holds && let Some((one, than)) = comparison.pending.pop() {
        holds = comparison.pair(one, than);
    }
    holds
}

struct Comparison<'a> {
    draft: &'a Draft,
    more: More,
    seen: BTreeSet<(TypeId, TypeId)>,
    /// The objects and the unions that are yet to be compared.
    pending: Vec<(TypeId, TypeId)>,
}

impl<'a> Comparison<'a> {
    fn fits(&mut self, one: Held<'_>, than: Held<'_>) -> bool {
        let (ty, other) = (self.draft.behind_aliases(one.ty), self.draft.behind_aliases(than.ty));
        let takes_null = than.nullable || matches!(other, Type::Nullable(_)) || self.is_value(&Literal::Null, other);
        let is_null = matches!(ty, Type::Const(Literal::Null));
        let may_be_null = one.nullable || is_null || matches!(ty, Type::Nullable(_));
        (takes_null || !may_be_null) && (is_null || self.within(one, than))
    }

    /// The same, whatever null is.
    fn within(&mut self, one: Held<'_>, than: Held<'_>) -> bool {
        let keeps = looser(self.draft, one, than).is_none();
        let [limits, other_limits] = [one, than].map(|held| self.draft.limits_of(held.ty, held.limits));
        let one = Held { ty: self.draft.behind_aliases(one.ty), limits: &limits, ..one };
        let than = Held { ty: self.draft.behind_aliases(than.ty), limits: &other_limits, ..than };
        match (one.ty, than.ty) {
            (Type::Unknown, _) | (_, Type::Unknown | Type::Json) => return true,
            (Type::Nullable(inner), _) => return self.within(Held { ty: inner, ..one }, than),
            (_, Type::Nullable(inner)) => return self.within(one, Held { ty: inner, ..than }),
            (one, than) if one == than => return keeps,
            _ => {}
        }
        match (self.shape(one.ty), self.shape(than.ty)) {
            (Some(Shape::Union(_)), Some(Shape::Union(_))) => self.later(one.ty, than.ty),
            (_, Some(Shape::Union(union))) => self.within_union(one, union),
            (Some(Shape::Union(union)), _) => self.union_within(union, than),
            _ => keeps && self.plain(one.ty, than.ty),
        }
    }

    /// Without unions.
    fn plain(&mut self, one: &Type, than: &Type) -> bool {
        match (one, than) {
            (Type::List(one), Type::List(than)) | (Type::Map(one), Type::Map(than)) => {
                self.fits(Held::of(one), Held::of(than))
            }
            (Type::Const(literal), than) => self.is_value(literal, than),
            (Type::Named(one), Type::Named(than)) => self.named(*one, *than),
            (Type::Named(one), Type::Map(than)) => {
                let fields = self.fields(*one).unwrap_or_default();
                let others = self.draft.types[one.0].others.as_ref();
                !fields.is_empty()
                    && fields
                        .iter()
                        .map(Held::of_field)
                        .chain(others.map(Held::of))
                        .all(|one| self.fits(one, Held::of(than)))
            }
            (one @ Type::Named(_), Type::List(than)) => match self.shape(one) {
                Some(Shape::Tuple(places)) => {
                    places.iter().all(|place| self.fits(Held::of_field(place), Held::of(than)))
                }
                _ => false,
            },
            (one @ Type::Named(_), than) => match self.shape(one) {
                Some(Shape::Enum(enum_)) => self.enum_within(enum_, than),
                Some(Shape::Id { .. }) => *than == Type::String,
                _ => false,
            },
            (Type::Format(format), Type::String) => whole_number(&Type::Format(*format)).is_none(),
            (one, Type::Number) => whole_number(one).is_some(),
            (one, Type::Integer(kind)) => whole_number(one).is_some_and(|one| lies_within(one, *kind)),
            _ => false,
        }
    }

    fn named(&mut self, one: TypeId, than: TypeId) -> bool {
        match (&self.draft.types[one.0].shape, &self.draft.types[than.0].shape) {
            (Shape::Object(_), Shape::Object(_)) | (Shape::Tuple(_), Shape::Tuple(_)) => {
                self.later(&Type::Named(one), &Type::Named(than))
            }
            (Shape::Enum(one), Shape::Enum(than)) => {
                let others = one.kind == than.kind || than.kind == EnumKind::Mixed;
                let known: Vec<_> = spellings(than).collect();
                (one.closed || !than.closed && others) && spellings(one).all(|spelling| known.contains(&spelling))
            }
            (Shape::Enum(one), Shape::Id { prefix }) => {
                one.kind == EnumKind::Texts
                    && spellings(one)
                        .all(|spelling| matches!(spelling, Literal::Text(text) if text.starts_with(prefix)))
            }
            (Shape::Id { prefix: one }, Shape::Id { prefix }) => one.starts_with(prefix),
            _ => false,
        }
    }

    /// Notes two types that are compared once all before them were.
    fn later(&mut self, one: &Type, than: &Type) -> bool {
        if let (Type::Named(one), Type::Named(than)) = (one, than)
            && self.seen.insert((*one, *than))
        {
            self.pending.push((*one, *than));
        }
        true
    }

    fn pair(&mut self, one: TypeId, than: TypeId) -> bool {
        match (&self.draft.types[one.0].shape, &self.draft.types[than.0].shape) {
            (Shape::Union(union), Shape::Union(other)) => {
                let others_fit = !others_may_come(union) || union.tag == other.tag && !other.closed;
                others_fit && union.variants.iter().all(|variant| self.within_union(Held::of(&variant.ty), other))
            }
            (Shape::Tuple(own), Shape::Tuple(others)) => self.tuple(own, others),
            _ => self.object(one, than),
        }
    }

    fn enum_within(&self, enum_: &Enum, than: &Type) -> bool {
        match (enum_.kind, than) {
            (EnumKind::Texts, Type::String) | (EnumKind::Integers, Type::Number | Type::Integer(IntegerKind::I64)) => {
                true
            }
            _ => enum_.closed && spellings(enum_).all(|known| self.is_value(known, than)),
        }
    }

    fn is_value(&self, literal: &Literal, of: &Type) -> bool {
        let value = value_of(literal);
        match self.draft.behind_aliases(of) {
            Type::Unknown | Type::Json => true,
            Type::Const(other) => is_literal(other, &value),
            Type::Nullable(inner) => self.is_value(literal, inner),
            ty @ Type::Named(_) => match (self.shape(ty), literal) {
                (Some(Shape::Enum(enum_)), _) => spellings(enum_).any(|known| is_literal(known, &value)),
                (Some(Shape::Id { prefix }), Literal::Text(text)) => text.starts_with(prefix),
                (Some(Shape::Union(union)), _) => {
                    !union.undecided.is_empty() || union.variants.iter().any(|it| self.is_value(literal, &it.ty))
                }
                _ => false,
            },
            Type::List(_) | Type::Map(_) => false,
            plain => misfit(plain, &value).is_none(),
        }
    }

    fn shape(&self, ty: &Type) -> Option<&'a Shape> {
        if let Type::Named(id) = ty { self.draft.types.get(id.0).map(|def| &def.shape) } else { None }
    }

    fn fields(&self, id: TypeId) -> Option<&'a [Field]> {
        match &self.draft.types[id.0].shape {
            Shape::Object(fields) => Some(fields),
            _ => None,
        }
    }
}

fn spellings(enum_: &Enum) -> impl Iterator<Item = &Literal> {
    enum_.values.iter().flat_map(EnumValue::spellings)
}

/// Which whole numbers a type holds, if it holds nothing else.
pub(super) fn whole_number(ty: &Type) -> Option<IntegerKind> {
    match ty {
        Type::Integer(kind) => Some(*kind),
        Type::Format(Format::UnixSeconds | Format::UnixMilliseconds) => Some(IntegerKind::I64),
        _ => None,
    }
}

fn lies_within(one: IntegerKind, other: IntegerKind) -> bool {
    let ((least, greatest), (other_least, other_greatest)) = (one.range(), other.range());
    other_least <= least && greatest <= other_greatest
}
