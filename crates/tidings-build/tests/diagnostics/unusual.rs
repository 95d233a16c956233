//! Input that no text file holds well: broken bytes, endless lines, invisible characters.

use std::fmt::Write as _;

use tidings_build::{Code, Mistakes, Sources, Style, compile};

/// What precedes the families in every catalogue here: four lines.
const HEAD: &str = "catalogue: shop\nlanguage: 1\ntitle: Shop\nenvelope: {name: type, payload: data, fields: {}}\n";

/// What precedes the types: seven lines in all.
const FAMILIES: &str = "families:\n  order: {title: Orders, payload: json, events: {order.paid: Paid}}\ntypes:\n";

/// Holds every message to the place that is expected, in both forms, and to a bounded length.
fn assert_places(text: &[u8], expected: &[(Code, usize, usize)]) {
    let mut sources = Sources::new("");
    sources.add("shop.yaml", text.to_vec());
    let mistakes = compile(&sources).expect_err("the catalogue has mistakes");
    let (excerpts, lines) = (mistakes.excerpts(Style::Plain), mistakes.lines());
    assert!(!excerpts.contains('\r'), "{excerpts:?}");
    assert!(excerpts.len() + lines.len() < 10_000, "{} bytes are said", excerpts.len() + lines.len());
    assert_eq!(codes(&mistakes), expected.iter().map(|(code, ..)| *code).collect::<Vec<_>>(), "{excerpts}");
    let headers: Vec<&str> = excerpts.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
    let places: Vec<String> = expected.iter().map(|(_, line, column)| format!("shop.yaml:{line}:{column}")).collect();
    assert_eq!(headers, places, "{excerpts}");
    for (line, place) in lines.lines().zip(&places) {
        assert!(line.starts_with(&format!("{place}: ")), "{line} is at {place}");
    }
}

fn codes(mistakes: &Mistakes<'_>) -> Vec<Code> {
    mistakes.diagnostics().iter().map(tidings_build::Diagnostic::code).collect()
}

/// Types behind the head and the families; the first stands in line 8.
fn types(types: &str) -> String {
    format!("{HEAD}{FAMILIES}{types}\n")
}

#[test]
fn columns_count_characters() {
    for line in [
        "  Order: {fields: {a: {values: {x: \"\u{e9}\"}}, id: strng}}",
        "  Order: {fields: {a: {values: {x: \"\u{1f600}\u{1f600}\"}}, id: strng}}",
        "  Order: {fields: {a: {values: {x: \"\u{1f468}\u{200d}\u{1f469}\"}}, id: strng}}",
        "  Order: {fields: {a: {values: {x: \"\u{65e5}\u{672c}\"}}, id: strng}}",
        "  Order: {fields: {a: {values: {x: \"e\u{301}\"}}, id: strng}}",
        "  Order:\t{fields:\t{id:\tstrng}}",
    ] {
        let before = line.split("strng").next().expect("a text has a beginning");
        let column = before.chars().count() + 1;
        assert_places(types(line).as_bytes(), &[(Code::UnknownType, 8, column)]);
    }
}

#[test]
fn line_breaks_and_byte_order_marks_move_nothing() {
    let text = types("  Order: {fields: {id: strng}}\n  Line: list<Lin>");
    let expected = [(Code::UnknownType, 8, 24), (Code::UnknownType, 9, 14)];
    assert_places(text.as_bytes(), &expected);
    assert_places(text.replace('\n', "\r\n").as_bytes(), &expected);
    assert_places(format!("\u{feff}{text}").as_bytes(), &expected);
    assert_places(format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes(), &expected);
    assert_places("\u{feff}catalouge: shop\n".as_bytes(), &first_line_mistakes());
}

/// One key of the first line is mistyped, the other four are missing.
fn first_line_mistakes() -> Vec<(Code, usize, usize)> {
    let mut expected = vec![(Code::UnknownKey, 1, 1)];
    expected.extend([(Code::MissingKey, 1, 1); 4]);
    expected
}

#[test]
fn a_line_break_at_the_end_is_no_part_of_a_text() {
    let text = types("  Order: >-\r\n    list<strin\r\n    >\r\n  Line: strng");
    assert_places(text.as_bytes(), &[(Code::UnknownType, 9, 5), (Code::UnknownType, 11, 9)]);
}

#[test]
fn broken_utf_8_is_shown_where_it_breaks() {
    let mut text = format!("{HEAD}{FAMILIES}  Order: {{description: caf").into_bytes();
    text.extend(b"\xe9, fields: {id: string}}\n");
    assert_places(&text, &[(Code::NotUtf8, 8, 27)]);
    assert_places(b"\xff\xfe\x00", &[(Code::NotUtf8, 1, 1)]);
    let mut sources = Sources::new("");
    sources.add("shop.yaml", text);
    let mistakes = compile(&sources).expect_err("it is not UTF-8");
    assert!(mistakes.lines().ends_with("this file is not UTF-8 text [T0101]; save the file as UTF-8\n"));
}

#[test]
fn ten_thousand_levels_end_in_one_message() {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(10_000), close.repeat(10_000));
        types(&format!("  Order: {{type: json, examples: [{open}1{close}]}}"))
    };
    for text in [deep("[", "]"), deep("{a: ", "}")] {
        let mut sources = Sources::new("");
        sources.add("shop.yaml", text.into_bytes());
        let mistakes = compile(&sources).expect_err("it is too deep");
        assert_eq!(codes(&mistakes), [Code::Syntax]);
        assert!(mistakes.lines().starts_with("shop.yaml:8:"), "{}", mistakes.lines());
        assert!(mistakes.excerpts(Style::Plain).len() < 10_000);
    }
    let expression = format!("  Order: {}string{}", "list<".repeat(10_000), ">".repeat(10_000));
    assert_places(types(&expression).as_bytes(), &[(Code::BadExpression, 8, 10 + 32 * 5)]);
    let mut indented = String::from("  Order:\n    examples:\n    -\n");
    for level in 0..1_000 {
        let _ = writeln!(indented, "{}a:", " ".repeat(6 + level));
    }
    let mut sources = Sources::new("");
    sources.add("shop.yaml", types(&indented).into_bytes());
    assert_eq!(codes(&compile(&sources).expect_err("it is too deep")), [Code::Syntax]);
}

#[test]
fn ten_megabytes_in_one_line_are_not_repeated() {
    let long = "x".repeat(10_000_000);
    let unknown_type = types(&format!("  Order: {long}"));
    assert_places(unknown_type.as_bytes(), &[(Code::UnknownType, 8, 10)]);
    let cut_text = types(&format!("  Order: {{type: json, description: {long} #1\n }}"));
    assert_places(cut_text.as_bytes(), &[(Code::CutText, 8, 10_000_037)]);
    let mismatch = types(&format!("  Order: {{type: integer, examples: [{long}]}}"));
    assert_places(mismatch.as_bytes(), &[(Code::ExampleMismatch, 8, 37)]);
    let nearby = types(&format!("  Order: {{description: {long}, fields: {{id: strng}}}}"));
    assert_places(nearby.as_bytes(), &[(Code::UnknownType, 8, 10_000_039)]);
    let not_yaml = types(&format!("  Order: {long}: {long}"));
    assert_places(not_yaml.as_bytes(), &[(Code::Syntax, 8, 10_000_010)]);
}

#[test]
fn what_cannot_be_read_is_named_once() {
    let mut sources = Sources::new("schema");
    sources.add_unreadable("schema", "this folder does not exist", "create it");
    sources.add_unreadable("other", "this folder does not exist", "create it");
    let mistakes = compile(&sources).expect_err("nothing can be read");
    assert_eq!(codes(&mistakes), [Code::MissingFile, Code::MissingFile]);
    let said =
        "schema: this folder does not exist [T0107]; create it\nother: this folder does not exist [T0107]; create it\n";
    assert_eq!(mistakes.lines(), said);
    assert!(mistakes.excerpts(Style::Plain).contains("--> schema\n"));
}

#[test]
fn a_missing_folder_of_families_hides_no_other_mistake() {
    let mut sources = Sources::new("schema");
    sources.add("catalogue.yaml", format!("{HEAD}sumary: No\nfamilies: [order]\n").into_bytes());
    sources.add_unreadable("schema/events", "permission denied", "make this folder readable");
    let mistakes = compile(&sources).expect_err("a folder cannot be read");
    assert_eq!(codes(&mistakes), [Code::MissingFile, Code::UnknownKey]);
}

#[test]
fn a_family_whose_file_cannot_be_read_has_one_all_the_same() {
    let mut sources = Sources::new("schema");
    sources.add("catalogue.yaml", format!("{HEAD}families: [order, refund]\n").into_bytes());
    sources.add("events/refund.yaml", b"title: Refunds\npayload: Order\nevents: {refund.made: Made}\n".to_vec());
    sources.add_unreadable("schema/events/order.yaml", "permission denied", "make this file readable");
    let mistakes = compile(&sources).expect_err("a file cannot be read");
    assert_eq!(codes(&mistakes), [Code::MissingFile]);
}

#[test]
fn what_authors_write_stays_within_its_line() {
    let long = "1".repeat(20_000);
    for text in [
        "catalogue: shop\nlanguage: 1\t\tused\n".to_owned(),
        format!("{HEAD}families: [\"a\\u001b[31m\\nb\"]\n"),
        format!("{HEAD}families: [\"a\\tb\", c]\n"),
        format!("{HEAD}families: {{order: {{title: Orders, payload: json, events: {{{long}: Paid}}}}}}\n"),
        types(&format!("  Order: {{type: const {long}, examples: [2]}}")),
        types(&format!("  Order: {{type: 'id \"{long}\"', examples: [x]}}")),
        types(&format!("  Order: {{fields: {{a: {{type: json, examples: [0x{long}]}}}}}}")),
    ] {
        let mut sources = Sources::new("").shown_in("a\nfolder");
        sources.add("shop.yaml", text.into_bytes());
        sources.add("events/un\tlisted.yaml", b"{}".to_vec());
        let mistakes = compile(&sources).expect_err("the catalogue has mistakes");
        for line in mistakes.lines().lines() {
            assert!(line.len() < 400 && !line.contains(char::is_control), "{line:?}");
        }
    }
}
