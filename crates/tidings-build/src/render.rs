//! How mistakes are shown: with an excerpt of the source, or as one line each.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

use crate::diagnostic::{At, Diagnostic};
use crate::json::Json;
use crate::source::{Sources, Span};

/// Lines longer than this are not excerpted; their place is named instead.
const LONGEST_LINE: usize = 2_000;

/// Whether an excerpt is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone, for files and for build scripts.
    Plain,
    /// With terminal colours (ECMA-48).
    Coloured,
}

/// All mistakes with excerpts of the source, an empty line between two.
pub(crate) fn render_excerpts(sources: &Sources, diagnostics: &[Diagnostic], style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let excerpt = renderer.render(&groups(sources, diagnostic));
        let _ = writeln!(out, "{excerpt}\n");
    }
    out
}

/// All mistakes, one line each: `path:line:column: message [code]`, followed by the help.
pub(crate) fn render_lines(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let place = match &diagnostic.at {
            At::Text(span) => {
                let position = sources.position(*span);
                format!("{}:{}:{}", sources.shown_path(span.file), position.line, position.column)
            }
            At::Path(path) => path.clone(),
        };
        let _ = write!(out, "{place}: {} [{}]", diagnostic.message, diagnostic.code.as_str());
        if let Some(help) = &diagnostic.help {
            let _ = write!(out, "; {}", help.text);
        }
        out.push('\n');
    }
    out
}

/// All mistakes as one JSON value: `{"mistakes": [{"code", "message", "path", …}]}`.
pub(crate) fn render_json(sources: &Sources, diagnostics: &[Diagnostic]) -> Json {
    let mistakes = diagnostics.iter().map(|diagnostic| {
        let mut mistake =
            vec![("code", Json::text(diagnostic.code.as_str())), ("message", Json::text(diagnostic.message.as_str()))];
        match &diagnostic.at {
            At::Text(span) => mistake.extend(range(sources, *span)),
            At::Path(path) => mistake.push(("path", Json::text(path.as_str()))),
        }
        if !diagnostic.notes.is_empty() {
            mistake.push(("notes", Json::texts(diagnostic.notes.iter().cloned())));
        }
        if let Some(help) = &diagnostic.help {
            mistake.push(("help", Json::text(help.text.as_str())));
            if let Some((span, text)) = &help.patch {
                let text = in_quotes_of(sources.text(*span), text);
                let replacement = range(sources, *span).into_iter().chain([("text", Json::text(text))]);
                mistake.push(("replacement", Json::object(replacement)));
            }
        }
        let related = diagnostic.related.iter().map(|(span, label)| {
            Json::object(range(sources, *span).into_iter().chain([("message", Json::text(label.as_str()))]))
        });
        let related: Vec<Json> = related.collect();
        if !related.is_empty() {
            mistake.push(("related", Json::Array(related)));
        }
        Json::object(mistake)
    });
    Json::object([("mistakes", Json::Array(mistakes.collect()))])
}

/// Where a text begins, and the place behind it.
fn range(sources: &Sources, span: Span) -> [(&'static str, Json); 5] {
    let number = |number: usize| Json::Number(number.to_string());
    let [start, end] = [span.start, span.end].map(|at| sources.position(Span { start: at, ..span }));
    [
        ("path", Json::text(sources.shown_path(span.file))),
        ("line", number(start.line)),
        ("column", number(start.column)),
        ("end_line", number(end.line)),
        ("end_column", number(end.column)),
    ]
}

fn groups<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic) -> Vec<Group<'a>> {
    let title = Level::ERROR.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
    let mut main = Group::with_title(title);
    main = match &diagnostic.at {
        At::Text(span) => main.elements(places(sources, diagnostic, *span)),
        At::Path(path) => main.element(Origin::path(path.as_str())),
    };
    main = main.elements(diagnostic.notes.iter().map(|note| Level::NOTE.message(note.as_str())));
    let Some(help) = &diagnostic.help else { return vec![main] };
    match &help.patch {
        Some((span, text)) if can_be_shown(sources, *span) => {
            let (snippet, base) = excerpt(sources, span.file, [*span]);
            let text = in_quotes_of(sources.text(*span), text);
            let snippet = snippet.patch(Patch::new(behind(base, *span), text));
            vec![main, Level::HELP.secondary_title(help.text.as_str()).element(snippet)]
        }
        _ => vec![main.element(Level::HELP.message(help.text.as_str()))],
    }
}

/// The marked text and the related places, one excerpt for each file.
fn places<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic, primary: Span) -> Vec<Element<'a>> {
    let mut elements = Vec::new();
    let mut files = vec![primary.file];
    for (span, _) in &diagnostic.related {
        if !files.contains(&span.file) {
            files.push(span.file);
        }
    }
    for file in files {
        let related = diagnostic.related.iter().filter(|(span, _)| span.file == file);
        let shown = related.clone().all(|(span, _)| can_be_shown(sources, *span))
            && (file != primary.file || can_be_shown(sources, primary));
        if !shown {
            let span = if file == primary.file { Some(primary) } else { related.map(|(span, _)| *span).next() };
            elements.extend(span.map(|span| Element::from(origin(sources, span))));
            continue;
        }
        let marked = (file == primary.file).then_some(primary);
        let (mut snippet, base) = excerpt(sources, file, related.clone().map(|(span, _)| *span).chain(marked));
        if file == primary.file {
            let marked = AnnotationKind::Primary.span(behind(base, primary));
            snippet = snippet.annotation(marked.label(diagnostic.label.as_deref()));
        }
        for (span, label) in related {
            snippet = snippet.annotation(AnnotationKind::Context.span(behind(base, *span)).label(label.as_str()));
        }
        elements.push(snippet.into());
    }
    elements
}

/// The lines that hold the spans, and the byte at which they begin.
fn excerpt<T>(sources: &Sources, file: usize, spans: impl IntoIterator<Item = Span>) -> (Snippet<'_, T>, usize)
where
    T: Clone,
{
    let source = &sources.files()[file];
    // What is marked may be the line break itself.
    let ends = |span: Span| (source.line_around(span.start).start, source.line_around(span.end).end.max(span.end));
    let (start, end) = spans
        .into_iter()
        .map(ends)
        .reduce(|(start, end), (other_start, other_end)| (start.min(other_start), end.max(other_end)))
        .unwrap_or_default();
    // A byte order mark is no character of the first line.
    let mark = source
        .text
        .get(start..)
        .filter(|_| start == 0)
        .map_or(0, |text| text.len() - text.trim_start_matches('\u{feff}').len());
    let (start, end) = (start + mark, end.max(start + mark));
    let first_line = source.line(start);
    let text = source.text.get(start..end).unwrap_or_default();
    (Snippet::source(text).line_start(first_line).path(sources.shown_path(file)), start)
}

/// A span within a text that begins at `base`.
fn behind(base: usize, span: Span) -> Range<usize> {
    span.start.saturating_sub(base)..span.end.saturating_sub(base)
}

/// A word that takes the place of a quoted one keeps the quotes.
fn in_quotes_of(old: &str, new: &str) -> String {
    match old.chars().next() {
        Some(quote @ ('"' | '\'')) if !new.starts_with(quote) => format!("{quote}{new}{quote}"),
        _ => new.to_owned(),
    }
}

fn origin<'a>(sources: &Sources, span: Span) -> Origin<'a> {
    let position = sources.position(span);
    Origin::path(sources.shown_path(span.file)).line(position.line).char_column(position.column)
}

fn can_be_shown(sources: &Sources, span: Span) -> bool {
    let file = &sources.files()[span.file];
    file.line_around(span.start).len() <= LONGEST_LINE && file.line_around(span.end).len() <= LONGEST_LINE
}
