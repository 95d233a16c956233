//! Texts that begin with a character that YAML keeps for itself, as Markdown often does: `*Emphasis*`, `[a link](…)`.
//!
//! YAML takes their beginning for an alias, a list or the like, and stumbles over the rest. Where a text belongs, that
//! is one mistake, and quotes repair it.

use super::{Builder, Content, Key, Kind, Open};
use crate::load::grammar::{CATALOGUE, EVENT, EntryKind, FAMILY, FAREWELL, FIELD, Holds, SECTION, TYPE, VALUE};
use crate::source::Span;

impl Builder<'_> {
    /// Reports the text that begins in the line of `at` with such a character, if there is one; whether there was.
    pub(super) fn report_misread(&mut self, at: usize) -> bool {
        let Some((depth, start)) = self.find_misread(at) else { return false };
        let stop = self.stop();
        self.misread = Some(start);
        let Some(open) = self.open.get_mut(depth) else { return false };
        stop.report_first_character(start, open.bracket().is_some(), self.sink);
        // What YAML made of its beginning is not what its author meant.
        if let Content::Mapping(open) = &mut open.content
            && open.pending.is_none()
            && let Some((_, node)) = open.mapping.entries.last_mut()
        {
            node.kind = Kind::Broken;
        }
        true
    }

    /// Whether the text in this line was reported already.
    pub(super) fn was_misread(&self, at: usize) -> bool {
        self.misread.is_some_and(|text| self.file.line(text) == self.file.line(at))
    }

    /// `*A* text`: an alias has nothing behind it, and its name seldom ends like emphasis.
    pub(super) fn misread_alias(&mut self, alias: Span) -> bool {
        let rest = self.file.text.get(alias.end..self.file.line_around(alias.end).end).unwrap_or_default().trim();
        let goes_on = !rest.is_empty() && !rest.starts_with([',', ']', '}', '#']);
        let emphasis = self.file.text.get(alias.start..alias.end).is_some_and(|alias| alias.ends_with('*'));
        (goes_on || emphasis) && self.report_misread(alias.start)
    }

    /// `!important`: a tag, but none of those that YAML itself has, such as `!!str`.
    pub(super) fn misread_tag(&mut self, tag: Span) -> bool {
        let own = self.file.text.get(tag.start..tag.end).is_some_and(|tag| tag.starts_with("!!"));
        !own && self.report_misread(tag.start)
    }

    /// Where the text begins, and how deep the mapping stands that it is a value of.
    fn find_misread(&self, at: usize) -> Option<(usize, usize)> {
        let line = self.file.line(at);
        let mut parent = None;
        for (depth, open) in self.open.iter().enumerate() {
            let key = open.key();
            if let Some(key) = key.filter(|key| holds_text(key, parent))
                && let Some(start) = self.value_start(key.span)
                && self.file.line(start) == line
                && begins_oddly(self.file.text.get(start..).unwrap_or_default())
            {
                return Some((depth, start));
            }
            parent = key;
        }
        None
    }

    /// The first byte behind a key and its `:`.
    fn value_start(&self, key: Span) -> Option<usize> {
        let behind = self.file.text.get(key.end..)?;
        let value = behind.trim_start().strip_prefix(':')?.trim_start();
        Some(key.end + behind.len() - value.len())
    }

    /// Reports that a text which begins its line begins with white space that is no indentation; whether it does.
    pub(super) fn report_odd_indentation(&mut self, text: Span) -> bool {
        let stop = self.stop();
        let Some(odd) = stop.odd_indentation(text.start).filter(|odd| odd.start == text.start) else { return false };
        self.stopped = true;
        stop.report_odd_indentation(odd, self.sink);
        // What the line was meant to stand in is not empty.
        if let Some(Open { content: Content::Mapping(open), .. }) = self.open.last_mut()
            && let Some((_, node)) = open.mapping.entries.last_mut()
            && matches!(node.kind, Kind::Empty)
        {
            node.kind = Kind::Broken;
        }
        true
    }
}

/// The entries in which texts stand.
const KINDS: [&EntryKind; 8] = [&CATALOGUE, &SECTION, &FAMILY, &EVENT, &TYPE, &FIELD, &VALUE, &FAREWELL];

/// Whether a text stands behind a key, as the grammar has it. `parent` is the key of the mapping around it.
fn holds_text(key: &Key, parent: Option<&Key>) -> bool {
    match parent.map(|parent| parent.value.text.as_str()) {
        Some("events" | "values" | "origins") => true,
        Some("fields" | "types") => false,
        _ => KINDS
            .iter()
            .flat_map(|kind| kind.keys())
            .any(|known| known.word == key.value.text && matches!(known.holds, Holds::Text)),
    }
}

/// Whether a text begins with a character that YAML keeps for itself.
fn begins_oddly(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('*' | '&' | '!' | '[' | '|' | '>' | '%' | '@' | '`') => true,
        // A mapping in braces may well stand where a text may stand too.
        Some('{') => text.split('}').next().is_some_and(|inside| !inside.contains([':', '\n'])),
        Some('-' | '?') => chars.next() == Some(' '),
        _ => false,
    }
}
