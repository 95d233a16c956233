//! The tree that a YAML text is: every node knows where it stands.

use granit_parser::ScalarStyle;

use crate::source::{Span, Spanned};

/// A value and where it stands. The span of a mapping or list is that of its first token.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Scalar(Scalar),
    List(Vec<Node>),
    Mapping(Mapping),
    /// Nothing, as behind `key:` at the end of a line.
    Empty,
    /// What could not be read and was reported.
    Broken,
}

#[derive(Debug)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) style: ScalarStyle,
}

/// Keys and values in their order; no key occurs twice.
#[derive(Debug, Default)]
pub(crate) struct Mapping {
    pub(crate) entries: Vec<(Key, Node)>,
    /// Whether a syntax error ended it: then keys may be missing that the author wrote.
    pub(crate) cut: bool,
}

pub(crate) type Key = Spanned<Scalar>;

impl Node {
    /// What it is, for messages.
    pub(crate) fn what(&self) -> &'static str {
        match self.kind {
            Kind::Scalar(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Mapping(_) => "a mapping",
            Kind::Empty | Kind::Broken => "nothing",
        }
    }

    /// Whether a syntax error ended it.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(&self.kind, Kind::Mapping(mapping) if mapping.cut)
    }

    /// Marks what was read last, and all that it is in: nobody knows what the author wrote behind it, or whether a
    /// wrong indentation ended it too early.
    pub(super) fn cut(&mut self) {
        let mut node = self;
        loop {
            node = match &mut node.kind {
                Kind::Mapping(mapping) => {
                    mapping.cut = true;
                    match mapping.entries.last_mut() {
                        Some((_, last)) => last,
                        None => return,
                    }
                }
                Kind::List(items) => match items.last_mut() {
                    Some(last) => last,
                    None => return,
                },
                _ => return,
            }
        }
    }
}
