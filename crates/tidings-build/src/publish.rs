//! A catalogue as a folder for any web server, in which every schema lies at the address that is its `$id`.
//!
//! ```text
//! catalog.json                        what there is: the present, and the releases
//! latest/                             the present, which changes
//! releases/NAME/                      a release, which never does
//!     catalog.json                    its events by family, with addresses and digests
//!     events.schema.json              the schema of all events
//!     schemas/EVENT.schema.json       the schema of one event, which needs no other
//! producer/latest/                    on request both once more, closed: what the producer may send
//! producer/releases/NAME/
//! ```
//!
//! What shall lie there is planned here, from what the catalogues mean. The door reads what lies there already and
//! writes the rest. What was published of a release stays as it is: a schema that somebody fetched from an address is
//! the one that everybody will ever fetch from it.

mod catalog;
mod compare;
mod digest;
mod edition;
mod frozen;
mod side;

use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::door::{Published, main_file_of, read_published, real};
use crate::outputs::OutputError;
use crate::outputs::folder_of_releases;
use crate::schema_file::LATEST;
use crate::{Catalogue, Face};
use compare::compare;
use digest::sha256;
use edition::State;
use side::Side;

pub(crate) use compare::Found;
pub use compare::{FileState, Part, PublishedFile};
pub use frozen::FrozenRelease;

/// The list of what a folder holds, and the one of an edition's events.
pub(crate) const CATALOG: &str = "catalog.json";

/// The folder of the releases, and a part of their addresses.
pub(crate) const RELEASES: &str = "releases";

/// What is published of a catalogue and its releases.
///
/// ```
/// use tidings_build::{Publication, Sources, understand};
///
/// let mut sources = Sources::new("");
/// let text = "catalogue: demo\nlanguage: 1\ntitle: Events\nenvelope: {name: type, payload: data, fields: {}}\n\
///             families: {user: {title: Users, payload: json, events: {user.created: A user is created}}}\n";
/// sources.add("demo.yaml", text.into());
/// let present = understand(&sources).expect("the catalogue has no mistakes");
///
/// let publication = Publication::new("demo.yaml", present, Vec::new(), Some("https://example.com"))?.with_producer();
/// let parts = publication.compare("no-such-folder")?;
/// let paths: Vec<&str> = parts.iter().map(|part| part.path.as_str()).collect();
/// assert_eq!(paths, ["latest", "producer/latest", "catalog.json"]);
/// assert_eq!(parts[1].files[1].url, "https://example.com/producer/latest/events.schema.json");
/// # Ok::<(), tidings_build::OutputError>(())
/// ```
#[derive(Debug)]
pub struct Publication {
    /// Where the frozen releases lie, and nothing else may.
    frozen: PathBuf,
    root: String,
    present: State,
    /// In the order in which they came.
    releases: Vec<State>,
    consumer: Side,
    /// If it is asked for.
    producer: Option<Side>,
}

impl Publication {
    /// What is to be published of a catalogue, read from the path `catalogue`, and of the releases that lie beside it, each
    /// with what it means. `base` is the address under which all of it will be served; without one it is the catalogue's.
    ///
    /// # Errors
    ///
    /// If neither knows an address, if a release does not hold what its name says, or if the name of an event is too long
    /// for a file's.
    pub fn new(
        catalogue: impl AsRef<Path>,
        present: Catalogue,
        releases: Vec<(&FrozenRelease, Catalogue)>,
        base: Option<&str>,
    ) -> Result<Self, OutputError> {
        let path = catalogue.as_ref();
        let base = base.map(|base| base.trim_end_matches('/').to_owned());
        let root = base.or_else(|| present.root.clone()).ok_or_else(|| without_base(path))?;
        let state = |catalogue: Catalogue, edition: String, frozen| {
            State::new(catalogue.published_as(root.clone(), edition), frozen)
        };
        let mut states = Vec::new();
        for (release, catalogue) in frozen::in_order(&present, releases)? {
            let digest = sha256(release.text().as_bytes());
            let frozen = state(catalogue, format!("{RELEASES}/{}", release.name()), Some(digest));
            states.push(frozen.map_err(|why| release.refused(why))?);
        }
        let present = state(present, LATEST.to_owned(), None).map_err(|why| OutputError::new(path, why))?;
        Ok(Self {
            frozen: folder_of_releases(path),
            consumer: Side::new(&root, &present, &states, Face::Consumer),
            producer: None,
            root,
            present,
            releases: states,
        })
    }

    /// The same, and [the producer's face](Face::Producer) too, in a tree of its own: whatever is published for consumers
    /// stays as it is.
    #[must_use]
    pub fn with_producer(mut self) -> Self {
        self.producer = Some(Side::new(&self.root, &self.present, &self.releases, Face::Producer));
        self
    }

    /// The address under which all of it will be served, without a slash at its end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.root
    }

    /// Compares a folder with what is to be published, and writes nothing.
    ///
    /// # Errors
    ///
    /// If the folder holds something else, if a release in it would change or vanish, if the producer's face was published
    /// there and would fall behind, or if it cannot be read.
    pub fn compare(&self, folder: impl AsRef<Path>) -> Result<Vec<Part>, OutputError> {
        let folder = folder.as_ref();
        self.check_place(folder)?;
        let found = read_published(folder).map_err(|(path, why)| OutputError::io(&path, &why))?;
        compare(self, &found).map_err(|refusal| OutputError::new(&folder.join(refusal.path), refusal.why))
    }

    /// Brings a folder up to date; what differed is told. What is up to date is not touched.
    ///
    /// Whatever happens meanwhile, each `latest` and each release are seen whole, as they were or as they will be. The
    /// releases come first, those for consumers before the producer's, then `latest` in the same order, and the list of all
    /// comes last. Only where the file system cannot swap two folders at once is `latest` missing for a moment.
    /// What a run left behind that was killed, the next one removes.
    ///
    /// # Errors
    ///
    /// As of [`compare`](Self::compare), or if the folder cannot be written, or another run is writing it.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<Vec<Part>, OutputError> {
        let folder = folder.as_ref();
        self.check_place(folder)?;
        let published = Published::open(folder).map_err(|why| unwritable(folder, &why))?;
        let parts = self.compare(folder)?;
        published
            .write(&parts)
            .map_err(|why| OutputError::io(folder, &why).advise("what was published before is as it was"))?;
        Ok(parts)
    }

    /// What is published for each face, that for consumers first.
    fn sides(&self) -> impl Iterator<Item = &Side> {
        [&self.consumer].into_iter().chain(&self.producer)
    }

    /// The address of a file in the folder.
    fn url(&self, path: &str) -> String {
        edition::url(&self.root, path)
    }

    fn check_place(&self, folder: &Path) -> Result<(), OutputError> {
        if real(folder).starts_with(real(&self.frozen)) {
            let why = "here lie the frozen releases, and nothing else may; name another folder";
            return Err(OutputError::new(folder, why.to_owned()));
        }
        Ok(())
    }
}

fn without_base(catalogue: &Path) -> OutputError {
    let why = "the catalogue has no `base`, so no schema would lie at its `$id`; add the address under which the folder \
               will be served, such as `base: https://example.com/schemas`, or give it with `--base`";
    OutputError::new(&main_file_of(catalogue), why.to_owned())
}

fn unwritable(folder: &Path, why: &io::Error) -> OutputError {
    match why.kind() {
        io::ErrorKind::WouldBlock => {
            let why = "another `tidings publish` is writing here; try again when it has ended";
            OutputError::of_file_system(folder, why.to_owned())
        }
        _ => OutputError::io(folder, why),
    }
}
