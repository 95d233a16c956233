//! Fields, values, types and events of names that nobody thinks of.

use tidings_import::{Options, import};

use crate::{compiles, one, openapi};

#[test]
fn names_that_nobody_thinks_of_compile() {
    let odd = [
        "",
        " ",
        "a b",
        "a: b",
        "a #b",
        "yes",
        "1.0",
        "+1",
        "-1",
        "@type",
        "\\",
        "\"",
        "'",
        "é",
        "\u{202e}x",
        "\u{0}",
        "a?",
        "?",
        "self",
        "Self",
        "type",
        "unknown_fields",
        "data",
        "{",
        "[",
        "*",
        "&x",
        "!x",
        "%",
        "`",
        "|",
        ">",
        "-",
        "- a",
        "null",
        "~",
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "billingAddress.city",
        "_links.self",
        "<<",
        "=",
        "a\nb",
        "\u{feff}",
        "😀",
    ];
    let text = |name: &str| serde_json::Value::from(name).to_string();
    let properties: Vec<String> = odd
        .iter()
        .map(|name| format!("{}: {{\"type\": \"string\", \"description\": {}}}", text(name), text(name)))
        .collect();
    let values: Vec<String> = odd.iter().map(|name| text(name)).collect();
    let consts: Vec<String> =
        odd.iter().enumerate().map(|(number, name)| format!("\"c{number}\": {{\"const\": {}}}", text(name))).collect();
    let types: Vec<String> = odd
        .iter()
        .enumerate()
        .map(|(number, name)| {
            let pointer = name.replace('~', "~0").replace('/', "~1");
            format!("\"t{number}\": {{\"$ref\": {}}}", text(&format!("#/components/schemas/{pointer}")))
        })
        .collect();
    let named: Vec<String> = odd
        .iter()
        .enumerate()
        .map(|(number, name)| {
            format!(
                "{}: {{\"type\": \"object\", \"properties\": {{\"x{number}\": {{}}, \"y\": {{}}, \"z\": {{}}}}}}",
                text(name)
            )
        })
        .collect();
    let definitions = format!(
        "\"A\": {{\"type\": \"object\", \"properties\": {{{}, \"enum\": {{\"enum\": [{}]}}, {}, {}}}}}, {}",
        properties.join(", "),
        values.join(", "),
        consts.join(", "),
        types.join(", "),
        named.join(", ")
    );
    let imported = import(one("a.json", &openapi(&definitions)), &Options::new("shop")).expect("it can be read");
    compiles(&imported);
    assert_eq!(imported.report.types, odd.len() + 2);
    let mut imported = 0;
    for name in odd.iter().filter(|name| !name.trim().is_empty()) {
        let sample = format!("{{\"type\": {}, \"data\": {{}}, {}: 1}}", text(name), text(&format!("{name}x")));
        if let Ok(catalogue) = import(one("1.json", &sample), &Options::new("shop")) {
            compiles(&catalogue);
            imported += 1;
        }
    }
    // Names with white space in them are none of events, by the rules of inference.
    let are_names = odd.iter().filter(|name| !name.trim().is_empty() && !name.contains(char::is_whitespace));
    assert_eq!(imported, are_names.count());
}
