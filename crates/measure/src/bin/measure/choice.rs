//! What shall be measured.

/// What the command line asks for.
pub(crate) enum Request {
    /// Measure this.
    Measure(Choice),
    /// Explain the command line.
    Help(String),
}

/// What shall be measured, and how thoroughly.
pub(crate) struct Choice {
    /// The parts of the page.
    pub(crate) only: Vec<String>,
    /// How many events the catalogues have whose types are built.
    pub(crate) sizes: Vec<usize>,
    /// How often each build is measured; the one in the middle counts.
    pub(crate) rounds: usize,
}

/// Reads the arguments behind the command's name.
pub(crate) fn read(mut arguments: impl Iterator<Item = String>, parts: &[&str]) -> Result<Request, String> {
    let only = parts.iter().map(ToString::to_string).collect();
    let mut choice = Choice { only, sizes: vec![33, 250, 1000], rounds: 3 };
    while let Some(flag) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("`{flag}` needs a value"));
        match flag.as_str() {
            "--only" => choice.only = parts_in(&value()?, parts)?,
            "--sizes" => choice.sizes = value()?.split(',').map(count).collect::<Result<_, _>>()?,
            "--rounds" => choice.rounds = count(&value()?)?,
            "--help" | "-h" => return Ok(Request::Help(help(parts))),
            _ => return Err(format!("`{flag}` is no flag\n\n{}", help(parts))),
        }
    }
    Ok(Request::Measure(choice))
}

fn parts_in(list: &str, parts: &[&str]) -> Result<Vec<String>, String> {
    let known = |name: &str| match parts.iter().find(|part| **part == name) {
        Some(part) => Ok((*part).to_owned()),
        None => Err(format!("`{name}` is no part; there are {}", parts.join(", "))),
    };
    list.split(',').map(known).collect()
}

fn count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count) if count > 0 => Ok(count),
        _ => Err(format!("expected a number above 0, found `{text}`")),
    }
}

fn help(parts: &[&str]) -> String {
    format!(
        "Measures, and writes docs/performance.md\n\n\
         --only LIST    the parts to measure, with commas between: {}\n\
         --sizes LIST   how many events the catalogues have whose types are built: 33,250,1000\n\
         --rounds COUNT how often each build is measured: 3",
        parts.join(",")
    )
}
