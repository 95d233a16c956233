//! Texts that keep to their limits.

use crate::json::Json;
use crate::model::{Limits, Rule};

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

/// A text for the first pattern that matches all others too and is as long as it may be.
fn matching(frames: &[Frame<'_>], filler: &str, limits: &Limits, choose: &mut dyn FnMut(u32) -> u32) -> Option<String> {
    /// The least lengths of which a text is tried.
    const TRIED: u32 = 40;

    let pattern =
        limits.rules().find_map(|rule| if let Rule::Pattern(pattern) = rule { Some(pattern) } else { None })?;
    let least = characters(limits.length().0);
    // What an id begins with is a part of it; an address may be another one.
    let begins = if let [(head, _)] = frames { *head } else { "" };
    let fits = |text: &String| text.starts_with(begins) && limits.rules().all(|rule| rule.allows_text(text));
    for more in (0..TRIED).chain(u32::try_from(least)) {
        let made = pattern.make(more, choose)?;
        let longer = made.chars().chain(filler.chars().cycle()).take(least.max(made.chars().count())).collect();
        let within = frames.iter().map(|(head, tail)| format!("{head}{made}{tail}"));
        if let Some(text) = [made.clone(), longer].into_iter().chain(within).find(fits) {
            return Some(text);
        }
    }
    None
}

fn characters(limit: u64) -> usize {
    usize::try_from(limit.min(LONGEST_TEXT)).unwrap_or(usize::MAX)
}
