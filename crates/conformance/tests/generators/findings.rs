//! What is asked of a generator, and what was found.

use std::fmt::{self, Display};

use serde_json::Value;

/// A question to the generator of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// Is there code at all?
    Generates,
    /// Do the compilers of its language take it, as strict as they can be?
    Compiles,
    /// Is every sample delivery of the type of its event?
    Parses,
    /// Is a delivery refused whose name is that of another event, or of none?
    RefusesWrongTag,
    /// Is a delivery read that has a field which is not known today?
    StaysOpen,
    /// Does the type system tell the events apart by their name, and miss one that is forgotten?
    TellsApart,
}

impl Check {
    pub(crate) const ALL: [Self; 6] =
        [Self::Generates, Self::Compiles, Self::Parses, Self::RefusesWrongTag, Self::StaysOpen, Self::TellsApart];

    pub(crate) fn question(self) -> &'static str {
        match self {
            Self::Generates => "makes code of the schema",
            Self::Compiles => "the code compiles",
            Self::Parses => "every sample is of the type of its event",
            Self::RefusesWrongTag => "another event's name is refused",
            Self::StaysOpen => "fields of tomorrow pass",
            Self::TellsApart => "the type tells the events apart",
        }
    }
}

impl Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.question())
    }
}

/// For each check why it does not hold, if it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Findings([Option<String>; 6]);

impl Findings {
    /// Nothing was made, so nothing else holds either.
    pub(crate) fn not_made(why: &str) -> Self {
        Self(Check::ALL.map(|_| Some(why.to_owned())))
    }

    /// Remembers why a check does not hold. The first reason stays.
    pub(crate) fn miss(&mut self, check: Check, why: impl Into<String>) {
        let known = &mut self.0[check as usize];
        if known.is_none() {
            *known = Some(why.into());
        }
    }

    pub(crate) fn why_not(&self, check: Check) -> Option<&str> {
        self.0[check as usize].as_deref()
    }

    pub(crate) fn to_json(&self) -> Value {
        self.0.iter().map(|why| why.clone().map_or(Value::Null, Value::String)).collect()
    }

    pub(crate) fn of_json(value: &Value) -> Self {
        Self(Check::ALL.map(|check| value[check as usize].as_str().map(str::to_owned)))
    }
}
