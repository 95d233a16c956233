//! A text for people at a terminal: headings, paragraphs, columns that line up.
//!
//! Colours are written always. The stream that it is printed to leaves them out where nobody would see them.

use std::fmt::{self, Write as _};

use clap::builder::styling::Style;
use tidings_build::words::visible;

/// The characters of a line, indentation included, beyond which a text goes on in the next.
const WIDTH: usize = 100;

/// The characters up to which a column grows. A longer cell juts out.
const WIDEST: usize = 40;

/// How far what stands below something is indented.
const INDENT: &str = "  ";

/// A text in the making.
#[derive(Default)]
pub(crate) struct Page(String);

/// A line in columns.
#[derive(Default)]
pub(crate) struct Row {
    /// The columns; the last one has no end.
    pub(crate) cells: Vec<String>,
    /// What stands below the line, indented.
    pub(crate) beneath: String,
    /// Whether it is of the past.
    pub(crate) is_past: bool,
}

impl Row {
    /// A word, and what is to be said of it.
    pub(crate) fn pair(word: &str, text: impl Into<String>) -> Self {
        Self { cells: vec![word.to_owned(), text.into()], ..Self::default() }
    }
}

impl Page {
    /// A line in bold, behind an empty one.
    pub(crate) fn heading(&mut self, text: &str) {
        self.empty_line();
        let bold = Style::new().bold();
        let _ = writeln!(self.0, "{bold}{}{bold:#}", visible(text));
    }

    /// Prose in Markdown. Each of its lines is broken where it gets too long.
    pub(crate) fn prose(&mut self, text: &str) {
        for line in text.lines() {
            for line in broken(&visible(line), WIDTH - INDENT.len()) {
                self.indented(1, &line);
            }
        }
    }

    /// Lines that are not to be broken.
    pub(crate) fn code(&mut self, text: &str) {
        for line in text.lines() {
            self.indented(1, &visible(line));
        }
    }

    /// Lines in columns that line up.
    pub(crate) fn rows(&mut self, rows: &[Row]) {
        self.rows_as_wide_as(&widths(rows), rows);
    }

    /// Lines in columns that line up with those of other lines.
    pub(crate) fn rows_as_wide_as(&mut self, widths: &[usize], rows: &[Row]) {
        for row in rows {
            let mut line = String::new();
            for (number, cell) in row.cells.iter().enumerate() {
                let cell = visible(cell);
                // Not `{:<width$}`: that panics where a width passes 16 bits.
                let width = widths.get(number).copied().unwrap_or_default();
                let padding = width.saturating_sub(cell.chars().count());
                line += &(cell + &" ".repeat(padding) + INDENT);
            }
            let dimmed = if row.is_past { Style::new().dimmed() } else { Style::new() };
            let _ = writeln!(self.0, "{INDENT}{dimmed}{}{dimmed:#}", line.trim_end());
            for line in row.beneath.lines() {
                for line in broken(&visible(line), WIDTH - 3 * INDENT.len()) {
                    self.indented(3, &line);
                }
            }
        }
    }

    /// An empty line, unless nothing stands before it.
    pub(crate) fn empty_line(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }

    fn indented(&mut self, depth: usize, line: &str) {
        self.0 += (INDENT.repeat(depth) + line).trim_end();
        self.0.push('\n');
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The widths of all columns, in characters.
pub(crate) fn widths<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.cells.len()), 0);
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = cell.chars().count().min(WIDEST).max(*width);
        }
    }
    widths
}

/// A line as several, indented alike, none longer than `width` unless it is one word.
fn broken(line: &str, width: usize) -> Vec<String> {
    let text = line.trim_start();
    let indent = " ".repeat(line.len() - text.len());
    let mut lines = vec![indent.clone()];
    let mut length = 0;
    for word in text.split(' ') {
        let added = word.chars().count();
        if length > 0 && indent.len() + length + 1 + added > width {
            lines.push(indent.clone());
            length = 0;
        }
        if let Some(last) = lines.last_mut() {
            if length > 0 {
                last.push(' ');
                length += 1;
            }
            last.push_str(word);
            length += added;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Page, Row, broken};

    #[test]
    fn long_lines_are_broken_between_words() {
        assert_eq!(broken("one two three", 7), ["one two", "three"]);
        assert_eq!(broken("unbreakable as it is", 5), ["unbreakable", "as it", "is"]);
        assert_eq!(broken("  - a list's item", 12), ["  - a list's", "  item"]);
        assert_eq!(broken("", 5), [""]);
    }

    #[test]
    fn columns_line_up_and_nothing_steers_the_terminal() {
        let mut page = Page::default();
        page.rows(&[Row::pair("é", "one\u{1b}[31m\ntwo"), Row { beneath: "below".to_owned(), ..Row::pair("abc", "") }]);
        assert_eq!(page.to_string(), "  é    one [31m two\n  abc\n      below\n");
    }
}
