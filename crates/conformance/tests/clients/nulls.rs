//! What the Python types are more lenient about than the schema: a null where a field may be absent.

use contract::tree::{Kind, Member, Tree};
use tidings_build::Catalogue;
use tidings_build::model::{Claim, Event, Field, Literal, Shape, Type, Union, ValueKind, Variant};

/// The delivery without the nulls that stand in the place of absent fields.
pub(crate) fn without(catalogue: &Catalogue, event: &Event, delivery: &Tree) -> Tree {
    let envelope = &catalogue.envelope;
    // What stands beside the name is as much a part of the delivery as the envelope is.
    let beside = if envelope.payload.is_none() { fields_of(catalogue, &event.payload) } else { &[] };
    let fields: Vec<Field> = envelope.fields.iter().chain(beside).cloned().collect();
    let members = delivery.members().iter().filter_map(|member| {
        let key = member.name();
        if key.is_some() && key == envelope.payload {
            return Some(Member { value: value(catalogue, &event.payload, &member.value), ..member.clone() });
        }
        self::member(catalogue, &fields, member)
    });
    match delivery {
        Tree::Object(_) => Tree::Object(members.collect()),
        other => other.clone(),
    }
}

fn fields_of<'a>(catalogue: &'a Catalogue, ty: &Type) -> &'a [Field] {
    let Type::Named(id) = ty else { return &[] };
    match catalogue.types.get(id.0).map(|def| &def.shape) {
        Some(Shape::Alias(inner)) => fields_of(catalogue, inner),
        Some(Shape::Object(fields)) => fields,
        _ => &[],
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
            (Some(Shape::Object(fields)), Tree::Object(members)) => {
                Tree::Object(members.iter().filter_map(|it| member(catalogue, fields, it)).collect())
            }
            (Some(Shape::Union(union)), _) => match variant_of(union, tree) {
                Some(variant) => value(catalogue, &variant.ty, tree),
                None => tree.clone(),
            },
            _ => tree.clone(),
        },
        _ => tree.clone(),
    }
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
        Claim::Having(wanted) => wanted.iter().all(|wanted| has(&wanted.key, &|_| true)),
        _ => false,
    };
    let ordered = union.order.iter().filter_map(|position| union.variants.get(*position));
    ordered.into_iter().find(is_claimed)
}

/// The member; `None` if it is such a null.
fn member(catalogue: &Catalogue, fields: &[Field], member: &Member) -> Option<Member> {
    let key = member.name();
    let Some(field) = fields.iter().find(|field| Some(&field.wire) == key.as_ref()) else {
        return Some(member.clone());
    };
    let is_null = member.value == Tree::scalar("null");
    if is_null && field.optional && !field.nullable && !takes_null(catalogue, &field.ty) {
        return None;
    }
    Some(Member { value: value(catalogue, &field.ty, &member.value), ..member.clone() })
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
