//! What holds for the types of other languages. They are not compiled here, but taken apart: where a text of the
//! catalogue got out of its comment or its quotes, something does not end, does not match, or stands there that no
//! declaration has.

use std::collections::BTreeSet;

/// How a language writes what is no code.
struct Language {
    /// Begins a comment that ends with its line.
    line: &'static str,
    /// Begin and end one of several lines.
    block: [&'static str; 2],
    /// Whether a backslash escapes within it.
    escapes: bool,
    /// What stands before the name of a declaration.
    declares: &'static [&'static str],
}

const TYPESCRIPT: Language = Language {
    line: "//",
    block: ["/*", "*/"],
    escapes: false,
    declares: &["export type ", "export interface ", "type ", "interface "],
};

const PYTHON: Language = Language { line: "#", block: ["\"\"\"", "\"\"\""], escapes: true, declares: &["class ", ""] };

/// Judges declarations of TypeScript.
pub(super) fn check_typescript(text: &str) {
    TYPESCRIPT.check(text);
}

/// Judges a module of Python.
pub(super) fn check_python(text: &str) {
    PYTHON.check(text);
}

impl Language {
    fn check(&self, text: &str) {
        let code = self.code(text);
        let foreign = code.find(|c: char| c != '\n' && !(' '..='~').contains(&c));
        assert!(foreign.is_none(), "`{:?}` is code in:\n{text}", foreign.map(|at| &code[at..]));
        check_brackets(&code, text);
        let mut seen = BTreeSet::new();
        for name in code.lines().filter_map(|line| self.declared(line)) {
            assert!(seen.insert(name), "`{name}` is declared twice in:\n{text}");
        }
        assert!(!seen.is_empty(), "nothing is declared in:\n{text}");
    }

    /// The text without its comments, and with empty quotes.
    fn code(&self, text: &str) -> String {
        let (mut code, mut rest) = (String::new(), text);
        while let Some(next) = rest.chars().next() {
            if let Some(behind) = rest.strip_prefix(self.block[0]) {
                rest = behind_end(behind, self.block[1], self.escapes).unwrap_or_else(|| panic!("no end:\n{text}"));
            } else if rest.starts_with(self.line) {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            } else if let Some(behind) = rest.strip_prefix('"') {
                let line = behind.split('\n').next().unwrap_or_default();
                let end = behind_end(line, "\"", true).unwrap_or_else(|| panic!("`{line}` does not end in:\n{text}"));
                rest = &behind[line.len() - end.len()..];
                code.push_str("\"\"");
            } else {
                rest = &rest[next.len_utf8()..];
                code.push(next);
            }
        }
        code
    }

    /// The name that a line declares, if it is one of the module's own.
    fn declared<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.declares.iter().find_map(|before| {
            let behind = line.strip_prefix(before)?;
            let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(behind.len());
            let (name, rest) = behind.split_at(end);
            let is_declaration = !before.is_empty() || rest.starts_with(" = ") || rest.starts_with(": ");
            (!name.is_empty() && is_declaration).then_some(name)
        })
    }
}

/// What stands behind the end of a comment or of a text.
fn behind_end<'a>(text: &'a str, end: &str, escapes: bool) -> Option<&'a str> {
    let mut rest = text;
    loop {
        if let Some(behind) = rest.strip_prefix(end) {
            return Some(behind);
        }
        let mut chars = rest.chars();
        if chars.next()? == '\\' && escapes {
            chars.next()?;
        }
        rest = chars.as_str();
    }
}

fn check_brackets(code: &str, text: &str) {
    let mut open = Vec::new();
    for c in code.chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' => assert_eq!(open.pop(), Some(c), "a bracket does not match in:\n{text}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "`{open:?}` is missing in:\n{text}");
}
