//! The catalogues on trial, and deliveries of each.

use contract::samples::samples;
use contract::subject::Subject;
use contract::tree::Tree;
use tidings_build::model::{Event, Shape, Type};
use tidings_build::{Compiled, Sources, compile};

use crate::read;

/// The catalogue with every construct.
pub(crate) const GOLDEN: &str = "../tidings-build/tests/golden/catalogue.yaml";

/// The folders of catalogues with envelopes other than the plain one.
pub(crate) const ENVELOPES: &str = "../tidings-build/tests/golden/envelopes";

/// The names of these folders.
const OF_ENVELOPES: [&str; 6] = ["flat", "header", "meta", "pair", "subtype", "within"];

/// A catalogue, under a name that modules can have.
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) compiled: Compiled,
    /// Valid deliveries, each with the position of its event.
    pub(crate) deliveries: Vec<(usize, Tree)>,
}

impl Module {
    /// The catalogues of the contract, the one with every construct, one with a single event, and one for each kind of
    /// envelope.
    pub(crate) fn all() -> Vec<Self> {
        let others = [Self::golden(), Self::of_text("single", SINGLE), Self::holder()];
        Subject::all().map(Self::of_subject).chain(others).chain(Self::of_envelopes()).collect()
    }

    /// The catalogue with every construct.
    pub(crate) fn golden() -> Self {
        Self::of_text("golden", &read(GOLDEN))
    }

    /// One part of the name stands in an object that types all its other members, the other one may be in the payload.
    pub(crate) fn holder() -> Self {
        Self::of_text("holder", HOLDER)
    }

    /// Those whose deliveries stand in other envelopes than most.
    pub(crate) fn of_envelopes() -> impl Iterator<Item = Self> {
        OF_ENVELOPES.iter().map(|name| Self::of_text(name, &read(&format!("{ENVELOPES}/{name}/catalogue.yaml"))))
    }

    pub(crate) fn events(&self) -> &[Event] {
        &self.compiled.catalogue.events
    }

    /// Whether a value of the type is always an object of a known kind.
    pub(crate) fn has_object(&self, ty: &Type) -> bool {
        let Type::Named(id) = ty else { return false };
        match self.compiled.catalogue.types.get(id.0).map(|def| &def.shape) {
            Some(Shape::Alias(inner)) => self.has_object(inner),
            shape => matches!(shape, Some(Shape::Object(_))),
        }
    }

    /// The catalogue's own name with what modules cannot have in theirs made to fit.
    pub(crate) fn name_of(subject: &Subject) -> String {
        subject.compiled.catalogue.name.replace('-', "_")
    }

    fn of_subject(subject: Subject) -> Self {
        let events = &subject.compiled.catalogue.events;
        let deliveries = samples(&subject).into_iter().filter_map(|sample| {
            let event = events.iter().position(|event| event.name == sample.event);
            let event = event.expect("a sample is of an event of its catalogue");
            // The types for TypeScript say what the producer promises.
            (sample.published || events[event].narrow.is_empty()).then_some((event, sample.delivery))
        });
        let deliveries = deliveries.collect();
        Self { name: Self::name_of(&subject), compiled: subject.compiled, deliveries }
    }

    fn of_text(name: &str, text: &str) -> Self {
        let mut sources = Sources::new(name);
        sources.add("catalogue.yaml", text.as_bytes().to_vec());
        let compiled = compile(&sources).unwrap_or_else(|mistakes| panic!("{name}:\n{}", mistakes.lines()));
        let made = Tree::parse(&compiled.artifacts.samples);
        let mut deliveries = Vec::new();
        for (event, entry) in made.members().iter().enumerate() {
            for kind in entry.value.members() {
                match &kind.value {
                    Tree::List(written) => deliveries.extend(written.iter().map(|it| (event, it.clone()))),
                    delivery => deliveries.push((event, delivery.clone())),
                }
            }
        }
        assert_eq!(made.members().len(), compiled.catalogue.events.len(), "{name}: every event has samples");
        Self { name: name.to_owned(), compiled, deliveries }
    }
}

/// Where one event is all, there is nothing to tell apart.
const SINGLE: &str = r"catalogue: single
language: 1
title: One event
families:
  order:
    title: Orders
    payload: json
    events: {order.placed: A customer placed an order}
envelope: {name: type, payload: data, fields: {id: string}}
";

const HOLDER: &str = r"catalogue: holder
language: 1
title: A name in two objects
families:
  order:
    title: Orders
    payload: Order
    events: {order: Something became of an order, order.placed: A customer placed an order}
    types: {Order: {fields: {total?: integer}}, Meta: {fields: {source: string}, others: string}}
envelope: {name: [meta.type, optional data.sub], payload: data, fields: {id: string, meta: Meta}}
";
