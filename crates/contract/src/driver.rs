//! What tries the generated types of a catalogue: each has an `Event` of its own, and they have no trait in common.

use std::any::Any;
use std::fmt::{self, Debug, Write};

use tidings::{Deviation, Error};

/// The way to the generated types of one catalogue.
#[derive(Debug)]
pub struct Driver {
    /// What the catalogue calls itself.
    pub catalogue: &'static str,
    /// Reads a body and writes it again.
    pub read: fn(&[u8]) -> Result<Outcome, Error>,
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
    ($catalogue:literal, $events:path) => {{
        use $events as events;
        Driver {
            catalogue: $catalogue,
            read: |body| {
                let event = events::Event::from_slice(body)?;
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

macro_rules! random_catalogues {
    ($($module:ident $name:literal,)*) => {
        $(
            #[doc = concat!("The types of the catalogue `", $name, "`, which nobody wrote.")]
            #[allow(clippy::pedantic, clippy::type_complexity)]
            pub mod $module {
                tidings::include_events!($name);
            }
        )*

        /// The types of the random catalogues.
        pub static RANDOM: &[Driver] = &[$(driver!($name, self::$module)),*];
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
