//! YAML text to a tree in which every node knows where it stands.
//!
//! Only plain data comes through: anchors, aliases, tags, directives and second documents are reported here, so that
//! no later stage has to know of them. Behind a syntax error the parser cannot go on; what was open then is marked as
//! [cut](Mapping::cut), and nobody complains about what is missing there.

mod misread;

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as ParserSpan};

use super::node::{Key, Kind, Mapping, Node, Scalar};
use super::syntax::{Stop, report_syntax};
use crate::diagnostic::{Code, Sink, excerpt};
use crate::source::{SourceFile, Span, Spanned};

/// One file, read as far as its text allows.
pub(crate) struct Tree {
    pub(crate) root: Node,
    /// Whether all of the file was read.
    pub(crate) complete: bool,
}

/// Reads one file.
pub(crate) fn load_tree(file: &SourceFile, number: usize, sink: &mut Sink) -> Tree {
    let mut builder = Builder {
        file,
        number,
        sink,
        open: Vec::new(),
        root: None,
        last_scalar: None,
        read_to: 0,
        misread: None,
        lost: false,
        stopped: false,
    };
    let mut complete = file.broken_at.is_none();
    if let Some(at) = file.broken_at {
        let message = "this file is not UTF-8 text";
        builder
            .sink
            .report(Code::NotUtf8, builder.span_at(at), message)
            .label("the first byte that is not UTF-8")
            .help("save the file as UTF-8");
    }
    let mut options =
        granit_parser::options! { emit_unresolved_aliases: true, emit_anchor_events: true, disallow_directives: true };
    options.set_emit_comments(false);
    for event in Parser::new_from_str_with_options(&file.text, options) {
        match event {
            Ok((event, span)) => {
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                builder.report_syntax(&error);
                complete = false;
                break;
            }
        }
    }
    complete &= !builder.lost && !builder.stopped;
    Tree { root: builder.finish(), complete }
}

struct Builder<'a> {
    file: &'a SourceFile,
    number: usize,
    sink: &'a mut Sink,
    open: Vec<Open>,
    root: Option<Node>,
    last_scalar: Option<Span>,
    read_to: usize,
    /// The last text that YAML took for something else.
    misread: Option<usize>,
    /// Whether text was passed over, in which names may be declared.
    lost: bool,
    /// Whether a syntax error ended the reading.
    stopped: bool,
}

/// A list or mapping that has not ended yet.
struct Open {
    span: Span,
    content: Content,
}

impl Open {
    /// The bracket that opened it, if one did.
    fn bracket(&self) -> Option<Span> {
        Some(self.span).filter(|span| span.start < span.end)
    }

    /// The key whose value comes next or came last.
    fn key(&self) -> Option<&Key> {
        match &self.content {
            Content::Mapping(OpenMapping { pending: Some(PendingKey::Valid(key)), .. }) => Some(key),
            Content::Mapping(OpenMapping { pending: None, mapping, .. }) => mapping.entries.last().map(|(key, _)| key),
            _ => None,
        }
    }
}

enum Content {
    List(Vec<Node>),
    Mapping(OpenMapping),
}

/// A mapping that has not ended yet.
#[derive(Default)]
struct OpenMapping {
    mapping: Mapping,
    pending: Option<PendingKey>,
    first_places: BTreeMap<String, Span>,
}

/// A key whose value is still to come.
enum PendingKey {
    Valid(Key),
    /// It was reported; its value is passed over.
    Refused,
}

impl<'a> Builder<'a> {
    /// Whether there is more to read.
    fn take(&mut self, event: Event<'_>, span: ParserSpan) -> bool {
        let mut place = self.span(span);
        self.read_to = self.read_to.max(place.end);
        if let Some(tag) = span.tag_span() {
            let tag = self.span(tag);
            if matches!(event, Event::Scalar(..)) && self.misread_tag(tag) {
                self.add(Node { kind: Kind::Broken, span: tag });
                return true;
            }
            self.refuse(tag, "a tag");
        }
        match event {
            Event::Scalar(_, ScalarStyle::Plain, ..) if self.report_odd_indentation(place) => return false,
            Event::Scalar(text, style, ..) => {
                let empty = style == ScalarStyle::Plain && place.start == place.end;
                if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    // The parser counts the line breaks and the next line's indentation to a text in block style.
                    let block = self.file.text.get(place.start..place.end).unwrap_or_default();
                    place.end = place.start + block.trim_end().len();
                }
                self.last_scalar = Some(place);
                let kind = if empty { Kind::Empty } else { Kind::Scalar(Scalar { text: text.into_owned(), style }) };
                self.add(Node { kind, span: place });
            }
            Event::SequenceStart(..) => self.open.push(Open { span: place, content: Content::List(Vec::new()) }),
            Event::MappingStart(..) => {
                self.open.push(Open { span: place, content: Content::Mapping(OpenMapping::default()) });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Anchor(..) => self.refuse(place, "an anchor"),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                if !self.misread_alias(place) {
                    self.refuse(place, "an alias");
                }
                self.add(Node { kind: Kind::Broken, span: place });
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                self.sink
                    .report(Code::SecondDocument, place, "a second document begins here")
                    .label("one file holds one document")
                    .help("remove the line `---`, or move what follows to a file of its own");
                self.lost = true;
                return false;
            }
            _ => {}
        }
        true
    }

    fn refuse(&mut self, span: Span, what: &str) {
        self.sink
            .report(Code::NotPlainData, span, format!("{what} stands in a catalogue"))
            .label("a catalogue is plain data")
            .help("write the value itself; what several places share becomes a named type");
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Mapping(open)) => match open.pending.take() {
                None => open.pending = Some(load_key(node, &mut open.first_places, self.sink)),
                // A merge key says nothing without its alias, which was reported.
                Some(PendingKey::Valid(key)) if key.value.text == "<<" && matches!(node.kind, Kind::Broken) => {}
                Some(PendingKey::Valid(key)) => open.mapping.entries.push((key, node)),
                Some(PendingKey::Refused) => self.lost |= matches!(node.kind, Kind::Mapping(_)),
            },
        }
    }

    fn close(&mut self) {
        if let Some(Open { mut span, content }) = self.open.pop() {
            let kind = match content {
                // A bracket that nobody closes says little of where a list was meant.
                Content::List(_) if self.stopped && span.start < span.end => Kind::Broken,
                Content::List(items) => Kind::List(items),
                Content::Mapping(open) => {
                    // A mapping in block style has no token of its own: a message points at its first key.
                    if let Some((key, _)) = open.mapping.entries.first().filter(|_| span.start == span.end) {
                        span = key.span;
                    }
                    Kind::Mapping(open.mapping)
                }
            };
            self.add(Node { kind, span });
        }
    }

    fn finish(mut self) -> Node {
        while let Some(open) = self.open.last_mut() {
            if let Content::Mapping(open) = &mut open.content
                && let Some(PendingKey::Valid(key)) = open.pending.take()
            {
                let span = key.span;
                open.mapping.entries.push((key, Node { kind: Kind::Broken, span }));
            }
            self.close();
        }
        let start = self.span_at(0);
        let mut root = self.root.unwrap_or(Node { kind: Kind::Empty, span: start });
        if self.stopped {
            root.cut();
        }
        root
    }

    fn report_syntax(&mut self, error: &ScanError) {
        self.stopped = true;
        let at = error.marker().byte_offset().unwrap_or_default();
        if self.file.broken_at.is_some_and(|broken| broken <= at) {
            // What is not UTF-8 is not YAML either; that was reported.
            return;
        }
        if self.was_misread(at) || self.report_misread(at) {
            return;
        }
        report_syntax(&self.stop(), error, self.sink);
        if let Some(text) = self.last_scalar.filter(|text| text.end == at) {
            self.break_text(text);
        }
    }

    /// A text that runs into a syntax error is not what its author meant.
    fn break_text(&mut self, text: Span) {
        let last = match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root.as_mut(),
            Some(Content::List(items)) => items.last_mut(),
            Some(Content::Mapping(open)) => open.mapping.entries.last_mut().map(|(_, value)| value),
        };
        if let Some(node) = last.filter(|node| node.span == text) {
            node.kind = Kind::Broken;
        }
    }

    /// Where reading stands.
    fn stop(&self) -> Stop<'a> {
        let bracket = self.open.last().and_then(Open::bracket);
        let Self { file, number, last_scalar, read_to, .. } = *self;
        Stop { file, number, bracket, last_scalar, read_to }
    }

    fn span(&self, span: ParserSpan) -> Span {
        let start = span.start.byte_offset().unwrap_or_default();
        let end = span.end.byte_offset().unwrap_or(start).max(start);
        Span { file: self.number, start, end }
    }

    /// The character at a byte, or nothing at the end of the text.
    fn span_at(&self, at: usize) -> Span {
        let width = self.file.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span { file: self.number, start: at, end: at + width }
    }
}

fn load_key(node: Node, first_places: &mut BTreeMap<String, Span>, sink: &mut Sink) -> PendingKey {
    let Node { kind: Kind::Scalar(scalar), span } = node else {
        if !matches!(node.kind, Kind::Broken) {
            sink.report(Code::WrongShape, node.span, format!("{} stands where a key belongs", node.what()))
                .label("a key is a plain or quoted text");
        }
        return PendingKey::Refused;
    };
    if let Some(first) = first_places.get(&scalar.text) {
        sink.report(Code::DuplicateKey, span, format!("the key `{}` occurs twice", excerpt(&scalar.text)))
            .label("again here")
            .related(*first, "first here");
        return PendingKey::Refused;
    }
    first_places.insert(scalar.text.clone(), span);
    PendingKey::Valid(Spanned { value: scalar, span })
}
