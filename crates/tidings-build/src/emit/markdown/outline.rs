//! What a page must know of prose that it takes over as it is: its headings, and whether a code block stays open.
//!
//! It reads lines that begin with `#` (`CommonMark` 0.31, sections 4.2 and 4.5), not underlined headings.

/// The structure of a piece of Markdown.
pub(super) struct Outline<'a> {
    /// The texts of its headings.
    pub(super) headings: Vec<&'a str>,
    /// The fence that would close the code block left open at its end.
    pub(super) open_fence: Option<&'a str>,
}

impl<'a> Outline<'a> {
    pub(super) fn new(markdown: &'a str) -> Self {
        let mut headings = Vec::new();
        let mut open_fence = None;
        for line in markdown.lines() {
            open_fence = match (open_fence, fence(line)) {
                (None, Some((run, _))) => Some(run),
                (None, None) => {
                    headings.extend(heading(line));
                    None
                }
                (Some(open), Some((run, rest))) if run.starts_with(open) && rest.trim().is_empty() => None,
                (Some(open), _) => Some(open),
            };
        }
        Self { headings, open_fence }
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
    fn headings_and_open_fences_are_found() {
        let table: [(&str, &[&str], Option<&str>); 8] = [
            ("plain", &[], None),
            ("# One\ntext\n   ### Two ##\n", &["One", "Two"], None),
            ("#none\n    # none\n####### none", &[], None),
            ("```sh\n# none\n```\n# One", &["One"], None),
            ("````\n```\n# none", &[], Some("````")),
            ("~~~\n```\n~~~~ \n# One", &["One"], None),
            ("```a``` b\n# One", &["One"], None),
            ("```\n``` json\n# none", &[], Some("```")),
        ];
        for (markdown, headings, open_fence) in table {
            let outline = Outline::new(markdown);
            assert_eq!(outline.headings, headings, "{markdown}");
            assert_eq!(outline.open_fence, open_fence, "{markdown}");
        }
    }
}
