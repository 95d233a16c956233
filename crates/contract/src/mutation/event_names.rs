//! The event's name: other ones, near misses, and other places.

use super::fields::broken;
use super::structures::body;
use super::{Change, Mutation, behind};
use crate::subject::Words;
use crate::tree::{Kind, Member, Tree, text};

pub(super) const ALL: &[Mutation] = &[
    name("event changed to another known one", |name, words| behind(&words.events, name).unwrap_or_default()),
    name("event changed to an unknown one", |_, _| "qunknown.event".to_owned()),
    name("event name in capitals", |name, _| name.to_uppercase()),
    name("event name capitalised", |name, _| {
        name.chars().take(1).flat_map(char::to_uppercase).chain(name.chars().skip(1)).collect()
    }),
    name("event name with a space behind", |name, _| format!("{name} ")),
    name("event name with a space before", |name, _| format!(" {name}")),
    name("event name with NUL behind", |name, _| format!("{name}\u{0}")),
    name("event name cut short", |name, _| name.chars().take(name.chars().count().saturating_sub(1)).collect()),
    name("event name with more behind", |name, _| format!("{name}.late")),
    name("event name with a look-alike", |name, _| name.replacen('e', "\u{435}", 1)),
    name("event name emptied", |_, _| String::new()),
    member("event name escaped", |it| vec![respelt(it, text::escaped)]),
    member("event name with half a surrogate pair", |it| vec![respelt(it, broken)]),
    member("event name nulled", |it| vec![with(it, Tree::scalar("null"))]),
    member("event name is a number", |it| vec![with(it, Tree::scalar("1"))]),
    member("event name is a list", |it| vec![with(it, Tree::List(vec![it.value.clone()]))]),
    member("event name is an object", |it| vec![with(it, Tree::Object(vec![it.clone()]))]),
    member("event name missing", |_| Vec::new()),
    member("event name doubled", |it| vec![it.clone(), it.clone()]),
    body("event name doubled with another known one", |body, words| {
        let part = words.name.last()?;
        let name = part.values(body).first()?.as_text()?;
        let other = Member::new(&part.key, Tree::text(&behind(&words.events, &name)?));
        changed(body, words, |member| vec![member.clone(), other.clone()])
    }),
    body("event name behind the data", |body, words| {
        let Tree::Object(members) = body else { return None };
        let (name, others): (Vec<_>, Vec<_>) =
            members.iter().partition(|member| words.name.iter().any(|part| is(member, &part.key)));
        Some(Tree::Object(others.into_iter().chain(name).cloned().collect()))
    }),
    body("event name within the data", |body, words| {
        let part = words.name.last().filter(|part| part.parent.is_none())?;
        let (name, payload) = (body.members().iter().find(|member| is(member, &part.key))?, words.payload.as_ref()?);
        let moved = |member: &Member| match &member.value {
            Tree::Object(inner) if is(member, payload) => {
                Some(with(member, Tree::Object(inner.iter().chain([name]).cloned().collect())))
            }
            _ => (member != name).then(|| member.clone()),
        };
        Some(Tree::Object(body.members().iter().filter_map(moved).collect()))
    }),
];

const fn name(name: &'static str, change: fn(&str, &Words) -> String) -> Mutation {
    Mutation { name, change: Change::Name(change) }
}

const fn member(name: &'static str, change: fn(&Member) -> Vec<Member>) -> Mutation {
    Mutation { name, change: Change::NameMember(change) }
}

/// The body with another event's name.
pub(super) fn renamed(body: &Tree, words: &Words, change: fn(&str, &Words) -> String) -> Option<Tree> {
    let name = words.name.last()?.values(body).first()?.as_text()?;
    changed(body, words, |member| vec![with(member, Tree::text(&change(&name, words)))])
}

/// The body with other members in the place of the last part of the event's name.
pub(super) fn changed(body: &Tree, words: &Words, change: impl Fn(&Member) -> Vec<Member>) -> Option<Tree> {
    let part = words.name.last()?;
    let in_object = |object: &Tree| {
        let each = |member: &Member| if is(member, &part.key) { change(member) } else { vec![member.clone()] };
        Tree::Object(object.members().iter().flat_map(each).collect())
    };
    let Tree::Object(members) = body else { return None };
    let Some(parent) = &part.parent else { return Some(in_object(body)) };
    let is_parent = |member: &Member| is(member, parent) && matches!(member.value, Tree::Object(_));
    let each =
        |member: &Member| if is_parent(member) { with(member, in_object(&member.value)) } else { member.clone() };
    Some(Tree::Object(members.iter().map(each).collect()))
}

fn is(member: &Member, key: &str) -> bool {
    member.name().as_deref() == Some(key)
}

fn with(member: &Member, value: Tree) -> Member {
    Member { key: member.key.clone(), value }
}

/// The member with its text in another spelling; as it is if it holds none.
fn respelt(member: &Member, change: impl Fn(&str) -> String) -> Member {
    match &member.value {
        Tree::Scalar(spelt) if member.value.kind() == Kind::Text => with(member, Tree::scalar(change(spelt))),
        _ => member.clone(),
    }
}
