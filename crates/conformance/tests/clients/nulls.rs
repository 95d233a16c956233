//! What the Python types are more lenient about than the schema: a null where a field may be absent.

use contract::delivery::{Amount, Generator};
use contract::tree::{Kind, Member, Tree};
use tidings_build::Catalogue;
use tidings_build::model::{Claim, Event, Field, Literal, Shape, Type, Union, ValueKind, Variant, WantedValue};

/// The delivery without the nulls that stand in the place of absent fields.
pub(crate) fn without(catalogue: &Catalogue, event: &Event, delivery: &Tree) -> Tree {
    let envelope = &catalogue.envelope;
    // What stands beside the name is as much a part of the delivery as the envelope is.
    let beside = if envelope.payload.is_none() { parts_of(catalogue, &event.payload) } else { Parts::default() };
    let fields: Vec<Field> = envelope.fields.iter().chain(beside.fields).cloned().collect();
    let parts = Parts { fields: &fields, others: beside.others };
    let members = delivery.members().iter().filter_map(|member| {
        let key = member.name();
        if key.is_some() && key == envelope.payload {
            return Some(Member { value: value(catalogue, &event.payload, &member.value), ..member.clone() });
        }
        self::member(catalogue, parts, member)
    });
    match delivery {
        Tree::Object(_) => Tree::Object(members.collect()),
        other => other.clone(),
    }
}

/// What is known of the members of an object.
#[derive(Clone, Copy, Default)]
struct Parts<'a> {
    fields: &'a [Field],
    /// What all its other members are.
    others: Option<&'a Type>,
}

fn parts_of<'a>(catalogue: &'a Catalogue, ty: &Type) -> Parts<'a> {
    let Type::Named(id) = ty else { return Parts::default() };
    let Some(def) = catalogue.types.get(id.0) else { return Parts::default() };
    match &def.shape {
        Shape::Alias(inner) => parts_of(catalogue, inner),
        Shape::Object(fields) => Parts { fields, others: def.others.as_ref() },
        _ => Parts::default(),
    }
}

fn value(catalogue: &Catalogue, ty: &Type, tree: &Tree) -> Tree {
    match (ty, tree) {
        (Type::Nullable(inner), _) => value(catalogue, inner, tree),
        (Type::List(item), Tree::List(items)) => {
            Tree::List(items.iter().map(|tree| value(catalogue, item, tree)).collect())
        }
        (Type::Map(inner), Tree::Object(members)) => {
            let members = members.iter();
            let changed =
                members.map(|member| Member { value: value(catalogue, inner, &member.value), ..member.clone() });
            Tree::Object(changed.collect())
        }
        (Type::Named(id), _) => match (catalogue.types.get(id.0).map(|def| &def.shape), tree) {
            (Some(Shape::Alias(inner)), _) => value(catalogue, inner, tree),
            (Some(Shape::Object(_)), Tree::Object(members)) => {
                let parts = parts_of(catalogue, ty);
                Tree::Object(members.iter().filter_map(|it| member(catalogue, parts, it)).collect())
            }
            (Some(Shape::Tuple(places)), Tree::List(items)) => tuple(catalogue, places, items),
            (Some(Shape::Union(union)), _) => match variant_of(union, tree) {
                Some(variant) => value(catalogue, &variant.ty, tree),
                None => tree.clone(),
            },
            _ => tree.clone(),
        },
        _ => tree.clone(),
    }
}

/// The same of a list, out of which nothing can be taken: in the place of such a null stands what the place takes.
fn tuple(catalogue: &Catalogue, places: &[Field], items: &[Tree]) -> Tree {
    let changed = items.iter().enumerate().map(|(position, tree)| match places.get(position) {
        Some(place) if is_extra(catalogue, place, tree) => {
            Generator::new(catalogue, Amount::Least, 0).any_value(&place.ty)
        }
        Some(place) => value(catalogue, &place.ty, tree),
        None => tree.clone(),
    });
    Tree::List(changed.collect())
}

/// The variant of which a value is, as readers tell it, if it has parts.
fn variant_of<'a>(union: &'a Union, tree: &Tree) -> Option<&'a Variant> {
    let has = |key: &str, value: &dyn Fn(&Tree) -> bool| {
        tree.members().iter().any(|member| member.name().as_deref() == Some(key) && value(&member.value))
    };
    let is_claimed = |variant: &&Variant| match &variant.claim {
        Claim::Kind(ValueKind::Object) => tree.kind() == Kind::Object,
        Claim::Kind(ValueKind::List) => tree.kind() == Kind::List,
        Claim::Tag(told) => {
            union.tag.as_ref().is_some_and(|tag| has(tag, &|value| value.as_text().as_deref() == Some(told)))
        }
        Claim::Having(wanted) => wanted.iter().all(|wanted| {
            has(&wanted.key, &|value| match &wanted.value {
                WantedValue::Equal(literal) => *value == Tree::parse(&literal.to_json().compact()),
                WantedValue::Kind(kinds) => kinds.iter().any(|kind| is_of(value, *kind)),
                _ => true,
            })
        }),
        _ => false,
    };
    let ordered = union.order.iter().filter_map(|position| union.variants.get(*position));
    ordered.into_iter().find(is_claimed)
}

fn is_of(tree: &Tree, kind: ValueKind) -> bool {
    match kind {
        ValueKind::Text => tree.kind() == Kind::Text,
        ValueKind::Number => tree.kind() == Kind::Number,
        ValueKind::Boolean => tree.kind() == Kind::Boolean,
        ValueKind::List => tree.kind() == Kind::List,
        ValueKind::Object => tree.kind() == Kind::Object,
        _ => false,
    }
}

/// The member; `None` if it is such a null.
fn member(catalogue: &Catalogue, parts: Parts<'_>, member: &Member) -> Option<Member> {
    let key = member.name();
    let Some(field) = parts.fields.iter().find(|field| Some(&field.wire) == key.as_ref()) else {
        let other = parts.others.map(|ty| value(catalogue, ty, &member.value));
        return Some(Member { value: other.unwrap_or_else(|| member.value.clone()), ..member.clone() });
    };
    if is_extra(catalogue, field, &member.value) {
        return None;
    }
    Some(Member { value: value(catalogue, &field.ty, &member.value), ..member.clone() })
}

/// Whether it is a null that Python takes for what is absent.
fn is_extra(catalogue: &Catalogue, field: &Field, tree: &Tree) -> bool {
    *tree == Tree::scalar("null") && field.optional && !field.nullable && !takes_null(catalogue, &field.ty)
}

fn takes_null(catalogue: &Catalogue, ty: &Type) -> bool {
    match ty {
        Type::Nullable(_) | Type::Json | Type::Const(Literal::Null) => true,
        Type::Named(id) => match catalogue.types.get(id.0).map(|def| &def.shape) {
            Some(Shape::Alias(inner)) => takes_null(catalogue, inner),
            _ => false,
        },
        _ => false,
    }
}
