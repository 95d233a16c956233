//! What was judged, and what did not hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter, Write as _};

use super::facts::Name;
use super::{Parsed, Trial};
use crate::mutation::mutations;
use crate::subject::Subject;
use crate::validator::Answer;

/// What was judged, and what did not hold.
#[derive(Debug, Default)]
pub struct Tally {
    /// The changes for which the catalogues have something that they could change.
    pub possible: BTreeSet<&'static str>,
    /// How often each change was judged.
    pub by_mutation: BTreeMap<&'static str, usize>,
    /// How often each pair of verdicts came.
    pub by_verdicts: BTreeMap<(&'static str, &'static str), usize>,
    /// What did not hold.
    pub breaches: Vec<Breach>,
}

/// A rule that does not hold for a body.
#[derive(Debug)]
pub struct Breach {
    /// The rule.
    pub rule: &'static str,
    /// What was done to a valid delivery.
    pub mutation: &'static str,
    /// The body.
    pub body: String,
    /// Everything that one needs to look into it.
    pub report: String,
}

/// So many breaches of a rule are shown: the shortest bodies of different changes.
const SHOWN: usize = 3;

impl Tally {
    /// Nothing is judged yet, and this is what will be.
    pub(super) fn of(subject: &Subject) -> Self {
        let possible = mutations().filter(|it| it.has_subject(&subject.words)).map(|it| it.name);
        Self { possible: possible.collect(), ..Self::default() }
    }

    pub(super) fn count(&mut self, trial: &Trial<'_>) {
        *self.by_mutation.entry(trial.case.mutant.mutation).or_default() += 1;
        let schema = match (trial.schema, &trial.facts.name) {
            (None, _) => "not held exactly",
            (Some(_), Name::Unknown(_)) => "unknown event",
            (Some(verdict), _) if verdict.bundle => "accepted",
            (Some(_), _) => "refused",
        };
        *self.by_verdicts.entry((schema, said(&trial.parsed))).or_default() += 1;
    }

    /// Adds what was judged elsewhere.
    pub fn add(&mut self, other: Self) {
        self.possible.extend(other.possible);
        other.by_mutation.into_iter().for_each(|(key, count)| *self.by_mutation.entry(key).or_default() += count);
        other.by_verdicts.into_iter().for_each(|(key, count)| *self.by_verdicts.entry(key).or_default() += count);
        self.breaches.extend(other.breaches);
    }

    /// How many bodies were judged.
    #[must_use]
    pub fn bodies(&self) -> usize {
        self.by_mutation.values().sum()
    }

    /// Fails unless everything held, and every change that has something to change was judged so often.
    ///
    /// # Panics
    ///
    /// If something did not hold, or if a change was judged too seldom.
    pub fn assert_holds(&self, least: usize) {
        let seldom = self.possible.iter().map(|name| (*name, self.by_mutation.get(name).copied().unwrap_or(0)));
        let seldom: Vec<_> = seldom.filter(|(_, count)| *count < least).collect();
        assert!(seldom.is_empty(), "judged less than {least} times: {seldom:?}");
        let mut by_rule: BTreeMap<_, Vec<&Breach>> = BTreeMap::new();
        self.breaches.iter().for_each(|breach| by_rule.entry(breach.rule).or_default().push(breach));
        let mut reports = String::new();
        for (rule, mut breaches) in by_rule {
            let _ = writeln!(reports, "{rule}: broken {} times", breaches.len());
            breaches.sort_by_key(|breach| breach.body.len());
            let mut seen = BTreeSet::new();
            breaches.retain(|breach| seen.insert(breach.mutation));
            breaches.iter().take(SHOWN).for_each(|breach| reports.push_str(&breach.report));
        }
        assert!(reports.is_empty(), "\n{reports}");
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} bodies", self.bodies())?;
        for ((schema, read), count) in &self.by_verdicts {
            writeln!(f, "{count:8}  schema: {schema}; types: {read}")?;
        }
        for (mutation, count) in &self.by_mutation {
            writeln!(f, "{count:8}  {mutation}")?;
        }
        Ok(())
    }
}

impl Breach {
    pub(super) fn new(rule: &'static str, why: &str, trial: &Trial<'_>, answer: Option<&Answer>) -> Self {
        let (case, mutant) = (trial.case, &trial.case.mutant);
        let schema = match (trial.schema, answer) {
            (Some(verdict), _) => format!("all events {}, the own {:?}", verdict.bundle, verdict.own),
            (None, Some(_)) => "its reader does not hold the body exactly".to_owned(),
            (None, None) => "its reader refuses the body".to_owned(),
        };
        let types = match &trial.parsed {
            Parsed::Event(outcome) => format!("{}, {:?}", said(&trial.parsed), outcome.deviations),
            Parsed::Error(why) => format!("an error: {why}"),
            Parsed::Panic => said(&trial.parsed).to_owned(),
        };
        let report = format!(
            "\n  why:    {why}\n  origin: {}\n  change: {}, at {}\n  schema: {schema}\n  types:  {types}\n  body:   {}\n",
            case.origin, mutant.mutation, mutant.place, mutant.body,
        );
        Self { rule, mutation: mutant.mutation, body: mutant.body.clone(), report }
    }
}

fn said(parsed: &Parsed) -> &'static str {
    match parsed {
        Parsed::Event(outcome) if outcome.deviations.is_empty() => "read",
        Parsed::Event(_) => "read with deviations",
        Parsed::Error(_) => "an error",
        Parsed::Panic => "a panic",
    }
}
