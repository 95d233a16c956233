//! The documents of a catalogue: the page that is generated whole, and the pages of the author's.

use std::io;
use std::path::{Path, PathBuf};

use super::targets::Targets;
use super::{OutputError, OutputFile, regions};
use crate::Compiled;
use crate::door::{own_files, read_text, real};

/// The given documents, compared with the catalogue: pages with regions between markers, wherever they lie, and the page
/// that is generated whole. Where none is given, those that `outputs` lists.
///
/// `catalogue` is the path that the catalogue was read from.
///
/// # Errors
///
/// If a file cannot be read, has no region to bring up to date, or is one of the catalogue itself. Nothing was written
/// then.
pub fn documents(
    catalogue: impl AsRef<Path>,
    compiled: &Compiled,
    pages: &[PathBuf],
) -> Result<Vec<OutputFile>, OutputError> {
    let catalogue = catalogue.as_ref();
    let (targets, outputs) = (Targets::new(catalogue), &compiled.catalogue.outputs);
    let whole = outputs.docs.as_ref().map(|path| targets.locate("docs", path)).transpose()?;
    let pages = if pages.is_empty() {
        let regions = outputs.regions.iter().map(|path| targets.locate("regions", path));
        whole.iter().cloned().map(Ok).chain(regions).collect::<Result<_, _>>()?
    } else {
        pages.to_vec()
    };
    let (whole, own) = (whole.map(|path| real(&path)), own_files(catalogue));
    let mut files = Vec::new();
    for path in pages {
        let place = real(&path);
        if own.contains(&place) {
            let why = "this is a file of the catalogue itself, from which documents are made";
            return Err(OutputError::new(&path, why.to_owned()));
        }
        files.push(if whole.as_ref() == Some(&place) {
            OutputFile::load(path, compiled.artifacts.page.clone())?
        } else {
            load_page(path, compiled)?
        });
    }
    Ok(files)
}

/// A page of the author's, with its regions brought up to date.
pub(super) fn load_page(path: PathBuf, compiled: &Compiled) -> Result<OutputFile, OutputError> {
    let found = read_text(&path).map_err(|why| match why.kind() {
        io::ErrorKind::IsADirectory => OutputError::new(&path, "this is a folder; name the pages in it".to_owned()),
        _ => OutputError::io(&path, &why).advise("make this file readable"),
    })?;
    let wanted = match &found {
        Some(page) => regions::up_to_date(page, compiled),
        None => Err(format!("this page does not exist; create it with {}", regions::markers_help())),
    };
    match wanted {
        Ok(wanted) => Ok(OutputFile { path, found, wanted: Some(wanted) }),
        Err(why) => Err(OutputError::new(&path, why)),
    }
}
