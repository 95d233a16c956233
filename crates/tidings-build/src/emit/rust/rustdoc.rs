//! The catalogue's Markdown as rustdoc must read it.
//!
//! Rustdoc compiles blocks of code, looks for an item behind every bracket, and warns of tags and of bare addresses. The
//! catalogue means none of that: its code is no Rust, and its brackets are brackets.

use crate::emit::outline::{fence_behind, split_marks};

/// A text of the catalogue for a doc comment.
pub(super) fn to_rustdoc(text: &str) -> String {
    let mut lines = Vec::new();
    let mut open = None;
    let text = text.replace('\t', "    ");
    for line in text.lines() {
        let (marks, inner) = split_marks(line);
        let behind = fence_behind(open, inner);
        lines.push(match (open, behind) {
            (None, Some(fence)) => format!("{}{fence}text", shallow(marks)),
            (None, None) => shallow(marks) + &without_links(inner),
            (Some(_), _) => line.to_owned(),
        });
        open = behind;
    }
    lines.extend(open.map(str::to_owned));
    lines.join("\n")
}

/// What begins a line, without the indentation that would make code of it: in a list or quote too.
fn shallow(marks: &str) -> String {
    let mut marks = marks.to_owned();
    while marks.contains("    ") {
        marks = marks.replace("    ", "   ");
    }
    marks
}

/// A line whose brackets are brackets: outside of code, links keep only addresses, and addresses become links.
fn without_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let address = address_end(rest);
        let end = code_end(rest).or_else(|| link_end(rest)).or(address).unwrap_or(c.len_utf8());
        let (part, behind) = rest.split_at(end);
        match c {
            _ if address == Some(end) => out.extend(["<", part, ">"]),
            '<' | '[' if end == 1 && !out.ends_with('\\') => out.extend(["\\", part]),
            _ => out.push_str(part),
        }
        rest = behind;
    }
    out
}

/// The end of the code span at the beginning of a text, or of the backticks that begin none.
fn code_end(text: &str) -> Option<usize> {
    let run = run_length(text);
    let mut at = run;
    while let Some(found) = text.get(at..).filter(|_| run > 0)?.find('`') {
        let length = run_length(&text[at + found..]);
        at += found + length;
        if length == run {
            return Some(at);
        }
    }
    Some(run)
}

fn run_length(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// The end of `[text](https://…)` or `<https://…>` at the beginning of a text.
fn link_end(text: &str) -> Option<usize> {
    if text.starts_with('<') {
        return text.find('>').filter(|_| is_address(&text[1..])).map(|end| end + 1);
    }
    let (label, behind) = text.strip_prefix('[')?.split_once("](")?;
    let end = behind.find(')').filter(|_| is_address(behind) && !label.contains('['))?;
    Some(text.len() - behind.len() + end + 1)
}

/// The end of the bare address at the beginning of a text.
fn address_end(text: &str) -> Option<usize> {
    let address = text.split(|c: char| c.is_whitespace() || "<>\"`)]|".contains(c)).next()?;
    is_address(text).then(|| address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']).len())
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::to_rustdoc;

    #[test]
    fn no_block_of_code_is_taken_for_rust() {
        let table = [
            ("a\n\n```\nx\n```", "a\n\n```text\nx\n```"),
            ("```rust\nx[0]\n~~~\n```\nb", "```text\nx[0]\n~~~\n```\nb"),
            ("~~~~ json\n~~~\nx", "~~~~text\n~~~\nx\n~~~~"),
            ("a\n\n    let x;\n\tlet y;", "a\n\n   let x;\n   let y;"),
            ("> ```\n> x\n> ```", "> ```text\n> x\n> ```"),
            (">     let x;\n- a\n    - b", ">   let x;\n- a\n   - b"),
            ("- a\n  ```\n  x\n  ```", "- a\n  ```text\n  x\n  ```"),
            ("```x``` is code.\n```\ny\n```", "```x``` is code.\n```text\ny\n```"),
        ];
        for (text, expected) in table {
            assert_eq!(to_rustdoc(text), expected);
        }
    }

    #[test]
    fn brackets_are_brackets_outside_of_code() {
        let table = [
            ("See [id] and a list<String>", "See \\[id] and a list\\<String>"),
            ("`[id]` and ``a`[b]``", "`[id]` and ``a`[b]``"),
            ("[a](b) `open [c]", "\\[a](b) `open \\[c]"),
            ("[a](https://x.org/b) <https://x.org>", "[a](https://x.org/b) <https://x.org>"),
            ("At https://x.org/a_b, or so.", "At <https://x.org/a_b>, or so."),
            ("\\[kept]", "\\[kept]"),
            ("<!-- x", "\\<!-- x"),
            ("größe [ß]", "größe \\[ß]"),
        ];
        for (text, expected) in table {
            assert_eq!(to_rustdoc(text), expected);
        }
    }
}
