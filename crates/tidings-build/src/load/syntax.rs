//! What is said where a text stops being YAML: in the author's words rather than in the parser's.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::{Code, Sink};
use crate::json::quoted;
use crate::source::{SourceFile, Span};

/// Where reading stopped, and what came before.
pub(super) struct Stop<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) number: usize,
    /// The bracket around the place, if one is open.
    pub(super) bracket: Option<Span>,
    /// The last text or key that was read whole.
    pub(super) last_scalar: Option<Span>,
    /// The byte behind all that was read.
    pub(super) read_to: usize,
}

/// Reports a syntax error.
pub(super) fn report_syntax(stop: &Stop<'_>, error: &ScanError, sink: &mut Sink) {
    let at = error.marker().byte_offset().unwrap_or_default();
    if let Some(marker) = stop.conflict_marker(at) {
        report(sink, marker, "a merge left its markers here")
            .help("keep one of the two sides, or both, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`");
        return;
    }
    if let Some(odd) = stop.odd_indentation(at) {
        stop.report_odd_indentation(odd, sink);
        return;
    }
    match error.kind() {
        ErrorKind::DirectiveDisallowed => stop.report_directive(at, sink),
        ErrorKind::MappingValueNotAllowed => stop.report_colon(at, sink),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            stop.report_tab(at, sink);
        }
        // The parser names the text above the line.
        ErrorKind::TabInPlainScalar => stop.report_tab(stop.tab_behind(at), sink),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => stop.report_open_quote(at, sink),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            report(sink, stop.character(at), "something stands behind the closing quote")
                .help("quote the whole text; a quote inside of it is written `\\\"` in `\"…\"`, and `''` in `'…'`");
        }
        ErrorKind::UnexpectedCharacter { .. } => stop.report_first_character(at, stop.bracket.is_some(), sink),
        ErrorKind::RecursionLimitExceeded => {
            report(sink, stop.character(at), "lists and mappings stand in each other too deep")
                .note("at most 255 levels can be read");
        }
        kind => match stop.bracket {
            Some(bracket) => stop.report_bracket(at, bracket, sink),
            None if is_misfit(kind) => {
                report(sink, stop.character(stop.line_or(at)), "this line fits nothing above it").help(
                    "check its indentation, and that `key: ` or `- ` begins it as it begins the lines it belongs to",
                );
            }
            None => {
                report(sink, stop.character(at), &kind.to_string());
            }
        },
    }
}

/// A line that neither goes on with what is open nor begins anything.
fn is_misfit(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::InvalidIndentation
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::ExpectedDocumentStart
    )
}

fn report<'s>(sink: &'s mut Sink, span: Span, why: &str) -> &'s mut crate::diagnostic::Diagnostic {
    sink.report(Code::Syntax, span, format!("this is not YAML: {why}"))
}

impl Stop<'_> {
    fn report_directive(&self, at: usize, sink: &mut Sink) {
        let line = self.file.line_around(at);
        let end = at + self.text(at, line.end).trim_end().len();
        sink.report(Code::NotPlainData, self.span(at, end), "a directive stands in a catalogue")
            .label("a catalogue is plain data")
            .help("remove the line");
    }

    /// A second `: ` in what began as a text.
    fn report_colon(&self, at: usize, sink: &mut Sink) {
        let diagnostic = report(sink, self.character(at), "a `:` begins a mapping within a text");
        let Some(text) = self.last_scalar.filter(|scalar| scalar.end == at) else { return };
        let rest = self.text(text.start, self.file.line_around(at).end).trim_end();
        if rest.contains('\n') {
            diagnostic.help("check the indentation: this line continues the text above it");
        } else {
            let whole = Span { end: text.start + rest.len(), ..text };
            diagnostic.replace("a text that holds `: ` must be quoted", whole, quoted(rest));
        }
    }

    /// A text that begins with a character that YAML keeps for itself, such as a backtick.
    pub(super) fn report_first_character(&self, at: usize, in_brackets: bool, sink: &mut Sink) {
        let diagnostic = report(sink, self.character(at), "a text without quotes cannot begin with this character");
        let line = self.file.line_around(at);
        let rest = self.text(at, line.end).trim_end();
        if in_brackets || self.goes_on_behind(line) {
            diagnostic.help("quote the text");
        } else {
            diagnostic.replace("quote the text", self.span(at, at + rest.len()), quoted(rest));
        }
    }

    /// Whether the line behind a line is indented more than that one.
    fn goes_on_behind(&self, line: Range<usize>) -> bool {
        let indentation = |line: Range<usize>| {
            let text = self.text(line.start, line.end);
            let rest = text.trim_start_matches(' ');
            (!rest.is_empty()).then_some(text.len() - rest.len())
        };
        let next = self.text(line.end, self.file.text.len()).find('\n').map(|at| line.end + at + 1);
        next.and_then(|next| indentation(self.file.line_around(next))) > indentation(line)
    }

    /// The first character in the indentation of a line that is white space, but none that YAML knows.
    pub(super) fn odd_indentation(&self, at: usize) -> Option<Span> {
        let line = self.file.line_around(at);
        let text = self.text(line.start, line.end);
        let indentation = text.len() - text.trim_start().len();
        let odd = text.get(..indentation)?.find(|c: char| !c.is_ascii())?;
        Some(self.character(line.start + odd))
    }

    pub(super) fn report_odd_indentation(&self, odd: Span, sink: &mut Sink) {
        let character = self.text(odd.start, odd.end).chars().next().unwrap_or(' ');
        let name = match character {
            '\u{a0}' => "a no-break space".to_owned(),
            other => format!("the character U+{:04X}", u32::from(other)),
        };
        report(sink, odd, &format!("{name} indents this line")).label("looks like a space").help("indent with spaces");
    }

    fn report_tab(&self, at: usize, sink: &mut Sink) {
        let line = self.file.line_around(at);
        let tab = self.text(line.start, line.end).find('\t').map_or(at, |tab| line.start + tab);
        let span = self.character(tab);
        report(sink, span, "a tab indents this line").label("a tab").help("indent with spaces");
    }

    /// The first tab at the beginning of a line behind a byte.
    fn tab_behind(&self, at: usize) -> usize {
        self.text(at, self.file.text.len())
            .match_indices('\t')
            .map(|(tab, _)| at + tab)
            .find(|tab| self.text(self.file.line_around(*tab).start, *tab).trim_start().is_empty())
            .unwrap_or(at)
    }

    /// The marker of a merge in the line of a byte.
    fn conflict_marker(&self, at: usize) -> Option<Span> {
        let line = self.file.line_around(at);
        let text = self.text(line.start, line.end);
        let found = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| text.starts_with(marker));
        found.then(|| self.span(line.start, line.start + 7))
    }

    /// The parser notices a missing quote where something else goes wrong, which may be far behind it.
    fn report_open_quote(&self, at: usize, sink: &mut Sink) {
        let quote = self.text(self.read_to, at).find(['"', '\'']).map_or(at, |quote| self.read_to + quote);
        report(sink, self.character(quote), "this text has no closing quote, or goes on without indentation");
    }

    fn report_bracket(&self, at: usize, bracket: Span, sink: &mut Sink) {
        let end = if self.text(bracket.start, bracket.end) == "[" { "]" } else { "}" };
        if at <= bracket.start {
            report(sink, bracket, &format!("`{end}` is missing: nothing closes this bracket"));
            return;
        }
        let place = self.character(self.line_or(at));
        report(sink, place, &format!("`,` or `{end}` is missing before this")).related(bracket, "opened here");
    }

    /// The beginning of the line that holds `at`, if nothing of the line was read before.
    fn line_or(&self, at: usize) -> usize {
        let line = self.file.line_around(at);
        let before = self.text(line.start, at);
        let indent = before.len() - before.trim_start().len();
        if self.read_to <= line.start { line.start + indent } else { at }
    }

    fn text(&self, start: usize, end: usize) -> &str {
        self.file.text.get(start..end).unwrap_or_default()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.number, start, end }
    }

    /// The character at a byte, or nothing at the end of the text.
    fn character(&self, at: usize) -> Span {
        let width = self.file.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.span(at, at + width)
    }
}
