//! What a generator cannot do, each with the least schema that shows it. A test fails once it can.

use std::fs;

use conformance::tools::{are_there, command};
use conformance::{npm, pip, set_up};
use tidings_build::{Profile, Sources, compile};

use crate::bench::{said, target, write};
use crate::findings::{Check, Findings};
use crate::subject::Subject;
use crate::{pydantic, quicktype, typescript, typify};

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
        generator: "quicktype",
        check: None,
        what: "An event whose name has a `#` has one in the address of its schema, too, and though it is escaped there \
               the tool gives up.",
    },
    Miss {
        generator: "quicktype",
        check: None,
        what: "Of an object that says what its other fields hold it makes an interface whose index signature the named \
               fields break: it runs, but does not compile.",
    },
    Miss {
        generator: "quicktype",
        check: None,
        what: "A list with a type for each place that leads back to itself, such as `Pair: {items: {a: string, rest?: \
               Pair}}`, it follows until the stack is full.",
    },
    Miss {
        generator: "json-schema-to-typescript",
        check: None,
        what: "A value that may be anything (`json`, `const null`) becomes an object, so that a text or a null is not \
               of its type.",
    },
    Miss {
        generator: "json-schema-to-typescript",
        check: None,
        what: "A field that is called `$ref` is followed where it stands in an example, and it gives up at a null in a \
               list that is called `items` there: it takes examples for schemas.",
    },
    Miss {
        generator: "json-schema-to-typescript",
        check: None,
        what: "Of a list with a type for each place it makes a list of anything, as long as it must be. So does \
               datamodel-code-generator; quicktype takes what any place takes for each item.",
    },
    Miss {
        generator: "datamodel-code-generator",
        check: None,
        what: "A field that is called like a type hides that type from the fields behind it: the code runs, and no \
               checker takes it.",
    },
    Miss {
        generator: "typify",
        check: None,
        what: "It does not hold a `const`: from the default profile it makes an enum whose members are tried one after \
               the other, and a delivery with another event's name becomes the first whose payload fits. The profile \
               `enum-tag` helps, for it holds an `enum`.",
    },
    Miss {
        generator: "typify",
        check: None,
        what: "Two fields whose names are the same in Rust, such as `note` and `Note`, become one name, and the code \
               does not compile.",
    },
    Miss {
        generator: "typify",
        check: None,
        what: "Of a choice between a constant and other values of its kind, such as `const \"none\" | date`, it makes a \
               struct whose parts are all optional, and that holds no text.",
    },
];

/// Two events that carry an object of these fields.
fn two_events(fields: &str) -> Subject {
    two_events_called("order.created", &format!("Order: {{fields: {{{fields}}}}}"))
}

/// Two events that carry an `Order`, which is one of these types.
fn two_events_called(first: &str, types: &str) -> Subject {
    let text = format!(
        "catalogue: two\nlanguage: 1\ntitle: Two events\nenvelope: {{name: type, payload: data, fields: {{}}}}\n\
         families: {{order: {{title: Orders, payload: Order, events: {{'{first}': It is new, order.paid: It is paid}}, \
         types: {{{types}}}}}}}\n"
    );
    let mut sources = Sources::new("");
    sources.add("two.yaml", text.into());
    let compiled = compile(&sources);
    Subject::new(compiled.unwrap_or_else(|mistakes| panic!("the catalogue has mistakes:\n{}", mistakes.lines())))
}

/// Nothing of what is found holds but what holds without `fields`: they alone are at fault.
#[track_caller]
fn assert_misses(found: &Findings, missed: Check) {
    let first = Check::ALL.into_iter().find(|check| found.why_not(*check).is_some());
    assert_eq!(first, Some(missed), "{found:?}");
}

/// What quicktype says of a schema of all events, and what it makes.
fn by_quicktype(name: &str, subject: &Subject) -> (String, Option<String>) {
    let folder = target().join("conformance-generators").join(name);
    write(&folder.join("schemas/TwoEvent.json"), &subject.schema(Profile::EnumTag));
    write(&folder.join("made/README"), "What quicktype made.\n");
    let mut generator = command("node");
    generator.arg(set_up::home().join("tools/quicktype.mjs")).arg(npm::packages(&target()));
    let (_, told) = said(generator.arg(folder.join("schemas")).arg(folder.join("made")));
    (told, fs::read_to_string(folder.join("made/TwoEvent.ts")).ok())
}

#[test]
fn quicktype_merges_the_members_of_a_union() {
    if are_there("quicktype", &npm::NEEDS) {
        let (told, made) = by_quicktype("quicktype-union", &two_events("id: string"));
        let made = made.unwrap_or_else(|| panic!("it was not made: {told}"));
        assert!(told.is_empty() && made.contains("toTwoEvent"), "{told}\n{made}");
        assert!(!made.contains("OrderPaid"), "it tells the events apart now:\n{made}");
    }
}

#[test]
fn quicktype_gives_up_at_a_number_sign() {
    if are_there("quicktype", &npm::NEEDS) {
        let subject = two_events_called("order#1", "Order: {fields: {id: string}}");
        assert_misses(&quicktype::try_in("quicktype-number-sign", &[subject])[0], Check::Generates);
    }
}

#[test]
fn quicktype_breaks_an_index_signature() {
    if are_there("quicktype", &npm::NEEDS) {
        let subject = two_events_called("order.created", "Order: {fields: {count: integer}, others: string}");
        assert_misses(&quicktype::try_in("quicktype-others", &[subject])[0], Check::Compiles);
    }
}

#[test]
fn quicktype_follows_a_tuple_into_itself() {
    if are_there("quicktype", &npm::NEEDS) {
        let types = "Order: {fields: {p: Pair}}, Pair: {items: {a: string, rest?: Pair}}";
        let (told, made) = by_quicktype("quicktype-tuple", &two_events_called("order.created", types));
        assert!(made.is_none() && told.contains("Maximum call stack size exceeded"), "{told}");
    }
}

#[test]
fn json_schema_to_typescript_takes_anything_for_an_object() {
    if are_there("json-schema-to-typescript", &npm::NEEDS) {
        let subject = two_events("note: {type: json, description: Anything, examples: [a]}");
        let found = typescript::try_in("json-schema-to-typescript-anything", &[subject]);
        assert_misses(&found[0], Check::Parses);
    }
}

#[test]
fn json_schema_to_typescript_follows_what_is_no_reference() {
    if are_there("json-schema-to-typescript", &npm::NEEDS) {
        let subject = two_events("$ref: string");
        let found = typescript::try_in("json-schema-to-typescript-reference", &[subject]);
        assert_misses(&found[0], Check::Generates);
    }
}

#[test]
fn json_schema_to_typescript_takes_an_example_for_a_schema() {
    if are_there("json-schema-to-typescript", &npm::NEEDS) {
        let subject = two_events("inner: {fields: {items: list<string | null>}, examples: [{items: [null]}]}");
        let found = typescript::try_in("json-schema-to-typescript-example", &[subject]);
        assert_misses(&found[0], Check::Generates);
    }
}

#[test]
fn json_schema_to_typescript_forgets_what_stands_at_which_place() {
    if are_there("json-schema-to-typescript", &npm::NEEDS) {
        let name = "json-schema-to-typescript-tuple";
        let subject = two_events("at: {items: {x: number, label: string}}");
        let found = typescript::try_in(name, &[subject]);
        assert!(Check::ALL.into_iter().all(|check| found[0].why_not(check).is_none()), "{:?}", found[0]);
        let made = target().join("conformance-generators").join(name).join("two/events.ts");
        let made = fs::read_to_string(made).expect("it was made");
        assert!(made.contains("[unknown, unknown, ...unknown[]]"), "it knows the places now:\n{made}");
    }
}

#[test]
fn datamodel_code_generator_hides_a_type_behind_a_field() {
    if are_there("datamodel-code-generator", &pip::NEEDS) {
        let types = "Order: {fields: {capital: {type: string, wire: Note}, note: Note}}, Note: {fields: {id: string}}";
        let subject = two_events_called("order.created", types);
        assert_misses(&pydantic::try_in("datamodel-code-generator-field", &[subject])[0], Check::Compiles);
    }
}

#[test]
fn typify_does_not_hold_a_constant() {
    let found = typify::try_in("typify-const", Profile::Default, &[two_events("id: string")]);
    assert_misses(&found[0], Check::Parses);
}

#[test]
fn typify_gives_two_fields_one_name() {
    let found = typify::try_in(
        "typify-names",
        Profile::EnumTag,
        &[two_events("note: string, note_capital: {type: string, wire: Note}")],
    );
    assert_misses(&found[0], Check::Compiles);
}

#[test]
fn typify_makes_a_struct_of_texts() {
    let subject = two_events("due: const \"none\" | date");
    assert_misses(&typify::try_in("typify-texts", Profile::EnumTag, &[subject])[0], Check::Parses);
}
