//! The families, each in a file of its own or all in the catalogue itself.

use super::entries::load_family;
use super::reader::{Entry, Reader};
use super::yaml::{Kind, load_tree};
use crate::diagnostic::{Code, is_near};
use crate::raw::{Family, Text};
use crate::source::Span;

/// The folder of the families' files.
const FOLDER: &str = "events/";

/// All families in their order, and whether all could be read to their end.
pub(crate) fn load_families(reader: &mut Reader<'_>, catalogue: &Entry<'_>) -> (Vec<Family>, bool) {
    let mut unlisted: Vec<usize> = (1..reader.sources.files().len()).collect();
    let mut complete = true;
    let mut families: Vec<Family> = Vec::new();
    match catalogue.get("families").map(|node| (&node.kind, node)) {
        Some((Kind::Mapping(mapping), _)) => {
            for (key, node) in &mapping.entries {
                let name = reader.key(key);
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
    report_unlisted(reader, &unlisted);
    (families, complete)
}

fn load_file(reader: &mut Reader<'_>, name: Text, unlisted: &mut Vec<usize>) -> (Option<Family>, bool) {
    let path = path_of(&name.value);
    let Some(number) = reader.sources.find(&path) else {
        report_missing(reader, &name, &path, unlisted);
        return (None, false);
    };
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

/// A missing file and an unlisted one with nearly the same name are one mistake.
fn report_missing(reader: &mut Reader<'_>, name: &Text, path: &str, unlisted: &mut Vec<usize>) {
    let files = reader.sources.files();
    let meant = unlisted.iter().position(|file| is_near(&files[*file].path, path));
    let shown = reader.sources.shown(path);
    let message = format!("the family `{}` has no file: `{shown}` does not exist", name.value);
    let diagnostic = reader.sink.report(Code::MissingFile, name.span, message);
    match meant.map(|position| files[unlisted.remove(position)].path.as_str()) {
        Some(meant) => match meant.strip_prefix(FOLDER).and_then(|file| file.strip_suffix(".yaml")) {
            Some(meant) => diagnostic.replace(format!("did you mean `{meant}`?"), name.span, meant),
            None => diagnostic.help(format!("rename `{meant}` to `{path}`")),
        },
        None => diagnostic.help(format!("create `{shown}` with the keys `title` and `events`")),
    };
}

fn report_unlisted(reader: &mut Reader<'_>, unlisted: &[usize]) {
    for &file in unlisted {
        let path = &reader.sources.files()[file].path;
        let family = path.strip_prefix(FOLDER).and_then(|file| file.strip_suffix(".yaml"));
        let help = match family {
            Some(family) => format!("add `{family}` to `families`, or remove the file"),
            None => format!("name it `{FOLDER}FAMILY.yaml` and add `FAMILY` to `families`, or remove the file"),
        };
        let message = format!("`families` does not list this file, so nothing in `{path}` would be read");
        reader.sink.report(Code::UnlistedFile, Span { file, start: 0, end: 0 }, message).help(help);
    }
}

fn path_of(family: &str) -> String {
    format!("{FOLDER}{family}.yaml")
}
