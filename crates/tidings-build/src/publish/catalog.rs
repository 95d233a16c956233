//! The lists of what is published, as programs read them. A key is always there; what is not known is null.
//!
//! They call things as `tidings list --json` does. What a run must know of an earlier one stands at their beginning, in
//! lines of a fixed form, so that nothing needs to be read as JSON.

use super::digest::sha256;
use super::edition::Edition;
use super::side::Side;
use super::{CATALOG, Catalogue, Publication};
use crate::Face;
use crate::json::Json;
use crate::model::{Event, FamilyId};
use crate::words::life_members;

type Members = Vec<(&'static str, Json)>;

/// The form of these lists. By it a folder is known as one that was published.
const FORMAT: &str = "tidings-catalog-1";

/// A file, as a list names it.
pub(super) struct Link {
    /// Its address, which is the `$id` of a schema.
    pub(super) url: String,
    /// The way to it from the list.
    pub(super) path: String,
    /// Of what never changes, and of what changes along with the list.
    pub(super) sha256: Option<String>,
}

impl Link {
    fn members(&self) -> Members {
        let mut members = vec![("url", Json::text(&self.url)), ("path", Json::text(&self.path))];
        members.extend(self.sha256.as_ref().map(|digest| (DIGEST, Json::text(digest))));
        members
    }
}

/// The key of a digest.
const DIGEST: &str = "sha256";

/// With what the list of an edition's events begins: what it was made from, and for which address.
#[derive(Debug)]
pub(crate) struct Head {
    /// The name of the catalogue.
    pub(super) catalogue: String,
    /// For whom it is made.
    pub(super) face: Face,
    /// The release that it describes.
    pub(super) release: Option<String>,
    /// The address of the list itself.
    pub(super) url: String,
    /// The digest of the frozen catalogue; the present is not frozen.
    pub(super) frozen: Option<String>,
}

impl Head {
    fn members(&self) -> Members {
        let mut members = own(&self.catalogue);
        members.extend([
            ("face", Json::text(self.face.as_str())),
            ("release", Json::text_or_null(self.release.as_deref())),
            ("url", Json::text(&self.url)),
            ("frozen", Json::text_or_null(self.frozen.as_deref())),
        ]);
        members
    }

    /// Whether a list was made from the same catalogue for the same address, by whatever version of the compiler.
    pub(super) fn is_of(&self, list: &str) -> bool {
        list.starts_with(&beginning(self.members()))
    }

    /// Whether a list was made for this address.
    pub(super) fn has_url_of(&self, list: &str) -> bool {
        list.lines()
            .take(self.members().len() + 1)
            .any(|line| line == format!("  \"url\": {},", Json::text(&self.url).compact()))
    }
}

/// What stands first in every list.
fn own(catalogue: &str) -> Members {
    vec![("format", Json::text(FORMAT)), ("catalogue", Json::text(catalogue))]
}

/// The first lines of an object, up to the last of these members.
fn beginning(members: Members) -> String {
    let object = Json::object(members).pretty();
    object.trim_end_matches("\n}").to_owned() + ",\n"
}

/// Whether a list is one of ours, whatever catalogue it is of.
pub(super) fn is_list(text: &str) -> bool {
    text.starts_with(&beginning(vec![("format", Json::text(FORMAT))]))
}

/// Whether a list is one of this catalogue.
pub(super) fn is_list_of(catalogue: &str, text: &str) -> bool {
    text.starts_with(&beginning(own(catalogue)))
}

/// Whether a list names the file of this path.
pub(super) fn names_path(list: &str, path: &str) -> bool {
    list.contains(&format!("\"path\": {}", Json::text(path).compact()))
}

/// Whether the files that a list gives digests of are all there, as they were when it was written.
pub(super) fn is_intact<'a>(list: &str, files: impl IntoIterator<Item = &'a [u8]>) -> bool {
    let member = |digest: &str| format!("\"{DIGEST}\": \"{digest}");
    let listed = files.into_iter().filter(|bytes| list.contains(&member(&sha256(bytes)))).count();
    listed == list.matches(&member("")).count()
}

/// Whether a list gives the digest of this file.
pub(super) fn has_digest(list: &str, bytes: &[u8]) -> bool {
    list.contains(&format!("\"{DIGEST}\": \"{}\"", sha256(bytes)))
}

/// The list of an edition's events, with the schema of all and that of each.
pub(super) fn edition_catalog(catalogue: &Catalogue, head: &Head, all: &Link, events: &[(&Event, Link)]) -> String {
    let families = catalogue.families.iter().enumerate().map(|(number, family)| {
        let own = events.iter().filter(|(event, _)| event.family == FamilyId(number));
        Json::object([
            ("name", Json::text(&family.name)),
            ("title", Json::text(&family.title)),
            ("description", Json::text_or_null(family.description.as_deref())),
            ("events", Json::Array(own.map(|(event, link)| Json::object(event_members(event, link))).collect())),
        ])
    });
    let mut members = head.members();
    members.extend([
        ("title", Json::text(&catalogue.title)),
        ("summary", Json::text_or_null(catalogue.summary.as_deref())),
        ("schema", Json::object(all.members())),
        ("families", Json::Array(families.collect())),
    ]);
    Json::object(members).pretty() + "\n"
}

fn event_members(event: &Event, schema: &Link) -> Members {
    let mut members = vec![
        ("type", Json::text(&event.name)),
        ("fired_when", Json::text(&event.fired_when)),
        ("description", Json::text_or_null(event.description.as_deref())),
    ];
    members.extend(life_members(&event.life));
    members.push(("schema", Json::object(schema.members())));
    members
}

/// The list of all that is published. `digest` is that of the list of a release, as it lies there or will.
///
/// It has no digest of the present, so that it stays true while that changes.
pub(super) fn publication_catalog(publication: &Publication, digest: impl Fn(&Edition) -> String) -> String {
    let link = |edition: &Edition, sha256| {
        let path = edition.catalog();
        Link { url: publication.url(&path), path, sha256 }.members()
    };
    let side = |side: &Side| -> Members {
        let releases = side.releases.iter().map(|release| {
            let name = ("release", Json::text_or_null(release.head.release.as_deref()));
            Json::object([name].into_iter().chain(link(release, Some(digest(release)))))
        });
        vec![("latest", Json::object(link(&side.latest, None))), ("releases", Json::Array(releases.collect()))]
    };
    let catalogue = &publication.present.catalogue;
    let mut members = own(&catalogue.name);
    members.extend([
        ("url", Json::text(publication.url(CATALOG))),
        ("title", Json::text(&catalogue.title)),
        ("summary", Json::text_or_null(catalogue.summary.as_deref())),
    ]);
    members.extend(side(&publication.consumer));
    members.push(("producer", publication.producer.as_ref().map_or(Json::Null, |it| Json::object(side(it)))));
    Json::object(members).pretty() + "\n"
}
