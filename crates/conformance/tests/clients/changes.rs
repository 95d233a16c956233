//! What is done to deliveries, and what the Python classes make of it: they say what the schema says.

use conformance::pip;
use contract::corpus::{Case, of_chance, of_sample};
use contract::judge::{Expected, expected, is_held_exactly};
use contract::mutation::Mutant;
use contract::samples::samples;
use contract::subject::Subject;

use crate::catalogues::Module;
use crate::python::{Answer, judge};
use crate::{folder, nulls, once, write};

#[test]
fn every_change_of_a_delivery_is_judged_as_by_the_schema() {
    once("pydantic-changes", &pip::NEEDS, &[], || {
        let folder = folder("python-changes");
        let mut tally = Tally::default();
        let subjects = std::iter::once(Subject::deck()).chain(Subject::random().take(3));
        for subject in subjects.chain(Subject::other_envelopes()) {
            let name = Module::name_of(&subject);
            write(&folder.join(format!("{name}.py")), &subject.compiled.python());
            let cases: Vec<Case> = if subject.driver.catalogue == "deck" {
                samples(&subject).iter().flat_map(|sample| of_sample(&subject, sample)).collect()
            } else {
                of_chance(&subject)
            };
            let question = |case: &Case| (name.clone(), case.header.clone(), case.mutant.body.clone());
            let questions: Vec<_> = cases.iter().map(question).collect();
            for (case, answer) in cases.iter().zip(judge(&folder, &questions)) {
                tally.count(&subject, case, &answer);
            }
        }
        tally.assert_holds();
    });
}

/// What was judged.
#[derive(Default)]
struct Tally {
    accepted: usize,
    refused: usize,
    unknown: usize,
    not_held_exactly: usize,
    disagreements: Vec<(usize, String)>,
}

impl Tally {
    fn count(&mut self, subject: &Subject, case: &Case, answer: &Answer) {
        let Some(expected) = expected_in_python(subject, case) else { return };
        let held = answer.held.as_deref().filter(|held| is_held_exactly(held, &case.mutant.body));
        if held.is_none() {
            self.not_held_exactly += 1;
            return;
        }
        let class = expected.event.map(|event| subject.compiled.catalogue.events[event].definition.as_str());
        let agrees = match (&answer.event, class) {
            // The schema does not speak of events that nobody knows. Here each is one, or a broken envelope.
            (Some(event), None) => event == "UnknownEvent" && answer.kept,
            (None, None) => true,
            (Some(event), Some(class)) => expected.is_accepted && event == class && answer.kept,
            (None, Some(_)) => !expected.is_accepted,
        };
        if !agrees {
            let Case { origin, mutant: Mutant { mutation, place, body, .. }, .. } = case;
            let read = format!("read as {:?}, kept: {}, expected {expected:?}", answer.event, answer.kept);
            let report =
                format!("\n  {read}\n  origin: {origin}\n  change: {mutation}, at {place}\n  body:   {body}\n");
            self.disagreements.push((body.len(), report));
        }
        *match (class, &answer.event) {
            (None, _) => &mut self.unknown,
            (Some(_), Some(_)) => &mut self.accepted,
            (Some(_), None) => &mut self.refused,
        } += 1;
    }

    fn assert_holds(mut self) {
        let Self { accepted, refused, unknown, not_held_exactly, .. } = self;
        println!(
            "pydantic: {accepted} accepted, {refused} refused, {unknown} unknown, {not_held_exactly} not held exactly"
        );
        assert!(accepted.min(refused) > 3_000 && unknown > 500, "little was tried");
        self.disagreements.sort();
        let count = self.disagreements.len();
        let shown: String = self.disagreements.into_iter().take(5).map(|(_, report)| report).collect();
        assert!(count == 0, "{count} disagreements, of which the shortest are:\n{shown}");
    }
}

/// What the schema says of the body without the nulls that Python takes for absent fields.
fn expected_in_python(subject: &Subject, case: &Case) -> Option<Expected> {
    let verdict = expected(subject, case)?;
    let Some(event) = verdict.event.and_then(|event| subject.compiled.catalogue.events.get(event)) else {
        return Some(verdict);
    };
    let tree = nulls::without(&subject.compiled.catalogue, event, &case.mutant.tree);
    if tree == case.mutant.tree {
        return Some(verdict);
    }
    let mutant = Mutant { body: tree.to_string(), tree, ..case.mutant.clone() };
    expected(subject, &Case { mutant, ..case.clone() })
}
