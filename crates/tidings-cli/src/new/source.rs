//! Where the new crate has the runtime and the compiler from.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use super::home::real;
use crate::console::{self, Failure};

/// Where the crates `tidings` and `tidings-build` are.
pub(super) enum Source {
    /// In a registry, of the version that this command has.
    Published,
    /// In a checkout, whose folder stands here as `Cargo.toml` has it.
    Checkout(String),
}

impl Source {
    /// A checkout as the command line has it. If that is the way from here, `Cargo.toml` has the way from the new crate.
    pub(super) fn checkout(checkout: &Path, home: &Path) -> Result<Self, Failure> {
        for name in ["tidings", "tidings-build"] {
            let manifest = checkout.join("crates").join(name).join("Cargo.toml");
            if let Err(why) = fs::metadata(&manifest) {
                let why =
                    if why.kind() == ErrorKind::NotFound { "this file does not exist".into() } else { why.to_string() };
                let why = format!("{}: {why}; `--tidings-path` names a checkout of tidings", manifest.display());
                return Err(console::file_system(why));
            }
        }
        let path = if checkout.is_absolute() { checkout.to_owned() } else { way(home, &real(checkout)) };
        match path.to_str() {
            Some(path) => Ok(Self::Checkout(path.replace(MAIN_SEPARATOR, "/"))),
            None => {
                let why = "this path is not UTF-8, and cannot stand in Cargo.toml; call the folder something else";
                Err(console::fault(format_args!("{}: {why}", path.display())))
            }
        }
    }

    /// A dependency on one of the crates: what stands behind its name.
    pub(super) fn dependency(&self, krate: &str) -> String {
        match self {
            Self::Published => format!("\"{}\"", env!("CARGO_PKG_VERSION")),
            Self::Checkout(_) => format!("{{ {} }}", self.key(krate)),
        }
    }

    /// The key that says where one of the crates is.
    pub(super) fn key(&self, krate: &str) -> String {
        match self {
            Self::Published => format!("version = {}", self.dependency(krate)),
            Self::Checkout(folder) => {
                format!("path = {}", in_toml(&format!("{}/crates/{krate}", folder.trim_end_matches('/'))))
            }
        }
    }
}

/// A text as it stands in `Cargo.toml`.
fn in_toml(text: &str) -> String {
    let escaped = text.chars().fold(String::new(), |escaped, c| match c {
        '"' | '\\' => escaped + "\\" + c.encode_utf8(&mut [0; 4]),
        c if c.is_control() => escaped + &format!("\\u{:04x}", u32::from(c)),
        c => escaped + c.encode_utf8(&mut [0; 4]),
    });
    format!("\"{escaped}\"")
}

/// The way from one folder to another; both are real, so that `..` leads where it seems to. On Windows there may be
/// none, and then the other folder stands as it is.
fn way(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    if common == 0 {
        return to.to_owned();
    }
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Source, way};

    #[test]
    fn ways_lead_from_the_new_crate() {
        for (from, to, expected) in [
            ("/a/shop", "/a/tidings", "../tidings"),
            ("/a/b/shop", "/a", "../.."),
            ("/a/shop", "/a/shop/vendor/tidings", "vendor/tidings"),
            ("/a/shop", "/c/tidings", "../../c/tidings"),
        ] {
            assert_eq!(way(Path::new(from), Path::new(to)), Path::new(expected));
        }
    }

    #[test]
    fn a_path_is_quoted_for_the_manifest() {
        let source = Source::Checkout("/a \"b\"\\c\n/".to_owned());
        assert_eq!(source.dependency("tidings"), r#"{ path = "/a \"b\"\\c\u000a/crates/tidings" }"#);
    }
}
