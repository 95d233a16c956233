//! The texts of a catalogue, and places in them.

use std::ops::Range;

use crate::diagnostic::visible;

/// A range of bytes in one file of a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file, by its position in [`Sources`].
    pub(crate) file: usize,
    /// The first byte.
    pub(crate) start: usize,
    /// The byte behind the last.
    pub(crate) end: usize,
}

/// A value together with the text that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

/// The main file of a catalogue that is a folder.
pub(crate) const MAIN_FILE: &str = "catalogue.yaml";

/// The folder of the families' files, within that of the catalogue.
pub(crate) const FAMILIES: &str = "events";

/// The files of one catalogue, in memory.
///
/// ```
/// let mut sources = tidings_build::Sources::new("schema");
/// sources.add("catalogue.yaml", b"catalogue: demo".to_vec());
/// assert_eq!(sources.folder(), "schema");
/// ```
#[derive(Debug)]
pub struct Sources {
    folder: String,
    shown_folder: String,
    in_one_file: bool,
    files: Vec<SourceFile>,
    unreadable: Vec<Unreadable>,
}

/// A file or folder that should have been read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) path: String,
    pub(crate) why: String,
    pub(crate) help: String,
}

/// One file of a catalogue.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Its path within the catalogue, with `/` on every system.
    pub(crate) path: String,
    /// Its text. Bytes that are not UTF-8 were replaced, see [`SourceFile::broken_at`].
    pub(crate) text: String,
    /// The first byte that is not UTF-8. Up to there the text is what the file holds.
    pub(crate) broken_at: Option<usize>,
    line_starts: Vec<usize>,
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The character within the line, from 1. A tab, an accented letter and an emoji are one character each.
    pub(crate) column: usize,
}

impl Sources {
    /// An empty catalogue. `folder` is how generated files call the place that it was read from; it should be the
    /// same on every machine. Without a folder (`""`) a file is called by its name alone.
    #[must_use]
    pub fn new(folder: impl Into<String>) -> Self {
        let folder = folder.into();
        Self { shown_folder: folder.clone(), folder, in_one_file: false, files: Vec::new(), unreadable: Vec::new() }
    }

    /// Sets how messages call the place: so that a person or an editor finds the file from where they are.
    #[must_use]
    pub fn shown_in(mut self, folder: impl Into<String>) -> Self {
        self.shown_folder = folder.into();
        self
    }

    /// Says that no other files were looked for.
    pub(crate) fn in_one_file(mut self) -> Self {
        self.in_one_file = true;
        self
    }

    /// Whether no other files were looked for than one.
    pub(crate) fn are_in_one_file(&self) -> bool {
        self.in_one_file
    }

    /// Adds a file by its path within the catalogue, with `/` between folders.
    pub fn add(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        let (text, broken_at) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let broken_at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(broken_at))
            }
        };
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.files.push(SourceFile { path: path.into(), text, broken_at, line_starts });
    }

    /// Notes a file or folder that could not be read; [`compile`](crate::compile) reports it.
    pub fn add_unreadable(&mut self, path: impl Into<String>, why: impl Into<String>, help: impl Into<String>) {
        self.unreadable.push(Unreadable { path: path.into(), why: why.into(), help: help.into() });
    }

    /// How generated files call the place that the catalogue was read from.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The paths of all files within the catalogue, in the order in which they were added.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    pub(crate) fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// Whether a file or its folder should have been read, by its path as messages show it.
    pub(crate) fn is_unreadable(&self, shown: &str) -> bool {
        let behind = |unreadable: &Unreadable| shown.strip_prefix(&unreadable.path);
        self.unreadable.iter().filter_map(behind).any(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// How generated files call the catalogue: by its folder, or by the one file that holds it all.
    pub(crate) fn called(&self) -> &str {
        match self.files.first() {
            Some(file) if self.folder.is_empty() => &file.path,
            _ => &self.folder,
        }
    }

    /// A path within the catalogue as messages show it.
    pub(crate) fn shown(&self, path: &str) -> String {
        visible(&join(&self.shown_folder, path))
    }

    pub(crate) fn files(&self) -> &[SourceFile] {
        &self.files
    }

    pub(crate) fn text(&self, span: Span) -> &str {
        self.files[span.file].text.get(span.start..span.end).unwrap_or_default()
    }

    pub(crate) fn position(&self, span: Span) -> Position {
        self.files[span.file].position(span.start)
    }

    /// The file's path as messages show it.
    pub(crate) fn shown_path(&self, file: usize) -> String {
        self.shown(&self.files[file].path)
    }

    /// Where something was written, for readers of documentation: `schema/events/credential.yaml:12`.
    pub(crate) fn shown_place(&self, span: Span) -> String {
        let file = &self.files[span.file];
        format!("{}:{}", join(&self.folder, &file.path), file.line(span.start))
    }
}

/// A path within a folder; a catalogue that is one file may have none.
fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

impl SourceFile {
    /// The line that holds the byte `at`, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at)
    }

    /// The range of the line that holds the byte `at`, without its line break.
    pub(crate) fn line_around(&self, at: usize) -> Range<usize> {
        let next = self.line(at);
        let start = self.line_starts[next - 1];
        let end = self.line_starts.get(next).map_or(self.text.len(), |next| next - 1);
        let carriage_return = self.text.get(start..end).is_some_and(|line| line.ends_with('\r'));
        start..(end - usize::from(carriage_return))
    }

    fn position(&self, at: usize) -> Position {
        let start = self.line_around(at).start;
        let before = self.text.get(start..at.min(self.text.len())).unwrap_or_default();
        Position { line: self.line(at), column: before.trim_start_matches('\u{feff}').chars().count() + 1 }
    }
}
