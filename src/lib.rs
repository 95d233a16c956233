//! The events of Deck, typed.
tidings::include_events!("deck");
