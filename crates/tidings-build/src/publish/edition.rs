//! What is published of one state of the catalogue: of the present, or of a release.

use std::collections::BTreeMap;

use super::catalog::{Head, Link, edition_catalog};
use super::digest::sha256;
use super::{CATALOG, Catalogue};
use crate::diagnostic::excerpt;
use crate::door::SCHEMA_FILE;
use crate::emit::emit_schemas;
use crate::emit::json_schema::address::edition_path;
use crate::model::Event;
use crate::schema_file::{LONGEST, SchemaFiles, Unfit, percent_encode_for_file, schema_file};
use crate::{Face, SchemaOptions};

/// The folder of the schemas of single events.
const SCHEMAS: &str = "schemas";

/// A state of the catalogue that is published: the present, or a release.
#[derive(Debug)]
pub(super) struct State {
    /// What it means. It knows where below the root it is published.
    pub(super) catalogue: Catalogue,
    /// The digest of the frozen catalogue; the present is not frozen.
    frozen: Option<String>,
}

impl State {
    /// It fails if an event's schema can have no file of its own.
    pub(super) fn new(catalogue: Catalogue, frozen: Option<String>) -> Result<Self, String> {
        check_file_names(&catalogue)?;
        Ok(Self { catalogue, frozen })
    }
}

/// What is published of one state of the catalogue for one face.
#[derive(Debug)]
pub(crate) struct Edition {
    /// Its folder, such as `releases/v1`.
    pub(crate) folder: String,
    /// What its files hold, by their paths. They begin with its folder.
    pub(crate) files: BTreeMap<String, String>,
    /// With what the list of its events begins.
    pub(crate) head: Head,
}

impl Edition {
    /// Makes all files.
    pub(super) fn new(state: &State, root: &str, face: Face) -> Self {
        let catalogue = &state.catalogue;
        let folder = edition_path(catalogue, face);
        let link = |path: String, text: &str| Link {
            url: url(root, &format!("{folder}/{path}")),
            sha256: Some(sha256(text.as_bytes())),
            path,
        };
        let (bundle, schemas) = emit_schemas(catalogue, SchemaOptions { face, ..SchemaOptions::default() });
        let all = link(SCHEMA_FILE.to_owned(), &bundle);
        let head = Head {
            catalogue: catalogue.name.clone(),
            face,
            release: catalogue.releases.last().cloned(),
            url: url(root, &format!("{folder}/{CATALOG}")),
            frozen: state.frozen.clone(),
        };
        let path = |event: &Event| format!("{SCHEMAS}/{}", schema_file(&event.name));
        let each: Vec<(&Event, Link)> = schemas.iter().map(|(event, text)| (*event, link(path(event), text))).collect();
        let list = edition_catalog(catalogue, &head, &all, &each);
        let texts = schemas.into_iter().map(|(event, text)| (path(event), text));
        let files = texts.chain([(all.path, bundle), (CATALOG.to_owned(), list)]);
        Self { files: files.map(|(path, text)| (format!("{folder}/{path}"), text)).collect(), head, folder }
    }

    /// The path of the list of its events.
    pub(crate) fn catalog(&self) -> String {
        format!("{}/{CATALOG}", self.folder)
    }
}

/// The address of a file, from its path. A `%` of its name is escaped once more: a server decodes the address before it
/// looks for the file.
pub(super) fn url(root: &str, path: &str) -> String {
    let parts = path.split('/').map(percent_encode_for_file);
    parts.fold(root.to_owned(), |url, part| url + "/" + &part)
}

/// The catalogue checks this only where it commits such files itself.
fn check_file_names(catalogue: &Catalogue) -> Result<(), String> {
    let mut files = SchemaFiles::default();
    for event in &catalogue.events {
        files.take(event).map_err(|unfit| {
            let name = excerpt(&event.name);
            match unfit {
                Unfit::TooLong(bytes) => format!(
                    "the file of the schema of `{name}` has a name of {bytes} bytes, and file systems hold at most {LONGEST}"
                ),
                Unfit::Taken(first) => format!(
                    "the schemas of `{}` and `{name}` have file names that differ in capitals alone, and some file systems \
                     do not tell them apart",
                    excerpt(&first.name)
                ),
            }
        })?;
    }
    Ok(())
}
