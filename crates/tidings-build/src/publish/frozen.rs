//! The releases that lie frozen beside a catalogue.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use super::Catalogue;
use crate::diagnostic::{excerpt, visible};
use crate::door::{file_names, read, shown};
use crate::outputs::{OutputError, folder_of_releases, path_of};
use crate::source::Sources;

/// A release that was frozen: the catalogue as it was, in a file of its own.
#[derive(Debug)]
pub struct FrozenRelease {
    name: String,
    path: PathBuf,
    sources: Sources,
}

impl FrozenRelease {
    /// All releases that lie frozen beside a catalogue, in the order of their files. `catalogue` is the path that the
    /// catalogue of the present is read from.
    ///
    /// # Errors
    ///
    /// If their folder cannot be read, if a file in it has a name that no release has, or if two names are one on systems
    /// that do not tell capitals from small letters.
    pub fn all(catalogue: impl AsRef<Path>) -> Result<Vec<Self>, OutputError> {
        let catalogue = catalogue.as_ref();
        let folder = folder_of_releases(catalogue);
        let files = file_names(&folder).map_err(|why| OutputError::io(&folder, &why))?;
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        let mut releases = Vec::new();
        // What is hidden belongs to a file manager or an editor.
        for name in
            files.iter().filter_map(|file| file.to_str()?.strip_suffix(".json")).filter(|it| !it.starts_with('.'))
        {
            let path = path_of(catalogue, name)?;
            if let Some(other) = seen.insert(name.to_lowercase(), name) {
                let why = format!(
                    "the releases `{other}` and `{name}` differ in capitals alone, and many systems do not tell them apart"
                );
                return Err(OutputError::new(&path, why));
            }
            releases.push(Self { name: name.to_owned(), sources: read(&path), path });
        }
        Ok(releases)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The catalogue as it was.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What its file holds. Version control may have given it the line breaks of another system.
    pub(super) fn text(&self) -> String {
        self.sources.files().iter().map(|file| file.text.replace("\r\n", "\n")).collect()
    }

    pub(super) fn refused(&self, why: impl AsRef<str>) -> OutputError {
        OutputError::new(&self.path, visible(why.as_ref()))
    }
}

/// The releases with what they mean, in the order in which the present lists them. What it lists no more is the oldest.
///
/// Each must be what the name of its file says.
pub(super) fn in_order<'a>(
    present: &Catalogue,
    mut releases: Vec<(&'a FrozenRelease, Catalogue)>,
) -> Result<Vec<(&'a FrozenRelease, Catalogue)>, OutputError> {
    for (release, catalogue) in &releases {
        let described = catalogue.releases.last();
        if catalogue.name != present.name {
            let (name, other) = (&present.name, &catalogue.name);
            return Err(release
                .refused(format!("this is a release of the catalogue `{other}`, and not of `{name}`; move it away")));
        }
        if described != Some(&release.name) {
            let others = releases.iter().map(|(other, _)| *other);
            return Err(release.refused(misnamed(release, described, others)));
        }
    }
    releases.sort_by_key(|(release, _)| present.releases.iter().position(|name| *name == release.name));
    Ok(releases)
}

/// What to do about a file that holds another release than its name says.
fn misnamed<'a>(
    release: &FrozenRelease,
    described: Option<&String>,
    mut others: impl Iterator<Item = &'a FrozenRelease>,
) -> String {
    let name = &release.name;
    let Some(described) = described else {
        return format!("this file lists no `releases`, and its name says that it is the release `{name}`");
    };
    let described = excerpt(described);
    match others.find(|other| other.name == described) {
        Some(other) => {
            let other = shown(&other.path);
            format!(
                "two releases have the name `{described}`: this file holds it, and so does `{other}`; remove one of them"
            )
        }
        None => format!("this file holds the release `{described}`; call it `{described}.json`"),
    }
}
