//! Texts, numbers and words.

use std::borrow::Cow;

use super::Reader;
use crate::fault::Fault;
use crate::json_ref::Kind;
use crate::scan;
use crate::text::Quoted;

impl<'a> Reader<'a> {
    #[inline]
    pub(super) fn scalar(&mut self, kind: Kind) -> Result<(), Fault> {
        match kind {
            Kind::Text => self.pass_quoted().map(|_| ()),
            Kind::Number => self.pass_number(),
            _ => self.word(),
        }
    }

    /// `true`, `false` or `null`.
    fn word(&mut self) -> Result<(), Fault> {
        let text = self.body.as_bytes().get(self.at..).unwrap_or_default();
        self.at += match text {
            [b't', b'r', b'u', b'e', ..] | [b'n', b'u', b'l', b'l', ..] => 4,
            [b'f', b'a', b'l', b's', b'e', ..] => 5,
            _ => return Err(self.broken_word()),
        };
        Ok(())
    }

    /// The fault of what begins like a word, at the first letter that another one should be.
    #[cold]
    fn broken_word(&mut self) -> Fault {
        let word = match self.peek() {
            Some(b't') => "true",
            Some(b'f') => "false",
            _ => "null",
        };
        self.at += self.rest().bytes().zip(word.bytes()).take_while(|(found, expected)| found == expected).count();
        self.syntax("a value")
    }

    /// The string that begins here with its quote.
    #[inline]
    pub(crate) fn quoted(&mut self) -> Result<Quoted<'a>, Fault> {
        let start = self.at + 1;
        let plain = self.pass_quoted()?;
        Ok(Quoted { inside: self.body.get(start..self.at - 1).unwrap_or_default(), plain })
    }

    /// Passes over a string; whether no escape occurs in it.
    #[inline]
    fn pass_quoted(&mut self) -> Result<bool, Fault> {
        let text = self.body.as_bytes();
        self.at = scan::plain_end(text, self.at + 1);
        let plain = text.get(self.at) == Some(&b'"');
        if !plain {
            self.escaped()?;
        }
        self.at += 1;
        Ok(plain)
    }

    /// What is left of a string, up to its closing quote.
    #[cold]
    fn escaped(&mut self) -> Result<(), Fault> {
        let text = self.body.as_bytes();
        while text.get(self.at) == Some(&b'\\') {
            let behind = scan::escape_end(text, self.at).ok_or_else(|| self.syntax("an escape of JSON"))?;
            self.at = scan::plain_end(text, behind);
        }
        if text.get(self.at) == Some(&b'"') { Ok(()) } else { Err(self.syntax("a closing quote")) }
    }

    /// The number that begins here.
    pub(crate) fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        self.pass_number()?;
        Ok(self.since(start).as_str())
    }

    fn pass_number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let end = scan::number_end(self.body.as_bytes(), start);
        self.at = end.unwrap_or_else(|place| place);
        if end.is_ok() {
            return Ok(());
        }
        Err(self.syntax(if self.at == start { "a value" } else { "a digit" }))
    }

    /// The text that a value must be.
    #[inline]
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        if self.kind() != Kind::Text {
            return Err(self.mismatch("a text"));
        }
        let start = self.at;
        let quoted = self.quoted()?;
        quoted.text().ok_or_else(|| Fault::mismatch("a text without half surrogate pairs", self.since(start)))
    }
}
