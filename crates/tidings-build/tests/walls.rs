//! What a room must never know. Cargo holds the walls between crates and `clippy.toml` those to the outside; the walls
//! between the compiler's own rooms are held here.
#![expect(clippy::disallowed_methods, reason = "a test reads the sources that it judges")]

use std::fs;
use std::path::Path;

/// A room, and the words that may not occur in it outside of comments.
struct Wall {
    /// The beginning of the paths within `src/`; the empty one is every file.
    room: &'static str,
    /// The files behind this wall that it does not hold for.
    but: &'static [&'static str],
    forbidden: &'static [&'static str],
    why: &'static str,
}

const WALLS: &[Wall] = &[
    Wall {
        room: "",
        but: &["door.rs", "door/"],
        forbidden: &["std::fs", "std::env", "std::process", "std::net", "std::thread", "std::time"],
        why: "only the door touches the outside",
    },
    Wall {
        room: "",
        but: &["door.rs", "door/"],
        forbidden: &["std::{"],
        why: "an import with braces would hide from this test what it takes from `std`",
    },
    Wall {
        room: "",
        but: &["load/"],
        forbidden: &["granit_parser"],
        why: "YAML ends where the tree begins: no later stage knows its reader",
    },
    Wall {
        room: "",
        but: &["render.rs"],
        forbidden: &["annotate_snippets"],
        why: "how a mistake is drawn is the renderer's affair",
    },
    Wall {
        room: "",
        but: &["emit/rust/"],
        forbidden: &["proc_macro2", "quote::", "syn::", "prettyplease"],
        why: "Rust's syntax is known where Rust is emitted",
    },
    Wall {
        room: "load/",
        but: &[],
        forbidden: &["crate::names", "crate::resolve", "crate::check", "crate::emit", "Draft"],
        why: "loading asks what was written, not what it means",
    },
    Wall {
        room: "resolve/",
        but: &[],
        forbidden: &["crate::load", "crate::check", "crate::emit"],
        why: "resolving sees what was loaded, and judges nothing",
    },
    Wall {
        room: "check/",
        but: &[],
        forbidden: &["crate::raw", "crate::load", "crate::resolve", "crate::emit"],
        why: "a rule looks at what the catalogue means",
    },
    Wall {
        room: "emit/",
        but: &[],
        forbidden: &[
            "crate::raw",
            "crate::load",
            "crate::resolve",
            "crate::diagnostic",
            "crate::source",
            "Sink",
            "Draft",
        ],
        why: "an emitter sees a catalogue without mistakes and has nothing to report",
    },
    Wall {
        room: "emit/json_schema/",
        but: &[],
        forbidden: &["emit::rust", "emit::markdown"],
        why: "emitters do not know each other",
    },
    Wall {
        room: "emit/markdown/",
        but: &[],
        forbidden: &["emit::rust", "emit::json_schema"],
        why: "emitters do not know each other",
    },
    Wall {
        room: "emit/samples/",
        but: &[],
        forbidden: &["emit::rust", "emit::markdown", "emit::json_schema"],
        why: "deliveries are made of types, whatever output shows them",
    },
    Wall {
        room: "emit/rust/",
        but: &[],
        forbidden: &["emit::markdown", "emit::json_schema"],
        why: "emitters do not know each other",
    },
    Wall {
        room: "emit/typescript/",
        but: &[],
        forbidden: &["emit::rust", "emit::markdown", "emit::json_schema", "emit::python"],
        why: "emitters do not know each other",
    },
    Wall {
        room: "emit/python/",
        but: &[],
        forbidden: &["emit::rust", "emit::markdown", "emit::json_schema", "emit::typescript"],
        why: "emitters do not know each other",
    },
    Wall {
        room: "release/",
        but: &[],
        forbidden: &["crate::names", "crate::resolve", "crate::check", "crate::emit", "Draft"],
        why: "a release keeps what was written, not what it means",
    },
    Wall {
        room: "publish/",
        but: &[],
        forbidden: &["crate::raw", "crate::load", "crate::resolve", "Draft", "Sink"],
        why: "what is published is planned from what catalogues mean",
    },
    Wall {
        room: "model/",
        but: &[],
        forbidden: &["crate::raw", "crate::load", "crate::resolve", "crate::check", "crate::emit", "crate::diagnostic"],
        why: "the model holds data and knows no stage",
    },
    Wall {
        room: "raw.rs",
        but: &[],
        forbidden: &["crate::names", "crate::load", "crate::resolve", "crate::check", "crate::emit"],
        why: "what was written knows no stage and no Rust",
    },
];

/// The lines of a file that break a wall.
fn breaches(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for wall in WALLS.iter().filter(|wall| path.starts_with(wall.room)) {
        if wall.but.iter().any(|but| path.starts_with(but)) {
            continue;
        }
        // Unit tests at the end of a file may look anywhere.
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for word in wall.forbidden.iter().filter(|word| line.contains(**word)) {
                found.push(format!("src/{path}:{}: `{word}`: {}", number + 1, wall.why));
            }
        }
    }
    found
}

/// All sources, by their paths within `src/`.
fn sources(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            sources(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push((name, fs::read_to_string(entry.path()).expect("the file can be read")));
        }
    }
}

#[test]
fn the_walls_stand() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    files.sort();
    for room in WALLS.iter().map(|wall| wall.room) {
        assert!(files.iter().any(|(path, _)| path.starts_with(room)), "no file is behind the wall of `{room}`");
    }
    let found: Vec<String> = files.iter().flat_map(|(path, text)| breaches(path, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_wall_can_fall() {
    for wall in WALLS {
        let path = if wall.room.is_empty() { "anywhere.rs".to_owned() } else { format!("{}new.rs", wall.room) };
        for word in wall.forbidden {
            let found = breaches(&path, &format!("use {word}::anything;\n"));
            assert!(found.iter().any(|line| line.contains(wall.why)), "`{word}` in {path}");
            assert!(breaches(&path, &format!("// {word} in a comment\n")).is_empty());
        }
    }
}

#[test]
fn what_hides_in_braces_is_found() {
    let found = breaches("emit/new.rs", "use std::{fmt, fs};\n");
    assert!(found.iter().any(|line| line.starts_with("src/emit/new.rs:1: `std::{`")), "{found:?}");
    assert!(breaches("door.rs", "use std::{fmt, fs};\n").is_empty());
}
