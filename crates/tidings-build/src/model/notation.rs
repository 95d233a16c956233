//! The notations of texts that readers take for any text: a table, of which a further notation is one more row.

mod address;
mod clock;

use address::{is_email, is_hostname, is_ipv4, is_ipv6, is_uri, is_uri_reference, is_uri_template, is_uuid};
pub(crate) use clock::{is_date, is_date_time};
use clock::{is_duration, is_time};

/// A notation of texts. It binds the producer alone: in Rust and in other languages a value is a mere text.
#[derive(Debug)]
#[non_exhaustive]
pub struct TextFormat {
    /// Its word in the catalogue, and in the `format` of JSON Schema.
    pub word: &'static str,
    /// What tables call it.
    pub(crate) name: &'static str,
    /// What sentences call a text of it, and where its rules stand.
    pub(crate) one: &'static str,
    holds: fn(&str) -> bool,
    /// What stands around the part of a text that is made up: the usual frame first, then those for texts of other
    /// lengths.
    pub(crate) frames: &'static [(&'static str, &'static str)],
    part: Part,
}

/// The part of a text that is made up.
#[derive(Debug)]
enum Part {
    /// Small letters, by default these.
    Word(&'static str),
    /// So many different ones, each as its number makes it.
    Number(u32, fn(u32) -> String),
}

/// All of them, in the order in which editors offer them.
pub static TEXT_FORMATS: &[TextFormat] = &[
    TextFormat {
        word: "uri",
        name: "URI",
        one: "an address (RFC 3986)",
        holds: is_uri,
        frames: &[("https://example.com/", ""), ("a:", "")],
        part: Part::Word("page"),
    },
    TextFormat {
        word: "email",
        name: "mail address",
        one: "a mail address (RFC 5321)",
        holds: is_email,
        frames: &[("", "@example.com"), ("", "@a")],
        part: Part::Word("someone"),
    },
    TextFormat {
        word: "uuid",
        name: "UUID",
        one: "a UUID (RFC 9562)",
        holds: is_uuid,
        frames: &[("0190f0de-4b7a-7c3e-8a4e-", "")],
        part: Part::Number(u32::MAX, |number| format!("{:012x}", 0x2f6d_1c9b_5a10 + u64::from(number))),
    },
    TextFormat {
        word: "time",
        name: "time of day",
        one: "a time of day (RFC 3339, `full-time`)",
        holds: is_time,
        frames: &[("03:04:", "Z"), ("03:04:05.", "Z")],
        part: Part::Number(60, |number| format!("{:02}", (number + 5) % 60)),
    },
    TextFormat {
        word: "duration",
        name: "duration",
        one: "a duration (RFC 3339, appendix A)",
        holds: is_duration,
        frames: &[("P", "D")],
        part: Part::Number(365, |number| (number + 1).to_string()),
    },
    TextFormat {
        word: "hostname",
        name: "host name",
        one: "a host name (RFC 1123)",
        holds: is_hostname,
        frames: &[("", ".example.com"), ("", "")],
        part: Part::Word("host"),
    },
    TextFormat {
        word: "ipv4",
        name: "IPv4 address",
        one: "an IPv4 address (RFC 2673)",
        holds: is_ipv4,
        frames: &[("192.0.2.", ""), ("192.168.100.1", "")],
        part: Part::Number(99, |number| (number + 1).to_string()),
    },
    TextFormat {
        word: "ipv6",
        name: "IPv6 address",
        one: "an IPv6 address (RFC 4291)",
        holds: is_ipv6,
        frames: &[("2001:db8::", ""), ("2001:0db8:0000:0000:0000:0000:0000:", "")],
        part: Part::Number(0xffff, |number| format!("{:x}", number + 1)),
    },
    TextFormat {
        word: "uri-reference",
        name: "URI reference",
        one: "an address, or what refers to one from another (RFC 3986)",
        holds: is_uri_reference,
        frames: &[("/", ""), ("", "")],
        part: Part::Word("page"),
    },
    TextFormat {
        word: "uri-template",
        name: "URI template",
        one: "a template of addresses (RFC 6570)",
        holds: is_uri_template,
        frames: &[("https://example.com/{", "}"), ("{", "}"), ("", "")],
        part: Part::Word("page"),
    },
];

impl TextFormat {
    /// The text of it that is shown where any will do.
    pub(crate) fn usual(&self) -> String {
        self.example(0, self.usual_word())
    }

    /// A text of it that is made of this word, or of this number where no word has a place. The word is one of small
    /// letters.
    #[must_use]
    pub fn example(&self, number: u32, word: &str) -> String {
        let (head, tail) = self.frames.first().copied().unwrap_or_default();
        format!("{head}{}{tail}", self.part(number, word))
    }

    /// Whether a text may be one, which is never denied of what the rules allow.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        (self.holds)(text)
    }

    /// What stands within the frames: the word, or what the number makes.
    pub(crate) fn part(&self, number: u32, word: &str) -> String {
        match self.part {
            Part::Word(_) => word.to_owned(),
            Part::Number(count, written) => written(number % count),
        }
    }

    /// The word that is shown where any will do.
    pub(crate) fn usual_word(&self) -> &'static str {
        if let Part::Word(word) = self.part { word } else { "" }
    }
}

/// There is one of each word.
impl PartialEq for TextFormat {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for TextFormat {}

#[cfg(test)]
mod tests {
    use super::TEXT_FORMATS;

    #[test]
    fn every_frame_makes_what_its_notation_allows() {
        for format in TEXT_FORMATS {
            for (head, tail) in format.frames {
                for number in [0, 1, 98, 1_000_000, u32::MAX] {
                    let text = format!("{head}{}{tail}", format.part(number, "word"));
                    assert!(format.allows(&text), "{}: {text}", format.word);
                }
            }
            assert!(format.allows(&format.usual()), "{}", format.word);
            assert_ne!(format.example(0, "one"), format.example(1, "other"), "{}", format.word);
            assert!(!format.allows("a text"), "{}", format.word);
        }
    }

    #[test]
    fn each_has_a_word_of_its_own() {
        for (position, format) in TEXT_FORMATS.iter().enumerate() {
            assert!(TEXT_FORMATS[..position].iter().all(|other| other != format), "{}", format.word);
        }
    }
}
