//! The tables of events.

use std::iter;

use super::heading::Target;
use super::inline::{one_line, sentences};
use super::page::Page;
use super::table::Table;
use super::view::View;
use crate::emit::naming::parts_sentence;
use crate::emit::prose::{code_span, instead_sentence, life_sentence};
use crate::model::{Event, Farewell, Life};

/// Each family under a heading of its own.
pub(super) fn write_families(page: &mut Page, view: &View<'_>) {
    for (id, family) in view.families() {
        page.heading(2, &family.title, None);
        if let Some(description) = &family.description {
            page.prose(description);
        }
        let events = view.events(id);
        let table = current_events(view, events);
        if table.is_empty() && !events.is_empty() {
            let removed = view.anchors.link("removed", Target::RemovedEvents);
            page.block(&format!("All of these events have been {removed}."));
        }
        page.table(&table);
    }
}

/// Each family that has current events, under a line in bold.
pub(super) fn write_event_list(page: &mut Page, view: &View<'_>) {
    for (id, family) in view.families() {
        let table = current_events(view, view.events(id));
        if !table.is_empty() {
            page.block(&format!("**{}**", one_line(&family.title)));
            page.table(&table);
        }
    }
}

/// The events that only archives hold.
pub(super) fn write_removed_events(page: &mut Page, view: &View<'_>) {
    let mut table = Table::new(["Type", "Fired when", "Removed"]);
    for event in &view.catalogue.events {
        if let Life::Removed(farewell) = &event.life {
            table.row([code_span(&event.name), fired_when(view, event, None), removed(farewell)]);
        }
    }
    if !table.is_empty() {
        page.heading(2, "Removed events", Some(Target::RemovedEvents));
        page.block("These events are sent no more. Archives may hold them.");
        page.table(&table);
    }
}

fn current_events(view: &View<'_>, events: &[&Event]) -> Table<2> {
    let mut table = Table::new(["Type", "Fired when"]);
    for event in events.iter().filter(|event| !event.life.is_removed()) {
        table.row([code_span(&event.name), fired_when(view, event, life_sentence(&event.life))]);
    }
    table
}

fn fired_when(view: &View<'_>, event: &Event, remark: Option<String>) -> String {
    let parts = parts_sentence(&view.catalogue.envelope, event);
    sentences(iter::once(event.fired_when.clone()).chain(event.description.clone()).chain(parts).chain(remark))
}

/// What is known of a removal: “in `present` (2026-03): Nobody used it. Use `task.reset`.”
fn removed(farewell: &Farewell) -> String {
    let release = farewell.release.as_deref().map(|release| format!("in {}", code_span(release)));
    let when = match (release, &farewell.date) {
        (Some(release), Some(date)) => Some(format!("{release} ({date})")),
        (release, date) => release.or_else(|| date.clone()),
    };
    let why = match (when, &farewell.reason) {
        (Some(when), Some(reason)) => Some(format!("{when}: {reason}")),
        (when, reason) => when.or_else(|| reason.clone()),
    };
    sentences(why.into_iter().chain(instead_sentence(farewell)))
}

#[cfg(test)]
mod tests {
    use super::removed;
    use crate::model::Farewell;

    #[test]
    fn a_removal_tells_what_is_known_of_it() {
        let table = [
            ([None, None, None, None], ""),
            ([Some("present"), None, None, None], "in `present`"),
            ([None, Some("2026-03"), None, None], "2026-03"),
            ([Some("present"), Some("2026-03"), None, None], "in `present` (2026-03)"),
            ([Some("present"), None, Some("Unused"), None], "in `present`: Unused"),
            ([None, None, Some("Unused"), Some("a.b")], "Unused. Use `a.b`."),
            ([None, None, None, Some("`a` or `b`")], "Use `a` or `b`."),
        ];
        for (parts, said) in table {
            let [release, date, reason, instead] = parts.map(|part| part.map(str::to_owned));
            assert_eq!(removed(&Farewell { release, reason, instead, date }), said);
        }
    }
}
