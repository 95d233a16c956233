//! Each code is explained, its examples are what they are called, and `docs/diagnostics.md` holds the same texts.
#![cfg(feature = "outputs")]
#![expect(clippy::disallowed_methods, reason = "a test reads what it compares")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use similar::TextDiff;
use tidings_build::{Code, Sources, compile};

/// What brings the page up to date.
const REPAIR: &str = "TIDINGS_BLESS=1 cargo test -p tidings-build --features outputs --test explained";

/// What stands around an example: each file without the keys that the example has itself.
const FRAME: &str = "\
# schema/catalogue.yaml
catalogue: shop
language: 1
title: Shop events
families: [order]
envelope: {name: type, payload: data, fields: {id: string}}

# schema/events/order.yaml
title: Order events
payload: Order
events: {order.placed: A customer placed an order}
types: {Order: {fields: {id: string}}}
";

const GROUPS: &[(&str, &str)] = &[
    ("T01", "Files and YAML"),
    ("T02", "Keys and values"),
    ("T03", "What a name refers to"),
    ("T04", "Names in Rust"),
    ("T05", "What cannot be meant"),
];

#[test]
fn wrong_examples_break_their_rule_alone_and_right_ones_none() {
    for code in Code::ALL {
        let [wrong, right] = examples(*code);
        for example in wrong {
            let sources = sources(example);
            let Err(mistakes) = compile(&sources) else { panic!("{code:?}: this compiles:\n{example}") };
            let others = mistakes.diagnostics().iter().filter(|mistake| mistake.code() != *code).count();
            assert_eq!(others, 0, "{code:?} is not all that is wrong here:\n{example}\n{}", mistakes.lines());
        }
        for example in right {
            if let Err(mistakes) = compile(&sources(example)) {
                panic!("{code:?}: this should compile:\n{example}\n{}", mistakes.lines());
            }
        }
    }
}

#[test]
fn the_frame_compiles() {
    assert!(compile(&sources(FRAME)).is_ok());
}

#[test]
fn explanations_are_of_one_form() {
    for code in Code::ALL {
        let (text, title) = (code.explanation(), code.title());
        assert!(!text.starts_with(['#', '\n']) && text.ends_with("```\n") && !text.ends_with("\n\n"), "{code:?}");
        assert!(!title.starts_with(char::is_uppercase) && !title.ends_with('.'), "{code:?}: {title}");
        let long = text.lines().find(|line| line.chars().count() > 120);
        assert_eq!(long, None, "{code:?}");
        assert!(examples(*code).iter().all(|examples| !examples.is_empty()), "{code:?} has too few examples");
    }
}

#[test]
fn every_group_of_codes_has_a_heading() {
    for code in Code::ALL {
        let headings = GROUPS.iter().filter(|(group, _)| code.as_str().starts_with(group)).count();
        assert_eq!(headings, 1, "{code:?}");
    }
}

#[test]
fn the_page_holds_the_same_texts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics.md");
    let wanted = page();
    if std::env::var_os("TIDINGS_BLESS").is_some() {
        fs::write(&path, &wanted).expect("the page can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let difference = TextDiff::from_lines(&found, &wanted).unified_diff().to_string();
    assert!(found == wanted, "docs/diagnostics.md differs:\n{difference}\nrepair with `{REPAIR}`");
}

/// The wrong examples of a code, and the right ones.
fn examples(code: Code) -> [Vec<&'static str>; 2] {
    let (_, examples) = code.explanation().split_once("\nWrong:\n").expect("wrong examples follow the text");
    let (wrong, right) = examples.split_once("\nRight:\n").expect("right examples follow the wrong ones");
    [wrong, right].map(|examples| {
        let blocks = examples.split("```yaml\n").skip(1);
        blocks.map(|block| block.split_once("```").expect("a block ends").0).collect()
    })
}

/// The files of an example: below each comment with a path what the file holds.
fn files(example: &str) -> BTreeMap<&str, (&str, String)> {
    let mut files: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    let mut path = "";
    for line in example.lines() {
        if let Some(named) = line.strip_prefix("# schema/") {
            let (name, saved) = named.split_once(", ").unwrap_or((named, ""));
            path = name;
            files.insert(path, (saved, String::new()));
        } else {
            let (_, text) = files.get_mut(path).expect("an example begins with a path");
            let _ = writeln!(text, "{line}");
        }
    }
    files
}

/// An example within its frame.
fn sources(example: &str) -> Sources {
    let mut all = files(FRAME);
    for (path, (saved, text)) in files(example) {
        let framed = all.remove(path).map(|(_, frame)| frame).unwrap_or_default();
        let is_empty = text.lines().all(|line| line.starts_with('#') || line.is_empty());
        let key = |line: &str| line.split_inclusive(':').next().unwrap_or_default().to_owned();
        let kept = framed.lines().filter(|line| !is_empty && !text.lines().any(|other| other.starts_with(&key(line))));
        let kept: String = kept.flat_map(|line| [line, "\n"]).collect();
        all.insert(path, (saved, kept + &text));
    }
    let mut sources = Sources::new("schema");
    for (path, (saved, text)) in all {
        sources.add(path, if saved == "saved as Windows-1252" { latin(&text) } else { text.into_bytes() });
    }
    sources
}

/// A text as the encoding of Windows has it, which is that of Unicode for the letters that examples need.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("an example has Latin letters")).collect()
}

fn page() -> String {
    let mut page = format!(
        "<!-- Written by `{REPAIR}`; edits are lost. -->\n\n# Diagnostics\n\n\
         Each mistake in a catalogue has a code, as in `error[T0103]`. Here is the rule behind each, with examples; `tidings\n\
         explain T0103` prints the same. The numbers never change their meaning.\n\n\
         The examples show what matters. Around them stands this catalogue, without the keys that an example has itself:\n\n\
         ```yaml\n{FRAME}```\n"
    );
    for (group, heading) in GROUPS {
        let _ = write!(page, "\n## {heading}\n\n| code | what is wrong |\n| --- | --- |\n");
        let codes = || Code::ALL.iter().filter(|code| code.as_str().starts_with(group));
        for code in codes() {
            let _ = writeln!(
                page,
                "| [{code}](#{anchor}) | {title} |",
                code = code.as_str(),
                anchor = code.as_str().to_lowercase(),
                title = code.title()
            );
        }
        for code in codes() {
            let _ =
                write!(page, "\n### {}\n\n**{}.**\n\n{}", code.as_str(), capitalised(code.title()), code.explanation());
        }
    }
    page
}

fn capitalised(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
