//! `tidings schema`: which schema it prints.

mod place;

use place::{CATALOGUE, Place};

const FAMILY: &str = "\
title: Order events
payload: Order
events:
  order.created: An order is placed
  order.paid: An order is paid
  order.lost: {fired_when: An order is lost, removed: true}
types:
  OrderId: id \"ord_\"
  Order:
    fields:
      id: OrderId
      note?: {type: string, max_length: 5}
      since?: date
";

fn shop(name: &str) -> Place {
    let place = Place::new(name);
    place.write("schema/catalogue.yaml", CATALOGUE);
    place.write("schema/events/order.yaml", FAMILY);
    place
}

#[test]
fn by_default_it_is_what_is_built() {
    let place = shop("schema-default");
    place.run(&["build"]).ends_with(0);
    assert_eq!(place.run(&["schema"]).ends_with(0).out(), place.read("docs/events.schema.json"));
    let one = place.run(&["schema", "order.paid", "--catalogue", "schema", "-q"]).ends_with(0).out();
    assert_eq!(one, place.read("docs/schemas/order.paid.schema.json"));
}

#[test]
fn a_profile_is_another_spelling() {
    let place = shop("schema-profile");
    let printed = |profile: &str| place.run(&["schema", "--profile", profile]).ends_with(0).out();
    let plain = printed("default");
    assert!(plain.contains("\n          \"const\": \"order.paid\"\n") && plain.contains("\"format\""), "{plain}");
    let discriminator = printed("discriminator");
    let mapping = "\n  \"discriminator\": {\n    \"propertyName\": \"type\",\n    \"mapping\": {\n      \
                   \"order.created\": \"#/$defs/OrderCreatedEvent\",\n";
    assert!(discriminator.contains(mapping), "{discriminator}");
    let tagged = printed("enum-tag");
    assert!(tagged.contains("\"enum\": [\n            \"order.paid\"\n") && !tagged.contains("\"const\""), "{tagged}");
    assert!(!printed("registry").contains("\"format\""));
    let id = |schema: &str| schema.lines().nth(2).map(str::to_owned);
    assert!([discriminator, tagged].iter().all(|schema| id(schema) == id(&plain)));
}

#[test]
fn the_producer_s_face_is_closed_and_named_apart() {
    let place = shop("schema-face");
    let all = place.run(&["schema", "--face", "producer"]).ends_with(0).out();
    for part in [
        "\"$id\": \"urn:tidings:shop:producer:events\"",
        "\"title\": \"ShopEventAsSent\"",
        "\"additionalProperties\": false",
        "\"pattern\": \"^ord_\"",
        "\"maxLength\": 5",
        "\"OrderPaidEvent\"",
    ] {
        assert!(all.contains(part), "{part}\n{all}");
    }
    assert!(!all.contains("order.lost"), "{all}");
    let one = place.run(&["schema", "order.paid", "--face", "producer"]).ends_with(0).out();
    assert!(one.contains("\"$id\": \"urn:tidings:shop:producer:events:order.paid\""), "{one}");
    assert!(one.contains("\n  \"title\": \"OrderPaidEventAsSent\""), "{one}");
}

#[test]
fn an_event_that_has_no_such_schema_is_refused() {
    let place = shop("schema-unknown");
    for (arguments, why) in [
        (&["order.payd"][..], "`order.payd` is no event of `schema`; did you mean `order.paid`?"),
        (&["zzz"], "`zzz` is no event of `schema`; `tidings list schema` shows the events"),
        (&["check"], "`check` is no event of `schema`; a catalogue stands behind the command: `tidings check schema`"),
        (&["PAGE.md"], "`PAGE.md` is no event of `schema`; a catalogue is named by `--catalogue PAGE.md`"),
        (
            &["order.lost", "--face", "producer"],
            "`order.lost` was removed, so the producer does not send it; `--face consumer` has its schema",
        ),
    ] {
        let run = place.run(&[&["schema"], arguments].concat()).ends_with(1);
        assert_eq!((run.err(), run.out()), (format!("error: {why}\n"), String::new()));
    }
    place.run(&["schema", "order.lost"]).ends_with(0);
    let profile = place.run(&["schema", "--profile", "typify"]).ends_with(2).err();
    assert!(profile.contains("possible values: default, discriminator, enum-tag, registry"), "{profile}");
}
