//! Reads a JSON text in one pass, from its first byte to its last.

use std::borrow::Cow;

use crate::fault::Fault;
use crate::json_ref::{JsonRef, Kind};
use crate::scan;
use crate::text;

/// How deep lists and objects may lie in each other. What walks a value may recurse, since it never gets deeper.
pub(crate) const MAX_DEPTH: usize = 128;

/// A place in a JSON text; what [`Decode`](crate::Decode) reads from.
///
/// Whatever reads a value finds the reader at its first byte and leaves it behind its last one, also when the value is
/// not what it should be. Only a fault that bars the whole body may leave it elsewhere.
#[derive(Debug)]
pub struct Reader<'a> {
    body: &'a str,
    at: usize,
    /// How many more lists and objects may open.
    room: usize,
}

/// A string as it was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoted<'a> {
    /// With its quotes.
    pub(crate) whole: &'a str,
    /// Whether it stands for itself: no escape occurs in it.
    pub(crate) plain: bool,
}

impl<'a> Quoted<'a> {
    /// The text that it spells, unless it holds half a surrogate pair.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        let inside = text::inside(self.whole);
        if self.plain { Some(Cow::Borrowed(inside)) } else { text::unescape(inside).map(Cow::Owned) }
    }

    /// The text that it spells.
    pub(crate) fn decode(self) -> Result<Cow<'a, str>, Fault> {
        let half = || Fault::mismatch("a text without half surrogate pairs", JsonRef::trusted(self.whole));
        self.text().ok_or_else(half)
    }
}

impl<'a> Reader<'a> {
    /// At the first value of a text.
    pub(crate) fn new(body: &'a str) -> Self {
        Self { body, at: scan::space_end(body.as_bytes(), 0), room: MAX_DEPTH }
    }

    /// At a value of the outermost object, passed over before.
    pub(crate) fn within(body: &'a str, at: usize) -> Self {
        Self { body, at, room: MAX_DEPTH - 1 }
    }

    /// Checks that nothing stands behind the value.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        self.skip_space();
        if self.at == self.body.len() { Ok(()) } else { Err(self.syntax("the end of the text")) }
    }

    /// The same place in the same text, to come back to.
    pub(crate) fn bookmark(&self) -> Self {
        Self { ..*self }
    }

    /// The kind of value that begins here; what is none of the others can only be a number.
    pub(crate) fn kind(&self) -> Kind {
        Kind::of(self.peek())
    }

    /// Passes over a value.
    pub(crate) fn skip(&mut self) -> Result<JsonRef<'a>, Fault> {
        let start = self.at;
        // Which of the open ones are objects: a bit for each, so that depth costs no stack.
        let (mut objects, mut depth) = (0_u128, 0_usize);
        loop {
            let kind = self.kind();
            let mut first = true;
            match kind {
                Kind::Object | Kind::List => {
                    self.open()?;
                    objects = (objects << 1) | u128::from(kind == Kind::Object);
                    depth += 1;
                }
                _ => {
                    self.scalar(kind)?;
                    first = false;
                }
            }
            while depth > 0 && !self.next_part(objects & 1 == 1, first)? {
                objects >>= 1;
                depth -= 1;
                first = false;
            }
            if depth == 0 {
                return Ok(self.since(start));
            }
        }
    }

    /// Whether another member or item follows; the reader then stands at its value.
    fn next_part(&mut self, in_object: bool, first: bool) -> Result<bool, Fault> {
        if in_object { Ok(self.key(first)?.is_some()) } else { self.item(first) }
    }

    fn scalar(&mut self, kind: Kind) -> Result<(), Fault> {
        match kind {
            Kind::Text => self.quoted().map(|_| ()),
            Kind::Number => self.number().map(|_| ()),
            _ => self.word(),
        }
    }

    /// `true`, `false` or `null`.
    fn word(&mut self) -> Result<(), Fault> {
        let word = match self.peek() {
            Some(b't') => "true",
            Some(b'f') => "false",
            _ => "null",
        };
        let found = self.rest().bytes().zip(word.bytes()).take_while(|(found, expected)| found == expected).count();
        self.at += found;
        if found == word.len() { Ok(()) } else { Err(self.syntax("a value")) }
    }

    /// Enters a list or an object.
    pub(crate) fn open(&mut self) -> Result<(), Fault> {
        match self.room.checked_sub(1) {
            Some(room) => self.room = room,
            None => {
                let expected = format!("at most {MAX_DEPTH} lists and objects in each other");
                return Err(Fault::new(expected, "one more", self.rest()).fatal());
            }
        }
        self.at += 1;
        Ok(())
    }

    /// The next key of an object that was opened; the reader then stands at the value. `None` behind the object's end.
    pub(crate) fn key(&mut self, first: bool) -> Result<Option<Quoted<'a>>, Fault> {
        self.skip_space();
        match self.peek() {
            Some(b'}') => {
                self.close();
                return Ok(None);
            }
            Some(b',') if !first => {
                self.at += 1;
                self.skip_space();
            }
            _ if !first => return Err(self.syntax("`,` or `}`")),
            _ => {}
        }
        if self.peek() != Some(b'"') {
            return Err(self.syntax(if first { "a key in quotes or `}`" } else { "a key in quotes" }));
        }
        let key = self.quoted()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.syntax("`:`"));
        }
        self.at += 1;
        self.skip_space();
        Ok(Some(key))
    }

    /// Whether a list that was opened has another item; the reader then stands at it, otherwise behind the list.
    pub(crate) fn item(&mut self, first: bool) -> Result<bool, Fault> {
        self.skip_space();
        match self.peek() {
            Some(b']') => {
                self.close();
                return Ok(false);
            }
            Some(b',') if !first => {
                self.at += 1;
                self.skip_space();
            }
            _ if !first => return Err(self.syntax("`,` or `]`")),
            _ => {}
        }
        Ok(true)
    }

    fn close(&mut self) {
        self.at += 1;
        self.room += 1;
    }

    /// The string that begins here with its quote.
    pub(crate) fn quoted(&mut self) -> Result<Quoted<'a>, Fault> {
        let (text, start) = (self.body.as_bytes(), self.at);
        let mut plain = true;
        self.at = scan::plain_end(text, start + 1);
        while text.get(self.at) == Some(&b'\\') {
            plain = false;
            let behind = scan::escape_end(text, self.at).ok_or_else(|| self.syntax("an escape of JSON"))?;
            self.at = scan::plain_end(text, behind);
        }
        if text.get(self.at) != Some(&b'"') {
            return Err(self.syntax("a closing quote"));
        }
        self.at += 1;
        Ok(Quoted { whole: self.since(start).as_str(), plain })
    }

    /// The number that begins here.
    pub(crate) fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        let end = scan::number_end(self.body.as_bytes(), start);
        self.at = end.unwrap_or_else(|place| place);
        if end.is_ok() {
            return Ok(self.since(start).as_str());
        }
        Err(self.syntax(if self.at == start { "a value" } else { "a digit" }))
    }

    /// The text that a value must be.
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        if self.kind() != Kind::Text {
            return Err(self.mismatch("a text"));
        }
        self.quoted()?.decode()
    }

    /// Passes over a value that is not what was expected.
    pub(crate) fn mismatch(&mut self, expected: &'static str) -> Fault {
        match self.skip() {
            Ok(value) => Fault::mismatch(expected, value),
            Err(fault) => fault,
        }
    }

    /// The value that ends here, by its first place.
    pub(crate) fn since(&self, start: usize) -> JsonRef<'a> {
        JsonRef::trusted(self.body.get(start..self.at).unwrap_or_default())
    }

    /// Where the reader stands, in bytes.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    fn syntax(&self, expected: &'static str) -> Fault {
        let found = if self.rest().is_empty() { "the end of the text" } else { "something else" };
        Fault::new(expected, found, self.rest()).fatal()
    }

    fn peek(&self) -> Option<u8> {
        self.body.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        self.at = scan::space_end(self.body.as_bytes(), self.at);
    }

    /// What is left of the text.
    pub(crate) fn rest(&self) -> &'a str {
        self.body.get(self.at..).unwrap_or_default()
    }
}
