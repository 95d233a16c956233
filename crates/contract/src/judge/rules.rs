//! The contract, one function for each of its sentences.

use tidings::{Deviation, Error};

use super::facts::{DEEPEST, Name};
use super::{Parsed, Trial, is_held_exactly};
use crate::driver::Outcome;

/// Why a rule does not hold.
type Held = Result<(), String>;

/// What must hold of a trial.
type Rule = fn(&Trial<'_>) -> Held;

/// The rules by their names.
pub(super) const RULES: &[(&str, Rule)] = &[
    ("nothing panics", nothing_panics),
    ("a valid delivery is read without a deviation", valid_is_read),
    ("the schema accepts exactly what is read without a deviation", both_agree),
    ("all schemas agree", schemas_agree),
    ("what is read comes back the same", comes_back),
    ("no event is taken for another one", no_misdelivery),
    ("a key that stands twice is an error", doubled_keys_are_errors),
    ("an error hands back what the envelope says", errors_know_the_event),
    ("an error names the place", errors_name_the_place),
    ("no message holds what the producer sent", messages_are_private),
    ("the order of keys does not count", order_does_not_count),
];

impl Trial<'_> {
    fn outcome(&self) -> Option<&Outcome> {
        if let Parsed::Event(outcome) = &self.parsed { Some(outcome) } else { None }
    }

    fn errors(&self) -> impl Iterator<Item = &Error> {
        [&self.parsed, &self.reversed].into_iter().filter_map(Parsed::error)
    }

    fn is_clean(&self) -> bool {
        self.outcome().is_some_and(|outcome| outcome.deviations.is_empty())
    }
}

fn hold(holds: bool, why: impl FnOnce() -> String) -> Held {
    if holds { Ok(()) } else { Err(why()) }
}

fn nothing_panics(trial: &Trial<'_>) -> Held {
    let panicked = matches!(trial.parsed, Parsed::Panic) || matches!(trial.reversed, Parsed::Panic);
    hold(!panicked, || "reading or writing it panicked".to_owned())
}

fn valid_is_read(trial: &Trial<'_>) -> Held {
    hold(!trial.case.is_valid || trial.is_clean(), || "it is valid, and is not".to_owned())
}

/// Of an unknown event the envelope alone is promised, which only a plain one has a schema for; a body without a name is
/// none.
fn both_agree(trial: &Trial<'_>) -> Held {
    let Some(verdict) = trial.schema else { return Ok(()) };
    if matches!(trial.facts.name, Name::Unknown(_)) && !trial.subject.is_plain() {
        return Ok(());
    }
    let accepted = verdict.own.unwrap_or(false);
    hold(accepted == trial.is_clean(), || {
        let said = if accepted { "accepts" } else { "refuses" };
        let read = if trial.is_clean() { "is read without a deviation" } else { "is not" };
        format!("the schema {said} it, and it {read}")
    })
}

fn schemas_agree(trial: &Trial<'_>) -> Held {
    let Some(verdict) = trial.schema else { return Ok(()) };
    // Where a header tells events apart, the body of one may be that of another.
    if trial.subject.words.has_header && !matches!(trial.facts.name, Name::Known(_) if verdict.own == Some(true)) {
        return Ok(());
    }
    let expected = matches!(trial.facts.name, Name::Known(_)) && verdict.own == Some(true);
    hold(verdict.bundle == expected, || format!("the schema of all events says {}, not {expected}", verdict.bundle))
}

fn comes_back(trial: &Trial<'_>) -> Held {
    let Some(outcome) = trial.outcome() else { return Ok(()) };
    hold(is_held_exactly(&outcome.written, &trial.case.mutant.body), || format!("written: {}", outcome.written))
}

fn no_misdelivery(trial: &Trial<'_>) -> Held {
    let Some(outcome) = trial.outcome() else { return Ok(()) };
    let (name, known, variant) = match &trial.facts.name {
        Name::Known(position) => {
            let event = trial.subject.compiled.catalogue.events.get(*position).expect("it was found there");
            (event.name.as_str(), Some(event.name.as_str()), event.variant.as_str())
        }
        Name::Unknown(name) => (name.as_str(), None, "Unknown"),
        Name::None => return Err(format!("it has no name, and is read as `{}`", outcome.type_name)),
    };
    let same = outcome.type_name == name && outcome.known == known && outcome.variant == variant;
    hold(same, || format!("`{name}` is read as `{}` in `{}`", outcome.type_name, outcome.variant))
}

fn doubled_keys_are_errors(trial: &Trial<'_>) -> Held {
    hold(!trial.facts.has_doubled_key || trial.outcome().is_none(), || "it is read".to_owned())
}

fn errors_know_the_event(trial: &Trial<'_>) -> Held {
    for error in trial.errors() {
        let (event_type, event_id) = (error.event_type(), error.event_id());
        hold(trial.facts.event_type.allows(event_type), || format!("the type is said to be {event_type:?}"))?;
        let allowed = trial.facts.event_id.as_ref().map_or(event_id.is_none(), |id| id.allows(event_id));
        hold(allowed, || format!("the id is said to be {event_id:?}"))?;
    }
    Ok(())
}

/// A body that is no object is wrong as a whole, and so is one that is too deep.
fn errors_name_the_place(trial: &Trial<'_>) -> Held {
    let whole = !trial.facts.is_object || trial.facts.depth > DEEPEST;
    for error in trial.errors() {
        hold(whole || !error.path().is_empty(), || format!("no path: {error}"))?;
    }
    for deviation in trial.outcome().into_iter().flat_map(|outcome| &outcome.deviations) {
        hold(!deviation.path().is_empty(), || format!("no path: {deviation}"))?;
    }
    Ok(())
}

fn messages_are_private(trial: &Trial<'_>) -> Held {
    let deviations = trial.outcome().into_iter().flat_map(|outcome| &outcome.deviations);
    let messages: Vec<_> = trial.errors().map(Error::to_string).chain(deviations.map(Deviation::to_string)).collect();
    if messages.is_empty() {
        return Ok(());
    }
    let leak = trial.facts.leak(&trial.case.mutant.tree, &messages, &trial.subject.words);
    hold(leak.is_none(), || format!("{leak:?} stands in {messages:?}"))
}

fn order_does_not_count(trial: &Trial<'_>) -> Held {
    match (&trial.parsed, &trial.reversed) {
        (Parsed::Event(one), Parsed::Event(other)) => {
            let [before, after] = [one, other].map(|outcome| outcome.deviations.len());
            hold(before == after, || format!("{before} deviations, in reverse {after}"))?;
            hold((trial.subject.driver.same)(&*one.event, &*other.event), || {
                "in reverse it is another event".to_owned()
            })
        }
        (Parsed::Event(_), Parsed::Error(why)) => Err(format!("it is read, and in reverse it is not: {why}")),
        (Parsed::Error(why), Parsed::Event(_)) => Err(format!("it is read in reverse only: {why}")),
        _ => Ok(()),
    }
}
