//! What did the author write? Text to [`raw::Catalogue`].
//!
//! Every leaf, key and value keeps its place. This stage knows the words of the language and their shapes; it does
//! not know what a name refers to, nor anything of Rust.

pub(crate) mod grammar;

mod data;
mod elsewhere;
mod entries;
mod envelope;
mod expression;
mod files;
mod groups;
mod life;
mod limits;
mod meaning;
mod narrow;
mod node;
mod reader;
mod scalar;
mod syntax;
mod text;
mod tuples;
mod values;
mod variants;
mod yaml;

use std::collections::BTreeMap;

use entries::load_type;
use envelope::load_envelope;
use grammar::{CATALOGUE, LANGUAGE, OUTPUTS, SECTION};
use node::{Kind, Node};
use reader::{Entry, Reader};
use yaml::load_tree;

use crate::diagnostic::{Code, Sink, excerpt};
use crate::raw;
use crate::source::{Sources, Span};

/// Reads all files. `None` if there is nothing to read; that was reported.
pub(crate) fn load(sources: &Sources, sink: &mut Sink) -> Option<raw::Catalogue> {
    for unreadable in sources.unreadable() {
        sink.report_path(unreadable.path.clone(), &unreadable.why).help(&unreadable.help);
    }
    let main = sources.files().first()?;
    let tree = load_tree(main, 0, sink);
    let start = Span { file: 0, start: 0, end: 0 };
    if matches!(tree.root.kind, Kind::Empty) {
        if tree.complete {
            sink.report(Code::EmptyFile, start, "this catalogue is empty")
                .help("begin with its name: `catalogue: my-events`, `language: 1`");
        }
        return None;
    }
    let mut reader = Reader { sources, sink, hides_names: false };
    let entry = reader.entry(&CATALOGUE, tree.root.span, &tree.root);
    check_language(&mut reader, &entry);
    let (families, families_complete) = files::load_families(&mut reader, &entry, tree.complete);
    let sections = reader.list(entry.get("sections"), "a list of sections");
    let types = reader.mapping(entry.get("types"), "types by their names");
    let mut raw = raw::Catalogue {
        name: load_name(&mut reader, &entry),
        title: entry.get("title").and_then(|node| reader.text(node)),
        summary: entry.get("summary").and_then(|node| reader.text(node)),
        base: load_base(&mut reader, &entry),
        releases: load_names(&mut reader, entry.get("releases"), "release"),
        sections: sections.iter().map(|node| load_section(&mut reader, node)).collect(),
        origins: load_origins(&mut reader, &entry),
        envelope: load_envelope(&mut reader, &entry),
        types: types.iter().map(|(key, node)| load_type(&mut reader, key, node)).collect(),
        families,
        outputs: load_outputs(&mut reader, &entry),
        incomplete: !sources.unreadable().is_empty() || !families_complete || entry.is_broken(),
        start,
    };
    raw.incomplete |= reader.hides_names;
    Some(raw)
}

fn check_language(reader: &mut Reader<'_>, entry: &Entry<'_>) {
    let language = entry.get("language").and_then(|node| reader.word(node, "the version of the language"));
    if let Some(language) = language.filter(|language| language.value != LANGUAGE) {
        let message = format!("this compiler reads language `{LANGUAGE}`, not `{}`", excerpt(&language.value));
        reader.sink.report(Code::InvalidValue, language.span, message);
    }
}

fn load_name(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<raw::Text> {
    let name = reader.name(entry.get("catalogue")?)?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.value.starts_with(|c: char| c.is_ascii_lowercase()) || !name.value.chars().all(fits) {
        let message = format!("`{}` cannot name a catalogue", excerpt(&name.value));
        let rule = "its name begins with a lower case letter and holds lower case letters, digits and `-`";
        reader.sink.report(Code::InvalidValue, name.span, message).note(rule);
    }
    Some(name)
}

fn load_base(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<raw::Text> {
    let base = reader.word(entry.get("base")?, "an address")?;
    if !is_address(&base.value) {
        let message = format!("`{}` is no address under which schemas could stand", excerpt(&base.value));
        let help = "write an address such as `https://example.com/schemas`";
        reader.sink.report(Code::InvalidValue, base.span, message).help(help);
    }
    Some(base)
}

/// Whether schemas can be published under this address: what RFC 3986 allows in an authority and a path, without escapes
/// and addresses in brackets.
///
/// ```
/// assert!(tidings_build::is_address("https://example.com/schemas"));
/// assert!(!tidings_build::is_address("example.com/schemas"));
/// assert!(!tidings_build::is_address("https://example.com/../schemas"));
/// ```
#[must_use]
pub fn is_address(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c);
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Whoever follows an address takes `.` and `..` back (RFC 3986, section 5.2.4), and would ask for another one.
    let stays = |rest: &str| rest.split('/').all(|part| part != "." && part != "..");
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && rest.chars().all(fits) && stays(rest)
    })
}

fn load_section(reader: &mut Reader<'_>, node: &Node) -> raw::Section {
    let entry = reader.entry(&SECTION, node.span, node);
    raw::Section {
        title: entry.get("title").and_then(|node| reader.text(node)),
        text: entry.get("text").and_then(|node| reader.text(node)),
        example: entry.get("example").and_then(|node| reader.name(node)),
    }
}

fn load_origins(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<(raw::Text, raw::Text)> {
    let origins = reader.mapping(entry.get("origins"), "origins, each with what the documentation says");
    let mut loaded = Vec::new();
    for (key, node) in origins {
        let name = reader.own_name(key);
        // A text that cannot be read was reported; the name is declared all the same.
        let text = reader.text(node).unwrap_or(raw::Text { value: String::new(), span: node.span });
        loaded.push((name, text));
    }
    loaded
}

fn load_outputs(reader: &mut Reader<'_>, entry: &Entry<'_>) -> raw::Outputs {
    let (Some(node), Some(span)) = (entry.get("outputs"), entry.key_span("outputs")) else {
        return raw::Outputs::default();
    };
    let entry = reader.entry(&OUTPUTS, span, node);
    raw::Outputs {
        docs: entry.get("docs").and_then(|node| reader.word(node, "a path")),
        schema: entry.get("schema").and_then(|node| reader.word(node, "a path")),
        schemas: entry.get("schemas").and_then(|node| reader.word(node, "a path")),
        typescript: entry.get("typescript").and_then(|node| reader.word(node, "a path")),
        python: entry.get("python").and_then(|node| reader.word(node, "a path")),
        openapi: entry.get("openapi").and_then(|node| reader.word(node, "a path")),
        asyncapi: entry.get("asyncapi").and_then(|node| reader.word(node, "a path")),
        editor: entry.get("editor").and_then(|node| reader.word(node, "a path")),
        regions: load_names(reader, entry.get("regions"), "page"),
    }
}

/// A list of names, of which none stands there twice.
fn load_names(reader: &mut Reader<'_>, node: Option<&Node>, what: &str) -> Vec<raw::Text> {
    let mut names = Vec::new();
    let mut first_places: BTreeMap<String, Span> = BTreeMap::new();
    for node in reader.list(node, &format!("a list of {what}s")) {
        let Some(name) = reader.listed_name(node) else { continue };
        if let Some(first) = first_places.get(&name.value) {
            reader.report_listed_twice(what, &name, *first);
            continue;
        }
        first_places.insert(name.value.clone(), name.span);
        names.push(name);
    }
    names
}
