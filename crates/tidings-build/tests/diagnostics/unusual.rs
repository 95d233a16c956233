//! Input that no text file holds.
