//! What is published of the catalogue for one face.

use super::edition::{Edition, State};
use crate::Face;

/// One face of the present and of all releases.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) latest: Edition,
    /// In the order in which they came.
    pub(super) releases: Vec<Edition>,
}

impl Side {
    pub(super) fn new(root: &str, present: &State, releases: &[State], face: Face) -> Self {
        let edition = |state: &State| Edition::new(state, root, face);
        Self { latest: edition(present), releases: releases.iter().map(edition).collect() }
    }
}
