//! The schemas of a user's types as documents: valid, whole, and of the words that are published.

use std::collections::BTreeSet;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use tidings::{Date, Number, Open, Timestamp, UnixMilliseconds, UnixSeconds};
use user_schemas::{Job, Plain, Trade, deck, kiosk, shop};

/// The published schema of all events of a catalogue.
macro_rules! published {
    ($catalogue:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!(env!("OUT_DIR"), "/", $catalogue, "/events.schema.json")))
            .expect("the schema is JSON")
    };
}

fn root<T: JsonSchema>(settings: SchemaSettings) -> Value {
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// As it stands within other schemas.
fn inner<T: JsonSchema>() -> Value {
    SchemaGenerator::default().subschema_for::<T>().to_value()
}

/// The schemas of all types that stand alone or hold others.
fn all(settings: &SchemaSettings) -> [(&'static str, Value); 6] {
    let settings = || settings.clone();
    [
        ("Job", root::<Job>(settings())),
        ("Trade", root::<Trade>(settings())),
        ("Plain", root::<Plain>(settings())),
        ("deck", root::<deck::Event>(settings())),
        ("shop", root::<shop::Event>(settings())),
        ("shop::Order", root::<shop::Order>(settings())),
    ]
}

/// The addresses in all references of a schema; what is mere data is passed over.
fn references(schema: &mut Schema, found: &mut Vec<String>) {
    schemars::transform::transform_subschemas(&mut |inner: &mut Schema| references(inner, found), schema);
    // Where OpenAPI has its definitions, which `schemars` does not look for there.
    for inner in schema.pointer_mut("/components/schemas").and_then(Value::as_object_mut).into_iter().flatten() {
        references(inner.1.try_into().expect("it is a schema"), found);
    }
    found.extend(schema.get("$ref").and_then(Value::as_str).map(str::to_owned));
}

/// The addresses in all references of a document, each of which leads to a place within it.
fn followed(name: &str, document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    references(&mut document.clone().try_into().expect("it is a schema"), &mut found);
    for address in &found {
        let pointer = address.strip_prefix('#').expect("it stays within the document");
        assert!(document.pointer(pointer).is_some(), "{name}: {address} in {document:#}");
    }
    found
}

#[test]
fn every_reference_leads_somewhere() {
    for settings in [SchemaSettings::draft2020_12(), SchemaSettings::draft07(), SchemaSettings::openapi3()] {
        for (name, document) in all(&settings) {
            assert_eq!(followed(name, &document).is_empty(), name == "Plain", "{name}");
        }
    }
}

#[test]
fn only_what_holds_itself_is_referred_to_where_all_is_written_out() {
    let mut settings = SchemaSettings::default();
    settings.inline_subschemas = true;
    for (name, document) in all(&settings) {
        let expected: &[&str] = match name {
            "Trade" => {
                &["Order", "Order2", "Parcel", "PartialOrder", "Person", "PersonSpouse", "Position", "Rule", "Shelf"]
            }
            "shop" => &["Order", "Parcel", "PartialOrder", "Person", "PersonSpouse", "Position", "Rule", "Shelf"],
            "shop::Order" => &["", "Parcel", "PartialOrder", "Position"],
            _ => &[],
        };
        let found: BTreeSet<String> = followed(name, &document).into_iter().collect();
        let found: Vec<&str> =
            found.iter().map(|it| it.strip_prefix("#/$defs/").unwrap_or_else(|| it.trim_start_matches('#'))).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn every_schema_is_valid() {
    for settings in [SchemaSettings::draft2020_12(), SchemaSettings::draft07()] {
        for (name, document) in all(&settings) {
            assert!(jsonschema::meta::is_valid(&document), "{name}: {document:#}");
        }
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let settings = SchemaSettings::default();
    let [first, second] = [all(&settings), all(&settings)].map(|run| format!("{run:?}"));
    assert_eq!(first, second);
}

#[test]
fn an_event_says_what_is_published() {
    let documents = [
        (root::<deck::Event>(SchemaSettings::default()), published!("deck")),
        (root::<shop::Event>(SchemaSettings::default()), published!("shop")),
    ];
    for (document, mut published) in documents {
        let members = published.as_object_mut().expect("it is an object");
        for of_the_file in ["$id", "$comment"] {
            assert!(members.remove(of_the_file).is_some());
        }
        // What no event refers to is published, and nobody needs it here.
        let definitions = members["$defs"].as_object_mut().expect("there are definitions");
        definitions.retain(|name, _| document["$defs"].get(name).is_some());
        assert_eq!(document, published);
    }
}

#[test]
fn definitions_are_the_published_ones() {
    let published = published!("deck");
    for (settings, path) in [(SchemaSettings::default(), "$defs"), (SchemaSettings::draft07(), "definitions")] {
        let document: Map<String, Value> = match root::<Job>(settings) {
            Value::Object(members) => members,
            other => panic!("{other}"),
        };
        let text = document[path].to_string().replace(&format!("#/{path}/"), "#/$defs/");
        let mut definitions: Map<String, Value> = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(definitions.remove("DeckEvent").expect("the events are there")["oneOf"], published["oneOf"]);
        assert!(definitions.contains_key("Credential") && definitions.contains_key("CredentialVerifiedEvent"));
        for (name, definition) in definitions {
            assert_eq!(definition, published["$defs"][&name], "{name}");
            assert_eq!(definition["title"], *name);
        }
    }
}

#[test]
fn texts_and_the_runtimes_types_say_what_fields_of_them_say() {
    let (deck, shop) = (published!("deck"), published!("shop"));
    let field = |catalogue: &Value, of: &str, name: &str| catalogue["$defs"][of]["properties"][name].clone();
    let table = [
        (inner::<Open<deck::CredentialStatus>>(), field(&deck, "Credential", "status")),
        (inner::<deck::CredentialId>(), field(&deck, "Credential", "id")),
        (inner::<Open<shop::OrderChannel>>(), field(&shop, "Order", "channel")),
        #[allow(deprecated)]
        (inner::<Open<shop::Flag>>(), field(&shop, "Order", "flag")),
        (inner::<shop::Price>(), field(&shop, "Order", "total")),
        (inner::<Number>(), field(&shop, "Order", "total")),
        (inner::<Timestamp>(), field(&shop, "OrderPaidEvent", "sent_at")),
        (inner::<UnixSeconds>(), field(&shop, "OrderPaidEvent", "at")),
    ];
    for (within, published) in table {
        assert_eq!(within, published);
    }
    // Their fields say how they became known, too.
    for (mut within, name) in [(inner::<Date>(), "day"), (inner::<UnixMilliseconds>(), "seen")] {
        let mut published = field(&shop, "Stock", name);
        let (about, longer) = (within["description"].take(), published["description"].take());
        assert!(longer.as_str().is_some_and(|longer| longer.starts_with(about.as_str().unwrap_or_default())));
        assert_eq!(within, published);
    }
}

#[test]
fn types_of_one_name_stay_apart() {
    let document = root::<Trade>(SchemaSettings::default());
    assert_eq!(document["properties"]["order"]["$ref"], "#/$defs/Order");
    assert_eq!(document["properties"]["sale"]["$ref"], "#/$defs/Order2");
    assert_eq!(document["$defs"]["Order"], published!("shop")["$defs"]["Order"]);
    assert_eq!(document["$defs"]["Order2"]["properties"]["previous"], json!({"$ref": "#/$defs/Order2"}));
    let placed = &document["$defs"]["OrderPlacedEvent"];
    assert_eq!(placed["properties"]["order"], json!({"$ref": "#/$defs/Order2"}));
    assert_eq!(document["properties"]["sale_status"]["examples"], json!(["sold", "given"]));
}

#[test]
fn what_is_data_stays_as_it_is() {
    let document = root::<kiosk::Event>(SchemaSettings::draft07());
    let placed = &document["definitions"]["OrderPlacedEvent"];
    assert_eq!(placed["properties"]["order"]["$ref"], "#/definitions/Order");
    assert_eq!(placed["examples"][0]["order"]["remark"]["$ref"], "#/$defs/Order", "it only looks like a reference");
}
