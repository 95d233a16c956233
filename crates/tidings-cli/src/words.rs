//! Words of messages.

use std::path::Path;

/// `1 event`, `2 events`.
pub(crate) fn count(number: usize, what: &str) -> String {
    let (stem, end) = match what.strip_suffix('y') {
        Some(stem) if number != 1 => (stem, "ies"),
        _ if number == 1 => (what, ""),
        _ => (what, "s"),
    };
    format!("{number} {stem}{end}")
}

/// A word of a command line, in quotes if a shell would take it for something else.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | ',' | '+' | '@' | '=');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// A path as a word of a command line, which takes no path for an option.
pub(crate) fn path(path: &Path) -> String {
    let word = path.display().to_string();
    quoted(&if word.starts_with('-') { format!("./{word}") } else { word })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::path;

    #[test]
    fn paths_can_be_pasted() {
        for (given, pasted) in [
            ("schema", "schema"),
            ("my shop", "'my shop'"),
            ("it's", "'it'\\''s'"),
            ("-q", "./-q"),
            ("~", "'~'"),
            ("", "''"),
        ] {
            assert_eq!(path(Path::new(given)), pasted);
        }
    }
}
