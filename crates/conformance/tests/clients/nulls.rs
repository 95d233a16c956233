//! What the Python types are more lenient about than the schema: a null where a field may be absent.

use contract::tree::{Member, Tree};
use tidings_build::Catalogue;
use tidings_build::model::{Event, Field, Literal, Shape, Type};

/// The delivery without the nulls that stand in the place of absent fields.
pub(crate) fn without(catalogue: &Catalogue, event: &Event, delivery: &Tree) -> Tree {
    let envelope = &catalogue.envelope;
    let members = delivery.members().iter().filter_map(|member| {
        let key = member.name();
        if key.as_ref() == Some(&envelope.payload) {
            return Some(Member { value: value(catalogue, &event.payload, &member.value), ..member.clone() });
        }
        self::member(catalogue, &envelope.fields, member)
    });
    match delivery {
        Tree::Object(_) => Tree::Object(members.collect()),
        other => other.clone(),
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
            _ => tree.clone(),
        },
        _ => tree.clone(),
    }
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
