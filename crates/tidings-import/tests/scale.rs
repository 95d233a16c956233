//! A document as large as the largest vendors publish: 3,000 definitions in some 85,000 lines, 66 of them in one circle.
#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a test takes the time and prints it")]

use std::fmt::Write as _;
use std::time::Instant;

use tidings_build::{Sources, understand};
use tidings_import::{Options, import};

const TYPES: usize = 3000;
const IN_A_CIRCLE: usize = 66;
const EVENTS: usize = 250;

#[test]
fn the_largest_documents_are_imported() {
    let document = document();
    let lines = document.lines().count();
    assert!(lines > 85_000, "{lines}");
    let began = Instant::now();
    let imported = import(vec![("openapi.json".to_owned(), document.into_bytes())], &Options::new("shop"));
    let imported = imported.expect("it can be read");
    let took = began.elapsed();
    let mut sources = Sources::new("schema");
    let mut written = 0;
    for file in imported.files {
        written += file.text.lines().count();
        sources.add(&file.path, file.text.into_bytes());
    }
    let began = Instant::now();
    let mistakes = understand(&sources).err().map(|mistakes| mistakes.lines()).unwrap_or_default();
    assert_eq!(mistakes.lines().next(), None);
    assert_eq!((imported.report.events, imported.report.typed), (EVENTS, imported.report.fields));
    assert!(imported.report.types >= TYPES, "{}", imported.report.types);
    println!(
        "{lines} lines, {} types: imported in {:.1} s to {written} lines, understood in {:.1} s{}",
        imported.report.types,
        took.as_secs_f64(),
        began.elapsed().as_secs_f64(),
        peak().map_or(String::new(), |peak| format!(", {peak} at the most"))
    );
}

/// The most memory that this process ever had, where the system says it.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|size| size.trim().to_owned())
}

fn document() -> String {
    let reference = |number: usize| format!("{{\"$ref\": \"#/components/schemas/T{number}\"}}");
    let mut text = "{\"openapi\": \"3.1.0\", \"webhooks\": {\n".to_owned();
    for number in 0..EVENTS {
        let data = reference(number * TYPES / EVENTS);
        let comma = if number == 0 { "" } else { ",\n" };
        let _ = write!(
            text,
            "{comma}\"e{number}\": {{\"post\": {{\"requestBody\": {{\"content\": {{\"application/json\": {{\"schema\": {{\n\
             \"type\": \"object\", \"required\": [\"type\", \"data\"], \"properties\": {{\n\
             \"type\": {{\"const\": \"family{}.event{number}\"}},\n\"data\": {data}}}}}}}}}}}}}}}",
            number / 10
        );
    }
    text += "}, \"components\": {\"schemas\": {\n";
    for number in 0..TYPES {
        // Within the circle each needs the next one, but for the last.
        let next = if number < IN_A_CIRCLE { (number + 1) % IN_A_CIRCLE } else { (number + 1) % TYPES };
        let comma = if number == 0 { "" } else { ",\n" };
        let _ = write!(
            text,
            "{comma}\"T{number}\": {{\n\"type\": \"object\",\n\"required\": [\"id\", \"next\"],\n\"properties\": {{\n"
        );
        let _ = write!(
            text,
            "\"id\": {{\n\"type\": \"string\",\n\"minLength\": 1,\n\"maxLength\": 40,\n\"deprecated\": false,\n\"description\": \"Of the resource.\"\n}},\n"
        );
        let _ = write!(text, "\"next\": {},\n\"other\": {},\n", reference(next), reference(number * 7 % TYPES));
        let _ =
            write!(text, "\"items\": {{\n\"type\": \"array\",\n\"items\": {}\n}},\n", reference(number * 13 % TYPES));
        let _ = write!(
            text,
            "\"state{number}\": {{\n\"type\": \"string\",\n\"enum\": [\"open\", \"closed\", \"s{number}\"]\n}},\n"
        );
        let _ = write!(
            text,
            "\"either\": {{\n\"anyOf\": [\n{{\"type\": \"string\"}},\n{}\n]\n}},\n",
            reference(number * 3 % TYPES)
        );
        let _ = write!(text, "\"at\": {{\"type\": [\"string\", \"null\"], \"format\": \"date-time\"}}}}}}");
    }
    text + "}}}\n"
}
