//! The types for other languages, as committed files.

use std::path::PathBuf;

use super::targets::Targets;
use super::{OutputError, OutputFile};
use crate::Compiled;
use crate::emit::GENERATED;
use crate::model::Outputs;

/// A language, and how its files are known.
pub(super) struct Client {
    /// The key below `outputs` that names the file.
    key: &'static str,
    /// The path that stands there.
    path: fn(&Outputs) -> Option<&String>,
    /// What its files are called.
    extension: &'static str,
    /// An example of such a name.
    such_as: &'static str,
    /// What begins a comment.
    comment: &'static str,
    emit: fn(&Compiled) -> String,
}

const CLIENTS: &[Client] = &[
    Client {
        key: "typescript",
        path: |outputs| outputs.typescript.as_ref(),
        extension: "ts",
        such_as: "events.d.ts",
        comment: "//",
        emit: Compiled::typescript,
    },
    Client {
        key: "python",
        path: |outputs| outputs.python.as_ref(),
        extension: "py",
        such_as: "events.py",
        comment: "#",
        emit: Compiled::python,
    },
];

/// Sets the files of all languages aside that `outputs` names.
pub(super) fn take(
    targets: &mut Targets<'_>,
    outputs: &Outputs,
) -> Result<Vec<(&'static Client, PathBuf)>, OutputError> {
    let mut taken = Vec::new();
    for client in CLIENTS {
        if let Some(path) = (client.path)(outputs) {
            let path = targets.locate(client.key, path)?;
            taken.push((client, targets.take(client.key, path)?));
        }
    }
    Ok(taken)
}

impl Client {
    /// The file. Only what was made from a catalogue for this language is replaced: other languages have the same
    /// comments.
    pub(super) fn load(&self, path: PathBuf, compiled: &Compiled) -> Result<OutputFile, OutputError> {
        let Self { key, extension, such_as, .. } = self;
        if path.extension().is_none_or(|found| found != *extension) {
            let why = format!("`{key}` under `outputs` names a file that ends in `.{extension}`, such as `{such_as}`");
            return Err(OutputError::new(&path, why));
        }
        let header = format!("{} {GENERATED} ", self.comment);
        OutputFile::load_over(path, (self.emit)(compiled), |found| found.starts_with(&header), super::NOT_OURS)
    }
}
