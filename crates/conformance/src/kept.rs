//! What was found before is kept: the same check of the same, by the same, is not run again.
//!
//! Other people's tools take minutes, and what they find follows from what they are given. A [`Key`] stands for all
//! that decides it; whatever of that changes makes another key, and the check runs. Only what held is kept: a check that
//! fails panics, and is run again.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::OnceLock;

use serde_json::Value;

use crate::set_up::home;
use crate::tools::command;

/// All that decides what a check finds, as a digest.
///
/// It is one against accidents, of 64 bits. The one of the standard library is five times as fast as SHA-256 in a build
/// without optimisation, where a test is 150 MB; other versions of Rust have another one, and run the check again.
#[derive(Clone, Debug, Default)]
pub struct Key(DefaultHasher);

impl Key {
    /// The test that runs, with all code that it is made of; the lists and programs of this crate; and which node and
    /// Python there are. What else it reads is to be added.
    #[must_use]
    pub fn of_this_test() -> Self {
        static KEY: OnceLock<Key> = OnceLock::new();
        let made = || {
            let program = env::current_exe().and_then(fs::read).expect("a program can read itself");
            let own = ["package.json", "package-lock.json", "requirements.txt", "tools"];
            let key = Self::default().and(program).and_tool("node").and_tool("python3");
            own.iter().fold(key, |key, name| key.and_files(&home().join(name)))
        };
        KEY.get_or_init(made).clone()
    }

    /// With one more input.
    #[must_use]
    pub fn and(mut self, input: impl AsRef<[u8]>) -> Self {
        // With its length, so that nothing can move from one input to the next.
        input.as_ref().hash(&mut self.0);
        self
    }

    /// With a file, or all files of a folder.
    #[must_use]
    pub fn and_files(self, path: &Path) -> Self {
        if !path.is_dir() {
            let bytes = fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            return self.and(path.as_os_str().as_encoded_bytes()).and(bytes);
        }
        let entries = fs::read_dir(path).expect("the folder can be listed");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed to its end").path()).collect();
        paths.sort();
        paths.iter().fold(self, |key, path| key.and_files(path))
    }

    /// With the version of a tool that the machine has, or with there being none.
    #[must_use]
    pub fn and_tool(self, tool: &str) -> Self {
        let said = command(tool).arg("--version").output().map(|output| output.stdout);
        self.and(tool).and(said.unwrap_or_default())
    }
}

/// What `run` finds, or found before by the same key. `target` is cargo's target folder, and `check` names the check.
pub fn kept(target: &Path, check: &str, key: &Key, run: impl FnOnce() -> Value) -> Value {
    let file = target.join("conformance-kept").join(check).join(format!("{:016x}.json", key.0.finish()));
    let known = fs::read(&file).ok().and_then(|text| serde_json::from_slice(&text).ok());
    known.unwrap_or_else(|| {
        let found = run();
        write_whole(&file, &found.to_string());
        found
    })
}

/// The file is there with all of its text, or not: others may look for it at the same time.
fn write_whole(file: &Path, text: &str) {
    let folder = file.parent().expect("it lies in a folder");
    let new = file.with_extension(format!("new-{}", process::id()));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&new, text)).and_then(|()| fs::rename(&new, file));
    written.expect("what was found can be kept");
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::PathBuf;
    use std::{fs, process};

    use serde_json::json;

    use super::{Key, kept};

    /// A folder of a test's own, which is gone at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("conformance-{name}-{}", process::id()));
            fs::create_dir_all(&folder).expect("a folder can be made");
            Self(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    /// Whether the check had to run.
    fn runs(folder: &Folder, key: &Key) -> bool {
        let mut has_run = false;
        let found = kept(&folder.0, "check", key, || {
            has_run = true;
            json!({"found": [1, null]})
        });
        assert_eq!(found, json!({"found": [1, null]}));
        has_run
    }

    #[test]
    fn the_same_is_run_once_and_any_change_anew() {
        let folder = Folder::new("kept");
        let files = folder.0.join("files");
        fs::create_dir_all(files.join("deep")).expect("a folder can be made");
        let write = |path: &str, text: &str| fs::write(files.join(path), text).expect("a file can be written");
        let key = || Key::of_this_test().and("ab").and("c").and_files(&files);
        write("one", "1");
        write("deep/two", "2");
        assert!(runs(&folder, &key()), "nobody has run it yet");
        assert!(!runs(&folder, &key()), "nothing has changed");
        assert!(runs(&folder, &key().and("")), "one more input, though it is empty");
        assert!(runs(&folder, &Key::of_this_test().and("a").and("bc").and_files(&files)), "other inputs");
        for (path, text) in [("deep/two", "3"), ("deep/three", ""), ("one", "12")] {
            write(path, text);
            assert!(runs(&folder, &key()), "{path} has changed");
            assert!(!runs(&folder, &key()), "{path} is as it was");
        }
        fs::rename(files.join("one"), files.join("other")).expect("a file can be renamed");
        assert!(runs(&folder, &key()), "a file has another name");
        assert!(runs(&folder, &key().and_tool("cargo")), "a tool counts");
        assert!(runs(&folder, &key().and_tool("tidings-no-such-tool")), "and so does that there is none");
    }

    #[test]
    fn what_fails_is_not_kept() {
        let folder = Folder::new("failed");
        let key = Key::default().and("failing");
        let fails = || kept(&folder.0, "check", &key, || panic!("it does not hold"));
        assert!(catch_unwind(AssertUnwindSafe(fails)).is_err());
        assert!(runs(&folder, &key), "nothing was kept of it");
    }

    #[test]
    fn what_is_broken_is_run_again() {
        let folder = Folder::new("broken");
        let key = Key::default();
        assert!(runs(&folder, &key));
        let kept = folder.0.join("conformance-kept/check");
        for entry in fs::read_dir(kept).expect("it was kept") {
            fs::write(entry.expect("it can be listed").path(), "{\"found\": [").expect("it can be written");
        }
        assert!(runs(&folder, &key));
    }
}
