//! What tries the generated types of a catalogue: each has an `Event` of its own, and they have no trait in common.

use std::any::Any;
use std::fmt::{self, Debug, Write};

use tidings::{Deviation, Error};

/// The way to the generated types of one catalogue.
#[derive(Debug)]
pub struct Driver {
    /// What the catalogue calls itself.
    pub catalogue: &'static str,
    /// Reads a body, with the header that names it if one does, and writes it again.
    pub read: fn(Option<&str>, &[u8]) -> Result<Outcome, Error>,
    /// Whether two events that were read are equal.
    pub same: fn(&dyn Any, &dyn Any) -> bool,
}

/// What became of a body that could be read.
#[derive(Debug)]
pub struct Outcome {
    /// What the event says its type is.
    pub type_name: String,
    /// How its type is written, if it is a known one.
    pub known: Option<&'static str>,
    /// The variant of `Data` that holds the payload.
    pub variant: String,
    /// The event itself.
    pub event: Box<dyn Any>,
    /// The event, written again.
    pub written: String,
    /// What is not as the catalogue promises.
    pub deviations: Vec<Deviation>,
}

macro_rules! driver {
    ($catalogue:literal, $events:path) => {
        driver!($catalogue, $events, |_, body| events::Event::from_slice(body))
    };
    ($catalogue:literal, $events:path, from_slice) => {
        driver!($catalogue, $events)
    };
    ($catalogue:literal, $events:path, from_parts) => {
        driver!($catalogue, $events, |header: Option<&str>, body| {
            events::Event::from_parts(header.expect("a header names its events"), body)
        })
    };
    ($catalogue:literal, $events:path, $read:expr) => {{
        use $events as events;
        Driver {
            catalogue: $catalogue,
            read: |header, body| {
                let event: events::Event = ($read)(header, body)?;
                Ok(Outcome {
                    type_name: event.type_name().to_owned(),
                    known: event.event_type().map(events::EventType::as_str),
                    variant: variant(&event.data),
                    written: event.to_string(),
                    deviations: event.deviations(),
                    event: Box::new(event),
                })
            },
            same: |one, other| {
                let [one, other] = [one, other].map(|event| event.downcast_ref::<events::Event>());
                one.is_some() && one == other
            },
        }
    }};
}

/// Deck's types.
pub static DECK: Driver = driver!("deck", deck_events);

/// The types of the catalogue `told`, which has objects that are told apart by their fields.
#[allow(clippy::pedantic)]
pub mod told {
    tidings::include_events!("told");
}

/// The types of `told`.
pub static TOLD: Driver = driver!("told", self::told);

macro_rules! catalogues {
    ($($all:ident { $($module:ident $name:literal $read:ident,)* })*) => {
        $($(
            #[doc = concat!("The types of the catalogue `", $name, "`.")]
            #[allow(clippy::pedantic, clippy::type_complexity)]
            pub mod $module {
                tidings::include_events!($name);
            }
        )*)*

        $(
            /// The types of the catalogues that were made up, or of those that somebody wrote.
            pub static $all: &[Driver] = &[$(driver!($name, self::$module, $read)),*];
        )*
    };
}

include!(concat!(env!("OUT_DIR"), "/drivers.rs"));

/// The name of an enum's variant: how it is shown up to the first bracket.
fn variant(value: &impl Debug) -> String {
    let mut name = Name(String::new());
    // The error says that the name is complete; the rest of a large value need not be shown.
    let _ = write!(name, "{value:?}");
    name.0
}

struct Name(String);

impl Write for Name {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let (name, ends) = text.split_once('(').map_or((text, false), |(name, _)| (name, true));
        self.0.push_str(name);
        if ends { Err(fmt::Error) } else { Ok(()) }
    }
}
