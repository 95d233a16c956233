//! YAML as far as catalogues need it. Every name and text is quoted, so that none is taken for something else.

use std::fmt::Write as _;

/// A value of YAML.
#[derive(Clone, Debug)]
pub(crate) enum Yaml {
    /// A text, which is quoted.
    Text(String),
    /// A number, a boolean, or nothing at all.
    Plain(&'static str),
    /// A list of values on one line.
    List(Vec<Yaml>),
    /// Names and values in their order.
    Map(Vec<(String, Yaml)>),
}

impl Yaml {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn map<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The text of a file that holds this.
    pub(crate) fn file(&self) -> String {
        let mut out = String::new();
        self.write_block(0, &mut out);
        out
    }

    fn write_block(&self, depth: usize, out: &mut String) {
        let Self::Map(entries) = self else { return self.write_flow(out) };
        for (key, value) in entries {
            out.extend(std::iter::repeat_n("  ", depth));
            write_quoted(key, out);
            out.push(':');
            if matches!(value, Self::Map(entries) if !entries.is_empty()) {
                out.push('\n');
                value.write_block(depth + 1, out);
            } else {
                out.push(' ');
                value.write_flow(out);
                out.push('\n');
            }
        }
    }

    fn write_flow(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_quoted(text, out),
            Self::Plain(word) => out.push_str(word),
            Self::List(items) => {
                out.push('[');
                for item in items {
                    item.write_flow(out);
                    out.push_str(", ");
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (key, value) in entries {
                    write_quoted(key, out);
                    out.push_str(": ");
                    value.write_flow(out);
                    out.push_str(", ");
                }
                out.push('}');
            }
        }
    }
}

/// A text in double quotes (YAML 1.2.2, section 7.3.1).
fn write_quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
