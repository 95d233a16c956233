//! Texts that keep to their limits.

use crate::json::Json;
use crate::model::{Limits, Pattern, Rule};
use crate::random::Random;

/// What stands before and behind the part of a text that is made up.
type Frame<'a> = (&'a str, &'a str);

/// Addresses, a short one last.
pub(super) const ADDRESSES: &[Frame<'_>] = &[("https://example.com/", ""), ("a:", "")];

/// Mail addresses, a short one last.
pub(super) const MAIL_ADDRESSES: &[Frame<'_>] = &[("", "@example.com"), ("", "@a")];

/// The characters that a made-up text has at most, whatever its limits demand: there is no end to what they can.
const LONGEST_TEXT: u64 = 1_000;

/// A text that matches the patterns of its limits, by the choices of `choose` among so many. Where there are none, or no
/// such text is found, the first of the frames that leaves room for something, filled as long as the limits ask.
pub(super) fn text(frames: &[Frame<'_>], filler: &str, limits: &Limits, choose: &mut dyn FnMut(u32) -> u32) -> Json {
    Json::Text(matching(frames, filler, limits, choose).unwrap_or_else(|| filled(frames, filler, limits)))
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
    matching(&[("", "")], &plain, &limits, &mut choose).unwrap_or(plain)
}

fn filled(frames: &[Frame<'_>], filler: &str, limits: &Limits) -> String {
    let (least, most) = limits.length();
    let (least, most) = (characters(least), characters(most.unwrap_or(LONGEST_TEXT)));
    let fixed = |(head, tail): &Frame<'_>| head.chars().count() + tail.chars().count();
    let frame = frames.iter().find(|frame| fixed(frame) < most).or(frames.last());
    let (head, tail) = frame.copied().unwrap_or_default();
    let fixed = fixed(&(head, tail));
    let length = (fixed + filler.chars().count()).max(least).min(most);
    let filling = filler.chars().cycle().take(length.saturating_sub(fixed));
    // A frame that does not fit at all is cut: its limits contradict its notation.
    head.chars().chain(filling).chain(tail.chars()).take(most).collect()
}

/// A text that matches all patterns and is as long as it may be: of the choices of `choose`, else of some by chance.
fn matching(frames: &[Frame<'_>], filler: &str, limits: &Limits, choose: &mut dyn FnMut(u32) -> u32) -> Option<String> {
    /// How often chance is asked.
    const TRIES: u64 = 100;

    let search = |most: u32, choose: &mut dyn FnMut(u32) -> u32| {
        let mut made = (0..most).flat_map(|more| patterns(limits).map(move |pattern| (pattern, more)));
        made.find_map(|(pattern, more)| fitting(frames, filler, limits, &pattern.make(more, choose)?))
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
fn fitting(frames: &[Frame<'_>], filler: &str, limits: &Limits, made: &str) -> Option<String> {
    // What an id begins with is a part of it; an address may be another one.
    let begins = if let [(head, _)] = frames { *head } else { "" };
    let least = characters(limits.length().0).max(made.chars().count());
    let longer = made.chars().chain(filler.chars().cycle()).take(least).collect();
    let within = frames.iter().map(|(head, tail)| format!("{head}{made}{tail}"));
    let mut texts = [made.to_owned(), longer].into_iter().chain(within);
    texts.find(|text| text.starts_with(begins) && limits.rules().all(|rule| rule.allows_text(text)))
}

fn characters(limit: u64) -> usize {
    usize::try_from(limit.min(LONGEST_TEXT)).unwrap_or(usize::MAX)
}
