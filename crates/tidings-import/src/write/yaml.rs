//! Lines of YAML: which texts can stand as they are, and which need quotes.

use std::fmt::Write as _;

use crate::form::{Loss, NOTHING, Subject};
use crate::names::is_visible;
use crate::node::{Node, quoted};

/// Texts are broken where a line would grow longer.
const WIDTH: usize = 118;

/// The lines of a file, and of what they speak.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    number: usize,
    /// From which line on they speak of something.
    pub(super) subjects: Vec<(usize, Subject)>,
}

impl Lines {
    /// The next line is the first that speaks of something.
    pub(super) fn begin(&mut self, subject: Subject) {
        self.subjects.push((self.number + 1, subject));
    }

    pub(super) fn add(&mut self, depth: usize, line: &str) {
        self.text.extend(std::iter::repeat_n("  ", depth));
        self.text.push_str(line);
        self.end_line();
    }

    fn end_line(&mut self) {
        self.text.push('\n');
        self.number += 1;
    }

    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.end_line();
        }
    }

    /// A value of JSON behind a key or a dash: on one line if it fits.
    pub(super) fn data(&mut self, depth: usize, start: &str, value: &Node) {
        let line = format!("{start} {}", flow(value));
        if 2 * depth + line.chars().count() <= 100 {
            return self.add(depth, &line);
        }
        match value {
            Node::List(items) if !items.is_empty() => {
                self.add(depth, start);
                for item in items {
                    self.data(depth + 1, "-", item);
                }
            }
            Node::Object(members) if !members.is_empty() => {
                self.add(depth, start);
                for (key, value) in members {
                    self.data(depth + 1, &format!("{}:", word(key)), value);
                }
            }
            _ => self.add(depth, &line),
        }
    }

    pub(super) fn comment(&mut self, depth: usize, text: &str) {
        for line in broken(&one_line(text), WIDTH.saturating_sub(2 * depth + 2)) {
            self.add(depth, &format!("# {line}"));
        }
    }

    /// Says at a thing what of it could not be carried over.
    pub(super) fn loss(&mut self, depth: usize, loss: &Loss) {
        match loss.instead.as_str() {
            NOTHING => self.comment(depth, &format!("Not carried over: {}", loss.what)),
            instead => self.comment(depth, &format!("Not carried over: {}; instead: {instead}", loss.what)),
        }
    }

    /// A key with a text for people.
    pub(super) fn text(&mut self, depth: usize, key: &str, text: &str) {
        let text = cleaned(text);
        let room = WIDTH.saturating_sub(2 * depth + key.len() + 2);
        if text.contains('\n') {
            let starts_inside = text.starts_with([' ', '\t']);
            if starts_inside {
                return self.add(depth, &format!("{key}: {}", escaped(&text)));
            }
            self.add(depth, &format!("{key}: |-"));
            text.lines().for_each(|line| match line.trim_end() {
                "" => self.end_line(),
                line => self.add(depth + 1, line),
            });
        } else if text.chars().count() <= room {
            self.add(depth, &format!("{key}: {}", plain_or_quoted(&text)));
        } else {
            self.add(depth, &format!("{key}: >-"));
            let text = one_line(&text);
            for line in &broken(&text, WIDTH.saturating_sub(2 * depth + 2)) {
                self.add(depth + 1, line);
            }
        }
    }

    pub(super) fn finish(self) -> String {
        format!("{}\n", self.text.trim_end())
    }
}

/// A text without what nobody sees.
fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| is_visible(*c) || matches!(c, '\n' | '\t')).collect();
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    if text.is_empty() { "-".to_owned() } else { text }
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_visible(c) { c } else { ' ' }).collect();
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The lines of a text, broken at spaces.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text as one scalar.
pub(super) fn plain_or_quoted(text: &str) -> String {
    let starts = text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '<' | '/' | '_' | '$'));
    let is_cut = text.contains(": ") || text.contains(" #") || text.ends_with(':') || text.contains('\t');
    let is_plain = starts && !is_cut && text.trim() == text && text.chars().all(is_visible) && !is_taken(text);
    if is_plain { text.to_owned() } else { escaped(text) }
}

/// A name or value whose exact text counts, in a flow of others too.
pub(super) fn word(text: &str) -> String {
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$');
    if starts && text.chars().all(fits) && !is_taken(text) { text.to_owned() } else { escaped(text) }
}

/// A type expression.
pub(super) fn expression(text: &str) -> String {
    // Consts and unions hold quotes and bars, which end no plain scalar.
    plain_or_quoted(text)
}

/// The same in a flow, where commas and brackets are signs.
pub(super) fn in_flow(text: &str) -> String {
    let plain = plain_or_quoted(text);
    if plain == text && text.contains([',', '[', ']', '{', '}']) { escaped(text) } else { plain }
}

/// A value of JSON in a flow.
pub(super) fn flow(value: &Node) -> String {
    match value {
        Node::Text(text) => in_flow(text),
        Node::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<String>>().join(", ")),
        Node::Object(members) => {
            let member = |(key, value): &(String, Node)| format!("{}: {}", word(key), flow(value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<String>>().join(", "))
        }
        other => other.compact(),
    }
}

/// A list on one line, if it fits.
pub(super) fn flow_list(items: &[String]) -> Option<String> {
    let line = format!("[{}]", items.join(", "));
    (line.chars().count() < 100).then_some(line)
}

/// Whether YAML readers take a plain scalar for something else than a text.
fn is_taken(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_word =
        matches!(lower.as_str(), "" | "~" | "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n");
    // Numbers in any base, times of base 60, and what comes near.
    let like_number = |c: char| c.is_ascii_hexdigit() || matches!(c, '.' | '_' | '+' | '-' | ':' | 'x' | 'o');
    is_word || (text.starts_with(|c: char| c.is_ascii_digit()) && lower.chars().all(like_number))
}

/// In quotes, with everything escaped that nobody sees.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in quoted(text).chars() {
        if is_visible(c) {
            out.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{plain_or_quoted, word};

    #[test]
    fn texts_are_quoted_where_yaml_would_change_them() {
        for text in ["An order is placed", "`x` is", "list<Order | null>", "über", "const \"a\""] {
            let first = text.starts_with('`');
            assert_eq!(plain_or_quoted(text) == text, !first, "{text}");
        }
        for text in ["a: b", "a #b", "yes", "12", "1.0", "- a", "a:", "", "\"a\"", "1:30", "0x1f"] {
            assert!(plain_or_quoted(text).starts_with('"'), "{text}");
        }
        assert_eq!(word("order.paid"), "order.paid");
        for text in ["+1", "a b", "1.0.2", "no", "@type", "a:b"] {
            assert!(word(text).starts_with('"'), "{text}");
        }
    }
}
