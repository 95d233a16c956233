//! The committed files that are made from a catalogue: what they should hold, what they hold, and the difference.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::Compiled;
use crate::door::{file_names, read_text, remove, shown, write_if_changed};
use crate::emit::generated_note;
use crate::legend::legend;

/// What a page of the author's can hold between markers, by the word in the markers.
const REGIONS: [(&str, Content); 2] =
    [("events", |compiled| compiled.artifacts.event_list.clone()), ("language", |_| legend())];

type Content = fn(&Compiled) -> String;

/// One committed file.
#[derive(Debug)]
pub struct OutputFile {
    path: PathBuf,
    found: Option<String>,
    /// `None` for a file that is left over and should go.
    wanted: Option<String>,
}

/// Why a committed file cannot be compared or written.
#[derive(Debug)]
pub struct OutputError {
    path: String,
    why: String,
}

/// All committed files of a catalogue, as its `outputs` list them; none if it lists none.
///
/// `catalogue` is the path that the catalogue was read from.
///
/// # Errors
///
/// If a file cannot be read, or if a page has no region for the list of events.
///
/// ```no_run
/// let sources = tidings_build::read("schema");
/// let compiled = tidings_build::compile(&sources).expect("the catalogue has no mistakes");
/// for file in tidings_build::committed("schema", &compiled).expect("the files can be read") {
///     assert!(file.is_current(), "{}", file.difference());
/// }
/// ```
pub fn committed(catalogue: impl AsRef<Path>, compiled: &Compiled) -> Result<Vec<OutputFile>, OutputError> {
    let catalogue = catalogue.as_ref();
    let folder = if catalogue.is_dir() { catalogue } else { catalogue.parent().unwrap_or(Path::new("")) };
    let (outputs, artifacts) = (&compiled.catalogue.outputs, &compiled.artifacts);
    let mut files = Vec::new();
    for (path, text) in [(&outputs.docs, &artifacts.page), (&outputs.schema, &artifacts.schema)] {
        if let Some(path) = path {
            files.push(OutputFile::load(join(folder, path), text.clone())?);
        }
    }
    if let Some(schemas) = &outputs.schemas {
        let schemas = join(folder, schemas);
        for schema in &artifacts.event_schemas {
            files.push(OutputFile::load(schemas.join(&schema.file_name), schema.text.clone())?);
        }
        files.extend(left_over(&schemas, compiled)?);
    }
    for path in &outputs.regions {
        files.push(page(join(folder, path), compiled)?);
    }
    Ok(files)
}

impl OutputFile {
    fn load(path: PathBuf, wanted: String) -> Result<Self, OutputError> {
        let found = read_text(&path).map_err(|why| OutputError::io(&path, &why))?;
        Ok(Self { path, found, wanted: Some(wanted) })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it holds what it should.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.found == self.wanted
    }

    /// Whether it should not exist: the event that it describes is no more.
    #[must_use]
    pub fn is_left_over(&self) -> bool {
        self.wanted.is_none()
    }

    /// What would change, as a unified diff; empty if nothing would.
    #[must_use]
    pub fn difference(&self) -> String {
        if self.is_current() {
            return String::new();
        }
        let name = shown(&self.path);
        let [found, wanted] = [&self.found, &self.wanted].map(|text| text.as_deref().unwrap_or_default());
        TextDiff::from_lines(found, wanted)
            .unified_diff()
            .header(&format!("{name} (committed)"), &format!("{name} (from the catalogue)"))
            .to_string()
    }

    /// Brings the file up to date; it is not touched if it is. Whether it was written or removed.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn write(&self) -> Result<bool, OutputError> {
        let done = match &self.wanted {
            _ if self.is_current() => Ok(false),
            Some(wanted) => write_if_changed(&self.path, wanted),
            None => remove(&self.path).map(|()| true),
        };
        done.map_err(|why| OutputError::io(&self.path, &why))
    }
}

/// Schemas of events that are no more. Only what bears our own remark is taken for one.
fn left_over(folder: &Path, compiled: &Compiled) -> Result<Vec<OutputFile>, OutputError> {
    let note = format!("\"$comment\": \"{}", generated_note(&compiled.catalogue));
    let mut files = Vec::new();
    for name in file_names(folder).map_err(|why| OutputError::io(folder, &why))? {
        let path = folder.join(&name);
        let known = compiled.artifacts.event_schemas.iter().any(|schema| schema.file_name == name);
        if known || path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let found = read_text(&path).map_err(|why| OutputError::io(&path, &why))?;
        if found.as_ref().is_some_and(|text| text.contains(&note)) {
            files.push(OutputFile { path, found, wanted: None });
        }
    }
    Ok(files)
}

/// A page of the author's, with what it holds between markers brought up to date.
fn page(path: PathBuf, compiled: &Compiled) -> Result<OutputFile, OutputError> {
    let fail = |why| OutputError { path: shown(&path), why };
    let found = read_text(&path).map_err(|why| OutputError::io(&path, &why))?;
    let Some(mut wanted) = found.clone() else {
        return Err(fail(format!("this page does not exist; create it with {}", markers_help())));
    };
    let mut regions = 0;
    for (word, content) in REGIONS {
        if markers(word).iter().any(|marker| wanted.lines().any(|line| line.trim() == marker)) {
            wanted = splice(&wanted, word, &content(compiled)).map_err(fail)?;
            regions += 1;
        }
    }
    if regions == 0 {
        return Err(fail(format!("this page has nothing to bring up to date; it needs {}", markers_help())));
    }
    Ok(OutputFile { path, found, wanted: Some(wanted) })
}

fn markers(word: &str) -> [String; 2] {
    [format!("<!-- tidings:{word} -->"), format!("<!-- /tidings:{word} -->")]
}

fn markers_help() -> String {
    let [begin, end] = markers(REGIONS[0].0);
    format!("the lines `{begin}` and `{end}`, between which the events are listed")
}

/// The page with other lines between the markers of this word.
fn splice(page: &str, word: &str, content: &str) -> Result<String, String> {
    let [begin, end] = markers(word);
    let lines: Vec<&str> = page.split_inclusive('\n').collect();
    let find = |marker: &str| {
        let mut places = lines.iter().enumerate().filter(|(_, line)| line.trim() == marker).map(|(at, _)| at);
        match (places.next(), places.next()) {
            (Some(at), None) => Ok(at),
            (None, _) => Err(format!("the page needs the line `{marker}`: what is generated stands between the two")),
            (_, Some(again)) => Err(format!("the line `{marker}` stands twice, again in line {}", again + 1)),
        }
    };
    let (first, last) = (find(&begin)?, find(&end)?);
    if last < first {
        return Err(format!("the line `{end}` stands before `{begin}`"));
    }
    let content = content.trim_end();
    let between = if content.is_empty() { "\n".to_owned() } else { format!("\n{content}\n\n") };
    Ok(lines[..=first].concat() + &between + &lines[last..].concat())
}

/// A path with its `..` taken back, so that messages name `docs/events.md` and not `schema/../docs/events.md`.
fn join(folder: &Path, path: &str) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in folder.join(path).components() {
        let last_is_name = matches!(joined.components().next_back(), Some(std::path::Component::Normal(_)));
        match part {
            std::path::Component::ParentDir if last_is_name => {
                joined.pop();
            }
            std::path::Component::CurDir => {}
            part => joined.push(part),
        }
    }
    joined
}

impl OutputError {
    fn io(path: &Path, why: &io::Error) -> Self {
        Self { path: shown(path), why: why.to_string() }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.why)
    }
}

impl std::error::Error for OutputError {}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{join, splice};

    #[test]
    fn a_region_is_replaced_and_the_rest_kept() {
        let page = "# Mine\n<!-- tidings:events -->\nold\n<!-- /tidings:events -->\nend";
        let new = "# Mine\n<!-- tidings:events -->\n\n| a |\n\n<!-- /tidings:events -->\nend";
        assert_eq!(splice(page, "events", "| a |\n").unwrap(), new);
        assert_eq!(splice(new, "events", "| a |\n").unwrap(), new);
    }

    #[test]
    fn a_page_without_its_markers_is_refused() {
        let alone = "<!-- /tidings:events -->\n";
        assert!(splice(alone, "events", "").unwrap_err().contains("needs the line `<!-- tidings:events -->`"));
        let reversed = "<!-- /tidings:events -->\n<!-- tidings:events -->\n";
        assert!(splice(reversed, "events", "").unwrap_err().contains("stands before"));
        let twice = "<!-- tidings:events -->\n<!-- tidings:events -->\n<!-- /tidings:events -->\n";
        assert!(splice(twice, "events", "").unwrap_err().contains("stands twice, again in line 2"));
    }

    #[test]
    fn paths_are_shortened() {
        assert_eq!(join(Path::new("schema"), "../docs/events.md"), Path::new("docs/events.md"));
        assert_eq!(join(Path::new("../a/schema"), "../docs"), Path::new("../a/docs"));
        assert_eq!(join(Path::new("."), "../docs"), Path::new("../docs"));
    }
}
