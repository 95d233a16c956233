//! Deliveries as they are sent: what of the name stands in the request, and the body.

use super::page::Page;
use super::view::View;
use crate::emit::naming::{body, name_header};
use crate::emit::prose::code_span;
use crate::json::Json;
use crate::model::Event;

/// The body in which a delivery is sent, below its header if events have one.
pub(super) fn write_body(page: &mut Page, view: &View<'_>, event: &Event, delivery: Json) {
    let envelope = &view.catalogue.envelope;
    if let Some((header, text)) = name_header(envelope, event) {
        page.block(&format!("Its header is {}.", code_span(&format!("{header}: {text}"))));
    }
    page.json(&body(envelope, delivery));
}
