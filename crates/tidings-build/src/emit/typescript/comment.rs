//! Doc comments, as `JSDoc` has them.

use crate::emit::comment::lines;

/// A doc comment: what is said of a thing, and what is known of its end. Nothing where there is nothing to say.
pub(super) fn comment(indent: &str, said: Option<String>, farewell: Option<String>) -> String {
    let mut shown: Vec<String> = said.into_iter().flat_map(|said| lines(&said)).map(|line| escaped(&line)).collect();
    if let Some(farewell) = farewell {
        if !shown.is_empty() {
            shown.push(String::new());
        }
        let farewell = lines(&farewell).iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\n");
        shown.extend(format!("@deprecated {farewell}").trim_end().lines().map(str::to_owned));
    }
    match shown.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let lines = lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
            format!("{indent}/**\n{}{indent} */\n", lines.collect::<String>())
        }
    }
}

/// A line that neither ends the comment nor begins a tag. Behind a blank, or at the beginning, an `@` outside of code
/// begins one.
fn escaped(line: &str) -> String {
    let mut out = String::new();
    let (mut in_code, mut before) = (false, ' ');
    for c in line.chars() {
        match c {
            '/' if before == '*' => out.push_str("\\/"),
            '@' if !in_code && !before.is_alphanumeric() => out.push_str("\\@"),
            c => out.push(c),
        }
        in_code ^= c == '`';
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::comment;

    #[test]
    fn a_comment_ends_where_it_should() {
        let table = [
            ("a */ b", "/** a *\\/ b */\n"),
            ("/ at the beginning, * at the end *", "/** / at the beginning, * at the end * */\n"),
            ("a\r\nb\u{2028}c\u{0}", "/**\n * a\n * b\u{fffd}c\u{fffd}\n */\n"),
            ("@param a, me@example.com, `a @b` (@c)", "/** \\@param a, me@example.com, `a @b` (\\@c) */\n"),
        ];
        for (said, expected) in table {
            assert_eq!(comment("", Some(said.to_owned()), None), expected);
        }
    }

    #[test]
    fn an_end_is_a_tag() {
        let text = |text: &str| Some(text.to_owned());
        let table = [
            (None, None, ""),
            (None, text("Removed."), "  /** @deprecated Removed. */\n"),
            (None, text(""), "  /** @deprecated */\n"),
            (text("It is."), text("Removed."), "  /**\n   * It is.\n   *\n   * @deprecated Removed.\n   */\n"),
        ];
        for (said, farewell, expected) in table {
            assert_eq!(comment("  ", said, farewell), expected);
        }
    }
}
