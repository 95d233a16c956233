//! What must be known of prose that is taken over as it is: its headings, its blocks of code, and whether one stays open.
//!
//! It reads lines that begin with `#` (`CommonMark` 0.31, sections 4.2, 4.5 and 4.6), not underlined headings.

/// The structure of a piece of Markdown.
pub(crate) struct Outline<'a> {
    /// The texts of its headings.
    pub(crate) headings: Vec<&'a str>,
    /// The line that would close the block left open at its end.
    pub(crate) closing: Option<&'a str>,
}

/// A block that goes on until a line closes it.
#[derive(Clone, Copy)]
enum Block<'a> {
    /// Code. Within a list or quote it ends where that does.
    Fence { run: &'a str, contained: bool },
    /// HTML that ends with this text.
    Html(&'static str),
}

impl<'a> Outline<'a> {
    pub(crate) fn new(markdown: &'a str) -> Self {
        let mut headings = Vec::new();
        let mut open = None;
        for line in markdown.lines() {
            open = match open {
                None => {
                    headings.extend(heading(line));
                    opened(line)
                }
                Some(Block::Html(end)) => (!line.contains(end)).then_some(Block::Html(end)),
                Some(Block::Fence { run, contained }) => {
                    fence_behind(Some(run), split_marks(line).1).map(|run| Block::Fence { run, contained })
                }
            };
        }
        let closing = match open {
            Some(Block::Fence { run, contained: false }) => Some(run),
            Some(Block::Html(end)) => Some(end),
            Some(Block::Fence { contained: true, .. }) | None => None,
        };
        Self { headings, closing }
    }
}

/// The block that a line opens and does not close.
fn opened(line: &str) -> Option<Block<'_>> {
    /// `CommonMark` 0.31, section 4.6, conditions 1 to 5.
    const HTML: [(&str, &str); 7] = [
        ("<!--", "-->"),
        ("<![CDATA[", "]]>"),
        ("<?", "?>"),
        ("<pre", "</pre>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<textarea", "</textarea>"),
    ];
    let (marks, inner) = split_marks(line);
    if let Some((run, _)) = fence(inner) {
        return Some(Block::Fence { run, contained: !marks.trim().is_empty() });
    }
    let (_, end) = HTML.iter().find(|(begin, _)| unindented(line).is_some_and(|text| text.starts_with(begin)))?;
    (!line.contains(end)).then_some(Block::Html(end))
}

/// What puts a line into a list or quote, and the line within.
pub(crate) fn split_marks(line: &str) -> (&str, &str) {
    let inner = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    line.split_at(line.len() - inner.len())
}

/// The fence of the block of code that is open behind a line, if one is.
pub(crate) fn fence_behind<'a>(open: Option<&'a str>, line: &'a str) -> Option<&'a str> {
    match (open, fence(line)) {
        (None, fence) => fence.map(|(run, _)| run),
        (Some(open), Some((run, rest))) if run.starts_with(open) && rest.trim().is_empty() => None,
        (Some(open), _) => Some(open),
    }
}

/// The run of backticks or tildes that begins or ends a code block, and what stands behind it.
fn fence(line: &str) -> Option<(&str, &str)> {
    let line = unindented(line)?;
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let (run, rest) = line.split_at(line.len() - line.trim_start_matches(mark).len());
    // With another backtick on the line it is a code span.
    let is_span = mark == '`' && rest.contains('`');
    (run.len() >= 3 && !is_span).then_some((run, rest))
}

fn heading(line: &str) -> Option<&str> {
    let line = unindented(line)?;
    let text = line.trim_start_matches('#');
    let is_heading = (1..=6).contains(&(line.len() - text.len())) && (text.is_empty() || text.starts_with([' ', '\t']));
    is_heading.then(|| text.trim().trim_end_matches('#').trim_end())
}

/// A line that is indented by four spaces is code.
fn unindented(line: &str) -> Option<&str> {
    let text = line.trim_start_matches(' ');
    (line.len() - text.len() < 4).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::Outline;

    #[test]
    fn headings_and_open_blocks_are_found() {
        let table: [(&str, &[&str], Option<&str>); 13] = [
            ("plain", &[], None),
            ("# One\ntext\n   ### Two ##\n", &["One", "Two"], None),
            ("#none\n    # none\n####### none", &[], None),
            ("```sh\n# none\n```\n# One", &["One"], None),
            ("````\n```\n# none", &[], Some("````")),
            ("~~~\n```\n~~~~ \n# One", &["One"], None),
            ("```a``` b\n# One", &["One"], None),
            ("```\n``` json\n# none", &[], Some("```")),
            ("- ```\n  x\n  ```\n# One", &["One"], None),
            ("> ```\n> x", &[], None),
            ("<!-- a\n# none", &[], Some("-->")),
            ("<!-- a -->\n# One\n<pre>\n", &["One"], Some("</pre>")),
            ("a <!-- b", &[], None),
        ];
        for (markdown, headings, closing) in table {
            let outline = Outline::new(markdown);
            assert_eq!(outline.headings, headings, "{markdown}");
            assert_eq!(outline.closing, closing, "{markdown}");
        }
    }
}
