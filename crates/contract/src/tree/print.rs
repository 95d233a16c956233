//! A tree as text.

use std::fmt::{self, Display, Formatter, Write as _};

use super::{Member, Tree};

/// All of JSON's white space (RFC 8259, section 2).
const SPACE: &str = " \t\r\n";

impl Display for Tree {
    /// On one line, without white space.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_tree(self, "", f)
    }
}

impl Tree {
    /// With white space wherever it may stand.
    #[must_use]
    pub fn spaced(&self) -> String {
        let mut out = String::new();
        let _ = write_tree(self, SPACE, &mut out);
        out
    }

    /// What a place is called in messages: `data.items[2]`.
    #[must_use]
    pub fn shown(&self, place: &[usize]) -> String {
        let mut shown = String::new();
        let mut tree = Some(self);
        for number in place {
            match tree {
                Some(Self::Object(members)) => {
                    let member = members.get(*number);
                    let key = member.map_or("?", |member| member.key.trim_matches('"'));
                    let point = if shown.is_empty() { "" } else { "." };
                    let _ = write!(shown, "{point}{key}");
                    tree = member.map(|member| &member.value);
                }
                Some(Self::List(items)) => {
                    let _ = write!(shown, "[{number}]");
                    tree = items.get(*number);
                }
                _ => {}
            }
        }
        if place.is_empty() { "the body".to_owned() } else { shown }
    }
}

fn write_tree(tree: &Tree, space: &str, out: &mut impl fmt::Write) -> fmt::Result {
    match tree {
        Tree::Scalar(spelt) => write!(out, "{space}{spelt}{space}"),
        Tree::List(items) => write_between(['[', ']'], items, space, out, |item, out| write_tree(item, space, out)),
        Tree::Object(members) => write_between(['{', '}'], members, space, out, |Member { key, value }, out| {
            write!(out, "{space}{key}{space}:")?;
            write_tree(value, space, out)
        }),
    }
}

fn write_between<T, W: fmt::Write>(
    [open, close]: [char; 2],
    parts: &[T],
    space: &str,
    out: &mut W,
    write: impl Fn(&T, &mut W) -> fmt::Result,
) -> fmt::Result {
    write!(out, "{space}{open}{space}")?;
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            out.write_char(',')?;
        }
        write(part, out)?;
    }
    write!(out, "{space}{close}{space}")
}
