//! A page that grows block by block, and remembers its headings.

use super::heading::{Heading, Target};
use super::inline::one_line;
use super::table::Table;
use crate::emit::outline::Outline;
use crate::json::Json;

/// Markdown whose blocks are set apart by one empty line.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    headings: Vec<Heading>,
}

impl Page {
    pub(super) fn headings(&self) -> &[Heading] {
        &self.headings
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn heading(&mut self, level: usize, text: &str, target: Option<Target>) {
        let text = one_line(text);
        self.block(&format!("{} {text}", "#".repeat(level)));
        self.headings.push(Heading { text, target });
    }

    /// Markdown that a person wrote. Its headings take part in the slugs, and a block that it forgets to close
    /// does not swallow what follows.
    pub(super) fn prose(&mut self, markdown: &str) {
        let outline = Outline::new(markdown);
        self.headings.extend(outline.headings.iter().map(|text| Heading { text: (*text).to_owned(), target: None }));
        let markdown = markdown.trim_matches(['\n', '\r']);
        match outline.closing {
            Some(closing) => self.block(&format!("{markdown}\n{closing}")),
            None => self.block(markdown),
        }
    }

    /// Text in a block quote.
    pub(super) fn quote(&mut self, markdown: &str) {
        let lines: Vec<_> = markdown.trim().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
        self.block(&lines.join("\n"));
    }

    /// A value in a code block. No line of JSON begins with a backtick, so three are always enough.
    pub(super) fn json(&mut self, value: &Json) {
        self.block(&format!("```json\n{}\n```", value.pretty()));
    }

    /// A table; nothing at all if it has no rows.
    pub(super) fn table<const COLUMNS: usize>(&mut self, table: &Table<COLUMNS>) {
        self.block(&table.to_string());
    }

    /// Anything else; nothing at all if it is empty.
    pub(super) fn block(&mut self, block: &str) {
        let block = block.trim_end();
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn one_empty_line_stands_between_blocks() {
        let mut page = Page::default();
        page.heading(2, "A\nheading", None);
        page.block("");
        page.prose("\nText.\n\n### More\n```\n# none\n\n");
        page.quote("two\n\nparagraphs");
        let headings: Vec<_> = page.headings().iter().map(|heading| heading.text.as_str()).collect();
        assert_eq!(headings, ["A heading", "More"]);
        let text = "## A heading\n\nText.\n\n### More\n```\n# none\n```\n\n> two\n>\n> paragraphs\n";
        assert_eq!(page.into_text(), text);
    }
}
