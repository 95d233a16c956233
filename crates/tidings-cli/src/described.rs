//! What a program is told of the parts of a catalogue. A key is always there; what is not known is null.

use tidings_build::Catalogue;
use tidings_build::model::{Event, Json};
use tidings_build::words;
pub(crate) use tidings_build::words::life_members as life;

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

/// A text, or null where there is none.
pub(crate) fn text_or_null(text: Option<&str>) -> Json {
    text.map_or(Json::Null, Json::text)
}
