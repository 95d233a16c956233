//! What the file system refuses, in words, and what to do about it.

use std::io::{Error, ErrorKind};

/// What is wrong with the place that a message names, and what to do. Systems say it in words of their own, and never
/// what to do.
pub(crate) fn refusal(why: &Error) -> (String, &'static str) {
    let (what, help) = match why.kind() {
        ErrorKind::IsADirectory => ("a folder stands where a file should be", "move it away, or name another file"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            ("a file stands where this path needs a folder", "move it away, or name another folder")
        }
        ErrorKind::NotFound => ("the folder of this file does not exist", "create it, or name another file"),
        ErrorKind::PermissionDenied => ("permission denied", "change who may read and write here, or ask who may"),
        ErrorKind::ReadOnlyFilesystem => ("the file system is read-only", "name a place that can be written"),
        ErrorKind::StorageFull => ("no space is left", "make room, and try again"),
        ErrorKind::InvalidData => ("this is not text in UTF-8", "move it away, or name another file"),
        _ => return (why.to_string(), "see to it that this place can be read and written"),
    };
    (what.to_owned(), help)
}

/// The same as one text.
#[cfg(feature = "outputs")]
pub(crate) fn sentence(why: &Error) -> String {
    let (what, help) = refusal(why);
    format!("{what}; {help}")
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::refusal;

    #[test]
    fn a_refusal_says_what_and_what_to_do() {
        for (kind, what) in [
            (ErrorKind::IsADirectory, "a folder stands where a file should be"),
            (ErrorKind::NotADirectory, "a file stands where this path needs a folder"),
            (ErrorKind::NotFound, "the folder of this file does not exist"),
            (ErrorKind::PermissionDenied, "permission denied"),
            (ErrorKind::ReadOnlyFilesystem, "the file system is read-only"),
            (ErrorKind::StorageFull, "no space is left"),
            (ErrorKind::InvalidData, "this is not text in UTF-8"),
        ] {
            let (said, help) = refusal(&Error::from(kind));
            assert_eq!(said, what);
            assert!(!help.is_empty());
        }
        assert_eq!(refusal(&Error::other("the disk is on fire")).0, "the disk is on fire");
    }
}
