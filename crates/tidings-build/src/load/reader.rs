//! Reading entries by the tables of the grammar: every mistake is reported, and reading goes on.

use std::collections::BTreeSet;

use granit_parser::ScalarStyle;

use super::elsewhere::said_here;
use super::grammar::{EntryKind, RELEASE, VARIANTS};
use super::node::{Kind, Mapping, Node, Scalar};
use crate::diagnostic::{Code, Diagnostic, Sink, excerpt, is_near};
use crate::raw::Text;
use crate::source::{Sources, Span, Spanned};

/// What reading needs at every step.
pub(crate) struct Reader<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) sink: &'a mut Sink,
    /// Whether names may be declared where a mistake keeps them from being read.
    pub(crate) hides_names: bool,
}

/// An entry whose keys were checked.
pub(crate) struct Entry<'n> {
    kind: &'static EntryKind,
    values: Values<'n>,
}

enum Values<'n> {
    Mapping(&'n Mapping),
    /// A scalar that stands for the main word.
    Main(&'n Node),
    /// It was reported.
    Broken,
}

impl<'n> Entry<'n> {
    /// What stands behind a word, if anything does.
    pub(crate) fn get(&self, word: &'static str) -> Option<&'n Node> {
        debug_assert!(self.kind.has(word), "`{word}` stands in the grammar");
        match self.values {
            Values::Mapping(mapping) => {
                mapping.entries.iter().find(|(key, _)| key.value.text == word).map(|(_, node)| node)
            }
            Values::Main(node) if self.kind.main == Some(word) => Some(node),
            Values::Main(_) | Values::Broken => None,
        }
    }

    /// The place of a word itself.
    pub(crate) fn key_span(&self, word: &'static str) -> Option<Span> {
        match self.values {
            Values::Mapping(mapping) => {
                mapping.entries.iter().find(|(key, _)| key.value.text == word).map(|(key, _)| key.span)
            }
            Values::Main(_) | Values::Broken => None,
        }
    }

    /// The words of which exactly one should stand here.
    pub(crate) fn choices(&self) -> &'static [&'static str] {
        self.kind.one_of
    }

    /// Whether the long form of a union stands where none can. That was reported.
    pub(crate) fn is_long_union(&self) -> bool {
        matches!(self.values, Values::Mapping(mapping) if is_long_union(self.kind, mapping))
    }

    /// Whether an unknown key stands here that probably means `word`. It was reported with that word as its repair.
    pub(crate) fn has_mistyped(&self, word: &str) -> bool {
        matches!(self.values, Values::Mapping(mapping) if has_mistyped(self.kind, mapping, word))
    }

    /// Whether something stands here that was reported already.
    pub(crate) fn is_broken(&self) -> bool {
        match self.values {
            Values::Broken => true,
            Values::Mapping(mapping) => mapping.cut,
            Values::Main(node) => matches!(node.kind, Kind::Broken),
        }
    }
}

impl Reader<'_> {
    /// Opens an entry. `named` is the place of what names it, where a missing key is reported.
    pub(crate) fn entry<'n>(&mut self, kind: &'static EntryKind, named: Span, node: &'n Node) -> Entry<'n> {
        let values = match &node.kind {
            Kind::Mapping(mapping) => {
                self.check_keys(kind, named, mapping);
                Values::Mapping(mapping)
            }
            Kind::Scalar(_) if kind.main.is_some() => Values::Main(node),
            Kind::Empty if kind.main.is_some() && !kind.keys().any(|key| key.required) => Values::Main(node),
            Kind::Broken => Values::Broken,
            _ => {
                let expected = match kind.main {
                    Some(main) => format!("expected a mapping for {}, or what its `{main}` holds", kind.what),
                    None => format!("expected a mapping for {}", kind.what),
                };
                self.hides_names |= kind.main.is_none();
                if matches!(node.kind, Kind::Empty) {
                    let name = excerpt(self.sources.text(named));
                    let diagnostic = self.wrong_shape(named, &expected, node);
                    if kind.main == Some("fired_when") {
                        diagnostic.help(format!("say when it is fired: `{name}: …`"));
                    }
                } else {
                    self.wrong_shape(node.span, &expected, node);
                }
                Values::Broken
            }
        };
        Entry { kind, values }
    }

    fn check_keys(&mut self, kind: &'static EntryKind, named: Span, mapping: &Mapping) {
        let known = |word: &str| kind.has(word);
        let present: BTreeSet<&str> = mapping.entries.iter().map(|(key, _)| key.value.text.as_str()).collect();
        let absent = |word: &str| !present.contains(word);
        let is_long_union = is_long_union(kind, mapping);
        for (key, _) in &mapping.entries {
            let word = &key.value.text;
            if is_long_union && word == VARIANTS {
                let message = format!("`{VARIANTS}` stand behind a name in `types`, and not in {}", kind.what);
                let diagnostic = self.sink.report(Code::UnknownKey, key.span, message);
                diagnostic.help("name the union in `types`, and say its name here");
            } else if !(known(word) || is_long_union && is_of_variants(word)) {
                let message = format!("unknown key `{}` in {}", excerpt(word), kind.what);
                let candidates = kind.keys().map(|key| key.word).filter(|word| absent(word));
                let diagnostic = self.sink.report(Code::UnknownKey, key.span, message);
                match said_here(word).filter(|_| known("values")) {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic.nearest(word, key.span, candidates),
                };
                let declaring = ["types", "events", "origins", "releases", "families"];
                self.hides_names |= declaring.iter().any(|valid| known(valid) && absent(valid) && is_near(word, valid));
            }
        }
        if mapping.cut {
            return;
        }
        for key in kind.keys().filter(|key| key.required && absent(key.word)) {
            // One mistake, one message: the mistyped key was reported with this word as its repair.
            if !has_mistyped(kind, mapping, key.word) {
                let message = format!("the key `{}` is missing in {}", key.word, kind.what);
                let diagnostic = self.sink.report(Code::MissingKey, named, message);
                diagnostic.note(format!("`{}` ({}): {}", key.word, key.holds, key.says));
                if kind.main == Some(RELEASE) {
                    diagnostic.help(format!("write `{RELEASE}: true` if no source states the release"));
                }
            }
        }
    }

    /// A name that stands a second time in a list.
    pub(crate) fn report_listed_twice(&mut self, what: &str, again: &Text, first: Span) {
        self.sink
            .report(Code::DefinedTwice, again.span, format!("the {what} `{}` is listed twice", excerpt(&again.value)))
            .label("again here")
            .related(first, "first here");
    }

    pub(crate) fn wrong_shape(&mut self, at: Span, expected: &str, node: &Node) -> &mut Diagnostic {
        self.sink.report(Code::WrongShape, at, format!("{expected}; here stands {}", node.what()))
    }

    /// Any scalar, as it is.
    pub(crate) fn word(&mut self, node: &Node, expected: &str) -> Option<Text> {
        let scalar = self.scalar(node, expected)?;
        Some(Spanned { value: scalar.text.clone(), span: node.span })
    }

    pub(super) fn scalar<'n>(&mut self, node: &'n Node, expected: &str) -> Option<&'n Scalar> {
        match &node.kind {
            Kind::Scalar(scalar) => Some(scalar),
            Kind::Broken => None,
            _ if node.is_cut() => None,
            _ => {
                self.wrong_shape(node.span, &format!("expected {expected}"), node);
                None
            }
        }
    }

    /// `true` or `false`, unquoted.
    pub(crate) fn boolean(&mut self, node: &Node) -> Option<Spanned<bool>> {
        let scalar = self.scalar(node, "`true` or `false`")?;
        let value = match (scalar.text.as_str(), scalar.style) {
            ("true", ScalarStyle::Plain) => true,
            ("false", ScalarStyle::Plain) => false,
            _ => {
                let found = excerpt(self.sources.text(node.span));
                let message = format!("expected `true` or `false` without quotes, found `{found}`");
                self.sink.report(Code::InvalidValue, node.span, message);
                return None;
            }
        };
        Some(Spanned { value, span: node.span })
    }

    /// A whole number.
    pub(crate) fn integer<T: std::str::FromStr>(&mut self, node: &Node, expected: &str) -> Option<Spanned<T>> {
        let scalar = self.scalar(node, expected)?;
        let plain = scalar.style == ScalarStyle::Plain && !scalar.text.starts_with('+');
        let Some(value) = plain.then(|| scalar.text.parse().ok()).flatten() else {
            let found = excerpt(self.sources.text(node.span));
            let message = format!("expected {expected}, found `{found}`");
            self.sink.report(Code::InvalidValue, node.span, message);
            return None;
        };
        Some(Spanned { value, span: node.span })
    }

    /// The items of a list; none where nothing is written.
    pub(crate) fn list<'n>(&mut self, node: Option<&'n Node>, expected: &str) -> &'n [Node] {
        match node.map(|node| (&node.kind, node)) {
            Some((Kind::List(items), _)) => items,
            None | Some((Kind::Broken, _)) => &[],
            Some((_, node)) if node.is_cut() => &[],
            Some((_, node)) => {
                self.hides_names = true;
                self.wrong_shape(node.span, &format!("expected {expected}"), node);
                &[]
            }
        }
    }

    /// The keys and values of a mapping whose keys the author chooses; none where nothing is written. `expected` says
    /// what stands in it.
    pub(crate) fn mapping<'n>(&mut self, node: Option<&'n Node>, expected: &str) -> &'n [(Spanned<Scalar>, Node)] {
        match node.map(|node| (&node.kind, node)) {
            Some((Kind::Mapping(mapping), _)) => &mapping.entries,
            None | Some((Kind::Broken, _)) => &[],
            Some((kind, node)) => {
                self.hides_names = true;
                let diagnostic = self.wrong_shape(node.span, &format!("expected a mapping of {expected}"), node);
                if matches!(kind, Kind::List(_)) {
                    diagnostic.help("write `name: …` for each, without `-` or brackets");
                }
                &[]
            }
        }
    }
}

/// Whether there are variants in a kind of entry that holds a type or fields, and none of these.
fn is_long_union(kind: &EntryKind, mapping: &Mapping) -> bool {
    let has_variants = mapping.entries.iter().any(|(key, _)| key.value.text == VARIANTS);
    has_variants && !kind.one_of.is_empty() && !kind.one_of.contains(&VARIANTS)
}

/// Whether a key says something of the variants of a union.
fn is_of_variants(word: &str) -> bool {
    matches!(word, "tag" | "content" | "closed")
}

fn has_mistyped(kind: &EntryKind, mapping: &Mapping, word: &str) -> bool {
    mapping.entries.iter().any(|(key, _)| !kind.has(&key.value.text) && is_near(&key.value.text, word))
}
