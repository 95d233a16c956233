//! The Rust types as a committed file, for crates without a build script.

use std::path::Path;

use super::{OutputError, OutputFile};
use crate::door::SCHEMA_FILE;
use crate::emit::{GENERATED, is_generated};
use crate::names::TypeName;
use crate::{Builder, Compiled};

impl Builder {
    /// The Rust types as a file that is committed, in place of a build script: the same bytes that one writes as
    /// `events.rs`. With [`schemars`](Self::schemars) a second file, `events.schema.json`, lies beside it: the types read
    /// what they tell from there.
    ///
    /// The file is included where the types shall stand, or is a module of its own.
    ///
    /// # Errors
    ///
    /// If the file's name does not end in `.rs`, if a file cannot be read, if one holds something else, or if the types
    /// in it have `schemars::JsonSchema` and would lose it. Nothing was written then.
    ///
    /// ```no_run
    /// let sources = tidings_build::read("schema");
    /// let compiled = tidings_build::compile(&sources).expect("the catalogue has no mistakes");
    /// for file in tidings_build::configure().generated(&compiled, "src/events.rs").expect("the files can be read") {
    ///     assert!(file.is_current(), "{}", file.difference());
    /// }
    /// ```
    pub fn generated(&self, compiled: &Compiled, path: impl AsRef<Path>) -> Result<Vec<OutputFile>, OutputError> {
        let (path, artifacts) = (path.as_ref(), &compiled.artifacts);
        if path.extension().is_none_or(|extension| extension != "rs") {
            let why = "the Rust types go into a file whose name ends in `.rs`, such as `src/events.rs`";
            return Err(OutputError::new(path, why.to_owned()));
        }
        let header = format!("// {GENERATED} ");
        let refusal = "this file does not hold the types of a catalogue; move it away, or name another";
        let is_ours = |found: &str| found.starts_with(&header);
        let types = OutputFile::load_over(path.to_owned(), self.rust(artifacts), is_ours, refusal)?;
        if !self.schemars && types.found.as_ref().is_some_and(|found| has_json_schema(found)) {
            let why = "the types in this file have `schemars::JsonSchema` and would lose it; make them with `schemars` \
                       again, or remove the file first";
            return Err(OutputError::new(path, why.to_owned()));
        }
        let mut files = vec![types];
        if self.schemars {
            let (path, title) = (path.with_file_name(SCHEMA_FILE), title(compiled));
            let refusal = format!(
                "this file, which the types will read, does not hold {title}; move it away, or give each catalogue a \
                 folder of its own"
            );
            let is_ours = |found: &str| is_generated(found) && found.contains(&title);
            files.push(OutputFile::load_over(path, artifacts.schema.clone(), is_ours, &refusal)?);
        }
        Ok(files)
    }
}

/// Whether types were made with [`schemars`](Builder::schemars).
fn has_json_schema(rust: &str) -> bool {
    rust.lines().any(|line| line.starts_with("::tidings::impl_json_schema!"))
}

/// What the schema of all events says of itself, whatever folder its catalogue lies in.
fn title(compiled: &Compiled) -> String {
    format!("\"title\": \"{}\"", TypeName::of_catalogue(&compiled.catalogue.name))
}
