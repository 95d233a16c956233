//! Whether a type is narrower than another one: each of its values is a value of the other, too.

use std::collections::{BTreeMap, BTreeSet};

use super::examples::misfit;
use crate::data::Value;
use crate::model::{Draft, Enum, Field, Format, IntegerKind, Literal, Shape, Type, TypeId};

/// A type and whether null may stand in its place.
pub(super) type OrNull<'a> = (&'a Type, bool);

/// What an object may have more than the one that it takes the place of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum More {
    /// Any fields: readers bear those that they do not know.
    Fields,
    /// None: nothing would type them.
    Nothing,
}

/// Whether all values of the one are values of the other, or what they are was reported.
pub(super) fn is_narrower(draft: &Draft, one: OrNull<'_>, than: OrNull<'_>, more: More) -> bool {
    let mut comparison = Comparison { draft, more, seen: BTreeSet::new(), pending: Vec::new() };
    let mut holds = comparison.fits(one, than);
    // Objects are compared one after the other: they may be circles, or lie deeper in each other than a stack is.
    while holds && let Some((one, than)) = comparison.pending.pop() {
        holds = comparison.object(one, than);
    }
    holds
}

struct Comparison<'a> {
    draft: &'a Draft,
    more: More,
    seen: BTreeSet<(TypeId, TypeId)>,
    /// The objects that are yet to be compared.
    pending: Vec<(TypeId, TypeId)>,
}

impl<'a> Comparison<'a> {
    fn fits(&mut self, (one, null): OrNull<'_>, (than, than_null): OrNull<'_>) -> bool {
        let (one, than) = (self.draft.behind_aliases(one), self.draft.behind_aliases(than));
        let takes_null = than_null || matches!(than, Type::Nullable(_)) || self.is_value(&Literal::Null, than);
        let is_null = matches!(one, Type::Const(Literal::Null));
        let may_be_null = null || is_null || matches!(one, Type::Nullable(_));
        (takes_null || !may_be_null) && (is_null || self.within(one, than))
    }

    /// The same, whatever null is.
    fn within(&mut self, one: &Type, than: &Type) -> bool {
        match (self.draft.behind_aliases(one), self.draft.behind_aliases(than)) {
            (Type::Unknown, _) | (_, Type::Unknown | Type::Json) => true,
            (Type::Nullable(one), than) => self.within(one, than),
            (one, Type::Nullable(than)) => self.within(one, than),
            (Type::List(one), Type::List(than)) | (Type::Map(one), Type::Map(than)) => {
                self.fits((one, false), (than, false))
            }
            (Type::Const(literal), than) => self.is_value(literal, than),
            (Type::Named(one), Type::Named(than)) => self.named(*one, *than),
            (Type::Named(one), Type::Map(than)) => {
                let fields = self.fields(*one).unwrap_or_default();
                !fields.is_empty() && fields.iter().all(|field| self.fits((&field.ty, field.nullable), (than, false)))
            }
            (Type::Named(one), Type::String) => self.fields(*one).is_none(),
            (Type::Format(format), Type::String) => whole_number(&Type::Format(*format)).is_none(),
            (one, Type::Number) => *one == Type::Number || whole_number(one).is_some(),
            (one, Type::Integer(kind)) => whole_number(one).is_some_and(|one| lies_within(one, *kind)),
            (one, than) => one == than,
        }
    }

    fn named(&mut self, one: TypeId, than: TypeId) -> bool {
        let [one_shape, than_shape] = [one, than].map(|id| &self.draft.types[id.0].shape);
        match (one_shape, than_shape) {
            _ if one == than => true,
            (Shape::Object(_), Shape::Object(_)) => {
                if self.seen.insert((one, than)) {
                    self.pending.push((one, than));
                }
                true
            }
            (Shape::Enum(one), Shape::Enum(than)) => {
                let known: BTreeSet<_> = spellings(than).collect();
                (one.closed || !than.closed) && spellings(one).all(|text| known.contains(text))
            }
            (Shape::Enum(one), Shape::Id { prefix }) => spellings(one).all(|text| text.starts_with(prefix)),
            (Shape::Id { prefix: one }, Shape::Id { prefix }) => one.starts_with(prefix),
            _ => false,
        }
    }

    fn object(&mut self, one: TypeId, than: TypeId) -> bool {
        let (Some(own), Some(others)) = (self.fields(one), self.fields(than)) else { return false };
        let own: BTreeMap<&str, &Field> = own.iter().map(|field| (field.wire.as_str(), field)).collect();
        let known = others.iter().filter(|other| own.contains_key(other.wire.as_str())).count();
        let [rest, others_rest] = [one, than].map(|id| self.draft.types[id.0].others.as_ref());
        let fits_rest = match (rest, others_rest) {
            (_, None) => self.more == More::Fields || known == own.len() && rest.is_none(),
            (rest, Some(all)) => {
                let names: BTreeSet<&str> = others.iter().map(|other| other.wire.as_str()).collect();
                let more = own.values().filter(|field| !names.contains(field.wire.as_str()));
                let more: Vec<OrNull<'a>> = more.map(|field| (&field.ty, field.nullable)).collect();
                more.into_iter().chain(rest.map(|rest| (rest, false))).all(|one| self.fits(one, (all, false)))
            }
        };
        fits_rest
            && others.iter().all(|other| match own.get(other.wire.as_str()) {
                None => other.optional,
                Some(field) => {
                    (other.optional || !field.optional)
                        && self.fits((&field.ty, field.nullable), (&other.ty, other.nullable))
                }
            })
    }

    fn is_value(&self, literal: &Literal, of: &Type) -> bool {
        let value = match literal {
            Literal::Null => Value::Null,
            Literal::Boolean(value) => Value::Boolean(*value),
            Literal::Number(digits) => Value::Number(digits.clone()),
            Literal::Text(text) => Value::Text(text.clone()),
        };
        match (self.draft.behind_aliases(of), literal) {
            (Type::Unknown | Type::Json, _) => true,
            (Type::Const(other), _) => other == literal,
            (Type::Nullable(inner), _) => self.is_value(literal, inner),
            (Type::Named(id), Literal::Text(text)) => match &self.draft.types[id.0].shape {
                Shape::Enum(enum_) => spellings(enum_).any(|known| known == text),
                Shape::Id { prefix } => text.starts_with(prefix),
                _ => false,
            },
            (Type::Named(_) | Type::List(_) | Type::Map(_), _) => false,
            (plain, _) => misfit(plain, &value).is_none(),
        }
    }

    fn fields(&self, id: TypeId) -> Option<&'a [Field]> {
        match &self.draft.types[id.0].shape {
            Shape::Object(fields) => Some(fields),
            _ => None,
        }
    }
}

fn spellings(enum_: &Enum) -> impl Iterator<Item = &String> {
    enum_.values.iter().flat_map(|value| std::iter::once(&value.wire).chain(&value.also))
}

fn whole_number(ty: &Type) -> Option<IntegerKind> {
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
