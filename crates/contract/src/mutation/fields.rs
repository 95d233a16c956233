//! What happens to the members of an object.

use super::{Change, Mutation};
use crate::tree::{Kind, Member, Tree, text};

pub(super) const ALL: &[Mutation] = &[
    member("field dropped", |_| Vec::new()),
    member("field renamed", |it| vec![renamed(it, |key| format!("{key}_renamed"))]),
    member("field renamed to the empty key", |it| vec![renamed(it, |_| String::new())]),
    member("key in capitals", |it| vec![renamed(it, str::to_uppercase)]),
    member("key with a space", |it| vec![renamed(it, |key| format!("{key} "))]),
    member("key escaped", |it| vec![respelt(it, text::escaped)]),
    member("key with half a surrogate pair", |it| vec![respelt(it, broken)]),
    member("field doubled with the same value", |it| vec![it.clone(), it.clone()]),
    member("field doubled with another value", |it| vec![it.clone(), other(it)]),
    member("field doubled with another value before", |it| vec![other(it), it.clone()]),
    member("field doubled with its key escaped", |it| vec![it.clone(), respelt(it, text::escaped)]),
];

const fn member(name: &'static str, change: fn(&Member) -> Vec<Member>) -> Mutation {
    Mutation { name, change: Change::Member(change) }
}

fn respelt(member: &Member, change: impl Fn(&str) -> String) -> Member {
    Member { key: change(&member.key), ..member.clone() }
}

/// The member with another key; as it is if its key is no text that Rust can hold.
fn renamed(member: &Member, change: impl Fn(&str) -> String) -> Member {
    let name = member.name();
    name.map_or_else(|| member.clone(), |name| respelt(member, |_| text::quoted(&change(&name))))
}

/// The same text with half a surrogate pair behind it.
pub(super) fn broken(spelt: &str) -> String {
    format!("{}\\ud800\"", spelt.strip_suffix('"').unwrap_or(spelt))
}

/// The same key with a value of another kind.
fn other(member: &Member) -> Member {
    let value = Tree::scalar(if member.value.kind() == Kind::Null { "false" } else { "null" });
    Member { value, ..member.clone() }
}
