//! Writes an event catalogue from what a vendor publishes: JSON Schema with a list of events, the webhooks of an OpenAPI
//! document, or sample deliveries.
//!
//! [`import`] is one pure function, from texts to texts: *read → announce → understand → merge → take the envelope apart
//! → fit to the language → name, write and mend*. What the catalogue language cannot say is widened, with a comment where it
//! stands and a line in the [`Report`].

mod documents;
mod mistake;
mod node;
mod read;

mod form;
mod rust_words;

mod bodies;
mod schema;
mod source;

mod either;
mod envelope;
mod same;

mod fit;

mod mend;
mod names;
mod report;
mod write;

pub use mistake::{Mistake, Mistakes};
pub use report::{Report, ReportedLoss};
pub use source::Form;
pub use write::File;

use std::collections::BTreeSet;

use bodies::Body;
use documents::{Documents, Place};
use form::Catalogue;
use node::Node;
use schema::Reader;
use source::Announcement;

/// What a source becomes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Imported {
    /// The files of the catalogue, the main one first.
    pub files: Vec<File>,
    /// What was carried over, and what was not.
    pub report: Report,
    /// What kind of source it was.
    pub form: Form,
}

/// How a catalogue is written.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the catalogue is called: lower case letters, digits and `-`.
    pub name: String,
}

impl Options {
    /// A catalogue of this name, in the language of today. What cannot stand in the name is left out.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let name = name.to_ascii_lowercase().replace(['_', ' ', '.'], "-");
        let fits = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-';
        let name: String = name.chars().filter(fits).collect();
        let name = name.trim_matches('-').trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned();
        let name = if name.is_empty() { "imported".to_owned() } else { name };
        Self { name }
    }
}

/// Reads a source and writes a catalogue. The files of the source go by their paths as messages shall show them.
///
/// # Errors
///
/// All that keeps the source from being read, at once: texts that are neither JSON nor YAML, references that lead
/// nowhere, a source without events.
///
/// ```
/// use tidings_import::{Options, import};
///
/// let sample = br#"{"type": "order.paid", "data": {"id": "ord_1", "total": 5}}"#;
/// let imported = import(vec![("order.paid.json".to_owned(), sample.to_vec())], &Options::new("shop")).unwrap();
/// assert_eq!(imported.report.events, 1);
/// assert!(imported.files[1].text.contains("total: integer"));
/// ```
pub fn import(files: Vec<(String, Vec<u8>)>, options: &Options) -> Result<Imported, Mistakes> {
    let mut mistakes = Vec::new();
    let documents = read_all(files, &mut mistakes)?;
    let form = source::form(&documents);
    let source = described(&documents, form);
    let inferred = if form == Form::Samples { source::inferred(&documents, &mut mistakes) } else { None };
    let documents = match (&inferred, form) {
        (Some(inferred), _) => Documents::new([("samples".to_owned(), inferred.schemas.clone())]),
        (None, Form::Samples) => Documents::new([]),
        (None, Form::Bundle | Form::OpenApi) => Documents::new(documents),
    };
    let announcement = source::announce(form, &documents, &mut mistakes);
    if announcement.events.is_empty() && mistakes.is_empty() {
        mistakes.push(Mistake::new(&source, "", "no event is described here"));
    }
    let mut reader = bodies::reader(&documents);
    let title = title(&announcement, &options.name);
    let bodies = bodies::read_bodies(&mut reader, announcement.events);
    mistakes.append(&mut reader.mistakes);
    if !mistakes.is_empty() {
        let mut said = BTreeSet::new();
        mistakes.retain(|mistake| said.insert(mistake.clone()));
        return Err(Mistakes(mistakes));
    }
    let (mut catalogue, declared, of_bodies) = understand(reader, bodies, options, title, form);
    fit::fit(&mut catalogue);
    same::merge_catalogue(&mut catalogue);
    let files = mend::write_mended(&mut catalogue, &source);
    let mut report = report::report(&catalogue, &declared, &of_bodies);
    if let Some(inferred) = inferred {
        for loss in &mut report.losses {
            if let Some((path, pointer)) = inferred.place(&loss.pointer) {
                (loss.path, loss.pointer) = (path, pointer);
            }
        }
    }
    Ok(Imported { files, report, form })
}

/// Merges equal types and takes the bodies apart. With the catalogue come the places of all fields, and of those that
/// the envelope itself speaks of.
fn understand(
    reader: Reader<'_>,
    mut bodies: Vec<Body>,
    options: &Options,
    title: String,
    form: Form,
) -> (Catalogue, BTreeSet<Place>, BTreeSet<Place>) {
    let mut types = reader.types;
    let declared = report::places(&types, bodies.iter().filter_map(|body| body.object));
    let representatives = same::merge(&mut types);
    for body in &mut bodies {
        body.object = body.object.map(|id| representatives[id.0]);
        body.slot.ty.rename(&|id| representatives[id.0]);
    }
    let of_bodies = bodies.iter().filter_map(|body| body.object);
    let of_bodies = of_bodies.flat_map(|id| match &types.get(id).shape {
        form::Shape::Object(object) => object.fields.iter().flat_map(|field| field.places.clone()).collect(),
        _ => Vec::new(),
    });
    let mut of_bodies: BTreeSet<Place> = of_bodies.collect();
    let parts = envelope::take_apart(&mut types, &bodies);
    of_bodies.extend(name_places(&types, &bodies, &parts.envelope.name));
    let mut catalogue = Catalogue {
        name: options.name.clone(),
        title,
        envelope: parts.envelope,
        events: parts.events,
        types,
        inferred: form == Form::Samples,
        supposed: parts.supposed,
        losses: parts.losses,
    };
    same::merge_catalogue(&mut catalogue);
    (catalogue, declared, of_bodies)
}

/// Where the source declares the name of the event, if that lies in the payload.
fn name_places(types: &form::Types, bodies: &[Body], name: &form::NameKey) -> Vec<Place> {
    let Some((payload, keys)) = name.nested() else { return Vec::new() };
    let field = |id: form::TypeId, wire: &str| match &types.get(id).shape {
        form::Shape::Object(object) => object.fields.iter().find(|field| field.wire == wire).cloned(),
        _ => None,
    };
    let inside = |body: &Body| {
        let payload = field(body.object?, payload)?;
        let (id, _) = types.object(&payload.slot.ty)?;
        Some(keys.iter().filter_map(move |key| field(id, key)).flat_map(|field| field.places))
    };
    bodies.iter().filter_map(inside).flatten().collect()
}

fn read_all(files: Vec<(String, Vec<u8>)>, mistakes: &mut Vec<Mistake>) -> Result<Vec<(String, Node)>, Mistakes> {
    let mut documents = Vec::new();
    for (path, bytes) in files {
        match read::read(&path, &bytes) {
            Ok(node) => documents.push((path, node)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    if documents.is_empty() && mistakes.is_empty() {
        mistakes.push(Mistake::new("", "", "there is no file to read"));
    }
    if mistakes.is_empty() { Ok(documents) } else { Err(Mistakes(std::mem::take(mistakes))) }
}

/// What the source is, for the first line of the catalogue.
fn described(documents: &[(String, Node)], form: Form) -> String {
    match (form, documents) {
        (Form::Samples, samples) => format!("{} sample deliveries", samples.len()),
        (Form::Bundle | Form::OpenApi, several) => {
            let describes = |(path, node): &&(String, Node)| match form {
                Form::OpenApi => source::is_openapi(node),
                Form::Bundle | Form::Samples => path.ends_with(".schema.json") || source::lists_events(path, node),
            };
            let name = |(path, _): &(String, Node)| format!("`{}`", path.rsplit(['/', '\\']).next().unwrap_or(path));
            several.iter().filter(describes).map(name).collect::<Vec<String>>().join(" and ")
        }
    }
}

fn title(announcement: &Announcement<'_>, name: &str) -> String {
    let title = announcement.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    title.map_or_else(|| format!("Events of {name}"), str::to_owned)
}
