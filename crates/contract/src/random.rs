//! Random choices that are the same in every run: the compiler's own, by which it makes random samples.

#[path = "../../tidings-build/src/random.rs"]
mod choices;

pub use choices::Random;
