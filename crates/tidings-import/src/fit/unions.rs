//! Which unions the language can tell apart, by the rules by which it does: kinds of JSON first, then constants, a tag,
//! and at last the fields that one object requires and another does not have.

use std::collections::BTreeSet;

use crate::form::{Field, Object, Shape, Type, Types};
use crate::node::Node;

/// The kinds of JSON values that a member can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Text,
    Number,
    Boolean,
    List,
    Object,
    Null,
    Any,
}

fn kind(types: &Types, ty: &Type) -> Kind {
    match ty {
        Type::Builtin("json") | Type::Nullable(_) | Type::Union(_) => Kind::Any,
        Type::Builtin("boolean") | Type::Const(Node::Boolean(_)) => Kind::Boolean,
        Type::Builtin("integer" | "int32" | "uint32" | "uint64" | "number" | "unix-seconds" | "unix-milliseconds")
        | Type::Const(Node::Number(_)) => Kind::Number,
        Type::Builtin(_) | Type::Const(Node::Text(_)) => Kind::Text,
        Type::Const(Node::Null) => Kind::Null,
        Type::Const(_) => Kind::Any,
        Type::List(_) => Kind::List,
        Type::Map(_) | Type::Partial(_) => Kind::Object,
        Type::Named(id) => match &types.get(*id).shape {
            Shape::Object(object) if object.is_tuple => Kind::List,
            Shape::Object(_) | Shape::Tagged(_) => Kind::Object,
            Shape::Enum(values) if values.values.iter().all(|value| matches!(value.wire, Node::Text(_))) => Kind::Text,
            Shape::Enum(values) if values.values.iter().all(|value| matches!(value.wire, Node::Number(_))) => {
                Kind::Number
            }
            Shape::Scalar(slot) => kind(types, &slot.ty),
            Shape::Enum(_) | Shape::Alias(_) => Kind::Any,
        },
    }
}

/// The union itself if it can be said, else the nearest type that can.
pub(super) fn widened(types: &Types, mut members: Vec<Type>) -> Result<Type, Type> {
    let mut changed = false;
    for (of, instead) in
        [(Kind::Text, Type::STRING), (Kind::Number, Type::Builtin("number")), (Kind::Boolean, Type::Builtin("boolean"))]
    {
        let alike: Vec<&Type> = members.iter().filter(|member| kind(types, member) == of).collect();
        let wide = alike.iter().filter(|member| !matches!(member, Type::Const(_))).count();
        let all_one = alike.len() == members.len();
        if wide > 1 || (alike.len() > 1 && all_one && wide > 0) {
            // Every integer is a number already.
            let is_number_alone = alike.iter().all(|ty| matches!(ty, Type::Builtin("integer" | "number")));
            changed |= !(of == Kind::Number && is_number_alone);
            let at = members.iter().position(|member| kind(types, member) == of).unwrap_or_default();
            members.retain(|member| kind(types, member) != of);
            members.insert(at.min(members.len()), instead);
        }
    }
    let said = match members.len() {
        1 => members.remove(0),
        _ if are_decidable(types, &members) => Type::Union(members),
        _ => return Err(Type::JSON),
    };
    if changed { Err(said) } else { Ok(said) }
}

/// Whether a value of the union can be told to be of one member.
pub(super) fn are_decidable(types: &Types, members: &[Type]) -> bool {
    let of = |wanted: Kind| members.iter().filter(move |member| kind(types, member) == wanted).collect::<Vec<&Type>>();
    let wide = |kind: Kind| of(kind).iter().filter(|member| !matches!(member, Type::Const(_))).count();
    let scalars = [Kind::Text, Kind::Number, Kind::Boolean].iter().all(|kind| wide(*kind) < 2);
    let is_map = |member: &&Type| matches!(member, Type::Map(_));
    let objects = of(Kind::Object);
    let maps = objects.iter().filter(|member| is_map(member)).count();
    scalars
        && of(Kind::List).len() < 2
        && of(Kind::Any).is_empty()
        && (maps == 0 || objects.len() == 1)
        && (maps > 0 || are_told_apart(types, &objects))
}

/// Whether each of some objects can be told from the others.
pub(super) fn are_told_apart(types: &Types, members: &[&Type]) -> bool {
    let objects: Option<Vec<&Object>> =
        members.iter().map(|member| types.object(member).map(|(_, object)| object)).collect();
    // A tagged union among others has no fields to look at.
    let Some(objects) = objects else { return members.len() < 2 };
    let tags = objects.first().map(|first| first.fields.as_slice()).unwrap_or_default();
    if tags.iter().any(|field| is_tag(&field.wire, &objects)) {
        return true;
    }
    // Which must be tried before which.
    let before =
        |a: &Object, b: &Object| required(a).any(|field| b.fields.iter().all(|other| other.wire != field.wire));
    let mut left: Vec<usize> = (0..objects.len()).collect();
    while !left.is_empty() {
        let can_be_first = |a: &usize| {
            let others = left.iter().filter(|b| *b != a);
            others.into_iter().all(|b| before(objects[*a], objects[*b]) || exclude(types, objects[*a], objects[*b]))
        };
        match left.iter().position(can_be_first) {
            Some(at) => drop(left.remove(at)),
            None => return false,
        }
    }
    true
}

fn required(object: &Object) -> impl Iterator<Item = &Field> {
    object.fields.iter().filter(|field| !field.optional)
}

/// Objects by the constant that each requires under one key.
pub(super) struct Tags {
    pub(super) key: String,
    /// In the order in which they are met. Some of a group may be told apart by nothing.
    pub(super) groups: Vec<Vec<Type>>,
    /// The object with any text there: it stands for all others, and whoever reads keeps them as unknown.
    pub(super) any: Option<Type>,
}

/// The key that most tells some objects apart, if there are two constants.
pub(super) fn tags(types: &Types, objects: &[Type]) -> Option<Tags> {
    let (_, first) = types.object(objects.first()?)?;
    let (_, second) = types.object(objects.get(1)?)?;
    let keys = required(first).chain(required(second)).map(|field| field.wire.as_str());
    keys.filter_map(|key| tagged_by(types, objects, key)).max_by_key(|tags| tags.groups.len())
}

/// The first constant text that an object requires, and its key.
pub(super) fn constant(types: &Types, object: &Type) -> Option<(String, String)> {
    let (_, object) = types.object(object)?;
    required(object).find_map(|field| match &field.slot.ty {
        Type::Const(Node::Text(text)) if !field.slot.nullable => Some((field.wire.clone(), text.clone())),
        _ => None,
    })
}

fn tagged_by(types: &Types, objects: &[Type], key: &str) -> Option<Tags> {
    let mut groups: Vec<(&str, Vec<Type>)> = Vec::new();
    let mut any = None;
    for ty in objects {
        let (_, object) = types.object(ty)?;
        let slot = &required(object).find(|field| field.wire == key && !field.slot.nullable)?.slot;
        match &slot.ty {
            Type::Const(Node::Text(text)) => match groups.iter_mut().find(|(other, _)| other == text) {
                Some((_, group)) => group.push(ty.clone()),
                None => groups.push((text, vec![ty.clone()])),
            },
            Type::Builtin("string") if any.is_none() => any = Some(ty.clone()),
            _ => return None,
        }
    }
    let groups: Vec<Vec<Type>> = groups.into_iter().map(|(_, group)| group).collect();
    (groups.len() > 1).then(|| Tags { key: key.to_owned(), groups, any })
}

/// Whether every object requires a key with a constant text of its own.
fn is_tag(key: &str, objects: &[&Object]) -> bool {
    let value = |object: &&Object| {
        required(object).find(|field| field.wire == key && !field.slot.nullable).and_then(|field| {
            match &field.slot.ty {
                Type::Const(Node::Text(text)) => Some(text.clone()),
                _ => None,
            }
        })
    };
    let values: Option<Vec<String>> = objects.iter().map(value).collect();
    values.is_some_and(|values| values.iter().collect::<BTreeSet<&String>>().len() == objects.len())
}

/// Whether both require a key whose values differ in any case.
fn exclude(types: &Types, a: &Object, b: &Object) -> bool {
    required(a).any(|one| {
        let other = required(b).find(|other| other.wire == one.wire);
        other.is_some_and(|other| {
            let (first, second) = (&one.slot, &other.slot);
            let consts = matches!((&first.ty, &second.ty), (Type::Const(x), Type::Const(y)) if x != y);
            let kinds = (kind(types, &first.ty), kind(types, &second.ty));
            let differ = kinds.0 != kinds.1 && kinds.0 != Kind::Any && kinds.1 != Kind::Any;
            !first.nullable && !second.nullable && (consts || differ)
        })
    })
}

/// What is lost where something else stands in the place of a union. Where anything may stand, nothing is lost but what
/// is known of some of it.
pub(super) fn lost(types: &Types, members: &[Type], instead: &Type) -> Option<String> {
    let mut is_known = *instead != Type::JSON || !members.contains(&Type::JSON);
    for member in members {
        member.each_name(&mut |_| is_known = true);
    }
    is_known.then(|| format!("a union of {}", described(types, members)))
}

/// What the members are, for people: `2 objects and a text`.
fn described(types: &Types, members: &[Type]) -> String {
    let names: [(Kind, &str, &str); 7] = [
        (Kind::Object, "an object", "objects"),
        (Kind::List, "a list", "lists"),
        (Kind::Text, "a text", "texts"),
        (Kind::Number, "a number", "numbers"),
        (Kind::Boolean, "a boolean", "booleans"),
        (Kind::Null, "null", "nulls"),
        (Kind::Any, "anything", "kinds of anything"),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (of, one, many) in names {
        match members.iter().filter(|member| kind(types, member) == of).count() {
            0 => {}
            1 => parts.push(one.to_owned()),
            number => parts.push(format!("{number} {many}")),
        }
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}
