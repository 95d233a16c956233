//! What is put into objects and lists or taken out of them, and how the whole is spelt.

use super::values::value;
use super::{Change, Mutation};
use crate::subject::Words;
use crate::tree::{Member, Tree};

/// What nobody but a reader that keeps texts can keep.
const HOSTILE: &str = r#"{"a":[1e400,-0,0.10,{"\ud800":"\udfff"}],"a":"twice","\u0061":null}"#;

pub(super) const ALL: &[Mutation] = &[
    value("object emptied", |value| matches!(value, Tree::Object(_)).then(|| Tree::Object(Vec::new()))),
    value("unknown field added", |value| with_member(value, "qunknown", Tree::text("qunknownvalue"))),
    value("unknown field with a strange name added", |value| with_member(value, "a \"\\\n\u{0}é😀", Tree::scalar("1"))),
    value("unknown field with the empty name added", |value| with_member(value, "", Tree::scalar("1"))),
    Mutation { name: "field of another variant added", change: Change::Told(with_field_of_another) },
    value("unknown object added", |value| {
        with_member(value, "qunknown", Tree::parse(r#"{"id":"qinner","list":[{},[],null,1.50]}"#))
    }),
    value("hostile JSON added", |value| with_member(value, "qhostile", Tree::parse(HOSTILE))),
    value("400 digits added", |value| with_member(value, "qdigits", Tree::scalar("7".repeat(400)))),
    TWO_FAULTS,
    value("list emptied", |value| matches!(value, Tree::List(_)).then(|| Tree::List(Vec::new()))),
    value("first item nulled", |value| with_first(value, |_| vec![Tree::scalar("null")])),
    value("first item dropped", |value| with_first(value, |_| Vec::new())),
    value("first item doubled", |value| with_first(value, |first| vec![first.clone(), first.clone()])),
    value("last item dropped", |value| match value {
        Tree::List(items) => Some(Tree::List(items.split_last()?.1.to_vec())),
        _ => None,
    }),
    value("last item retyped", |value| match value {
        Tree::List(items) => {
            let other = Tree::object([("q", Tree::parse("[true]"))]);
            Some(Tree::List(items.split_last()?.1.iter().cloned().chain([other]).collect()))
        }
        _ => None,
    }),
    value("item of another kind added", |value| match value {
        Tree::List(items) => Some(Tree::List(items.iter().cloned().chain([Tree::object([])]).collect())),
        _ => None,
    }),
    body("100 levels added", |body, _| with_member(body, "qdeep", deep(100))),
    body("as many levels added as may be", |body, _| with_member(body, "qdeep", deep(127))),
    body("one level too many added", |body, _| with_member(body, "qdeep", deep(128))),
    body("200 levels added", |body, _| with_member(body, "qdeep", deep(200))),
    body("body put in a list", |body, _| Some(Tree::List(vec![body.clone()]))),
    body("keys in reverse order", |body, _| Some(body.reversed())),
    Mutation { name: "white space everywhere", change: Change::Spelling(Tree::spaced) },
];

/// What tells the object by its constant must stand above what another variant requires.
fn with_field_of_another(value: &Tree, words: &Words) -> Option<Tree> {
    let has = |key: &str| value.members().iter().any(|member| member.name().as_deref() == Some(key));
    let is = |key: &str, constant: &Tree| {
        value.members().iter().any(|member| member.name().as_deref() == Some(key) && member.value == *constant)
    };
    let told = words.contradicted.iter().filter(|it| is(&it.key, &it.constant));
    let key = told.flat_map(|it| &it.others).find(|key| !has(key))?;
    with_member(value, key, Tree::scalar("false"))
}

pub(super) const TWO_FAULTS: Mutation =
    value("one member retyped, and a key doubled in another one", retype_and_double);

pub(super) const fn body(name: &'static str, change: fn(&Tree, &Words) -> Option<Tree>) -> Mutation {
    Mutation { name, change: Change::Body(change) }
}

fn with_member(value: &Tree, key: &str, member: Tree) -> Option<Tree> {
    let Tree::Object(members) = value else { return None };
    Some(Tree::Object(members.iter().cloned().chain([Member::new(key, member)]).collect()))
}

fn with_first(value: &Tree, change: impl Fn(&Tree) -> Vec<Tree>) -> Option<Tree> {
    let Tree::List(items) = value else { return None };
    let (first, rest) = items.split_first()?;
    Some(Tree::List(change(first).into_iter().chain(rest.iter().cloned()).collect()))
}

/// Two faults at once, in two members of an object: the first of them must not hide the other.
fn retype_and_double(value: &Tree) -> Option<Tree> {
    let mut members = value.members().to_vec();
    let inner = members.iter().position(|member| !member.value.members().is_empty())?;
    if let Tree::Object(doubled) = &mut members.get_mut(inner)?.value {
        doubled.extend(doubled.first().cloned());
    }
    let other = if inner == 0 { 1 } else { inner - 1 };
    members.get_mut(other)?.value = Tree::parse("[[]]");
    Some(Tree::Object(members))
}

/// So many lists in each other.
fn deep(levels: usize) -> Tree {
    (0..levels).fold(Tree::scalar("1"), |inner, _| Tree::List(vec![inner]))
}
