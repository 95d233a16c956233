//! Markdown: the documentation page, and the list of events for pages that people write.
//!
//! It knows nothing of files, of markers in them, of YAML or of Rust. What a source does not state is not said here
//! either: a field that no event was shown with stands apart, below the sentence that tells how it became known.

mod anchors;
mod delivery;
mod envelope;
mod events;
mod expression;
mod fields;
mod heading;
mod inline;
mod page;
mod payloads;
mod table;
mod types;
mod view;

use self::anchors::Anchors;
use self::delivery::write_body;
use self::page::Page;
use self::view::View;
use crate::check::Catalogue;
use crate::emit::generated_note;
use crate::emit::samples::Samples;
use crate::model::Section;

/// The documentation page.
///
/// It is written twice. A link needs the slug of a heading that may stand further down, and a slug depends on every
/// heading before it; so the first writing, without links, shows the headings to the second. Links are no part of
/// headings, which are therefore the same both times.
pub(crate) fn emit_page(catalogue: &Catalogue, samples: &Samples<'_>) -> String {
    let mut view = View::new(catalogue);
    view.anchors = Anchors::new(write_page(&view, samples).headings());
    write_page(&view, samples).into_text()
}

/// The tables of current events, for a region of a page: no headings, whose level that page decides, and no links.
pub(crate) fn emit_event_list(catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    events::write_event_list(&mut page, &View::new(catalogue));
    page.into_text()
}

fn write_page(view: &View<'_>, samples: &Samples<'_>) -> Page {
    let catalogue = view.catalogue;
    let mut page = Page::default();
    page.block(&format!("<!-- {} -->", generated_note(catalogue)));
    page.heading(1, &catalogue.title, None);
    if let Some(summary) = &catalogue.summary {
        page.quote(summary);
    }
    for section in &catalogue.sections {
        write_section(&mut page, view, section);
    }
    events::write_families(&mut page, view);
    payloads::write_payloads(&mut page, view, samples);
    events::write_removed_events(&mut page, view);
    page
}

fn write_section(page: &mut Page, view: &View<'_>, section: &Section) {
    page.heading(2, &section.title, None);
    page.prose(&section.text);
    let event = section.example.and_then(|event| view.catalogue.events.get(event.0));
    if let Some((event, example)) = event.and_then(|event| Some((event, event.examples.first()?))) {
        write_body(page, view, event, example.to_json());
    }
}
