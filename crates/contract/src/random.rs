//! Random choices that are the same in every run: the compiler's own, by which it makes random samples.

pub use tidings_build::Random;
