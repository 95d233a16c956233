//! The anchors of headings, as GitHub makes them.

use std::collections::BTreeMap;

use super::heading::{Heading, Target};

/// The slugs of the headings that links point at.
#[derive(Debug, Default)]
pub(super) struct Anchors(BTreeMap<Target, String>);

impl Anchors {
    /// `headings` are all those of the page, in order: any of them can take a slug away from a later one.
    pub(super) fn new(headings: &[Heading]) -> Self {
        let mut slugs = Slugs::default();
        let mut anchors = BTreeMap::new();
        for heading in headings {
            let slug = slugs.next(&heading.text);
            if let Some(target) = heading.target {
                anchors.insert(target, slug);
            }
        }
        Self(anchors)
    }

    /// A link; the plain text where there is no such heading.
    pub(super) fn link(&self, text: &str, target: Target) -> String {
        match self.0.get(&target) {
            Some(slug) => format!("[{text}](#{slug})"),
            None => text.to_owned(),
        }
    }
}

/// The slugs given out so far, each with the number of its last duplicate.
#[derive(Default)]
struct Slugs(BTreeMap<String, usize>);

impl Slugs {
    fn next(&mut self, heading: &str) -> String {
        let plain = plain_slug(heading);
        let mut slug = plain.clone();
        // A numbered slug can be taken as well, by a heading that ends in that number.
        while self.0.contains_key(&slug) {
            let duplicates = self.0.entry(plain.clone()).or_default();
            *duplicates += 1;
            slug = format!("{plain}-{duplicates}");
        }
        self.0.insert(slug.clone(), 0);
        slug
    }
}

/// Lower case, without punctuation, with `-` for each space. Marks such as backticks count as punctuation.
fn plain_slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    heading.trim().to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Anchors, Heading, Slugs, Target};
    use crate::model::TypeId;

    #[test]
    fn headings_become_slugs_as_on_github() {
        let table: [(&[&str], &[&str]); 8] = [
            (&["Agent events", "CredentialStatus"], &["agent-events", "credentialstatus"]),
            (&["Event", "Event", "event", "EVENT!"], &["event", "event-1", "event-2", "event-3"]),
            (&["Foo 1", "Foo", "Foo"], &["foo-1", "foo", "foo-2"]),
            (&["Foo", "Foo 1", "Foo"], &["foo", "foo-1", "foo-2"]),
            (&["`task_run.failed` — why?", "A & B"], &["task_runfailed--why", "a--b"]),
            (&["Größe", "日本語 ok", " trimmed "], &["größe", "日本語-ok", "trimmed"]),
            (&["", "!", "x-y"], &["", "-1", "x-y"]),
            (&["Foo", "Foo", "Foo 1", "Foo 1"], &["foo", "foo-1", "foo-1-1", "foo-1-2"]),
        ];
        for (headings, expected) in table {
            let mut slugs = Slugs::default();
            let found: Vec<_> = headings.iter().map(|heading| slugs.next(heading)).collect();
            assert_eq!(found, expected, "{headings:?}");
        }
    }

    #[test]
    fn a_link_points_at_its_own_heading() {
        let headings = [("User", None), ("User", Some(Target::Type(TypeId(4)))), ("Ids", Some(Target::Ids))];
        let headings = headings.map(|(text, target)| Heading { text: text.to_owned(), target });
        let anchors = Anchors::new(&headings);
        assert_eq!(anchors.link("User", Target::Type(TypeId(4))), "[User](#user-1)");
        assert_eq!(anchors.link("UserId", Target::Ids), "[UserId](#ids)");
        assert_eq!(anchors.link("removed", Target::RemovedEvents), "removed");
    }
}
