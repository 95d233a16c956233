//! What is said of the end of something.

use std::fmt::Write as _;

use super::text::{code_span, paragraph, sentence};
use crate::model::{Farewell, Life};

/// What is known of the end of something: ``Deprecated since `x`: reason. Use `y`.``; nothing of what is current.
pub(crate) fn life_sentence(life: &Life) -> Option<String> {
    match life {
        Life::Current => None,
        Life::Deprecated(farewell) => Some(farewell_sentence("Deprecated", "since", farewell)),
        Life::Removed(farewell) => Some(farewell_sentence("Removed", "in", farewell)),
    }
}

/// The same where a mark before it says already that nobody should rely on the thing: ``Since `x`: reason. Use `y`.``;
/// empty where no more is known than that.
#[cfg(feature = "outputs")]
pub(crate) fn marked_life_sentence(life: &Life) -> Option<String> {
    match life {
        Life::Deprecated(farewell) => Some(farewell_sentence("", "Since", farewell)),
        life => life_sentence(life),
    }
}

fn farewell_sentence(end: &str, preposition: &str, farewell: &Farewell) -> String {
    let mut text = end.to_owned();
    if let Some(release) = &farewell.release {
        let _ = write!(text, " {preposition} {}", code_span(release));
    }
    if let Some(date) = &farewell.date {
        let _ = write!(text, " ({date})");
    }
    if let Some(reason) = &farewell.reason {
        let _ = write!(text, ": {reason}");
    }
    // Where it does not begin with the end, it begins with what comes next.
    let text = text.trim_start_matches([':', ' ']);
    paragraph([text, &instead_sentence(farewell).unwrap_or_default()]).unwrap_or_default()
}

/// What to use now: ``Use `y`.``
pub(crate) fn instead_sentence(farewell: &Farewell) -> Option<String> {
    let instead = farewell.instead.as_ref()?;
    // A name is code. A phrase is prose already, and says itself what of it is code.
    let instead = if instead.contains([' ', '`']) { instead.clone() } else { code_span(instead) };
    Some(sentence(&format!("Use {instead}")))
}

#[cfg(test)]
mod tests {
    use super::life_sentence;
    use crate::model::{Farewell, Life};

    #[test]
    fn a_farewell_says_only_what_is_known() {
        let text = |text: &str| Some(text.to_owned());
        let full = Farewell {
            release: text("v2"),
            reason: text("nobody used it"),
            instead: text("user.created"),
            date: text("June 2026"),
        };
        let table = [
            (Life::Current, None),
            (Life::Removed(Farewell::default()), text("Removed.")),
            (Life::Removed(Farewell { release: text("v2"), ..Farewell::default() }), text("Removed in `v2`.")),
            (
                Life::Deprecated(Farewell { instead: text("`a`, or nothing at all."), ..Farewell::default() }),
                text("Deprecated. Use `a`, or nothing at all."),
            ),
            (Life::Deprecated(full), text("Deprecated since `v2` (June 2026): nobody used it. Use `user.created`.")),
        ];
        for (life, expected) in table {
            assert_eq!(life_sentence(&life), expected);
        }
    }

    #[cfg(feature = "outputs")]
    #[test]
    fn a_mark_is_not_said_again() {
        let text = |text: &str| Some(text.to_owned());
        let release = || Farewell { release: text("v2"), ..Farewell::default() };
        let table = [
            (Life::Current, None),
            (Life::Removed(release()), text("Removed in `v2`.")),
            (Life::Deprecated(Farewell::default()), text("")),
            (Life::Deprecated(Farewell { reason: text("A typo"), ..Farewell::default() }), text("A typo.")),
            (Life::Deprecated(Farewell { instead: text("a"), ..release() }), text("Since `v2`. Use `a`.")),
        ];
        for (life, expected) in table {
            assert_eq!(super::marked_life_sentence(&life), expected);
        }
    }
}
