//! The words that names are made of.

use tidings_build::rust_names;

/// The words of a name in lower case: `SCIMUserMetadata` is `scim`, `user`, `metadata`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let Some(name) = rust_names::module(name) else { return Vec::new() };
    name.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a name with the capitals that the source gave them: `SCIMUserMetadata` is `SCIM`, `User`, `Metadata`.
pub(crate) fn capitalised(name: &str) -> Vec<String> {
    let camel = rust_names::type_name(name).unwrap_or_default();
    let mut rest = camel.as_str();
    let mut parts = Vec::new();
    for word in words(&camel) {
        let Some((part, behind)) = rest.split_at_checked(word.len()) else { break };
        if !part.eq_ignore_ascii_case(&word) {
            return vec![camel];
        }
        parts.push(part.to_owned());
        rest = behind;
    }
    if rest.is_empty() { parts } else { vec![camel] }
}

/// The name of a type that says most of a text. Where Rust cannot have it as a whole, what keeps it from that is left
/// out: letters beyond ASCII, and numbers that stand for themselves.
pub(crate) fn type_name(text: &str) -> Option<String> {
    rust_names::type_name(text).or_else(|| {
        let ascii: String = text.chars().filter(|c| c.is_ascii() || !c.is_alphanumeric()).collect();
        let words = ascii.split(|c: char| !c.is_ascii_alphanumeric());
        let says_something = |word: &&str| word.contains(|c: char| !c.is_ascii_digit());
        let words: Vec<&str> = words.filter(says_something).collect();
        let camel = rust_names::variant(&words.join("_"))?;
        rust_names::type_name(&camel)
    })
}

/// Longer names than this are cut.
const LONGEST: usize = 72;

/// So much of a cut name is its end, at most.
const LONGEST_END: usize = 40;

/// A name that people can still read in one line of code: of a long one its first words, and its last ones, which say
/// more.
pub(crate) fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let words = capitalised(&name);
    let taken = |words: &mut dyn Iterator<Item = &String>, most: usize| {
        let mut length = 0;
        let fits = |word: &&String| {
            length += word.len();
            length <= most
        };
        words.take_while(fits).count()
    };
    let last = taken(&mut words.iter().rev(), LONGEST_END).max(1).min(words.len());
    let (first, last) = words.split_at(words.len() - last);
    let most = LONGEST.saturating_sub(last.iter().map(String::len).sum());
    let first = &first[..taken(&mut first.iter(), most)];
    let short = [first, last].concat().concat();
    // A single word may be as long.
    short.chars().take(LONGEST).collect()
}

/// What several names have in common: their first words, and their last ones. `None`: they share no word.
pub(crate) fn common(names: &[String]) -> Option<String> {
    let (first, others) = names.split_first()?;
    let words = capitalised(first);
    let (mut start, mut end) = (words.clone(), words.clone());
    for other in others {
        let other = capitalised(other);
        let same = start.iter().zip(&other).take_while(|(a, b)| a == b).count();
        start.truncate(same);
        let same = end.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
        end.drain(..end.len() - same);
    }
    if start.len() == words.len() {
        return Some(start.concat());
    }
    end.drain(..end.len().saturating_sub(words.len() - start.len()));
    let both = [start, end].concat();
    (!both.is_empty()).then(|| both.concat())
}

/// What a name is that stands for one of several: `Tags` is `Tag`.
pub(crate) fn singular(name: &str) -> String {
    let keeps = ["ss", "us", "is", "News", "Series", "Data", "Status", "Address"].iter().any(|end| name.ends_with(end));
    match (name.strip_suffix("ies"), name.strip_suffix('s')) {
        _ if keeps => name.to_owned(),
        (Some(stem), _) if stem.len() > 1 => format!("{stem}y"),
        _ if ["sses", "xes", "ches", "shes"].iter().any(|end| name.ends_with(end)) => name[..name.len() - 2].to_owned(),
        (_, Some(stem)) => stem.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{capitalised, common, shortened, singular, type_name};

    #[test]
    fn names_fall_into_words() {
        assert_eq!(capitalised("SCIMUserMetadata"), ["SCIM", "User", "Metadata"]);
        assert_eq!(capitalised("verification_otp"), ["Verification", "Otp"]);
    }

    #[test]
    fn what_rust_cannot_have_is_left_out_of_a_name() {
        let table = [
            ("verification_otp", Some("VerificationOtp")),
            ("urn:scim:core:2.0:User", Some("UrnScimCoreUser")),
            ("größe", Some("Gre")),
            ("Change_$add_def-73147-74004_id", Some("ChangeAddDefId")),
            ("3d.secure", Some("V3dSecure")),
            ("2.0", None),
            ("*", None),
        ];
        for (text, name) in table {
            assert_eq!(type_name(text).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn long_names_keep_how_they_begin_and_end() {
        let table = [
            ("CardUpdated", "CardUpdated"),
            (
                "PickMemberAvatarCommunicationDisabledUntilDeafJoinedAtMuteNickPendingPremiumSinceRoles",
                "PickMemberAvatarCommunicationJoinedAtMuteNickPendingPremiumSinceRoles",
            ),
        ];
        for (long, short) in table {
            assert_eq!(shortened(long.to_owned()), short);
        }
        assert_eq!(shortened("A".repeat(500)).len(), 72);
    }

    #[test]
    fn names_have_words_in_common() {
        let table: &[(&[&str], Option<&str>)] = &[
            (&["SessionCreatedEventData", "SessionEndedEventData"], Some("SessionEventData")),
            (&["BatchCancelledData", "BatchDoneData"], Some("BatchData")),
            (&["Email", "Sms"], None),
            (&["EmailTag", "SmsTag"], Some("Tag")),
            (&["Order", "Order"], Some("Order")),
            (&["Order", "OrderLine"], Some("Order")),
            (&["RequestHead", "RequestOpenedRequestHead"], Some("RequestHead")),
        ];
        for (names, expected) in table {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(common(&names).as_deref(), *expected, "{names:?}");
        }
    }

    #[test]
    fn one_of_several_has_a_name() {
        for (several, one) in [
            ("Tags", "Tag"),
            ("EmailAddresses", "EmailAddress"),
            ("Entries", "Entry"),
            ("Status", "Status"),
            ("Boxes", "Box"),
        ] {
            assert_eq!(singular(several), one);
        }
    }
}
