//! Three catalogues that differ in nothing but the number of their events, which share four payloads.

use crate::synthetic::{FIRST, LAST, MIDDLE, UNKNOWN};

/// A catalogue of 33 events.
#[allow(clippy::pedantic, reason = "the linter's taste does not reach into what the compiler writes")]
pub mod events_33 {
    tidings::include_events!("events-33");
}

/// A catalogue of 250 events.
#[allow(clippy::pedantic, reason = "the linter's taste does not reach into what the compiler writes")]
pub mod events_250 {
    tidings::include_events!("events-250");
}

/// A catalogue of 1,000 events.
#[allow(clippy::pedantic, reason = "the linter's taste does not reach into what the compiler writes")]
pub mod events_1000 {
    tidings::include_events!("events-1000");
}

/// Small deliveries that each of the catalogues reads, with what is special about them. They have the same length.
#[must_use]
pub fn deliveries() -> [(&'static str, String); 4] {
    [("first", FIRST), ("middle", MIDDLE), ("last", LAST), ("unknown", UNKNOWN)].map(|(place, name)| {
        let data = r#"{"id":"res_1","object":"resource","created_at":"2025-01-15T09:30:00Z","status":"settled"}"#;
        let delivery = format!(
            r#"{{"id":"evt_1","object":"event","type":"{name}","data":{data},"created_at":"2025-01-15T09:30:00Z"}}"#
        );
        (place, delivery)
    })
}

#[cfg(test)]
mod tests {
    use super::{deliveries, events_33, events_250, events_1000};

    #[test]
    fn every_catalogue_knows_the_same_three_events() {
        assert_eq!(events_33::EventType::ALL.len(), 33);
        assert_eq!(events_250::EventType::ALL.len(), 250);
        assert_eq!(events_1000::EventType::ALL.len(), 1000);
        for (place, body) in deliveries() {
            let body = body.as_bytes();
            let known = [
                events_33::Event::from_slice(body).map(|event| event.event_type().map(|it| it as usize)),
                events_250::Event::from_slice(body).map(|event| event.event_type().map(|it| it as usize)),
                events_1000::Event::from_slice(body).map(|event| event.event_type().map(|it| it as usize)),
            ];
            let positions = match place {
                "first" => [Some(0), Some(0), Some(0)],
                "middle" => [Some(16), Some(125), Some(500)],
                "last" => [Some(32), Some(249), Some(999)],
                _ => [None, None, None],
            };
            assert_eq!(known.map(|known| known.expect("the delivery can be read")), positions, "{place}");
        }
    }
}
