//! The compiler's stages one by one, for whoever measures them.

use crate::check::check;
use crate::diagnostic::Sink;
use crate::load::load;
use crate::resolve::resolve;
use crate::source::Sources;
use crate::{Mistakes, emit};

/// Does everything that is ever done with a catalogue, one stage after the other, and tells `done` the name of each as
/// it ends, with the bytes that it has made: *load*, *resolve*, *check*, and then each emitter, those for other
/// languages included.
///
/// # Errors
///
/// All mistakes of the catalogue at once.
pub fn run_in_stages(sources: &Sources, mut done: impl FnMut(&'static str, usize)) -> Result<(), Mistakes<'_>> {
    let mut sink = Sink::default();
    let raw = load(sources, &mut sink);
    done("load", 0);
    let draft = raw.as_ref().map(|raw| resolve(sources, raw, &mut sink));
    done("resolve", 0);
    let catalogue = draft.and_then(|draft| check(draft, &mut sink));
    done("check", 0);
    let catalogue = catalogue.ok_or_else(|| Mistakes { sources, diagnostics: sink.into_sorted() })?;
    emit::emit_in_stages(&catalogue, &mut done);
    Ok(())
}
