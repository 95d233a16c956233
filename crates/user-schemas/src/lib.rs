//! A user's crate: types of its own, with schemas of their own, which hold the types of catalogues.

#![cfg(in_workspace)]

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tidings::{Date, Field, Json, Map, Number, Open, Timestamp, UnixMilliseconds, UnixSeconds};

/// Deck's events.
#[allow(clippy::pedantic)]
pub mod deck {
    tidings::include_events!("deck");
}

/// Events that use every construct of the language.
#[allow(clippy::pedantic)]
pub mod shop {
    tidings::include_events!("shop");
}

/// Events whose types have names of the shop's.
#[allow(clippy::pedantic)]
pub mod kiosk {
    tidings::include_events!("kiosk");
}

/// What is done with a credential.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct Job {
    /// Whose turn it is.
    pub credential: deck::Credential,
    /// How the credential was before.
    pub before: Option<Box<deck::Credential>>,
    /// Its id.
    pub credential_id: deck::CredentialId,
    /// Where it stands.
    pub status: Open<deck::CredentialStatus>,
    /// What led to it.
    pub events: Vec<deck::Event>,
    /// What else shall wake it.
    pub wakes: Vec<Open<deck::EventType>>,
    /// Since when.
    pub at: Timestamp,
    /// Of a person.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub note: Field<String>,
    /// By source.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub agents: Field<Map<deck::Agent>>,
}

/// What two catalogues call by the same names, in one schema.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct Trade {
    /// The shop's.
    pub order: shop::Order,
    /// The kiosk's.
    pub sale: kiosk::Order,
    /// How far the first is.
    pub order_status: Open<shop::OrderStatus>,
    /// How far the second is.
    pub sale_status: Open<kiosk::OrderStatus>,
    /// Of both.
    pub events: (Vec<shop::Event>, Vec<kiosk::Event>),
}

/// Every type of the runtime that can stand in a user's own.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct Plain {
    /// Anything.
    pub json: Json,
    /// Any number.
    pub number: Number,
    /// As a text.
    pub timestamp: Timestamp,
    /// A day.
    pub date: Date,
    /// As a number.
    pub seconds: UnixSeconds,
    /// As a larger number.
    pub milliseconds: UnixMilliseconds,
    /// By the user's own keys.
    pub map: Map<Date>,
    /// May be null.
    pub field: Field<Number>,
    /// May be absent too.
    #[serde(default)]
    pub optional: Field<shop::OrderId>,
}
