//! Reads a JSON text in one pass, from its first byte to its last.

use std::borrow::Cow;

use crate::fault::Fault;
use crate::json_ref::{JsonRef, Kind};
use crate::naming::Holder;
use crate::scan;
use crate::text::Quoted;

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
    /// What the next object holds that is read by somebody else.
    left_out: Option<&'static Holder>,
}

impl<'a> Reader<'a> {
    /// At the first value of a text.
    pub(crate) fn new(body: &'a str) -> Self {
        Self { body, at: scan::space_end(body.as_bytes(), 0), room: MAX_DEPTH, left_out: None }
    }

    /// At a value of the outermost object, passed over before.
    pub(crate) fn within(body: &'a str, at: usize) -> Self {
        Self { body, at, room: MAX_DEPTH - 1, left_out: None }
    }

    /// Tells the next object that is read what it leaves out.
    pub(crate) fn leave_out(&mut self, holder: Option<&'static Holder>) {
        self.left_out = holder;
    }

    /// What the object that is read now leaves out.
    #[inline]
    pub(crate) fn take_left_out(&mut self) -> Option<&'static Holder> {
        self.left_out.take()
    }

    /// Checks that nothing stands behind the value.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        self.skip_space();
        if self.at == self.body.len() { Ok(()) } else { Err(self.syntax("the end of the text")) }
    }

    /// Checks that a value that was leapt over ends where it seemed to.
    pub(crate) fn stands_at(&self, end: usize) -> Result<(), Fault> {
        if self.at == end { Ok(()) } else { Err(self.syntax("`,` or `}`")) }
    }

    /// The same place in the same text, to come back to.
    pub(crate) fn bookmark(&self) -> Self {
        Self { ..*self }
    }

    /// The kind of value that begins here; what is none of the others can only be a number.
    #[inline]
    pub(crate) fn kind(&self) -> Kind {
        Kind::of(self.peek())
    }

    /// Passes over a value.
    #[inline]
    pub(crate) fn skip(&mut self) -> Result<JsonRef<'a>, Fault> {
        let start = self.at;
        match self.kind() {
            Kind::Object | Kind::List => self.parts()?,
            kind => self.scalar(kind)?,
        }
        Ok(self.since(start))
    }

    /// Passes over a list or an object.
    fn parts(&mut self) -> Result<(), Fault> {
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
            while !self.next_part(objects & 1 == 1, first)? {
                objects >>= 1;
                depth -= 1;
                first = false;
                if depth == 0 {
                    return Ok(());
                }
            }
        }
    }

    /// Whether another member or item follows; the reader then stands at its value.
    fn next_part(&mut self, in_object: bool, first: bool) -> Result<bool, Fault> {
        if in_object { Ok(self.key(first)?.is_some()) } else { self.item(first) }
    }

    #[inline]
    fn scalar(&mut self, kind: Kind) -> Result<(), Fault> {
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
    #[inline]
    pub(crate) fn key(&mut self, first: bool) -> Result<Option<Quoted<'a>>, Fault> {
        // As most producers write it: without white space or escapes.
        let Some(close) = self.close_key(first) else { return self.find_key(first) };
        let end = scan::plain_end(close, 0);
        let Some([b'"', b':', behind @ ..]) = close.get(end..) else { return self.find_key(first) };
        let start = self.body.len() - close.len();
        self.pass_key(behind);
        Ok(Some(Quoted { inside: self.body.get(start..start + end).unwrap_or_default(), plain: true }))
    }

    /// The same, however it is written.
    fn find_key(&mut self, first: bool) -> Result<Option<Quoted<'a>>, Fault> {
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

    /// What stands behind the opening quote of the next key of an object that was opened, if it stands close to what was
    /// before.
    #[inline]
    pub(crate) fn close_key(&self, first: bool) -> Option<&'a [u8]> {
        match (first, self.body.as_bytes().get(self.at..)?) {
            (true, [b'"', key @ ..]) | (false, [b',', b'"', key @ ..]) => Some(key),
            _ => None,
        }
    }

    /// Passes over a key that [`Self::close_key`] told, by what stands behind the colon.
    #[inline]
    pub(crate) fn pass_key(&mut self, behind: &[u8]) {
        self.at = self.body.len() - behind.len();
        self.skip_space();
    }

    /// Passes over a value that is read later, and looks only for its end.
    pub(crate) fn leap(&mut self) {
        self.at = scan::value_end(self.body.as_bytes(), self.at);
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

    /// Passes over a value that is not what was expected.
    #[cold]
    pub(crate) fn mismatch(&mut self, expected: &'static str) -> Fault {
        match self.skip() {
            Ok(value) => Fault::mismatch(expected, value),
            Err(fault) => fault,
        }
    }

    /// The value that ends here, by its first place.
    #[inline]
    pub(crate) fn since(&self, start: usize) -> JsonRef<'a> {
        JsonRef::trusted(self.body.get(start..self.at).unwrap_or_default())
    }

    /// The value that begins here, by the place behind it.
    pub(crate) fn until(&self, end: usize) -> JsonRef<'a> {
        JsonRef::trusted(self.body.get(self.at..end).unwrap_or_default())
    }

    /// The whole text.
    #[inline]
    pub(crate) fn body(&self) -> &'a str {
        self.body
    }

    /// Where the reader stands, in bytes.
    #[inline]
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    #[cold]
    fn syntax(&self, expected: &'static str) -> Fault {
        let found = if self.rest().is_empty() { "the end of the text" } else { "something else" };
        Fault::new(expected, found, self.rest()).fatal()
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.body.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn skip_space(&mut self) {
        self.at = scan::space_end(self.body.as_bytes(), self.at);
    }

    /// What is left of the text.
    pub(crate) fn rest(&self) -> &'a str {
        self.body.get(self.at..).unwrap_or_default()
    }
}
