//! The catalogues on trial, and where what is made of them lies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::kept::{Key, kept};
use conformance::{set_up, tools};
use serde_json::Value;
use tidings_build::model::Event;
use tidings_build::{Compiled, Sources, compile, read};

/// How many catalogues out of chance there are.
const RANDOM: u64 = 20;

/// Where those are written that stand in files.
const SOURCES: [&str; 2] = ["../../schema", "../tidings-build/tests/golden/catalogue.yaml"];

/// A catalogue on trial.
pub(crate) struct Subject {
    pub(crate) name: String,
    pub(crate) compiled: Compiled,
}

impl Subject {
    fn new(name: &str, sources: &Sources) -> Self {
        match compile(sources) {
            Ok(compiled) => Self { name: name.to_owned(), compiled },
            Err(mistakes) => panic!("the catalogue has mistakes:\n{}", mistakes.lines()),
        }
    }

    /// A catalogue that is one file.
    pub(crate) fn of_text(name: &str, text: String) -> Self {
        let mut sources = Sources::new(name);
        sources.add("catalogue.yaml", text.into_bytes());
        Self::new(name, &sources)
    }

    /// Deck's catalogue, and the one that uses the whole language.
    pub(crate) fn written() -> Vec<Self> {
        let [deck, golden] = SOURCES.map(|path| read(set_up::home().join(path)));
        vec![Self::new("deck", &deck), Self::new("golden", &golden)]
    }

    /// The same, and those out of chance.
    pub(crate) fn all() -> Vec<Self> {
        Self::written().into_iter().chain(Self::random(RANDOM)).collect()
    }

    /// So many out of chance.
    pub(crate) fn random(count: u64) -> impl Iterator<Item = Self> {
        (0..count).map(|seed| {
            let name = format!("random-{seed:02}");
            Self::of_text(&name, crate::catalogue::catalogue(&name, seed))
        })
    }

    /// The events that are still sent, which the documents describe.
    pub(crate) fn sent(&self) -> Vec<&Event> {
        self.compiled.catalogue.events.iter().filter(|event| !event.life.is_removed()).collect()
    }
}

/// Runs a check of these catalogues, which needs these tools, unless it held before.
pub(crate) fn once(check: &str, needs: &[&str], run: impl FnOnce()) {
    if !tools::are_there(check, needs) {
        return;
    }
    let key = SOURCES.iter().fold(Key::of_this_test(), |key, path| key.and_files(&set_up::home().join(path)));
    kept(&target(), &format!("api-documents-{check}"), &key, || {
        run();
        Value::Null
    });
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    set_up::target(env!("CARGO_TARGET_TMPDIR"))
}

/// An empty folder of a test's own.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("api_documents").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of an earlier run can be removed");
    }
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

/// Writes documents, each as `NAME.json`.
pub(crate) fn write(folder: &Path, documents: impl IntoIterator<Item = (String, String)>) -> Vec<PathBuf> {
    let write = |(name, text): (String, String)| {
        let path = folder.join(name + ".json");
        fs::write(&path, text).expect("a file can be written");
        path
    };
    documents.into_iter().map(write).collect()
}

/// What a tool says, line by line.
pub(crate) fn lines(tool: &mut Command) -> Vec<String> {
    let output = tool.output().expect("the tool starts");
    let [out, err] = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    assert!(output.status.success(), "{tool:?}:\n{out}{err}");
    out.lines().map(str::to_owned).collect()
}
