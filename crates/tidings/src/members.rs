//! The members of one object, found by name however many there are.

use std::borrow::Cow;

use crate::fault::{Fault, Step};
use crate::raw::{Kind, Raw};
use crate::text;

/// The members of an object in the order in which they came.
pub(crate) struct Members<'a> {
    whole: Raw<'a>,
    entries: Vec<Member<'a>>,
    /// The positions of the entries, sorted by key. A producer chooses how many keys it sends, so looking one up and
    /// finding duplicates must not go through all of them.
    by_key: Vec<usize>,
}

pub(crate) struct Member<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) value: Raw<'a>,
    taken: bool,
}

impl<'a> Members<'a> {
    /// Splits an object. A key may still stand twice.
    pub(crate) fn read(raw: Raw<'a>) -> Result<Self, Fault> {
        if raw.kind() != Kind::Object {
            return Err(Fault::mismatch("an object", raw));
        }
        let mut entries = Vec::new();
        for (position, (key, value)) in raw.members().enumerate() {
            let key = text::decode(key).map_err(|fault| fault.under(Step::Key(position)))?;
            entries.push(Member { key, value, taken: false });
        }
        let mut by_key: Vec<usize> = (0..entries.len()).collect();
        by_key.sort_by_key(|position| entries.get(*position).map(|member| &member.key));
        Ok(Self { whole: raw, entries, by_key })
    }

    /// The object itself.
    pub(crate) fn whole(&self) -> Raw<'a> {
        self.whole
    }

    /// Refuses a key that stands twice: nobody could say which of the two values counts.
    pub(crate) fn check_unique(&self) -> Result<(), Fault> {
        for pair in self.by_key.windows(2) {
            let [first, second] = pair else { continue };
            let (Some(before), Some(member)) = (self.entries.get(*first), self.entries.get(*second)) else { continue };
            if before.key == member.key {
                let fault = Fault::new("each key once", "one for the second time", member.value.as_str());
                return Err(fault.under(Step::Key(*second)).fatal());
            }
        }
        Ok(())
    }

    /// The value of a key that stands there exactly once.
    pub(crate) fn get(&self, key: &str) -> Option<Raw<'a>> {
        let found = self.by_key.get(self.first(key)..)?;
        let mut same = found.iter().filter_map(|at| self.entries.get(*at)).take_while(|member| member.key == key);
        let value = same.next()?.value;
        same.next().is_none().then_some(value)
    }

    /// The value of a key, which then no longer belongs to the rest.
    pub(crate) fn take(&mut self, key: &str) -> Option<Raw<'a>> {
        let position = *self.by_key.get(self.first(key))?;
        let member = self.entries.get_mut(position).filter(|member| member.key == key)?;
        member.taken = true;
        Some(member.value)
    }

    /// What nobody took, in the order in which it came.
    pub(crate) fn rest(&mut self) -> impl Iterator<Item = Member<'a>> {
        self.by_key.clear();
        std::mem::take(&mut self.entries).into_iter().filter(|member| !member.taken)
    }

    /// The place in `by_key` of the first entry whose key is not smaller.
    fn first(&self, key: &str) -> usize {
        self.by_key.partition_point(|position| self.entries.get(*position).is_some_and(|member| *member.key < *key))
    }
}
