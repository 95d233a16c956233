//! Other people's tools, tried on what the compiler makes.
//!
//! The tests drive them, and this crate holds what the tests need for that: [`tools`] looks for what the machine has,
//! [`npm`] and [`pip`] set up packages, [`language_server`] speaks with the one that editors use, [`yaml`] reads a
//! catalogue as any reader of YAML does, [`language`] judges it by the schemas for editors, and [`schema`] judges
//! deliveries. [`validators`] are what clients judge deliveries with. What was found is [`kept`], and shown on a [`page`].

#![allow(clippy::missing_panics_doc, reason = "this is a test in pieces: it panics where something does not hold")]

pub mod kept;
pub mod language;
pub mod language_server;
pub mod npm;
pub mod page;
pub mod pip;
pub mod schema;
pub mod set_up;
pub mod tools;
pub mod validators;
pub mod yaml;
