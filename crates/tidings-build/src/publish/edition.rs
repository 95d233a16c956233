//! What is published of one state of the catalogue: of the present, or of a release.

use std::collections::BTreeMap;

use super::catalog::{Head, Link, edition_catalog};
use super::digest::sha256;
use super::frozen::FrozenRelease;
use super::{CATALOG, Catalogue};
use crate::door::SCHEMA_FILE;
use crate::emit::emit_schemas;
use crate::schema_file::{LONGEST, percent_encode_for_file, schema_file};

/// The folder of the schemas of single events.
const SCHEMAS: &str = "schemas";

/// What is published of one state of the catalogue.
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
    /// Makes all files. It fails if an event's schema can have no file of its own.
    pub(super) fn new(
        catalogue: Catalogue,
        root: &str,
        folder: String,
        frozen: Option<&FrozenRelease>,
    ) -> Result<Self, String> {
        check_file_names(&catalogue)?;
        let catalogue = catalogue.published_under(url(root, &folder));
        let link = |path: String, text: &str| Link {
            url: url(root, &format!("{folder}/{path}")),
            sha256: Some(sha256(text.as_bytes())),
            path,
        };
        let (bundle, schemas) = emit_schemas(&catalogue);
        let all = link(SCHEMA_FILE.to_owned(), &bundle);
        let each: Vec<(Link, String)> = catalogue
            .events
            .iter()
            .zip(schemas)
            .map(|(event, text)| (link(format!("{SCHEMAS}/{}", schema_file(&event.name)), &text), text))
            .collect();
        let head = Head {
            catalogue: catalogue.name.clone(),
            release: catalogue.releases.last().cloned(),
            url: url(root, &format!("{folder}/{CATALOG}")),
            frozen: frozen.map(|release| sha256(release.text().as_bytes())),
        };
        let list = edition_catalog(&catalogue, &head, &all, each.iter().map(|(link, _)| link));
        let schemas = each.into_iter().map(|(link, text)| (link.path, text));
        let files = schemas.chain([(all.path, bundle), (CATALOG.to_owned(), list)]);
        Ok(Self { files: files.map(|(path, text)| (format!("{folder}/{path}"), text)).collect(), head, folder })
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
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for event in &catalogue.events {
        let file = schema_file(&event.name);
        if file.len() > LONGEST {
            let name = crate::diagnostic::excerpt(&event.name);
            return Err(format!(
                "the file of the schema of `{name}` has a name of {} bytes, and file systems hold at most {LONGEST}",
                file.len()
            ));
        }
        if let Some(other) = seen.insert(file.to_lowercase(), &event.name) {
            return Err(format!(
                "the schemas of `{other}` and `{}` have file names that differ in capitals alone, and some file systems \
                 do not tell them apart",
                event.name
            ));
        }
    }
    Ok(())
}
