//! The files of a source.

use std::fs;
use std::path::Path;

use tidings_build::words::refusal;

use crate::console::{self, Failure};

/// Folders in each other; a link to one of them would go on without end.
const DEEPEST: usize = 8;

/// The file itself, or all JSON and YAML below a folder, in the order of their paths.
pub(super) fn read(source: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    if !source.exists() {
        return Err(console::file_system(format_args!("{}: there is no such file or folder", source.display())));
    }
    if source.is_dir() {
        walk(source, DEEPEST, &mut files)?;
        if files.is_empty() {
            return Err(console::fault(format_args!("{} holds no JSON and no YAML", source.display())));
        }
    } else {
        add(source, &mut files)?;
    }
    Ok(files)
}

fn walk(folder: &Path, deepest: usize, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    let refused = |why: &std::io::Error| console::file_system(format_args!("{}: {}", folder.display(), refusal(why)));
    let entries = fs::read_dir(folder).map_err(|why| refused(&why))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|why| refused(&why))?.path());
    }
    paths.sort();
    for path in paths {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_data = path.extension().is_some_and(|end| ["json", "yaml", "yml"].iter().any(|data| end == *data));
        if path.is_dir() && !is_hidden && deepest > 0 {
            walk(&path, deepest - 1, files)?;
        } else if path.is_file() && is_data && !is_hidden {
            add(&path, files)?;
        }
    }
    Ok(())
}

fn add(path: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    let shown = path.display();
    let bytes = fs::read(path).map_err(|why| console::file_system(format_args!("{shown}: {}", refusal(&why))))?;
    files.push((shown.to_string().replace('\\', "/"), bytes));
    Ok(())
}
