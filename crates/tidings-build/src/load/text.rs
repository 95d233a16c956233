//! Texts and names: what YAML does to them without a word, and what they cannot hold.

use granit_parser::ScalarStyle;

use super::node::{Kind, Mapping, Node, Scalar};
use super::reader::Reader;
use super::scalar::{cutting_comment, taken_for};
use crate::diagnostic::{Code, excerpt, is_bidirectional};
use crate::json::quoted;
use crate::raw::Text;
use crate::source::{Span, Spanned};

impl Reader<'_> {
    /// A text for people. YAML must not have cut it.
    pub(crate) fn text(&mut self, node: &Node) -> Option<Text> {
        if let Kind::Mapping(mapping) = &node.kind {
            if !mapping.cut {
                self.report_split_text(node, mapping);
            }
            return None;
        }
        if let Kind::List(_) = &node.kind {
            self.report_no_text(node);
            return None;
        }
        let scalar = self.scalar(node, "a text")?;
        if taken_for(scalar) == Some("null") {
            self.sink
                .report(
                    Code::WrongShape,
                    node.span,
                    format!("expected a text; here stands `{}`", excerpt(&scalar.text)),
                )
                .help("quote it if a text is meant");
        } else if scalar.text.trim().is_empty() {
            self.sink
                .report(Code::WrongShape, node.span, "expected a text; here stands an empty one")
                .help("say something, or leave out what may be left out");
        }
        if let Some(comment) = cutting_comment(&self.sources.files()[node.span.file], scalar, node.span) {
            let whole = Span { end: comment.end, ..node.span };
            let text = self.sources.text(whole).to_owned();
            self.sink
                .report(Code::CutText, comment, "YAML takes the rest of this text for a comment")
                .label("begins a comment")
                .replace("quote the text, or give the comment a line of its own", whole, quoted(&text));
        }
        self.check_characters(&scalar.text, node.span, "a text", |c| matches!(c, '\n' | '\t'));
        Some(Spanned { value: scalar.text.clone(), span: node.span })
    }

    /// A text with `: ` in it, on a line of its own, which YAML reads as a mapping.
    fn report_split_text(&mut self, node: &Node, mapping: &Mapping) {
        let one_line = match mapping.entries.as_slice() {
            // The token of a mapping in braces is its brace: that one was meant as a mapping.
            [(key, value)]
                if key.span == node.span
                    && key.value.style == ScalarStyle::Plain
                    && matches!(value.kind, Kind::Scalar(_)) =>
            {
                Some(Span { end: value.span.end, ..key.span })
            }
            _ => None,
        };
        let Some(whole) = one_line else {
            return self.report_no_text(node);
        };
        let text = self.sources.text(whole).to_owned();
        self.sink.report(Code::CutText, whole, "YAML takes this text for a mapping, because it holds `: `").replace(
            "quote the text",
            whole,
            quoted(&text),
        );
    }

    /// A list or mapping where a text belongs; perhaps the text merely begins with a bracket.
    fn report_no_text(&mut self, node: &Node) {
        let in_brackets = self.sources.text(node.span).starts_with(['[', '{']);
        let diagnostic = self.wrong_shape(node.span, "expected a text", node);
        if in_brackets {
            diagnostic.help("quote it if a text is meant");
        }
    }

    /// A name or value whose exact text counts.
    pub(crate) fn name(&mut self, node: &Node) -> Option<Text> {
        let scalar = self.scalar(node, "a name")?;
        Some(self.exact(scalar, node.span))
    }

    /// The same of a key.
    pub(crate) fn key(&mut self, key: &Spanned<Scalar>) -> Text {
        self.exact(&key.value, key.span)
    }

    fn exact(&mut self, scalar: &Scalar, span: Span) -> Text {
        if let Some(taken_for) = taken_for(scalar) {
            let message = format!("YAML readers take `{}` for {taken_for}", excerpt(&scalar.text));
            self.sink.report(Code::NeedsQuotes, span, message).label("a name or value stands here").replace(
                "quote it",
                span,
                quoted(&scalar.text),
            );
        }
        Spanned { value: scalar.text.clone(), span }
    }

    /// A key that declares a name of the catalogue's own, such as a type's.
    pub(crate) fn own_name(&mut self, key: &Spanned<Scalar>) -> Text {
        self.declared(key, key.value.text.trim(), None)
    }

    /// A key that declares a name on the wire, unless `wire` says another one.
    pub(crate) fn wire_name(&mut self, key: &Spanned<Scalar>) -> Text {
        let text = &key.value.text;
        let note = format!("if the name has it on the wire, say `wire: {}` below the key", excerpt(&quoted(text)));
        self.declared(key, text.trim(), Some(note))
    }

    /// The same of a field, and whether a `?` behind it says that it may be absent.
    pub(crate) fn field_name(&mut self, key: &Spanned<Scalar>) -> (Text, bool) {
        let Some(name) = key.value.text.trim().strip_suffix('?') else { return (self.wire_name(key), false) };
        let mut text = self.declared(key, &format!("{}?", name.trim()), None);
        text.value.pop();
        (text, true)
    }

    /// A key that should be the same when it is `repaired`: without white space that nobody sees.
    fn declared(&mut self, key: &Spanned<Scalar>, repaired: &str, note: Option<String>) -> Text {
        let mut text = self.key(key);
        self.check_characters(&text.value, key.span, "a name", |_| false);
        if text.value != repaired && !repaired.is_empty() {
            let name = excerpt(repaired.trim_end_matches('?'));
            let message = format!("white space stands at an end of the name `{name}`");
            let diagnostic = self.sink.report(Code::UnusableName, key.span, message);
            diagnostic.replace(format!("write `{}`", excerpt(repaired)), key.span, repaired);
            diagnostic.notes.extend(note);
            repaired.clone_into(&mut text.value);
        }
        text
    }

    /// A name of the catalogue's own that stands in a list.
    pub(crate) fn listed_name(&mut self, node: &Node) -> Option<Text> {
        let name = self.name(node)?;
        self.check_characters(&name.value, name.span, "a name", |_| false);
        Some(name)
    }

    /// Refuses characters that no reader sees, or that show a text in another order than it has.
    fn check_characters(&mut self, text: &str, span: Span, what: &str, allowed: fn(char) -> bool) {
        let refused = |c: &char| (c.is_control() && !allowed(*c)) || is_bidirectional(*c);
        let Some(character) = text.chars().find(refused) else { return };
        // It may be written as an escape.
        let at = self.sources.text(span).find(character).map_or(span, |at| {
            let start = span.start + at;
            Span { start, end: start + character.len_utf8(), ..span }
        });
        let message = format!("{what} cannot hold the character U+{:04X}", u32::from(character));
        let diagnostic = self.sink.report(Code::InvalidValue, at, message);
        if is_bidirectional(character) {
            diagnostic.note("it shows what stands behind it in another order than it has");
        }
        diagnostic.help("remove it");
    }
}
