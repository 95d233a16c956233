//! Names of which the bodies say nothing, or only what was done: the source's list tells them, and a header brings them.

use std::collections::BTreeMap;

use super::columns::{Column, Said};
use super::name::ACTION;
use crate::bodies::Body;
use crate::form::{NamePlace, TypeId};

/// The header of a source that describes none.
pub(super) const ANY_HEADER: &str = "X-Event";

/// The names of bodies, in their parts.
pub(super) struct Names {
    pub(super) names: Vec<Vec<Vec<String>>>,
    pub(super) last_is_optional: bool,
}

/// The header that is called as if it held the names.
pub(super) fn header<'b>(objects: &[(&'b Body, TypeId)]) -> Option<&'b str> {
    let (first, _) = objects.first()?;
    let rank = |name: &str| {
        let name = name.to_ascii_lowercase();
        let endings = ["event", "topic", "event-type", "event-name", "event-key"];
        endings.iter().position(|ending| name.ends_with(ending))
    };
    let ranked = first.headers.iter().filter_map(|header| Some((rank(&header.name)?, header.name.as_str())));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, name)| name)
}

/// The names of the list, each taken apart where it ends with the action that its body states. A body of several actions
/// has a name for each.
pub(super) fn with_actions(columns: &[Column], objects: &[(&Body, TypeId)]) -> Option<Names> {
    let actions = columns.iter().find(|column| matches!(&column.place, NamePlace::Top(key) if key == ACTION))?;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (body, _) in objects {
        *times.entry(&body.name).or_default() += 1;
    }
    let is_shared = |name: &str| times[name] > 1;
    let listed: Vec<Listed<'_>> = objects
        .iter()
        .zip(&actions.said)
        .map(|((body, _), said)| match said {
            Said::Texts { texts, is_sure: true } => match (texts.as_slice(), divided(&body.name, &texts[0])) {
                ([action], Some((stem, spelt))) => Listed::Divided { stem, spelt, action },
                ([_], None) if !is_shared(&body.name) => Listed::Whole { name: &body.name, has_action: true },
                _ => Listed::Several { name: &body.name, actions: texts },
            },
            Said::Texts { is_sure: false, .. } | Said::Nothing | Said::Other => {
                Listed::Whole { name: &body.name, has_action: false }
            }
        })
        .collect();
    let (tell, contradict) = listed.iter().fold((0, 0), |(tell, contradict), one| match one {
        Listed::Divided { .. } | Listed::Several { .. } => (tell + 1, contradict),
        Listed::Whole { has_action, .. } => (tell, contradict + usize::from(*has_action)),
    });
    if tell <= contradict {
        return None;
    }
    let with_underscores = listed.iter().any(Listed::is_for_dashes) && !listed.iter().any(Listed::keeps_dashes);
    let spelt = |text: &str| if with_underscores { text.replace('-', "_") } else { text.to_owned() };
    let names = listed.iter().map(|one| match one {
        Listed::Divided { stem, action, .. } => vec![vec![spelt(stem), (*action).to_owned()]],
        Listed::Several { name, actions } => actions.iter().map(|action| vec![spelt(name), action.clone()]).collect(),
        Listed::Whole { name, .. } => vec![vec![spelt(name)]],
    });
    let names: Vec<Vec<Vec<String>>> = names.collect();
    let last_is_optional = listed.iter().any(|one| matches!(one, Listed::Whole { .. }));
    is_told_apart(&names, objects).then_some(Names { names, last_is_optional })
}

/// What the list and one body say together.
enum Listed<'b> {
    /// The name of the list ends with the action, spelt in the list's own way.
    Divided { stem: &'b str, spelt: &'b str, action: &'b str },
    /// The name of the list stands for several actions.
    Several { name: &'b str, actions: &'b [String] },
    /// The name is not divided. If the body states an action, the list does not speak of it.
    Whole { name: &'b str, has_action: bool },
}

impl Listed<'_> {
    /// Whether the list writes a dash where the body has an underscore.
    fn is_for_dashes(&self) -> bool {
        matches!(self, Self::Divided { spelt, action, .. }
            if spelt.chars().zip(action.chars()).any(|pair| pair == ('-', '_')))
    }

    /// Whether the body has a dash itself.
    fn keeps_dashes(&self) -> bool {
        match self {
            Self::Divided { action, .. } => action.contains('-'),
            Self::Several { actions, .. } => actions.iter().any(|action| action.contains('-')),
            Self::Whole { .. } => false,
        }
    }
}

/// A name of the list before the action and behind it: `issue-comment/was-edited` with `was_edited`.
fn divided<'n>(name: &'n str, action: &str) -> Option<(&'n str, &'n str)> {
    let is_separator = |c: char| c.is_ascii_punctuation() || c == ' ';
    let at = name.len().checked_sub(action.len()).filter(|at| name.is_char_boundary(*at) && !action.is_empty())?;
    let (before, spelt) = name.split_at(at);
    let is_same = |(a, b): (char, char)| a.eq_ignore_ascii_case(&b) || (is_separator(a) && is_separator(b));
    let stem = before.strip_suffix(is_separator).filter(|stem| !stem.is_empty())?;
    (spelt.chars().count() == action.chars().count() && spelt.chars().zip(action.chars()).all(is_same))
        .then_some((stem, spelt))
}

/// Whether a name belongs to one event of the list alone.
fn is_told_apart(names: &[Vec<Vec<String>>], objects: &[(&Body, TypeId)]) -> bool {
    let mut owners: BTreeMap<&[String], &str> = BTreeMap::new();
    objects.iter().zip(names).all(|((body, _), names)| {
        names.iter().all(|name| *owners.entry(name).or_insert(&body.name) == body.name.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::divided;

    #[test]
    fn a_name_of_the_list_ends_with_its_action() {
        let table = [
            ("issue-comment-edited", "edited", Some(("issue-comment", "edited"))),
            ("run/requested-action", "requested_action", Some(("run", "requested-action"))),
            ("issue.Closed", "closed", Some(("issue", "Closed"))),
            ("push", "push", None),
            ("-push", "push", None),
            ("reopened", "opened", None),
            ("\u{e9}a", "aa", None),
            ("push", "", None),
        ];
        for (name, action, expected) in table {
            assert_eq!(divided(name, action), expected, "{name}");
        }
    }
}
