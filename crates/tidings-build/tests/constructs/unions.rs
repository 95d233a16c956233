//! Unions: what tells their variants, and where a deviation stops.

use super::events::{
    self, CardNumber, CardOwner, Company, Data, DisputeEvidence, DisputePayment, DisputeSaid, DisputeSeenBy, Event,
    NoteAt, Payment, PaymentCard, PaymentDisputedPayload, Rule, Seal, SealInk,
};
use super::{comes_back, delivery};

/// The dispute that a payload is read as, and the paths of its deviations.
#[track_caller]
fn dispute(fields: &str) -> (events::Dispute, Vec<String>) {
    let payload = format!(r#"{{"payment":"pay_1","parties":[],{fields}}}"#);
    let event = comes_back(&delivery("payment.disputed", &payload));
    let deviations = event.deviations().iter().map(|deviation| deviation.path().to_owned()).collect();
    match event.data {
        Data::PaymentDisputed(payload) => match *payload {
            Some(PaymentDisputedPayload::Dispute(dispute)) => (*dispute, deviations),
            other => panic!("expected a dispute, found {other:?}"),
        },
        other => panic!("expected a disputed payment, found {other:?}"),
    }
}

#[track_caller]
fn payment(payload: &str) -> (Payment, Vec<String>) {
    let event = comes_back(&delivery("payment.received", payload));
    let deviations = event.deviations().iter().map(ToString::to_string).collect();
    match event.data {
        Data::PaymentReceived(payment) => (*payment, deviations),
        other => panic!("expected a payment, found {other:?}"),
    }
}

#[test]
fn a_tag_tells_wherever_it_stands() {
    let card = r#""owner":{"name":"Ann","object":"person"},"number":"hidden""#;
    for payload in [format!(r#"{{"kind":"card",{card}}}"#), format!(r#"{{{card},"ki\u006ed":"card"}}"#)] {
        let (payment, deviations) = payment(&payload);
        let Payment::Card(card) = payment else { panic!("expected a card, found {payment:?}") };
        assert_eq!(deviations, Vec::<String>::new());
        assert!(matches!(card.owner, CardOwner::Person(_)) && card.number == CardNumber::Hidden);
    }
    assert!(matches!(payment(r#"{"kind":"none","more":1}"#).0, Payment::None(_)));
    assert!(matches!(payment(r#"{"kind":"ON-ACCOUNT","limit":1e3}"#).0, Payment::OnAccount(_)));
}

#[test]
fn a_tag_that_is_new_is_an_addition() {
    let (payment, deviations) = payment(r#"{"kind":"gold","grams":[1.50, 2]}"#);
    let Payment::Unknown(unknown) = payment else { panic!("expected nothing known, found {payment:?}") };
    assert_eq!(unknown.json().as_str(), r#"{"kind":"gold","grams":[1.50, 2]}"#);
    assert_eq!(deviations, Vec::<String>::new());
}

#[test]
fn what_is_of_no_variant_is_a_deviation_and_is_kept() {
    for (payload, told) in [
        (r#"{"owner":1}"#, "`payload.kind`: expected a field of this name, found nothing"),
        (r#"{"kind":1}"#, "`payload.kind`: expected a text, found a number of 1 character"),
        (r#"{"kind":"ON-ACCOUNT"}"#, "`payload.limit`: expected a field of this name, found nothing"),
        (r#"["card"]"#, "`payload`: expected an object, found a list of 1 item"),
        ("null", "`payload`: expected an object, found null"),
    ] {
        let (payment, deviations) = payment(payload);
        assert!(matches!(payment, Payment::Unknown(_)), "{payment:?}");
        assert_eq!(deviations, [told]);
    }
}

#[test]
fn a_scalar_that_its_variant_refuses_could_have_been_another() {
    let card =
        |number: &str| format!(r#"{{"kind":"card","owner":{{"name":"Ann","object":"person"}},"number":{number}}}"#);
    for (number, told) in [
        ("1.5", "`payload.number`: expected a known constant or an integer of 64 bits, found a number of 3 characters"),
        ("[]", "`payload.number`: expected a known constant or a number, found a list of 0 items"),
    ] {
        let (payment, deviations) = payment(&card(number));
        assert!(matches!(payment, Payment::Card(_)), "{payment:?}");
        assert_eq!(deviations, [told]);
    }
}

#[test]
fn a_tag_that_stands_twice_is_an_error_in_any_order() {
    for payload in [
        r#"{"kind":"none","kind":"gold"}"#,
        r#"{"kind":"gold","kind":"none"}"#,
        r#"{"kind":"gold","kind":"silver"}"#,
        r#"{"kind":1,"kind":"none"}"#,
    ] {
        let why = Event::from_str(&delivery("payment.received", payload)).expect_err("a key stands twice");
        assert_eq!(why.path(), "payload[key 1]");
    }
}

#[test]
fn values_are_told_by_their_kinds_constants_and_fields() {
    let evidence = r#""evidence":{"a":"none","b":"http://a","c":{"sender":"s","weight":1},"d":{"version":3.0,"sender":1},
        "e":{"sender":1,"version":4}},"note":{"sender":"per_1","at":{"at":"Bern"}}"#;
    let (dispute, deviations) = dispute(evidence);
    assert_eq!(deviations, Vec::<String>::new());
    assert!(matches!(dispute.payment, DisputePayment::PaymentId(_)));
    let evidence = dispute.evidence.value().expect("there is evidence");
    let told: Vec<_> = evidence.iter().map(|(_, value)| value).collect();
    assert!(matches!(
        told.as_slice(),
        [
            DisputeEvidence::None,
            DisputeEvidence::Uri(_),
            DisputeEvidence::Letter(_),
            DisputeEvidence::Fax(_),
            DisputeEvidence::Mail(_)
        ]
    ));
    let note = dispute.note.value().expect("there is a note");
    assert!(matches!(note.at, NoteAt::Address(_)));
}

#[test]
fn the_object_that_requires_more_is_tried_first() {
    for (seen_by, is_officer, path) in [
        (r#"{"name":"a","rank":1}"#, Some(false), None),
        (r#"{"badge":7,"name":"a"}"#, Some(true), None),
        // It is no witness with an unknown field, though a validator may say so.
        (r#"{"badge":"seven","name":"a"}"#, None, Some("payload.seen_by.badge")),
        (r#"{"badge":7}"#, None, Some("payload.seen_by")),
    ] {
        let (dispute, deviations) = dispute(&format!(r#""seen_by":{seen_by}"#));
        let told = match dispute.seen_by.value() {
            Some(DisputeSeenBy::Officer(_)) => Some(true),
            Some(DisputeSeenBy::Witness(_)) => Some(false),
            _ => None,
        };
        assert_eq!(told, is_officer, "{seen_by}");
        assert_eq!(deviations, path.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_constant_tells_more_than_a_field_that_others_have() {
    for (said, is_claim) in [
        (r#"{"said":"claim","proof":"p"}"#, Some(true)),
        (r#"{"said":"doubt"}"#, Some(false)),
        // Its producer gave the doubt a field that until now the claim alone has.
        (r#"{"said":"doubt","proof":"later"}"#, Some(false)),
        (r#"{"proof":7,"said":"doubt"}"#, Some(false)),
        (r#"{"said":"guess","proof":"p"}"#, None),
    ] {
        let (dispute, deviations) = dispute(&format!(r#""said":{said}"#));
        let told = match dispute.said.value() {
            Some(DisputeSaid::Claimed(_)) => Some(true),
            Some(DisputeSaid::Doubted(_)) => Some(false),
            _ => None,
        };
        assert_eq!(told, is_claim, "{said}");
        assert_eq!(deviations.len(), usize::from(is_claim.is_none()), "{said}");
    }
}

#[test]
fn keys_of_which_no_name_can_be_made_tell_too() {
    let (dispute, deviations) = dispute(r#""seal":{"種類":"wax","内容":{"colour":"red"}}"#);
    assert_eq!(deviations, Vec::<String>::new());
    let Some(Seal::Wax(wax)) = dispute.seal.value() else { panic!("expected wax, found {:?}", dispute.seal) };
    assert_eq!((wax.tag.as_str(), wax.content.colour.as_deref()), ("wax", Some("red")));
    let ink = SealInk::new("black");
    assert_eq!((ink.tag.as_str(), ink.content.as_str()), ("ink", "black"));
}

#[test]
fn a_variant_is_written_with_its_tag_though_its_type_says_any_text() {
    let card = PaymentCard::new(CardOwner::Company(Box::new(Company::new("c"))), CardNumber::Hidden);
    assert_eq!(card.kind.as_str(), "card");
}

#[test]
fn a_deviation_stops_at_the_union_around_it() {
    let (dispute, deviations) = dispute(
        r#""evidence":{"a":{"sender":1,"version":5},"b":true,"c":{"sender":"s","weight":"heavy"}},
        "note":{"sender":"per_1","at":{"at":null}}"#,
    );
    assert!(dispute.note.value().is_some_and(|note| matches!(note.at, NoteAt::Unknown(_))));
    let paths =
        ["payload.evidence[key 0]", "payload.evidence[key 1]", "payload.evidence[key 2].weight", "payload.note.at"];
    assert_eq!(deviations, paths);
}

#[test]
#[allow(deprecated)]
fn a_union_may_hold_itself() {
    let deep = format!("{}\"a\"{}", "[".repeat(125), "]".repeat(125));
    let payload = format!(r#"{{"kind":"sepa.core","from":{{"iban":"DE"}},"rules":{deep}}}"#);
    // As deep as anything may lie, in few bytes for each level.
    let small = std::thread::Builder::new().stack_size(256 * 1024);
    let read = small.spawn(move || payment(&payload)).expect("a thread can be started");
    let (payment, deviations) = read.join().expect("the stack is large enough");
    assert_eq!(deviations, Vec::<String>::new());
    let Payment::SepaCore(transfer) = payment else { panic!("expected a transfer, found {payment:?}") };
    assert!(matches!(transfer.rules.value(), Some(Rule::List(_))));
}
