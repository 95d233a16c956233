//! What the new crate is made of: the files in `template/`, with its names filled in.

use super::key::{Keys, in_yaml};
use super::name::{module, title};
use super::source::Source;

/// Where each file goes, and what it holds. Cargo and Git would take two of them for their own, so they lie here under
/// other names.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("template/manifest.toml")),
    (".gitignore", include_str!("template/gitignore")),
    ("README.md", include_str!("template/README.md")),
    ("build.rs", include_str!("template/build.rs")),
    ("schema/README.md", include_str!("template/schema/README.md")),
    ("schema/catalogue.yaml", include_str!("template/schema/catalogue.yaml")),
    ("schema/events/order.yaml", include_str!("template/schema/events/order.yaml")),
    ("src/lib.rs", include_str!("template/src/lib.rs")),
    ("tests/catalogue.rs", include_str!("template/tests/catalogue.rs")),
    ("tests/deliveries.rs", include_str!("template/tests/deliveries.rs")),
];

/// What is filled in.
pub(super) struct Values<'a> {
    pub(super) name: &'a str,
    pub(super) keys: &'a Keys,
    pub(super) source: &'a Source,
}

impl Values<'_> {
    /// What stands for a word in double braces.
    fn get(&self, word: &str) -> String {
        let Self { name, keys, source } = self;
        match word {
            "name" => (*name).to_owned(),
            "name in YAML" => in_yaml(name),
            "module" => module(name),
            "title" => title(name),
            "event key" => keys.event.clone(),
            "event key in YAML" => in_yaml(&keys.event),
            "payload key" => keys.payload.clone(),
            "payload key in YAML" => in_yaml(&keys.payload),
            "tidings" => source.dependency("tidings"),
            "tidings-build" => source.dependency("tidings-build"),
            "tidings-build source" => source.key("tidings-build"),
            _ => unreachable!("no template asks for `{word}`"),
        }
    }
}

/// The files of the new crate by their paths in it.
pub(super) fn files(values: &Values<'_>) -> impl Iterator<Item = (&'static str, String)> {
    FILES.iter().map(|(path, text)| (*path, fill(text, values)))
}

fn fill(template: &str, values: &Values<'_>) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (word, after) = after.split_once("}}").expect("what a template opens it closes");
        filled += before;
        filled += &values.get(word);
        rest = after;
    }
    filled + rest
}
