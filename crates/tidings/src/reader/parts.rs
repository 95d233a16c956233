//! Into lists and objects, from part to part, and out of them.

use super::{MAX_DEPTH, Reader};
use crate::fault::Fault;
use crate::scan;
use crate::text::Quoted;

impl<'a> Reader<'a> {
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
}
