//! What the compiler takes for a catalogue the schemas for editors accept, and what it says of keys they say too.

mod changes;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use conformance::language::Language;
use conformance::yaml;
use serde_json::Value;
use tidings_build::{Code, Sources, compile, read};

/// A catalogue: what it is called, and its files with their paths.
struct Catalogue {
    name: String,
    files: Vec<(String, String)>,
}

impl Catalogue {
    fn file(path: &Path) -> Self {
        Self::text(&path.display().to_string(), read_text(path))
    }

    fn text(name: &str, text: String) -> Self {
        Self { name: name.to_owned(), files: vec![("catalogue.yaml".to_owned(), text)] }
    }

    fn folder(path: &Path) -> Self {
        let sources = read(path);
        let files = sources.paths().map(|file| (file.to_owned(), read_text(&path.join(file)))).collect();
        Self { name: path.display().to_string(), files }
    }

    /// A catalogue of the corpus: a line with the family's name stands before each file but the first.
    fn corpus(path: &Path) -> Option<Self> {
        let text = format!("#### \n{}", String::from_utf8(fs::read(path).ok()?).ok()?);
        let files = text.split("#### ").skip(1).filter_map(|file| file.split_once('\n'));
        let path_of = |name: &str| match name.trim() {
            "" => "catalogue.yaml".to_owned(),
            name => format!("events/{name}.yaml"),
        };
        let files = files.map(|(name, text)| (path_of(name), text.to_owned())).collect();
        Some(Self { name: path.display().to_string(), files })
    }

    fn sources(&self) -> Sources {
        let mut sources = Sources::new("schema");
        for (path, text) in &self.files {
            sources.add(path, text.clone().into_bytes());
        }
        sources
    }

    /// What the compiler says: the rules that are broken, each with its message.
    fn mistakes(&self) -> Vec<(Code, String)> {
        match compile(&self.sources()) {
            Ok(_) => Vec::new(),
            Err(mistakes) => mistakes.diagnostics().iter().map(|it| (it.code(), it.message().to_owned())).collect(),
        }
    }

    /// The keys of which the compiler says that they are unknown, and those that it says are missing.
    fn refused_keys(&self) -> [Vec<String>; 2] {
        let [mut unknown, mut missing] = [Vec::new(), Vec::new()];
        for (code, message) in self.mistakes() {
            let key = message.split('`').nth(1).unwrap_or_default().to_owned();
            match code {
                Code::UnknownKey => unknown.push(key),
                Code::MissingKey if message.contains(" is missing in ") || message.contains(" needs one of ") => {
                    missing.push(key);
                }
                // A payload or all events may be missing too, which goes beyond one entry.
                _ => {}
            }
        }
        unknown.sort_unstable();
        [unknown, missing]
    }
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read_text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// What lies in a folder of the project, in the order of the names.
fn entries(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(project().join(folder)).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort_unstable();
    paths
}

/// Every catalogue of the project that compiles.
fn valid() -> Vec<Catalogue> {
    let mut catalogues = vec![
        Catalogue::folder(&project().join("schema")),
        Catalogue::file(&project().join("crates/tidings-build/tests/golden/catalogue.yaml")),
        Catalogue::file(&project().join("crates/user-schemas/catalogues/kiosk.yaml")),
        Catalogue::folder(&project().join("examples/bookshop-events/schema")),
    ];
    for folder in ["schema/releases", "examples/two-catalogues/schemas"] {
        catalogues.extend(entries(folder).iter().map(|path| Catalogue::file(path)));
    }
    let legend = read_text(&project().join("schema/README.md"));
    let blocks = legend.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let whole = blocks.filter(|block| block.starts_with("catalogue: "));
    catalogues.extend(whole.map(|block| Catalogue::text("the catalogue in the legend", block.to_owned())));
    for catalogue in &catalogues {
        assert_eq!(catalogue.mistakes(), [], "{}", catalogue.name);
    }
    let corpus = entries("fuzz/corpus/catalogue");
    catalogues.extend(
        corpus.iter().filter_map(|path| Catalogue::corpus(path)).filter(|catalogue| catalogue.mistakes().is_empty()),
    );
    catalogues
}

#[test]
fn every_valid_catalogue_passes() {
    let language = Language::new();
    let valid = valid();
    assert!(valid.len() > 50, "there are {} catalogues", valid.len());
    for catalogue in valid {
        for (path, text) in &catalogue.files {
            let file = yaml::read(text).expect("a catalogue is plain data");
            let verdict = language.judge(path, &file);
            assert!(verdict.is_well(), "{}, {path}:\n{}", catalogue.name, verdict.complaints.join("\n"));
        }
    }
}

#[test]
fn every_key_that_the_compiler_refuses_fails() {
    let language = Language::new();
    let mut seen = BTreeSet::new();
    for path in entries("crates/tidings-build/tests/diagnostics") {
        let catalogue = match path.extension() {
            None => Catalogue::folder(&path),
            Some(extension) if extension == "yaml" || extension == "json" => Catalogue::file(&path),
            Some(_) => continue,
        };
        let files = catalogue.files.iter().map(|(path, text)| yaml::read(text).map(|file| (path, file)));
        // Behind a syntax error the compiler reads less than there is, and a reader of YAML nothing.
        let Some(files) = files.collect::<Option<Vec<_>>>() else { continue };
        let verdicts: Vec<_> = files.iter().map(|(path, file)| language.judge(path, file)).collect();
        let mut unknown: Vec<_> = verdicts.iter().flat_map(|verdict| verdict.unknown_keys.clone()).collect();
        unknown.sort_unstable();
        let [refused, missed] = catalogue.refused_keys();
        assert_eq!(unknown, refused, "{}", catalogue.name);
        seen.extend(unknown);
        // Of a mistyped key the compiler does not say that it is missing, too.
        for key in missed {
            let says_so = verdicts.iter().any(|verdict| verdict.missing_keys.contains(&key));
            assert!(says_so, "{}: `{key}` is missing", catalogue.name);
            seen.insert(key);
        }
    }
    for key in ["sumary", "fired_wen", "maxlength", "envelope", "fields", "in"] {
        assert!(seen.contains(key), "no pair of files has `{key}`");
    }
}

/// The family's schema is a part of the other one, and both are closed: every reference leads somewhere.
#[test]
fn both_schemas_say_the_same() {
    let [catalogue, family] = [tidings_build::catalogue_schema(), tidings_build::family_schema()]
        .map(|schema| serde_json::from_str::<Value>(&schema).expect("a schema is JSON"));
    for (key, value) in catalogue["$defs"]["family"].as_object().expect("a catalogue may hold families") {
        assert_eq!(&family[key], value);
    }
    for (name, definition) in family["$defs"].as_object().expect("it has definitions") {
        assert_eq!(&catalogue["$defs"][name], definition);
    }
}
