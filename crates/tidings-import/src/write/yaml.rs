//! Lines of YAML: which texts can stand as they are, and which need quotes.

use std::fmt::Write as _;

use crate::form::{Loss, NOTHING, Subject};
use crate::names::is_visible;
use crate::node::{Node, quoted};

/// Texts are broken where a line would grow longer.
const WIDTH: usize = 118;

/// Nobody breaks lines by hand that are shorter than this.
const NARROWEST: usize = 60;

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
        self.data_behind("", depth, start, value);
    }

    /// The same, with what stands before it on its first line: the dash of an item.
    fn data_behind(&mut self, dash: &str, depth: usize, start: &str, value: &Node) {
        let first = |line: &str| format!("{dash}{line}");
        let at = depth - dash.len() / 2;
        let line = format!("{start} {}", flow(value));
        if 2 * depth + line.chars().count() <= 100 {
            return self.add(at, &first(&line));
        }
        match value {
            Node::List(items) if !items.is_empty() => {
                self.add(at, &first(start));
                for item in items {
                    self.data(depth + 1, "-", item);
                }
            }
            Node::Object(members) if !members.is_empty() => {
                let is_item = start == "-" && dash.is_empty();
                if !is_item {
                    self.add(at, &first(start));
                }
                for (number, (key, value)) in members.iter().enumerate() {
                    let dash = if is_item && number == 0 { "- " } else { "" };
                    self.data_behind(dash, depth + 1, &format!("{}:", word(key)), value);
                }
            }
            _ => self.add(at, &first(&line)),
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
        let text = unbroken(cleaned(text));
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

/// A paragraph that somebody broke at the end of their screen, as one line. Where the lines mean something they stay.
fn unbroken(text: String) -> String {
    let starts_something = |line: &str| {
        let is_marked = line.starts_with(['-', '*', '+', '#', '>', '|', '`', '~', ' ', '\t', '<', '=', '_', '['])
            || line.is_empty();
        is_marked || line.split_once(['.', ')']).is_some_and(|(digits, _)| digits.parse::<u32>().is_ok())
    };
    let is_paragraph = !text.lines().any(starts_something);
    // Whoever breaks a line earlier means something by it. The next word may not have fitted.
    let lines: Vec<&str> = text.lines().collect();
    let is_full = |pair: &[&str]| {
        let next = pair[1].split(' ').next().unwrap_or_default();
        pair[0].chars().count() + next.chars().count() >= NARROWEST
    };
    if is_paragraph && lines.windows(2).all(is_full) { one_line(&text) } else { text }
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
    use super::{Lines, plain_or_quoted, unbroken, word};
    use crate::node::Node;

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
    #[test]
    fn paragraphs_that_were_broken_by_hand_are_one_line() {
        let broken =
            "The first line of a text that somebody broke at eighty columns goes on and\nends in the second one";
        assert_eq!(unbroken(broken.to_owned()), broken.replace('\n', " "));
        for kept in
            ["Short\nlines mean something, so that these two stay as they are, whatever the second is", "- a\n- b"]
        {
            assert_eq!(unbroken(kept.to_owned()), kept);
        }
    }

    #[test]
    fn items_begin_behind_their_dash() {
        let text = |length: usize| Node::Text("x".repeat(length));
        let inner =
            Node::Object(vec![("a".to_owned(), text(90)), ("b".to_owned(), Node::List(vec![text(60), text(60)]))]);
        let outer = Node::Object(vec![("in".to_owned(), inner), ("c".to_owned(), Node::Null)]);
        let mut lines = Lines::default();
        lines.data(1, "-", &outer);
        let shown = lines.finish().replace(&"x".repeat(60), "y").replace(&"x".repeat(30), "z");
        assert_eq!(shown, "  - in:\n      a: yz\n      b:\n        - y\n        - y\n    c: null\n");
    }
}
