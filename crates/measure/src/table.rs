//! A table that reads alike in a terminal and on a page.

use std::fmt;

/// A table of Markdown whose columns stand below each other, so that it reads alike in a terminal and on a page. The
/// first column is of words, the others are of numbers.
///
/// ```
/// let mut table = measure::Table::new(["fruit", "grams"]);
/// table.row(["apple".to_owned(), "150".to_owned()]);
/// assert_eq!(table.to_string(), "| fruit | grams |\n| :---- | ----: |\n| apple |   150 |\n");
/// ```
#[derive(Clone, Debug)]
pub struct Table<const COLUMNS: usize> {
    head: [String; COLUMNS],
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table without rows.
    #[must_use]
    pub fn new(head: [&str; COLUMNS]) -> Self {
        Self { head: head.map(str::to_owned), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }

    /// The width of each column in characters.
    fn widths(&self) -> [usize; COLUMNS] {
        let mut widths = [0; COLUMNS];
        for row in std::iter::once(&self.head).chain(&self.rows) {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().max(*width);
            }
        }
        widths
    }
}

impl<const COLUMNS: usize> fmt::Display for Table<COLUMNS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        write_row(f, &self.head, &widths)?;
        for (column, width) in widths.iter().enumerate() {
            let line = "-".repeat(width - 1);
            if column == 0 { write!(f, "| :{line} ")? } else { write!(f, "| {line}: ")? }
        }
        writeln!(f, "|")?;
        self.rows.iter().try_for_each(|row| write_row(f, row, &widths))
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, row: &[String], widths: &[usize]) -> fmt::Result {
    for (column, (cell, &width)) in row.iter().zip(widths).enumerate() {
        if column == 0 { write!(f, "| {cell:<width$} ")? } else { write!(f, "| {cell:>width$} ")? }
    }
    writeln!(f, "|")
}
