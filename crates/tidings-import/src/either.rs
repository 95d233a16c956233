//! What is one or the other, said in one: a field that several have, and an object for several that nothing tells apart.

use crate::form::{Field, Loss, NOTHING, Object, Type};
use crate::node::Node;

/// One field that holds what any of them does.
pub(crate) fn field(found: &[&Field], in_all: bool, losses: &mut Vec<Loss>) -> Option<Field> {
    let (first, rest) = found.split_first()?;
    let mut field = (*first).clone();
    field.optional |= !in_all;
    let mut types = vec![field.slot.ty.clone()];
    let mut descriptions_differ = false;
    for other in rest {
        field.optional |= other.optional;
        field.slot.nullable |= other.slot.nullable;
        field.slot.notes.deprecated &= other.slot.notes.deprecated;
        descriptions_differ |= other.slot.notes.description != field.slot.notes.description;
        field.places.extend(other.places.iter().cloned());
        field.slot.limits.retain(|limit| other.slot.limits.contains(limit));
        if !types.contains(&other.slot.ty) {
            types.push(other.slot.ty.clone());
        }
    }
    if descriptions_differ {
        let (what, instead) = (format!("descriptions of `{}` that differ", field.wire), NOTHING.to_owned());
        losses.push(Loss { place: field.slot.place.clone(), what, instead, untyped: false });
        field.slot.notes.description = None;
    }
    if rest.iter().any(|other| other.slot.notes.comment != first.slot.notes.comment) {
        field.slot.notes.comment = None;
    }
    field.slot.ty = united(types);
    Some(field)
}

/// A few constants that differ are one of them. More are texts, or whatever kind they have.
fn united(types: Vec<Type>) -> Type {
    const FEW: usize = 8;
    let kind = |ty: &Type| match ty {
        Type::Const(Node::Text(_)) | Type::Builtin("string") => Some("string"),
        Type::Const(Node::Boolean(_)) | Type::Builtin("boolean") => Some("boolean"),
        Type::Const(Node::Number(_)) | Type::Builtin("number" | "integer") => Some("number"),
        _ => None,
    };
    match types.as_slice() {
        [only] => only.clone(),
        few if few.len() <= FEW && few.iter().all(|ty| matches!(ty, Type::Const(_))) => Type::Union(types),
        several => match several.iter().map(kind).collect::<Option<Vec<_>>>() {
            Some(kinds) if kinds.windows(2).all(|pair| pair[0] == pair[1]) => Type::Builtin(kinds[0]),
            _ => Type::Union(types),
        },
    }
}

/// The fields of both: those are required that both require.
pub(crate) fn object(first: &Object, second: &Object, losses: &mut Vec<Loss>) -> Object {
    let of = |object: &'_ Object, wire: &str| object.fields.iter().find(|field| field.wire == wire).cloned();
    let added = second.fields.iter().filter(|field| of(first, &field.wire).is_none());
    let fields = first.fields.iter().chain(added).filter_map(|field| {
        let found: Vec<Field> = [first, second].into_iter().filter_map(|object| of(object, &field.wire)).collect();
        self::field(&found.iter().collect::<Vec<&Field>>(), found.len() == 2, losses)
    });
    let fields = fields.collect();
    let requires = |object: &Object, wire: &String| of(object, wire).is_some_and(|field| !field.optional);
    let keeps = |object: &Object, list: &Vec<String>| {
        object.at_least_one.contains(list) || list.iter().any(|wire| requires(object, wire))
    };
    let lists = first.at_least_one.iter().filter(|list| keeps(second, list));
    let lists = lists.chain(second.at_least_one.iter().filter(|list| keeps(first, list)));
    let mut at_least_one: Vec<Vec<String>> = lists.cloned().collect();
    let only = |one: &Object, other: &Object| {
        let mut own = one.fields.iter().filter(|field| !field.optional && of(other, &field.wire).is_none());
        own.next().map(|field| field.wire.clone())
    };
    at_least_one.extend(only(first, second).zip(only(second, first)).map(|(a, b)| vec![a, b]));
    at_least_one.dedup();
    Object {
        is_tuple: false,
        extends: Vec::new(),
        fields,
        others: first.others.clone().filter(|others| second.others.as_ref() == Some(others)),
        patterns: if first.patterns == second.patterns { first.patterns.clone() } else { Vec::new() },
        at_least_one,
    }
}
