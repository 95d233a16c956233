//! The families, each in a file of its own or all in the catalogue itself.

use super::entries::load_family;
use super::node::Kind;
use super::reader::{Entry, Reader};
use super::yaml::load_tree;
use crate::diagnostic::{Code, is_near};
use crate::raw::{Family, Text};
use crate::source::Span;

/// The folder of the families' files.
const FOLDER: &str = "events/";

/// All families in their order, and whether all could be read to their end; `complete` says it of the catalogue's
/// main file.
pub(crate) fn load_families(reader: &mut Reader<'_>, catalogue: &Entry<'_>, complete: bool) -> (Vec<Family>, bool) {
    let mut unlisted: Vec<usize> = (1..reader.sources.files().len()).collect();
    let mut help: fn(&str) -> String = |family| format!("add `{family}` to `families`, or remove the file");
    let (mut complete, mut whole) = (complete, complete);
    let mut families: Vec<Family> = Vec::new();
    match catalogue.get("families").map(|node| (&node.kind, node)) {
        Some((Kind::Mapping(mapping), _)) => {
            help = |_| "move it into `families`, which holds the families themselves, or remove the file".to_owned();
            for (key, node) in &mapping.entries {
                let name = reader.key(key);
                whole &= matches!(node.kind, Kind::Mapping(_));
                families.push(load_family(reader, name, key.span, node));
            }
        }
        Some((Kind::List(items), _)) => {
            let names: Vec<Text> = items.iter().filter_map(|item| reader.name(item)).collect();
            unlisted
                .retain(|file| !names.iter().any(|name| path_of(&name.value) == reader.sources.files()[*file].path));
            for name in names {
                if let Some(first) = families.iter().find(|family| family.name.value == name.value) {
                    reader
                        .sink
                        .report(Code::DefinedTwice, name.span, format!("the family `{}` is listed twice", name.value))
                        .label("again here")
                        .related(first.name.span, "first here");
                    continue;
                }
                let (family, read) = load_file(reader, name, &mut unlisted);
                complete &= read;
                families.extend(family);
            }
        }
        // Without `families` every file would be unlisted; the missing key was reported.
        None | Some((Kind::Broken, _)) => return (families, false),
        Some((_, node)) => {
            reader.wrong_shape(node.span, "expected a list of the families' names", node);
            return (families, false);
        }
    }
    if whole {
        report_unlisted(reader, &unlisted, help);
    }
    (families, complete)
}

fn load_file(reader: &mut Reader<'_>, name: Text, unlisted: &mut Vec<usize>) -> (Option<Family>, bool) {
    let path = path_of(&name.value);
    let found = reader.sources.find(&path).or_else(|| report_missing(reader, &name, &path, unlisted));
    let Some(number) = found else { return (None, false) };
    let tree = load_tree(&reader.sources.files()[number], number, reader.sink);
    if matches!(tree.root.kind, Kind::Empty) {
        if tree.complete {
            let start = Span { file: number, start: 0, end: 0 };
            reader
                .sink
                .report(Code::EmptyFile, start, format!("the file of the family `{}` is empty", name.value))
                .help("begin with its heading: `title: …`, then `events:`");
        }
        return (None, false);
    }
    (Some(load_family(reader, name, tree.root.span, &tree.root)), tree.complete)
}

/// A missing file and an unlisted one with nearly the same name are one mistake; that one is read in its place.
fn report_missing(reader: &mut Reader<'_>, name: &Text, path: &str, unlisted: &mut Vec<usize>) -> Option<usize> {
    let files = reader.sources.files();
    let meant = unlisted.iter().position(|file| is_near(&files[*file].path, path));
    let shown = reader.sources.shown(path);
    let message = format!("the family `{}` has no file: `{shown}` does not exist", name.value);
    let diagnostic = reader.sink.report(Code::MissingFile, name.span, message);
    let meant = meant.map(|position| unlisted.remove(position));
    match meant.map(|file| files[file].path.as_str()) {
        Some(meant) => match meant.strip_prefix(FOLDER).and_then(|file| file.strip_suffix(".yaml")) {
            Some(meant) => diagnostic.replace(format!("did you mean `{meant}`?"), name.span, meant),
            None => diagnostic.help(format!("rename `{meant}` to `{path}`")),
        },
        None => diagnostic.help(format!("create `{shown}` with the keys `title` and `events`")),
    };
    meant
}

fn report_unlisted(reader: &mut Reader<'_>, unlisted: &[usize], help: fn(&str) -> String) {
    for &file in unlisted {
        let path = &reader.sources.files()[file].path;
        let family = path.strip_prefix(FOLDER).and_then(|file| file.strip_suffix(".yaml"));
        let help = match family {
            Some(family) => help(family),
            None => format!("name it `{FOLDER}FAMILY.yaml` and add `FAMILY` to `families`, or remove the file"),
        };
        let message = format!("`families` does not list this file, so nothing in `{path}` would be read");
        reader.sink.report(Code::UnlistedFile, Span { file, start: 0, end: 0 }, message).help(help);
    }
}

fn path_of(family: &str) -> String {
    format!("{FOLDER}{family}.yaml")
}
