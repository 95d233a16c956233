//! Importing: the example of the documentation is what the command does, and nothing is overwritten.

mod place;

use place::Place;

const PAGE: &str = include_str!("../../../docs/import.md");

/// The first block of a language behind a text of the page.
fn block(behind: &str, language: &str) -> String {
    let (_, rest) = PAGE.split_once(behind).unwrap_or_else(|| panic!("the page has `{behind}`"));
    let (_, rest) = rest.split_once(&format!("```{language}\n")).expect("a block follows");
    rest.split_once("```").expect("the block ends").0.replace("\r\n", "\n")
}

fn example(name: &str) -> Place {
    let place = Place::empty(name);
    place.write("bookshop/openapi.json", &block("Of this document", "json"));
    place
}

#[test]
fn the_page_shows_what_is_written() {
    let place = example("import-page");
    let said = place.run_in("bookshop", &["import", "openapi.json"]).ends_with(0).out();
    assert_eq!(said, block("and says what", "text"));
    assert_eq!(place.read("bookshop/schema/catalogue.yaml"), block("makes `schema/catalogue.yaml`", "yaml"));
    assert_eq!(place.read("bookshop/schema/events/order.yaml"), block("and `schema/events/order.yaml`", "yaml"));
    let listed = place.run_in("bookshop", &["list"]).ends_with(0).out();
    assert!(listed.contains("order.paid") && listed.contains("A customer paid an order"), "{listed}");
}

#[test]
fn programs_get_the_whole_report() {
    let place = example("import-json");
    let said = place.run(&["import", "bookshop", "made", "--name", "Book shop", "--format", "json"]).ends_with(0).out();
    let said: serde_json::Value = serde_json::from_str(&said).expect("it is JSON");
    assert_eq!(said["form"], "openapi");
    assert_eq!(said["files"], serde_json::json!(["catalogue.yaml", "events/order.yaml"]));
    assert_eq!(said["losses"][0]["pointer"], "#/components/schemas/Order/properties/isbn");
    assert_eq!(said["losses"][0]["path"], "bookshop/openapi.json");
    assert_eq!((&said["fields"], &said["typed"]), (&serde_json::json!(10), &serde_json::json!(10)));
    assert!(place.read("made/catalogue.yaml").contains("catalogue: book-shop\n"));
}

#[test]
fn where_no_field_is_described_none_is_counted() {
    let place = Place::empty("import-bare");
    place.write("bare/events.json", r#"[{"name": "door.opened", "schema": {"type": "object"}}]"#);
    let said = place.run(&["import", "bare", "made"]).ends_with(0).out();
    assert!(said.contains("the source describes no field\n") && !said.contains('%'), "{said}");
}

#[test]
fn nothing_is_overwritten() {
    let place = example("import-over");
    place.write("schema/notes.txt", "mine");
    let said = place.run(&["import", "bookshop"]).ends_with(1).err();
    assert!(said.contains("schema is not empty"), "{said}");
    assert_eq!(place.names("schema"), ["notes.txt"]);
    place.run(&["import", "nowhere", "made"]).ends_with(3);
    place.write("broken/a.json", "{");
    let said = place.run(&["import", "broken", "made"]).ends_with(1).err();
    assert!(said.starts_with("error: broken/a.json:1:1: this is not JSON that can be read"), "{said}");
    assert_eq!(place.names("made"), Vec::<String>::new());
}

#[test]
fn samples_in_folders_are_all_read() {
    let place = Place::empty("import-samples");
    place.write("samples/order/order.paid.json", r#"{"type": "order.paid", "data": {"id": "o1"}}"#);
    place.write("samples/order/order.lost.json", r#"{"type": "order.lost", "data": {"id": "o1", "where": null}}"#);
    place.write("samples/.git/config.json", "no JSON");
    let said = place.run(&["import", "samples"]).ends_with(0).out();
    assert!(said.starts_with("inferred schema: 2 events, 2 types\n"), "{said}");
    assert!(place.read("schema/events/order.yaml").contains("# Null in all samples\n      where: json\n"));
    place.run(&["check"]).ends_with(0);
}
