//! What a crate and its catalogue are called: one name that both allow.

use std::path::Path;

use tidings_build::is_taken_in_rust;

/// Names of crates that Cargo or the new crate itself needs, besides those that Rust does.
const TAKEN: &[&str] = &["proc_macro", "test", "tidings_build"];

/// Registries allow no more.
const LONGEST: usize = 64;

/// A name as the command line has it.
pub(super) fn parse(name: &str) -> Result<String, String> {
    match fault(name) {
        None => Ok(name.to_owned()),
        Some(why) => Err(match made_valid(name) {
            Some(valid) => format!("{why}; did you mean `{valid}`?"),
            None => why,
        }),
    }
}

/// The name of a crate in this folder.
pub(super) fn from_folder(folder: &Path) -> Result<String, String> {
    let last = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    made_valid(&last).ok_or_else(|| {
        let why = fault(&last).unwrap_or_default();
        format!("the folder `{last}` gives the crate no name: {why}; choose one with `--name`")
    })
}

/// The nearest name that can stand: `Shop_Events` becomes `shop-events`.
fn made_valid(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower.split([' ', '_', '-', '.']).filter(|word| !word.is_empty()).collect();
    Some(words.join("-")).filter(|name| fault(name).is_none())
}

/// Why a name cannot stand.
fn fault(name: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let in_rust = module(name);
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(fits) {
        Some("a name begins with a lower case letter and holds lower case letters, digits and `-`".to_owned())
    } else if name.len() > LONGEST {
        Some(format!("a name has {LONGEST} characters at most"))
    } else if is_taken_in_rust(&in_rust) || TAKEN.contains(&in_rust.as_str()) {
        Some(format!("`{in_rust}` stands for something else in Rust"))
    } else {
        None
    }
}

/// What Rust calls the crate.
pub(super) fn module(name: &str) -> String {
    name.replace('-', "_")
}

/// The title of the documentation: `shop-events` and `shop` become “Shop events”.
pub(super) fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let (first, rest) = words.split_at(words.len().min(1));
    let end = if words.split(' ').next_back() == Some("events") { "" } else { " events" };
    first.to_ascii_uppercase() + rest.trim_end() + end
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{from_folder, parse, title};

    #[test]
    fn folders_give_names() {
        for (folder, name) in [
            ("shop-events", "shop-events"),
            ("x/Shop_Events", "shop-events"),
            ("shop.events v2", "shop-events-v2"),
            ("-shop-", "shop"),
        ] {
            assert_eq!(from_folder(Path::new(folder)).as_deref(), Ok(name), "{folder}");
        }
        let rule = "a name begins with a lower case letter and holds lower case letters, digits and `-`";
        for (folder, why) in [
            ("2026", rule),
            ("größe", rule),
            ("Shop+", rule),
            ("---", rule),
            ("/", rule),
            ("test", "`test` stands for something else in Rust"),
        ] {
            let last = folder.trim_start_matches('/');
            let said = format!("the folder `{last}` gives the crate no name: {why}; choose one with `--name`");
            assert_eq!(from_folder(Path::new(folder)), Err(said), "{folder}");
        }
    }

    #[test]
    fn a_name_is_kept_or_refused_with_the_nearest() {
        assert_eq!(parse("shop-2").as_deref(), Ok("shop-2"));
        for (name, end) in [
            ("Shop_Events", "; did you mean `shop-events`?"),
            ("", "digits and `-`"),
            ("1st", "digits and `-`"),
            ("match", "`match` stands for something else in Rust"),
            ("tidings", "`tidings` stands for something else in Rust"),
            ("tidings-build", "`tidings_build` stands for something else in Rust"),
            ("std", "`std` stands for something else in Rust"),
        ] {
            let why = parse(name).expect_err(name);
            assert!(why.ends_with(end), "{name}: {why}");
        }
        assert_eq!(parse(&"n".repeat(64)).map(|name| name.len()), Ok(64));
        assert_eq!(parse(&"n".repeat(65)), Err("a name has 64 characters at most".to_owned()));
    }

    #[test]
    fn a_title_speaks_of_events() {
        for (name, expected) in [
            ("shop-events", "Shop events"),
            ("shop", "Shop events"),
            ("my-shop-v2", "My shop v2 events"),
            ("events", "Events"),
        ] {
            assert_eq!(title(name), expected);
        }
    }
}
