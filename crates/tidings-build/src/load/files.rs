//! The families, each in a file of its own or all in the catalogue itself.

use std::collections::{BTreeMap, BTreeSet};

use granit_parser::ScalarStyle;

use super::entries::load_family;
use super::node::{Kind, Node};
use super::reader::{Entry, Reader};
use super::yaml::load_tree;
use crate::diagnostic::{Code, excerpt, nearest};
use crate::raw::{Family, Text};
use crate::source::{FAMILIES, MAIN_FILE, Sources, Span};

/// With so many files at most the name of a family without a file is compared.
const COMPARED: usize = 200;

/// All families in their order, and whether all could be read to their end; `complete` says it of the catalogue's
/// main file.
pub(crate) fn load_families(reader: &mut Reader<'_>, catalogue: &Entry<'_>, complete: bool) -> (Vec<Family>, bool) {
    match catalogue.get("families").map(|node| (&node.kind, node)) {
        Some((Kind::Mapping(mapping), _)) => {
            let mut families = Vec::new();
            for (key, node) in &mapping.entries {
                let name = reader.own_name(key);
                families.push(load_family(reader, name, key.span, node));
            }
            if complete && mapping.entries.iter().all(|(_, node)| matches!(node.kind, Kind::Mapping(_))) {
                let help = |_: &str| {
                    "move it into `families`, which holds the families themselves, or remove the file".to_owned()
                };
                report_unlisted(reader, &Files::new(reader.sources), help);
            }
            (families, complete)
        }
        Some((Kind::List(items), list)) if reader.sources.are_in_one_file() && !items.is_empty() => {
            report_no_folder(reader, list);
            (Vec::new(), false)
        }
        Some((Kind::List(items), list)) => {
            let mut files = Files::new(reader.sources);
            let names = load_names(reader, list, items, &mut files);
            let (families, read) = load_files(reader, names, &mut files);
            if complete {
                report_unlisted(reader, &files, |family| format!("add `{family}` to `families`, or remove the file"));
            }
            (families, complete && read)
        }
        // Without `families` every file would be unlisted; the missing key was reported.
        None | Some((Kind::Broken, _)) => (Vec::new(), false),
        Some((_, node)) => {
            reader.wrong_shape(node.span, "expected a list of the families' names", node);
            (Vec::new(), false)
        }
    }
}

/// The files beside the main one, by their paths.
struct Files<'a> {
    all: BTreeMap<&'a str, usize>,
    /// Those that no name in `families` stands for.
    unlisted: BTreeMap<&'a str, usize>,
    /// The paths by the files' names alone.
    stems: BTreeMap<&'a str, &'a str>,
}

impl<'a> Files<'a> {
    fn new(sources: &'a Sources) -> Self {
        let files = sources.files().iter().enumerate().skip(1);
        let all: BTreeMap<&str, usize> = files.map(|(number, file)| (file.path.as_str(), number)).collect();
        let stems = all.keys().map(|path| (stem(path), *path)).collect();
        Self { unlisted: all.clone(), all, stems }
    }

    fn has(&self, family: &str) -> bool {
        self.all.contains_key(path_of(family).as_str())
    }

    /// The unlisted file whose name is nearest to that of a family without a file.
    fn nearest(&self, family: &str) -> Option<&'a str> {
        // A name that holds another one whole was not mistyped for it; something would be lost.
        if family.split_whitespace().any(|word| word != family && self.has(word)) {
            return None;
        }
        if let Some(path) = self.stems.get(family).filter(|path| self.unlisted.contains_key(*path)) {
            return Some(path);
        }
        // So many files were renamed, not mistyped.
        if self.unlisted.len() > COMPARED {
            return None;
        }
        let near = nearest(family, self.unlisted.keys().map(|path| stem(path)))?;
        self.unlisted.keys().find(|path| stem(path) == near).copied()
    }

    /// The families that the words of one name are, if a comma is missing between them.
    fn several(&self, name: &str) -> Option<Vec<&'a str>> {
        if self.has(name) || name.split_whitespace().count() < 2 {
            return None;
        }
        let family = |word: &str| match self.all.get_key_value(path_of(word).as_str()) {
            Some((path, _)) => family_of(path),
            None => nearest(word, self.all.keys().filter_map(|path| family_of(path))),
        };
        let families: Vec<&str> = name.split_whitespace().map(family).collect::<Option<_>>()?;
        let distinct: BTreeSet<&str> = families.iter().copied().collect();
        (distinct.len() == families.len()).then_some(families)
    }
}

/// The families have files of their own, but only the main file was named.
fn report_no_folder(reader: &mut Reader<'_>, list: &Node) {
    let help = if reader.sources.called() == MAIN_FILE {
        let folder = reader.sources.shown("");
        let folder = Some(folder.trim_end_matches('/')).filter(|folder| !folder.is_empty());
        format!("name the folder `{}`, and not this file", folder.unwrap_or("."))
    } else {
        format!("write the families out here, or call this file `{MAIN_FILE}` and name its folder")
    };
    let message = "these families are in files of their own, and a catalogue in one file has none";
    reader.sink.report(Code::MissingFile, list.span, message).help(help);
}

/// The names in a list of families.
fn load_names(reader: &mut Reader<'_>, list: &Node, items: &[Node], files: &mut Files<'_>) -> Vec<Text> {
    let mut names = Vec::new();
    for item in items {
        let Some(name) = reader.name(item) else { continue };
        match files.several(&name.value) {
            Some(families) => {
                report_missing_comma(reader, list, item, &families);
                names.extend(families.iter().map(|family| Text { value: (*family).to_owned(), span: name.span }));
            }
            None => names.push(name),
        }
    }
    for name in &names {
        files.unlisted.remove(path_of(&name.value).as_str());
    }
    names
}

fn report_missing_comma(reader: &mut Reader<'_>, list: &Node, item: &Node, families: &[&str]) {
    let in_brackets = list.span.start < list.span.end && reader.sources.text(list.span) == "[";
    let is_plain = matches!(&item.kind, Kind::Scalar(scalar) if scalar.style == ScalarStyle::Plain);
    let message = if in_brackets { "a `,` is missing between these families" } else { "several families stand here" };
    let diagnostic = reader.sink.report(Code::WrongShape, item.span, message);
    if in_brackets && is_plain {
        let separated = families.join(", ");
        diagnostic.replace(format!("write `{separated}`"), item.span, separated);
    } else if in_brackets {
        diagnostic.help("quote each of them by itself, or none");
    } else {
        diagnostic.help("give each a line of its own that begins with `- `");
    }
}

/// The families of a list, and whether all were read to their end.
fn load_files(reader: &mut Reader<'_>, names: Vec<Text>, files: &mut Files<'_>) -> (Vec<Family>, bool) {
    let lost = |name: &Text| !files.has(&name.value) && files.nearest(&name.value).is_none();
    if let [first, _, ..] = names.as_slice()
        && names.iter().all(lost)
    {
        let (folder, path) = (reader.sources.shown(FAMILIES), path_of(&first.value));
        if reader.sources.is_unreadable(&folder) {
            return (Vec::new(), false);
        }
        reader
            .sink
            .report(Code::MissingFile, first.span, format!("none of these families has a file in `{folder}`"))
            .help(format!("call the folder of their files `{FAMILIES}`, and each file as its family: `{path}`"));
        return (Vec::new(), false);
    }
    let (mut families, mut complete) = (Vec::new(), true);
    let mut first_places: BTreeMap<String, Span> = BTreeMap::new();
    for name in names {
        if let Some(first) = first_places.get(&name.value) {
            reader.report_listed_twice("family", &name, *first);
            continue;
        }
        first_places.insert(name.value.clone(), name.span);
        let (family, read) = load_file(reader, name, files);
        complete &= read;
        families.extend(family);
    }
    (families, complete)
}

fn load_file(reader: &mut Reader<'_>, name: Text, files: &mut Files<'_>) -> (Option<Family>, bool) {
    let found = files.all.get(path_of(&name.value).as_str()).copied();
    let Some(number) = found.or_else(|| report_missing(reader, &name, files)) else { return (None, false) };
    let tree = load_tree(&reader.sources.files()[number], number, reader.sink);
    if matches!(tree.root.kind, Kind::Empty) {
        if tree.complete {
            let start = Span { file: number, start: 0, end: 0 };
            reader
                .sink
                .report(Code::EmptyFile, start, format!("the file of the family `{}` is empty", excerpt(&name.value)))
                .help("begin with its heading: `title: …`, then `events:`");
        }
        return (None, false);
    }
    (Some(load_family(reader, name, tree.root.span, &tree.root)), tree.complete)
}

/// A missing file and an unlisted one with nearly the same name are one mistake; that one is read in its place.
fn report_missing(reader: &mut Reader<'_>, name: &Text, files: &mut Files<'_>) -> Option<usize> {
    let meant = files.nearest(&name.value);
    let shown = reader.sources.shown(&path_of(&name.value));
    if reader.sources.is_unreadable(&shown) {
        // That was reported.
        return None;
    }
    let family = excerpt(&name.value);
    let path = path_of(&family);
    let shown = reader.sources.shown(&path);
    let message = format!("the family `{family}` has no file: `{shown}` does not exist");
    let diagnostic = reader.sink.report(Code::MissingFile, name.span, message);
    match meant.map(|meant| (meant, family_of(meant))) {
        Some((_, Some(meant))) => diagnostic.replace(format!("did you mean `{meant}`?"), name.span, meant),
        Some((meant, None)) => diagnostic.help(format!("rename `{meant}` to `{path}`")),
        None => diagnostic.help(format!("create `{shown}` with the keys `title` and `events`")),
    };
    files.unlisted.remove(meant?)
}

fn report_unlisted(reader: &mut Reader<'_>, files: &Files<'_>, help: impl Fn(&str) -> String) {
    for (path, &file) in &files.unlisted {
        let help = match family_of(path) {
            Some(family) => help(family),
            None => format!("name it `{FAMILIES}/FAMILY.yaml` and add `FAMILY` to `families`, or remove the file"),
        };
        let message = format!("`families` does not list this file, so nothing in `{path}` would be read");
        reader.sink.report(Code::UnlistedFile, Span { file, start: 0, end: 0 }, message).help(help);
    }
}

fn path_of(family: &str) -> String {
    format!("{FAMILIES}/{family}.yaml")
}

/// The family whose file has this path.
fn family_of(path: &str) -> Option<&str> {
    path.strip_prefix(FAMILIES)?.strip_prefix('/')?.strip_suffix(".yaml")
}

/// A file's name without its folders and its extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
