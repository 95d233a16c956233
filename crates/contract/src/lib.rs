//! Proves that the published schema and the generated types agree on what a delivery is.
//!
//! For a body of a catalogued type that the validator's reader holds exactly, with formats as annotations: the schema
//! accepts it exactly if it is read without a deviation. Deliveries are made from the compiled model, bent in all the
//! ways of [`mutation::mutations`], and judged by [`judge::judge`]. What lies outside of that sentence stands in
//! [`other_cases`], row by row with both verdicts.
//!
//! The pieces: a [`tree`] that can hold what a delivery may be, a [`subject`] that is tried, [`delivery`] which makes
//! valid ones, the [`corpus`] of all bodies, and the [`validator`], a process of its own. Other validators can be held
//! against what [`judge::expected`] says.

#![allow(clippy::missing_panics_doc, reason = "this is a test in pieces: it panics where something does not hold")]

pub mod random;
pub mod tree;

pub mod driver;
pub mod subject;

pub mod delivery;
pub mod mutation;
pub mod samples;

pub mod corpus;

pub mod judge;
pub mod validator;

pub mod other_cases;
