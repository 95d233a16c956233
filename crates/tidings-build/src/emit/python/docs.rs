//! Docstrings, and the marks of what is deprecated.

use super::value::literal;
use crate::emit::comment::lines;
use crate::emit::prose::life_sentence;
use crate::model::Life;

/// A docstring: what is said of a thing, and what is known of its end. Nothing where there is nothing to say.
pub(super) fn docstring(indent: &str, said: Option<String>, farewell: Option<String>) -> String {
    let parts: Vec<_> = said.into_iter().chain(farewell).map(|text| lines(&text)).collect();
    let shown: Vec<String> = parts.join(&String::new()).iter().map(|line| escaped(line)).collect();
    match shown.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}\"\"\"{}\"\"\"\n", apart_from_quotes(line)),
        [first, rest @ ..] => {
            let rest = rest.iter().map(|line| format!("{indent}{line}").trim_end().to_owned() + "\n");
            format!("{indent}\"\"\"{first}\n{}{indent}\"\"\"\n", rest.collect::<String>())
        }
    }
}

/// The mark of a class at its end. Type checkers tell of it; at run time nothing happens, for archives are full of it.
pub(super) fn mark(life: &Life) -> String {
    life_sentence(life)
        .map(|text| format!("@typing_extensions.deprecated({}, category=None)\n", literal(&text)))
        .unwrap_or_default()
}

/// A line that neither ends the string nor escapes what stands behind it.
fn escaped(line: &str) -> String {
    line.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"")
}

/// A quote at the end would be one of the closing ones.
fn apart_from_quotes(line: &str) -> String {
    match line.strip_suffix('"') {
        Some(line) => format!("{line}\\\""),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::docstring;

    #[test]
    fn a_docstring_ends_where_it_should() {
        let table = [
            ("a", "\"\"\"a\"\"\"\n"),
            ("say \"no\"", "\"\"\"say \"no\\\"\"\"\"\n"),
            ("a \"\"\" b \\", "\"\"\"a \\\"\\\"\\\" b \\\\\"\"\"\n"),
            ("a\n\n  b\"", "\"\"\"a\n\n  b\"\n\"\"\"\n"),
            ("\"\"\"\"\"", "\"\"\"\\\"\\\"\\\"\"\\\"\"\"\"\n"),
        ];
        for (said, expected) in table {
            assert_eq!(docstring("", Some(said.to_owned()), None), expected);
        }
    }
}
