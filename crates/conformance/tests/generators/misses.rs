//! What a generator cannot do, each with the least schema that shows it. A test fails once it can.

use std::fs;

use conformance::npm;
use conformance::set_up;
use conformance::tools::{are_there, command};
use tidings_build::{Profile, Sources, compile};

use crate::bench::{said, target, write};
use crate::findings::Check;
use crate::subject::Subject;
use crate::typify;

/// Something that a generator cannot do.
pub(crate) struct Miss {
    pub(crate) generator: &'static str,
    /// The check that does not hold for it; `None` if it does with what the generator is given.
    pub(crate) check: Option<Check>,
    /// What it does, and what follows from it.
    pub(crate) what: &'static str,
}

pub(crate) const MISSES: &[Miss] = &[
    Miss {
        generator: "quicktype",
        check: Some(Check::TellsApart),
        what: "Of a union it makes one class that has the members of all: given the schema of all events, every field \
               is optional and nothing ties a payload to its event. So it is given the schema of one event at a time, \
               and you choose the reader by the event's name.",
    },
    Miss {
        generator: "typify",
        check: None,
        what: "It does not hold a `const`: from the default profile it makes an enum whose members are tried one after \
               the other, and a delivery with another event's name becomes the first whose payload fits. The profile \
               `enum-tag` helps, for it holds an `enum`.",
    },
];

/// Two events that carry the same.
pub(crate) fn two_events() -> Subject {
    let text = "catalogue: two\nlanguage: 1\ntitle: Two events\nenvelope: {name: type, payload: data, fields: {}}\n\
                families: {order: {title: Orders, payload: Order, events: {order.created: It is new, order.paid: It is \
                paid}, types: {Order: {fields: {id: string}}}}}\n";
    let mut sources = Sources::new("");
    sources.add("two.yaml", text.into());
    Subject::new(
        compile(&sources).unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines())),
    )
}

#[test]
fn quicktype_merges_the_members_of_a_union() {
    if !are_there("quicktype", &npm::NEEDS) {
        return;
    }
    let folder = target().join("conformance-generators/quicktype-union");
    write(&folder.join("schemas/TwoEvent.json"), &two_events().schema(Profile::EnumTag));
    write(&folder.join("made/README"), "What quicktype made.\n");
    let mut generator = command("node");
    generator.arg(set_up::home().join("tools/quicktype.mjs")).arg(npm::packages(&target()));
    assert_eq!(said(generator.arg(folder.join("schemas")).arg(folder.join("made"))), (true, String::new()));
    let made = fs::read_to_string(folder.join("made/TwoEvent.ts")).expect("it was made");
    let types: Vec<&str> =
        made.lines().filter(|line| line.starts_with("export ") && !line.contains("Convert")).collect();
    assert!(made.contains("toTwoEvent"), "{made}");
    let is_merged = !types.iter().any(|line| line.contains("OrderPaid"));
    assert!(is_merged, "it tells the events apart now:\n{made}");
}

#[test]
fn typify_does_not_hold_a_constant() {
    let found = typify::try_with("typify-const", Profile::Default, &[two_events()]).remove(0);
    let others = Check::ALL.into_iter().filter(|check| *check != Check::RefusesWrongTag);
    assert!(others.into_iter().all(|check| found.why_not(check).is_none()), "{found:?}");
    assert!(found.why_not(Check::RefusesWrongTag).is_some(), "it holds a `const` now");
}
