//! What a program is told of the parts of a catalogue. A key is always there; what is not known is null.

use tidings_build::Catalogue;
use tidings_build::model::{Event, Json, Life};
use tidings_build::words;

/// What every entry of a list tells of an event.
pub(crate) fn event(catalogue: &Catalogue, event: &Event) -> Vec<(&'static str, Json)> {
    let mut members = vec![
        ("type", Json::text(&event.name)),
        ("fired_when", Json::text(&event.fired_when)),
        ("description", text_or_null(event.description.as_deref())),
        ("payload", Json::text(words::type_expression(catalogue, &event.payload))),
    ];
    members.extend(life(&event.life));
    members.push(("place", Json::text(&event.place.shown)));
    members.push(("variant", Json::text(event.variant.as_str())));
    members
}

/// Whether something is current, and what is known of its end.
pub(crate) fn life(life: &Life) -> [(&'static str, Json); 2] {
    let farewell = life.farewell().map_or(Json::Null, |farewell| {
        Json::object([
            ("release", text_or_null(farewell.release.as_deref())),
            ("reason", text_or_null(farewell.reason.as_deref())),
            ("instead", text_or_null(farewell.instead.as_deref())),
            ("date", text_or_null(farewell.date.as_deref())),
        ])
    });
    [("status", Json::text(life.as_str())), ("farewell", farewell)]
}

/// A text, or null where there is none.
pub(crate) fn text_or_null(text: Option<&str>) -> Json {
    text.map_or(Json::Null, Json::text)
}
