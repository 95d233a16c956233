//! Texts that keep to their limits.

use crate::json::Json;
use crate::model::{Limits, Pattern, Rule, TextFormat};
use crate::random::Random;

/// What the texts of a type are made of.
#[derive(Clone, Copy)]
pub(super) struct Mould<'a> {
    /// What they all begin with.
    prefix: &'a str,
    /// The notation that they keep to.
    format: Option<&'static TextFormat>,
    /// The part that is made up. It begins again where there is room for more.
    filler: &'a str,
}

impl<'a> Mould<'a> {
    /// Texts of any kind.
    pub(super) fn of_text(filler: &'a str) -> Self {
        Self { prefix: "", format: None, filler }
    }

    /// Ids with this prefix.
    pub(super) fn of_id(prefix: &'a str, filler: &'a str) -> Self {
        Self { prefix, format: None, filler }
    }

    /// Texts of a notation.
    pub(super) fn of_format(format: &'static TextFormat, filler: &'a str) -> Self {
        Self { prefix: "", format: Some(format), filler }
    }

    /// What stands before and behind the part that is made up.
    fn frames(&self) -> &'static [(&'static str, &'static str)] {
        self.format.map_or(&[("", "")], |format| format.frames)
    }

    fn holds(&self, text: &str) -> bool {
        text.starts_with(self.prefix) && self.format.is_none_or(|format| format.allows(text))
    }
}

/// The characters that a made-up text has at most, whatever its limits demand: there is no end to what they can.
const LONGEST_TEXT: u64 = 1_000;

/// A text that matches the patterns of its limits, by the choices of `choose` among so many. Where there are none, or no
/// such text is found, one of the notation that is as long as the limits ask.
pub(super) fn text(mould: Mould<'_>, limits: &Limits, choose: &mut dyn FnMut(u32) -> u32) -> Json {
    let usual = filled(mould, limits);
    // Most patterns say less of a text than its notation does.
    if mould.format.is_some() && limits.rules().all(|rule| rule.allows_text(&usual)) {
        return Json::Text(usual);
    }
    let made = matching(mould, limits, choose).or_else(|| {
        // Where a pattern contradicts the notation, the pattern is what more tools look at.
        mould.format.and_then(|_| matching(Mould::of_text(mould.filler), limits, choose))
    });
    Json::Text(made.unwrap_or(usual))
}

/// A key for each number that matches what is promised of keys; the plain one if it does, or if none was found.
pub(super) fn key(limits: &Limits, plain: String, number: usize) -> String {
    let limits = limits.of_keys();
    if limits.rules().all(|rule| rule.allows_text(&plain)) {
        return plain;
    }
    let mut rest = u32::try_from(number).unwrap_or(u32::MAX);
    let mut choose = |bound: u32| {
        let choice = rest % bound;
        rest /= bound;
        choice
    };
    matching(Mould::of_text(&plain), &limits, &mut choose).unwrap_or(plain)
}

/// A text as long as the limits ask: by the first frame that leaves room for something and makes what the notation allows.
fn filled(mould: Mould<'_>, limits: &Limits) -> String {
    let (least, most) = limits.length();
    let (least, most) = (characters(least), characters(most.unwrap_or(LONGEST_TEXT)));
    let fixed = |(head, tail): (&str, &str)| -> usize {
        [mould.prefix, head, tail].iter().map(|part| part.chars().count()).sum()
    };
    let fill = |(head, tail): (&str, &str)| -> String {
        let fixed = fixed((head, tail));
        let length = (fixed + mould.filler.chars().count()).max(least).min(most);
        let filling = mould.filler.chars().cycle().take(length.saturating_sub(fixed));
        // A frame that does not fit at all is cut: its limits contradict its notation.
        mould.prefix.chars().chain(head.chars()).chain(filling).chain(tail.chars()).take(most).collect()
    };
    let with_room = || mould.frames().iter().copied().filter(|frame| fixed(*frame) < most);
    let fitting = with_room().map(fill).find(|text| mould.holds(text));
    fitting.or_else(|| with_room().next().or(mould.frames().last().copied()).map(fill)).unwrap_or_default()
}

/// A text that matches all patterns and is as long as it may be: of the choices of `choose`, else of some by chance.
fn matching(mould: Mould<'_>, limits: &Limits, choose: &mut dyn FnMut(u32) -> u32) -> Option<String> {
    /// How often chance is asked.
    const TRIES: u64 = 100;

    let search = |most: u32, choose: &mut dyn FnMut(u32) -> u32| {
        let mut made = (0..most).flat_map(|more| patterns(limits).map(move |pattern| (pattern, more)));
        made.find_map(|(pattern, more)| fitting(mould, limits, &pattern.make(more, choose)?))
    };
    patterns(limits).next()?;
    let least = u32::try_from(characters(limits.length().0)).unwrap_or_default();
    let tried = search(least.max(40), choose);
    tried.or_else(|| {
        (0..TRIES).find_map(|seed| {
            let mut random = Random::new(seed);
            let mut choose = |bound: u32| u32::try_from(random.number() % u64::from(bound)).unwrap_or_default();
            search(3, &mut choose)
        })
    })
}

fn patterns(limits: &Limits) -> impl Iterator<Item = &Pattern> {
    limits.rules().filter_map(|rule| if let Rule::Pattern(pattern) = rule { Some(pattern) } else { None })
}

/// What was made if it fits, or what it fits with more around it.
fn fitting(mould: Mould<'_>, limits: &Limits, made: &str) -> Option<String> {
    let least = characters(limits.length().0).max(made.chars().count());
    let longer = made.chars().chain(mould.filler.chars().cycle()).take(least).collect();
    let within = mould.frames().iter().map(|(head, tail)| format!("{}{head}{made}{tail}", mould.prefix));
    let mut texts = [made.to_owned(), longer].into_iter().chain(within);
    texts.find(|text| mould.holds(text) && limits.rules().all(|rule| rule.allows_text(text)))
}

fn characters(limit: u64) -> usize {
    usize::try_from(limit.min(LONGEST_TEXT)).unwrap_or(usize::MAX)
}
