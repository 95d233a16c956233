//! The events of a bookshop. They are described in `schema/`; everything else is made from it.

#[allow(clippy::pedantic)]
mod events {
    tidings::include_events!("bookshop");
}

pub use events::*;
