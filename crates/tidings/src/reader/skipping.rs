//! Passing over values.

use serde_core::de::IgnoredAny;

use super::{MAX_DEPTH, Reader};
use crate::fault::Fault;
use crate::json_ref::{JsonRef, Kind};
use crate::scan;

impl<'a> Reader<'a> {
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

    /// Passes over a value that is read by itself later. As much may lie in each other in it as in a whole body; of what
    /// lies deeper it is only seen that it is JSON, and whoever reads it is told.
    pub(crate) fn skip_body(&mut self) -> Result<JsonRef<'a>, Fault> {
        let (start, room) = (self.at, std::mem::replace(&mut self.room, MAX_DEPTH));
        let skipped = self.skip();
        self.room = room;
        if let Err(fault) = skipped {
            self.at = start;
            self.leap();
            if serde_json::from_str::<IgnoredAny>(self.since(start).as_str()).is_err() {
                return Err(fault);
            }
        }
        Ok(self.since(start))
    }

    /// Passes over a value that is read later, and looks only for its end.
    pub(crate) fn leap(&mut self) {
        self.at = scan::value_end(self.body.as_bytes(), self.at);
    }
}
