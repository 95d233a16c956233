//! Sources that nobody wrote: whatever JSON Schema can say is thrown together. Each is either told to be broken, or it
//! becomes a catalogue that compiles.

mod schemas;

use schemas::Schemas;
use serde_json::{Value, json};
use tidings_build::{Random, Sources, understand};
use tidings_import::{Imported, Mistakes, Options, import};

/// So many are tried in every run; `TIDINGS_SEEDS=5000` tries more.
const SEEDS: u64 = 300;

#[test]
#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test may be asked for more, and says how many"
)]
fn whatever_is_described_compiles() {
    let seeds = std::env::var("TIDINGS_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(SEEDS);
    let (mut read, mut losses, mut events) = (0, 0, 0);
    for seed in 0..seeds {
        let source = source(seed);
        let shown = || source.iter().map(|(path, text)| format!("{path}:\n{text}\n")).collect::<Vec<String>>().concat();
        let Ok(imported) = import_of(&source) else { continue };
        let mistakes = mistakes_of(&imported);
        assert_eq!(mistakes, "", "seed {seed}:\n{}", shown());
        let report = &imported.report;
        assert_eq!(untold(&imported), Vec::<String>::new(), "seed {seed}:\n{}", shown());
        assert!(
            report.typed == report.fields || !report.losses.is_empty(),
            "seed {seed} loses what it does not tell ({} of {} fields):\n{}{:?}",
            report.typed,
            report.fields,
            shown(),
            imported.files
        );
        assert!(report.typed <= report.fields, "seed {seed}");
        let again = import_of(&source).expect("it was imported before");
        assert!(again.files == imported.files && again.report == imported.report, "seed {seed} is another one again");
        read += 1;
        losses += report.losses.len();
        events += report.events;
    }
    println!("{read} of {seeds} sources were imported: {events} events, {losses} losses");
    assert!(read * 2 > seeds, "{read} of {seeds} sources can be read");
}

fn import_of(source: &[(String, String)]) -> Result<Imported, Mistakes> {
    let files = source.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
    import(files, &Options::new("shop"))
}

fn mistakes_of(imported: &Imported) -> String {
    let mut sources = Sources::new("schema");
    for file in &imported.files {
        sources.add(&file.path, file.text.clone().into_bytes());
    }
    let mistakes = understand(&sources).err().map(|mistakes| mistakes.lines()).unwrap_or_default();
    mistakes.lines().take(12).collect::<Vec<&str>>().join("\n")
}

/// What comments tell that the report does not.
fn untold(imported: &Imported) -> Vec<String> {
    const TOLD: &str = "# Not carried over: ";
    let mut comments: Vec<String> = Vec::new();
    for line in imported.files.iter().flat_map(|file| file.text.lines()).map(str::trim_start) {
        match (line.strip_prefix(TOLD), line.strip_prefix("# "), comments.last_mut()) {
            (Some(told), ..) => comments.push(told.to_owned()),
            // Long comments go on in the next line.
            (None, Some(more), Some(last)) if !last.is_empty() => last.extend([" ", more]),
            _ => comments.push(String::new()),
        }
    }
    comments.retain(|comment| !comment.is_empty());
    let one_line = |text: &str| {
        let text: String = text.chars().map(|c| if is_shown(c) { c } else { ' ' }).collect();
        text.split_whitespace().collect::<Vec<&str>>().join(" ")
    };
    let reported: Vec<String> = imported.report.losses.iter().map(|loss| one_line(&loss.what)).collect();
    let is_reported = |comment: &&String| !reported.iter().any(|what| comment.starts_with(what.as_str()));
    comments.iter().filter(is_reported).cloned().collect()
}

/// Whether a comment shows a character as it is.
fn is_shown(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}')
}

/// The files of a source: `OpenAPI` of both ages, or a list of events beside a schema.
fn source(seed: u64) -> Vec<(String, String)> {
    let mut random = Random::new(seed);
    let number = 1 + random.below(8);
    let form = random.below(3);
    let at = if form == 0 { "#/definitions/" } else { "#/components/schemas/" };
    let mut schemas = Schemas::new(random, at, number);
    let definitions = schemas.definitions();
    let events: Vec<(String, Value)> = (0..=schemas.random.below(5)).map(|_| schemas.event()).collect();
    if form == 0 {
        let list: Value = events.iter().map(|(name, body)| json!({"name": name, "schema": body})).collect();
        let document = json!({"$schema": "http://json-schema.org/draft-07/schema#", "definitions": definitions});
        return vec![
            ("events.json".to_owned(), list.to_string()),
            ("shop.schema.json".to_owned(), document.to_string()),
        ];
    }
    let (key, version) = if form == 1 { ("webhooks", "3.1.0") } else { ("x-webhooks", "3.0.3") };
    let mut operation = |name: &str, body: &Value| {
        let content = json!({"application/json": {"schema": body}});
        json!({"post": {"parameters": schemas.headers(name), "requestBody": {"content": content}}})
    };
    let webhooks: serde_json::Map<String, Value> =
        events.iter().map(|(name, body)| (name.clone(), operation(name, body))).collect();
    let document = json!({"openapi": version, key: webhooks, "components": {"schemas": definitions}});
    vec![("openapi.json".to_owned(), document.to_string())]
}
