//! Tables whose columns line up in the source text too.

use std::array;
use std::fmt;

use super::inline::one_line;

/// The width in characters up to which a column grows. A longer cell juts out; lining every row up with one huge text
/// would multiply it by their number.
const WIDEST: usize = 1_000;

/// A table (GitHub Flavored Markdown, section 4.10).
pub(super) struct Table<const COLUMNS: usize> {
    head: [&'static str; COLUMNS],
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    pub(super) fn new(head: [&'static str; COLUMNS]) -> Self {
        Self { head, rows: Vec::new() }
    }

    /// Adds a row of inline Markdown.
    pub(super) fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells.map(|cell| escaped(&cell)));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The width of each column in characters; `None` if no row says anything there.
    fn widths(&self) -> [Option<usize>; COLUMNS] {
        array::from_fn(|column| {
            let widest = self.rows.iter().map(|row| row[column].chars().count()).max().filter(|widest| *widest > 0)?;
            Some(widest.max(self.head[column].chars().count()).min(WIDEST))
        })
    }
}

/// A table without rows is no text at all, and a column that says nothing is left out.
impl<const COLUMNS: usize> fmt::Display for Table<COLUMNS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return Ok(());
        }
        let widths = self.widths();
        write_line(f, &widths, &self.head)?;
        write_line(f, &widths, &widths.map(|width| "-".repeat(width.unwrap_or_default())))?;
        self.rows.iter().try_for_each(|row| write_line(f, &widths, row))
    }
}

fn write_line(f: &mut fmt::Formatter<'_>, widths: &[Option<usize>], cells: &[impl AsRef<str>]) -> fmt::Result {
    f.write_str("|")?;
    for (cell, width) in cells.iter().zip(widths) {
        if let Some(width) = *width {
            let cell = cell.as_ref();
            // Not `{:<width$}`: that panics where a width passes 16 bits.
            let padding = " ".repeat(width.saturating_sub(cell.chars().count()));
            write!(f, " {cell}{padding} |")?;
        }
    }
    f.write_str("\n")
}

/// A cell is one line, and a pipe in it would end it.
///
/// Rows are split, and `\|` made `|` again, before anything else is read. So each pipe takes one backslash, whatever
/// stands before it and inside code spans too; other backslashes stay as they are. The space that follows every cell
/// keeps a last one from the next pipe.
fn escaped(cell: &str) -> String {
    one_line(cell).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_are_padded_by_characters() {
        let mut table = Table::new(["Type", "Fired when"]);
        table.row(["`é.b`".to_owned(), "It is 日本".to_owned()]);
        table.row(["`a`".to_owned(), "A longer sentence".to_owned()]);
        let lines = [
            "| Type  | Fired when        |",
            "| ----- | ----------------- |",
            "| `é.b` | It is 日本          |",
            "| `a`   | A longer sentence |",
            "",
        ];
        assert_eq!(table.to_string(), lines.join("\n"));
    }

    #[test]
    fn a_cell_cannot_break_its_table() {
        let cells = [
            ("a|b", "a\\|b"),
            ("`a|b`", "`a\\|b`"),
            ("a\\|b", "a\\\\|b"),
            ("ends in \\", "ends in \\"),
            ("one\n\n  two\r\nthree\rfour\n", "one two three four"),
        ];
        for (cell, expected) in cells {
            let mut table = Table::new(["A"]);
            table.row([cell.to_owned()]);
            let text = table.to_string();
            let row = text.lines().nth(2).unwrap();
            assert_eq!(row, format!("| {expected} |"), "{cell:?}");
        }
    }

    #[test]
    fn a_huge_cell_widens_no_other() {
        let mut table = Table::new(["A"]);
        table.row(["x".repeat(100_000)]);
        table.row(["y".to_owned()]);
        let widths: Vec<_> = table.to_string().lines().map(str::len).collect();
        assert_eq!(widths, [1_004, 1_004, 100_004, 1_004]);
    }

    #[test]
    fn nothing_is_said_in_vain() {
        let mut table = Table::new(["A", "B", "C"]);
        assert_eq!(table.to_string(), "");
        table.row(["a".to_owned(), String::new(), "c".to_owned()]);
        assert_eq!(table.to_string(), "| A | C |\n| - | - |\n| a | c |\n");
    }
}
