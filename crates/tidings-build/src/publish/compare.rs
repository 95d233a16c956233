//! What is to be published, against what lies in the folder.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::catalog::{has_digest, is_intact, is_list, is_list_of, names_path, publication_catalog};
use super::digest::sha256;
use super::edition::Edition;
use super::{CATALOG, Publication};
use crate::door::SCHEMA_FILE;
use crate::schema_file::PRODUCER;

/// What lies in the folder, as far as it matters here.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The names of all that it holds, but for what belongs to version control.
    pub(crate) names: Vec<String>,
    /// Whether a run that was killed left something behind.
    pub(crate) has_leftovers: bool,
    /// The paths of the releases' folders.
    pub(crate) releases: Vec<String>,
    /// What the list of all holds, and every file in a `latest` and in a release's folder, by their paths.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// A part of the folder that is seen whole, as it was or as it will be: a release of one face, its `latest`, or the list
/// of all.
#[derive(Debug)]
#[non_exhaustive]
pub struct Part {
    /// Its path in the folder.
    pub path: String,
    /// Its files. The list of all is the only file of its own part.
    pub files: Vec<PublishedFile>,
}

/// A file of the folder.
#[derive(Debug)]
#[non_exhaustive]
pub struct PublishedFile {
    /// Its path in the folder.
    pub path: String,
    /// Its address.
    pub url: String,
    /// How it stands.
    pub state: FileState,
    /// What it shall hold, if that is not what it holds.
    pub(crate) text: Option<String>,
}

/// How a file of the folder stands to what is to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileState {
    /// It holds what it should.
    Current,
    /// It belongs to a release, and stays as an earlier version of the compiler made it.
    Kept,
    /// It is not there.
    Missing,
    /// It holds something else.
    Stale,
    /// It should not be there: its event is no more.
    LeftOver,
}

impl Part {
    /// Whether nothing is to be written.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.files.iter().all(|file| file.text.is_none() && file.state != FileState::LeftOver)
    }
}

/// Why nothing is published.
pub(super) struct Refusal {
    /// What is at fault, in the folder.
    pub(super) path: String,
    pub(super) why: String,
}

fn refuse<T>(path: impl Into<String>, why: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { path: path.into(), why: why.into() })
}

/// Compares all parts, in the order in which they are to be written.
pub(super) fn compare(publication: &Publication, found: &Found) -> Result<Vec<Part>, Refusal> {
    check_ours(publication, found)?;
    check_nothing_vanishes(publication, found)?;
    let mut parts = Vec::new();
    for release in publication.sides().flat_map(|side| &side.releases) {
        parts.push(compare_release(publication, release, found)?);
    }
    for side in publication.sides() {
        parts.push(compare_latest(publication, &side.latest, found)?);
    }
    let catalog = publication_catalog(publication, |release| sha256(published_catalog(release, found)));
    parts.push(Part { path: CATALOG.to_owned(), files: vec![compare_file(publication, CATALOG, &catalog, found)] });
    Ok(parts)
}

/// Nothing is written into somebody else's folder.
fn check_ours(publication: &Publication, found: &Found) -> Result<(), Refusal> {
    match found.files.get(CATALOG).map(|bytes| String::from_utf8_lossy(bytes)) {
        Some(list) if is_list_of(&publication.present.catalogue.name, &list) => Ok(()),
        Some(list) if is_list(&list) => refuse("", "another catalogue was published here; name a folder of its own"),
        None if found.names.is_empty() || found.has_leftovers => Ok(()),
        _ => {
            let first = found.names.first().map_or(CATALOG, String::as_str);
            let why = format!(
                "this folder was not written by `tidings publish`, and it is not empty: it holds `{first}`; name an \
                 empty one, or one that does not exist yet"
            );
            refuse("", why)
        }
    }
}

/// What was published of a release stays, and so does the producer's face.
fn check_nothing_vanishes(publication: &Publication, found: &Found) -> Result<(), Refusal> {
    let producer = format!("{PRODUCER}/");
    let mut published = found.files.keys().chain(&found.releases);
    if publication.producer.is_none() && published.any(|path| path.starts_with(&producer)) {
        let why = "the producer's face was published here, and without `--producer` it would fall behind; add that, or \
                   remove this folder if nobody needs its addresses any more";
        return refuse(PRODUCER, why);
    }
    let is_planned =
        |path: &String| publication.sides().any(|side| side.releases.iter().any(|release| release.folder == *path));
    match found.releases.iter().find(|path| !is_planned(path)) {
        Some(path) => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let file = crate::door::shown(&publication.frozen.join(format!("{name}.json")));
            refuse(path, format!("what was published stays, but the release `{file}` is not there; put it back"))
        }
        None => Ok(()),
    }
}

/// What a list holds that lies there; nothing if it does not.
fn text<'a>(found: &'a Found, path: &str) -> Cow<'a, str> {
    found.files.get(path).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default()
}

/// The list of a release's events, as it lies there or will.
fn published_catalog<'a>(release: &'a Edition, found: &'a Found) -> &'a [u8] {
    let path = release.catalog();
    let planned = || release.files.get(&path).map(String::as_bytes);
    found.files.get(&path).map(Vec::as_slice).or_else(planned).unwrap_or_default()
}

/// A release is there as it should be, or not there at all; or it is there as an earlier version made it of the same
/// catalogue for the same address, and stays. That it is what was published then the digests tell: the list of all has
/// that of its list, and that has those of its schemas.
fn compare_release(publication: &Publication, release: &Edition, found: &Found) -> Result<Part, Refusal> {
    let folder = format!("{}/", release.folder);
    let lying: BTreeMap<&String, &Vec<u8>> =
        found.files.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder)).collect();
    let files = release.files.iter().map(|(path, text)| compare_file(publication, path, text, found));
    let part = Part { path: release.folder.clone(), files: files.collect() };
    if lying.is_empty() || part.is_current() {
        return Ok(part);
    }
    let list = text(found, &release.catalog());
    let others = lying.iter().filter(|(path, _)| ***path != release.catalog());
    let is_intact = has_digest(&text(found, CATALOG), list.as_bytes())
        && is_intact(&list, others.map(|(_, bytes)| bytes.as_slice()));
    if release.head.is_of(&list) && is_intact {
        let kept = |path: &String| PublishedFile {
            url: publication.url(path),
            path: path.clone(),
            state: FileState::Kept,
            text: None,
        };
        return Ok(Part { path: part.path, files: lying.keys().map(|path| kept(path)).collect() });
    }
    Err(change(publication, release, &part, &list, &lying))
}

/// Names the file of a release that would change, and tells why.
fn change(
    publication: &Publication,
    release: &Edition,
    part: &Part,
    list: &str,
    lying: &BTreeMap<&String, &Vec<u8>>,
) -> Refusal {
    const NEVER: &str = "a published release never changes, and this file would";
    let is_of_the_same = release.head.is_of(list);
    let is_damaged = |path: &String| lying.get(path).is_none_or(|bytes| !has_digest(list, bytes));
    let differs = |file: &&PublishedFile| {
        let is_list = file.path == release.catalog();
        file.text.is_some() && !is_list && (!is_of_the_same || is_damaged(&file.path))
    };
    let path = part.files.iter().find(differs).map_or_else(|| release.catalog(), |file| file.path.clone());
    let frozen = crate::door::shown(&publication.frozen);
    let name = release.head.release.as_deref().unwrap_or_default();
    let why = if !is_list_of(&publication.present.catalogue.name, list) {
        "the folder was not written by `tidings publish`; move it away".to_owned()
    } else if is_of_the_same {
        let there = if lying.contains_key(&path) { "it is not as it was published" } else { "it is missing" };
        format!("{there}; put it back as it was, or remove the folder, and all of it is written again")
    } else if release.head.has_url_of(list) {
        format!(
            "`{frozen}/{name}.json` is not what it was when it was published; put that back as it was, and freeze what is \
             new under a new name"
        )
    } else {
        let root = publication.base();
        format!("it was published for another address than `{root}`; keep to that, or name another folder")
    };
    Refusal { path, why: format!("{NEVER}: {why}") }
}

/// The present changes. What lies there and is not ours would be lost, for the folder is replaced as a whole.
fn compare_latest(publication: &Publication, latest: &Edition, found: &Found) -> Result<Part, Refusal> {
    let folder = format!("{}/", latest.folder);
    let list = text(found, &latest.catalog());
    let mut files: Vec<PublishedFile> =
        latest.files.iter().map(|(path, text)| compare_file(publication, path, text, found)).collect();
    let lying = found.files.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
    for (path, _) in lying.filter(|(path, _)| !latest.files.contains_key(*path)) {
        let within = path.strip_prefix(&folder).unwrap_or(path);
        if within != SCHEMA_FILE && !names_path(&list, within) {
            let why = format!(
                "this file was not written by `tidings publish`, which replaces `{}` as a whole; move it away",
                latest.folder
            );
            return refuse(path, why);
        }
        files.push(PublishedFile {
            url: publication.url(path),
            path: path.clone(),
            state: FileState::LeftOver,
            text: None,
        });
    }
    Ok(Part { path: latest.folder.clone(), files })
}

fn compare_file(publication: &Publication, path: &str, text: &str, found: &Found) -> PublishedFile {
    let state = match found.files.get(path) {
        Some(bytes) if bytes == text.as_bytes() => FileState::Current,
        Some(_) => FileState::Stale,
        None => FileState::Missing,
    };
    let text = (state != FileState::Current).then(|| text.to_owned());
    PublishedFile { path: path.to_owned(), url: publication.url(path), state, text }
}
