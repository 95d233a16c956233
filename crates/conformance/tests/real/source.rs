//! What lies in the folder of a vendor: what `tidings import` reads, and the deliveries that the vendor shows.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::vendor::Vendor;

/// One source of a vendor's events.
pub(crate) struct Source {
    /// The folder's name and what the source is: `shop bundle`.
    pub(crate) name: String,
    /// The vendor's name, which the catalogue gets, too.
    pub(crate) vendor: String,
    /// What is imported.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// What the vendor's own schemas say. Sample deliveries alone come without.
    pub(crate) described: Option<Vendor>,
    pub(crate) deliveries: Vec<Delivery>,
}

/// A delivery as the vendor's documentation shows it.
pub(crate) struct Delivery {
    /// Where it is from, for messages.
    pub(crate) origin: String,
    /// The event that it is of. `None` where the source does not say.
    pub(crate) event: Option<String>,
    pub(crate) body: String,
}

/// The sources of all vendors: every folder in the folder, in the order of their names.
pub(crate) fn sources(folder: &Path) -> Vec<Source> {
    let vendors = entries(folder).into_iter().filter(|path| path.is_dir());
    vendors.flat_map(|folder| of_vendor(&folder)).collect()
}

/// A list of events with its schema, an `OpenAPI` document, and the sample deliveries, each of them by itself.
fn of_vendor(folder: &Path) -> Vec<Source> {
    let vendor = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
    let is_openapi = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == "openapi");
    let files: Vec<PathBuf> = entries(folder).into_iter().filter(|path| path.is_file()).collect();
    let (openapi, bundle): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().partition(is_openapi);
    let payloads = entries(&folder.join("payloads"));
    let list = bundle.iter().find(|path| path.file_name().is_some_and(|name| name == "events.json"));
    let list = list.map(|path| json(path));
    let schema = bundle.iter().find(|path| path.to_string_lossy().ends_with(".schema.json"));
    let by_list = || Some(Vendor::of_list(list.as_ref()?, json(schema?)));
    let deliveries = match &list {
        Some(list) => listed(folder, list),
        None => payloads.iter().map(|path| delivery(path, None)).collect(),
    };
    let source = |label: &str, paths: &[PathBuf], described, deliveries| Source {
        name: format!("{vendor} {label}"),
        vendor: vendor.clone(),
        files: paths.iter().map(|path| (path.display().to_string(), bytes(path))).collect(),
        described,
        deliveries,
    };
    let mut sources = Vec::new();
    if list.is_some() {
        let all = [bundle.as_slice(), &payloads].concat();
        sources.push(source("bundle", &all, by_list(), deliveries.iter().map(Delivery::again).collect()));
    }
    if let Some(path) = openapi.first() {
        let by_webhook = || path.extension().is_some_and(|end| end == "json").then(|| Vendor::of_openapi(json(path)));
        let described = by_list().or_else(by_webhook);
        sources.push(source("openapi", &openapi, described, deliveries.iter().map(Delivery::again).collect()));
    }
    if !payloads.is_empty() {
        sources.push(source("samples", &payloads, None, deliveries));
    }
    sources
}

/// The deliveries that the list of events names.
fn listed(folder: &Path, list: &Value) -> Vec<Delivery> {
    let entries = list.as_array().into_iter().flatten();
    let paths = |entry: &Value| {
        let name = entry["name"].as_str().map(str::to_owned);
        let paths = entry["examples"].as_array().into_iter().flatten().filter_map(Value::as_str);
        paths.map(|path| delivery(&folder.join(path), name.clone())).collect::<Vec<Delivery>>()
    };
    entries.flat_map(paths).collect()
}

fn delivery(path: &Path, event: Option<String>) -> Delivery {
    let body = String::from_utf8(bytes(path)).expect("a delivery is a text");
    Delivery { origin: path.file_name().unwrap_or_default().to_string_lossy().into_owned(), event, body }
}

impl Delivery {
    fn again(&self) -> Self {
        Self { origin: self.origin.clone(), event: self.event.clone(), body: self.body.clone() }
    }
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&bytes(path)).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}
