//! Names that would become one in Rust: what the message advises is done, and then the catalogue compiles and says both
//! names on the wire.

use tidings_build::{Sources, compile};

/// A catalogue with two things in one place, whose names are `FIRST` and `SECOND`.
struct Place {
    catalogue: &'static str,
    /// The second one.
    written: &'static str,
    /// The same under another key, where `WIRE` is what the message advises.
    renamed: &'static str,
}

const EVENTS: Place = Place {
    catalogue: "types: {P: {fields: {id?: string}}}
families: {f: {title: F, payload: P, events: {FIRST: One, SECOND: Another}}}
",
    written: "SECOND: Another",
    renamed: "other: {WIRE, fired_when: Another}",
};

const FIELDS: Place = Place {
    catalogue: "types: {P: {fields: {FIRST: string, SECOND: string}}}
families: {f: {title: F, payload: P, events: {a.b: One}}}
",
    written: "SECOND: string",
    renamed: "other: {WIRE, type: string}",
};

const VALUES: Place = Place {
    catalogue: "types: {P: {values: {FIRST: One, SECOND: Another}}}
families: {f: {title: F, payload: P, events: {a.b: One}}}
",
    written: "SECOND: Another",
    renamed: "other: {WIRE, description: Another}",
};

const VARIANTS: Place = Place {
    catalogue: "types: {Q: {fields: {id?: string}}, P: {tag: kind, variants: {FIRST: Q, SECOND: Q}}}
families: {f: {title: F, payload: P, events: {a.b: One}}}
",
    written: "SECOND: Q",
    renamed: "other: {WIRE, type: Q}",
};

/// Two names each, as they stand on the wire. The second one cannot stand beside the first, or not at all.
const NAMES: &[[&str; 2]] = &[
    ["iDealConsumerIban", "iDealConsumerIBAN"],
    ["message.channels", "Message.Channels"],
    ["message.channels", "message_channels"],
    ["@type", "type"],
    ["_links.self", "links-self"],
    ["plus_1", "+1"],
    ["1-0", "1.0"],
    ["1.0", "1-0"],
    ["null", "NULL"],
    ["true", "True"],
    ["Self", "self_"],
    ["too heated", "TooHeated"],
    ["a", "*"],
    ["a", "größe"],
    ["a", "say \"hi\" größe"],
    ["a", "[]"],
    ["a", "\\"],
    ["a", ""],
];

fn with_head(catalogue: &str) -> Sources {
    let head = "catalogue: shop
language: 1
title: Shop
envelope: {name: type, payload: data, fields: {}}
";
    let mut sources = Sources::new("");
    sources.add("shop.yaml", format!("{head}{catalogue}").into_bytes());
    sources
}

fn quoted(name: &str) -> String {
    serde_json::Value::from(name).to_string()
}

/// What stands in the message behind `say`, within the backticks around it.
fn advised(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("choose another key, and say `")?;
    rest.split_once("` below it").map(|(advice, _)| advice)
}

#[test]
fn what_the_message_advises_compiles() {
    for Place { catalogue, written, renamed } in [EVENTS, FIELDS, VALUES, VARIANTS] {
        for &[first, second] in NAMES {
            let catalogue = catalogue.replace("FIRST", &quoted(first));
            let sources = with_head(&catalogue.replace("SECOND", &quoted(second)));
            let lines = compile(&sources).err().map(|mistakes| mistakes.lines()).unwrap_or_default();
            assert_eq!(lines.lines().count(), 1, "`{first}` and `{second}`: one mistake, one message\n{lines}");
            let advice = advised(&lines).unwrap_or_else(|| panic!("nothing is advised: {lines}"));
            let sources = with_head(&catalogue.replace(written, &renamed.replace("WIRE", advice)));
            let compiled = compile(&sources).unwrap_or_else(|why| panic!("`{second}`: {}", why.lines()));
            for name in [first, second] {
                assert!(compiled.artifacts.schema.contains(&quoted(name)), "`{name}` is not on the wire");
            }
        }
    }
}
