//! What the producer promises of a value beyond its type. Readers never fail on it.

use std::borrow::Cow;

use super::{Draft, Rule, Shape, Type};
use crate::data::Value;
use crate::source::Span;

/// What the producer promises of a value beyond its type: all of it holds.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Limits {
    /// The limits in the order of the language.
    pub all: Vec<Limit>,
}

/// One limit and where it was written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limit {
    /// What is promised.
    pub rule: Rule,
    /// Where it was written.
    pub span: Span,
}

impl Limits {
    /// The rules alone.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Rule> + Clone {
        self.all.iter().map(|limit| &limit.rule)
    }

    /// Whether a value keeps all of them.
    pub(crate) fn allow(&self, value: &Value) -> bool {
        self.rules().all(|rule| rule.allows(value))
    }

    /// How long a text is.
    pub(crate) fn length(&self) -> (u64, Option<u64>) {
        self.between(|rule| match rule {
            Rule::MinLength(least) => (Some(*least), None),
            Rule::MaxLength(most) => (None, Some(*most)),
            _ => (None, None),
        })
    }

    /// How many items a list has.
    pub(crate) fn items(&self) -> (u64, Option<u64>) {
        self.between(|rule| match rule {
            Rule::MinItems(least) => (Some(*least), None),
            Rule::MaxItems(most) => (None, Some(*most)),
            _ => (None, None),
        })
    }

    /// How many entries a map has.
    pub(crate) fn entries(&self) -> (u64, Option<u64>) {
        self.between(|rule| match rule {
            Rule::MinEntries(least) => (Some(*least), None),
            Rule::MaxEntries(most) => (None, Some(*most)),
            _ => (None, None),
        })
    }

    /// What keys match, as limits of texts.
    pub(crate) fn of_keys(&self) -> Self {
        let of_key = |limit: &Limit| match &limit.rule {
            Rule::Keys(pattern) | Rule::OtherKeys(pattern) => {
                Some(Limit { rule: Rule::Pattern(pattern.clone()), span: limit.span })
            }
            _ => None,
        };
        Self { all: self.all.iter().filter_map(of_key).collect() }
    }

    /// The greatest of the least, and the least of the greatest.
    fn between(&self, bound: impl Fn(&Rule) -> (Option<u64>, Option<u64>)) -> (u64, Option<u64>) {
        let least = self.rules().filter_map(|rule| bound(rule).0).max();
        (least.unwrap_or(0), self.rules().filter_map(|rule| bound(rule).1).min())
    }

    /// Whether no two items of a list are the same.
    pub(crate) fn has_unique_items(&self) -> bool {
        self.rules().any(|rule| matches!(rule, Rule::UniqueItems))
    }
}

impl Draft {
    /// The limits of a value of this type that has these ones already: those of the named types that it goes by are
    /// added.
    pub(crate) fn limits_of<'a>(&'a self, ty: &'a Type, own: &'a Limits) -> Cow<'a, Limits> {
        let mut limits = Cow::Borrowed(own);
        let mut ty = ty;
        for _ in 0..=self.types.len() {
            let Type::Named(id) = ty else { break };
            let Some(def) = self.types.get(id.0) else { break };
            if limits.all.is_empty() {
                limits = Cow::Borrowed(&def.limits);
            } else if !def.limits.all.is_empty() {
                limits.to_mut().all.extend(def.limits.all.iter().cloned());
            }
            let Shape::Alias(inner) = &def.shape else { break };
            ty = inner;
        }
        limits
    }
}
