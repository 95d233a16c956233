//! Names that nobody thinks of: keywords, signs, numbers, names of the prelude, and names that differ in little.

use std::collections::BTreeSet;

use contract::corpus::{Case, of_chance};
use contract::driver::names::{Beside, Choice, Data, Event, EventType, Odd, Sign, Told};
use contract::judge::{judge, judge_side_by_side};
use contract::mutation::unchanged;
use contract::samples::{Sample, samples};
use contract::subject::Subject;
use contract::tree::{Member, Tree};
use tidings::Open;
use tidings_build::model::{Claim, Enum, EnumValue, Literal, Shape};

/// Every change is judged at least so often.
const LEAST: usize = 5;

#[test]
fn the_schema_and_the_types_agree_on_names_that_nobody_thinks_of() {
    let subjects: Vec<_> = Subject::written().collect();
    assert_eq!(subjects.len(), 2);
    let tally = judge_side_by_side(&subjects, |subject| {
        let mut cases = of_chance(subject);
        cases.extend(samples(subject).into_iter().map(|Sample { origin, delivery, .. }| {
            let mutant = unchanged(&delivery);
            Case { origin, header: None, mutant, is_valid: true }
        }));
        judge(subject, &cases)
    });
    println!("{tally}");
    tally.assert_holds(LEAST);
}

/// What the test above judges would be little if it left names out.
#[test]
fn every_name_stands_in_a_sample() {
    let subject = subject();
    let (mut keys, mut values) = (BTreeSet::new(), BTreeSet::new());
    for sample in samples(&subject) {
        collect(&sample.delivery, &mut keys, &mut values);
    }
    let missing: Vec<_> = subject.words.keys.difference(&keys).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let missing: Vec<_> = spellings(&subject).difference(&values).cloned().collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The keys of a delivery, and its texts and numbers as JSON.
fn collect(tree: &Tree, keys: &mut BTreeSet<String>, values: &mut BTreeSet<String>) {
    keys.extend(tree.members().iter().filter_map(Member::name));
    if let Tree::Scalar(spelt) = tree {
        values.insert(spelt.clone());
    }
    tree.children().for_each(|child| collect(child, keys, values));
}

/// The values of all enums but those that show what a type can be called, and all tags.
fn spellings(subject: &Subject) -> BTreeSet<String> {
    let catalogue = &subject.compiled.catalogue;
    let of_values = |known: &Enum| known.values.iter().map(|value: &EnumValue| value.wire.clone()).collect();
    let of_shape = |shape: &Shape| -> Vec<Literal> {
        match shape {
            Shape::Enum(known) if known.values.len() != 2 => of_values(known),
            Shape::Union(union) => union
                .variants
                .iter()
                .filter_map(|it| if let Claim::Tag(tag) = &it.claim { Some(Literal::Text(tag.clone())) } else { None })
                .collect(),
            _ => Vec::new(),
        }
    };
    catalogue.types.iter().flat_map(|def| of_shape(&def.shape)).map(|it| it.to_json().compact()).collect()
}

fn subject() -> Subject {
    Subject::written().find(|subject| subject.driver.catalogue == "names").expect("it was written")
}

fn sample_of(name: &str) -> (Event, Sample) {
    let written = samples(&subject()).into_iter().rfind(|it| it.event == name && it.published);
    let sample = written.expect("the event has samples");
    let event = Event::from_str(&sample.delivery.to_string()).expect("a sample can be read");
    assert!(event.deviations().is_empty(), "{:?}", event.deviations());
    (event, sample)
}

#[test]
fn values_are_known_by_the_names_that_one_expects() {
    let Data::Values(values) = sample_of("values").0.data else { panic!("expected values") };
    let known: Vec<_> = values.open.iter().map(|value| value.known().expect("it is known")).collect();
    let told = [
        (Odd::TooHeated, "too heated"),
        (Odd::V3DsAuthenticated, "3DS_AUTHENTICATED"),
        (Odd::V1_0_2, "1.0.2"),
        (Odd::V1_0, "1.0"),
        (Odd::V10, "10"),
        (Odd::Any, "*"),
        (Odd::Empty, ""),
        (Odd::Redacted, "[redacted]"),
        (Odd::Null, "null"),
        (Odd::None, "None"),
        (Odd::Self_, "Self"),
        (Odd::Option, "Option"),
        (Odd::Unknown, "Unknown"),
        (Odd::Type, "type"),
        (Odd::Capitals, "TYPE"),
        (Odd::Umlaut, "größe😀"),
    ];
    for (value, wire) in told {
        assert_eq!(value.as_str(), wire);
        assert!(known.contains(&value), "{value:?}");
    }
    let different: BTreeSet<_> = known.iter().map(|value| value.as_str()).collect();
    assert_eq!((known.len(), different.len()), (33, 33));
    let signs: Vec<_> = values.numbers.iter().map(|sign| sign.as_ref().and_then(Open::known)).collect();
    let expected = [Sign::Minus1, Sign::V0, Sign::V1, Sign::Minus1AsText, Sign::Null].map(Some);
    assert_eq!(signs.split_last(), Some((&None, &expected[..])));
    let constants = values.constants.value().expect("they are there");
    assert_eq!((constants.null.as_str(), constants.none.as_str(), constants.empty.as_str()), ("null", "*", ""));
}

#[test]
fn null_and_the_text_of_it_stay_apart() {
    let (event, sample) = sample_of("values");
    assert_eq!(event.null, "null");
    let Data::Values(values) = &event.data else { panic!("expected values") };
    assert_eq!(values.closed.iter().filter(|value| value.is_none()).count(), 1);
    assert_eq!(event.to_string().matches("null,").count(), sample.delivery.to_string().matches("null,").count());
    // Where the text is promised, null is a deviation, and the other way round.
    let (event, mut sample) = sample_of("fields");
    let Data::Fields(fields) = event.data else { panic!("expected fields") };
    assert_eq!((fields.null.as_str(), fields.nothing.as_str(), fields.true_.as_str()), ("null", "null", "true"));
    assert_eq!((fields.yes, fields.no.as_str(), fields.n1), (true, "no", 1));
    let envelope = sample.delivery.members().iter().position(|member| member.name().as_deref() == Some("null"));
    let place = [envelope.expect("the envelope has such a field")];
    *sample.delivery.at_mut(&place).expect("it is there") = Tree::scalar("null");
    let why = Event::from_str(&sample.delivery.to_string()).expect_err("null is no text");
    assert_eq!(why.path(), "null");
}

#[test]
fn tags_and_types_are_told_apart() {
    let Data::ValuesTold(told) = sample_of("values.told").0.data else { panic!("expected a list") };
    assert!(matches!(told.first(), Some(Told::TooHeated(it)) if it.type_ == "too heated" && !it.self_.is_empty()));
    assert_eq!(told.iter().filter(|it| matches!(it, Told::Any(_) | Told::Empty(_) | Told::Null(_))).count(), 3);
    assert!(!told.iter().any(|it| matches!(it, Told::Unknown(_))), "{told:?}");
    let Data::ValuesBeside(beside) = sample_of("values.beside").0.data else { panic!("expected a list") };
    // No Rust name can be made of these keys.
    assert!(matches!(beside.first(), Some(Beside::Option(it)) if it.tag == "Option" && it.content == "x"));
    let Data::TypesUnion(choice) = sample_of("types.union").0.data else { panic!("expected a choice") };
    assert!(choice.is_some_and(|choice| !matches!(choice, Choice::Unknown(_))));
}

/// One name is a part of another, or is another one in small letters.
#[test]
fn names_of_events_that_differ_in_little_are_different_events() {
    let names: BTreeSet<&str> = EventType::ALL.iter().map(|event| event.as_str()).collect();
    assert_eq!(names.len(), subject().words.events.len());
    let segments: BTreeSet<_> = names.iter().map(|name| name.split('.').count()).collect();
    assert!((1..=7).all(|count| segments.contains(&count)), "{segments:?}");
    let mut unknown = 0;
    for name in &names {
        let (shorter, longer) = (name.rsplit_once('.').map_or("", |(shorter, _)| shorter), format!("{name}.x"));
        let near = [name.to_uppercase(), name.to_lowercase(), name.trim().to_owned(), format!(" {name}"), longer];
        for near in near.into_iter().chain([shorter.to_owned()]).filter(|near| !names.contains(near.as_str())) {
            let body = Tree::object([
                ("@type", Tree::text(&near)),
                ("_links.self", Tree::text("x")),
                ("null", Tree::text("null")),
                ("urn:ietf:params:scim:schemas:extension:2.0:Event", Tree::scalar("{}")),
            ]);
            let event = Event::from_str(&body.to_string()).expect("an event that nobody knows can be read");
            assert_eq!((event.event_type(), event.type_name()), (None, near.as_str()));
            unknown += 1;
        }
    }
    assert!(unknown > 100, "{unknown}");
}
