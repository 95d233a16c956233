//! The keys of the envelope that a team chooses: where the event's name stands, and where the payload does.

use clap::{Arg, ArgMatches};

/// The keys that the template's envelope has already, with what they hold.
const FIELDS: &[(&str, &str)] = &[("id", "the event's id"), ("created_at", "its time")];

/// Where an event's name and its payload stand.
pub(super) struct Keys {
    /// The key of the event's name.
    pub(super) event: String,
    /// The key of the payload.
    pub(super) payload: String,
}

impl Keys {
    /// As the command line says, or why they cannot stand together.
    pub(super) fn read(arguments: &ArgMatches) -> Result<Self, String> {
        let [event, payload] = ["event-key", "payload-key"]
            .map(|key| arguments.get_one::<String>(key).expect("the argument has a default").clone());
        if event == payload {
            return Err(format!(
                "`--event-key` and `--payload-key` are both `{event}`; each holds something of its own"
            ));
        }
        Ok(Self { event, payload })
    }
}

/// The defaults are those of `CloudEvents` and of Standard Webhooks, so that most teams need say nothing.
pub(super) fn arguments() -> [Arg; 2] {
    [
        ("event-key", "type", "The key of a delivery that holds the event's name"),
        ("payload-key", "data", "The key of a delivery that holds the payload"),
    ]
    .map(|(name, default, help)| {
        Arg::new(name).long(name).value_name("KEY").help(help).default_value(default).value_parser(parse)
    })
}

fn parse(key: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-@$".contains(c);
    if key.is_empty() || !key.chars().all(fits) {
        return Err("a key holds letters, digits, `_`, `-`, `@` and `$`".to_owned());
    }
    match FIELDS.iter().find(|(taken, _)| *taken == key) {
        Some((_, what)) => Err(format!("this key holds {what}")),
        None => Ok(key.to_owned()),
    }
}

/// A name or key as it stands in YAML: in quotes where YAML would take it for something else.
pub(super) fn in_yaml(text: &str) -> String {
    const MISREAD: &[&str] = &["false", "no", "null", "off", "on", "true", "yes"];
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
        && !MISREAD.contains(&text.to_ascii_lowercase().as_str());
    if is_plain { text.to_owned() } else { format!("\"{text}\"") }
}
