//! The documents of a source, and following references through them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use crate::node::Node;

/// Where something stands in a source: a document and a JSON pointer (RFC 6901) in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The document's path, as messages show it.
    path: Rc<str>,
    document: usize,
    pointer: String,
}

impl Place {
    /// The place of a member or an item.
    pub(crate) fn child(&self, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self { pointer: format!("{}/{key}", self.pointer), ..self.clone() }
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The pointer as the fragment of an address: `#/definitions/Order`.
    pub(crate) fn fragment(&self) -> String {
        format!("#{}", self.pointer)
    }

    /// The last part of the pointer: what a definition is called.
    pub(crate) fn last(&self) -> String {
        let last = self.pointer.rsplit('/').next().unwrap_or_default();
        last.replace("~1", "/").replace("~0", "~")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: #{}", self.path, self.pointer)
    }
}

/// A value together with its place.
#[derive(Clone, Debug)]
pub(crate) struct Schema<'a> {
    pub(crate) node: &'a Node,
    pub(crate) place: Place,
}

impl<'a> Schema<'a> {
    /// What stands behind a key.
    pub(crate) fn get(&self, key: &str) -> Option<Schema<'a>> {
        self.node.get(key).map(|node| Schema { node, place: self.place.child(key) })
    }

    /// The items of the list behind a key.
    pub(crate) fn items(&self, key: &str) -> Vec<Schema<'a>> {
        let Some(list) = self.get(key) else { return Vec::new() };
        let items = list.node.items().iter().enumerate();
        items.map(|(number, node)| Schema { node, place: list.place.child(&number.to_string()) }).collect()
    }

    /// The members of the object behind a key.
    pub(crate) fn members(&self, key: &str) -> Vec<(&'a str, Schema<'a>)> {
        let Some(object) = self.get(key) else { return Vec::new() };
        let members = object.node.members().iter();
        members.map(|(key, node)| (key.as_str(), Schema { node, place: object.place.child(key) })).collect()
    }
}

/// The documents of a source.
#[derive(Debug)]
pub(crate) struct Documents {
    all: Vec<(Rc<str>, Node)>,
}

impl Documents {
    pub(crate) fn new(documents: impl IntoIterator<Item = (String, Node)>) -> Self {
        Self { all: documents.into_iter().map(|(path, node)| (Rc::from(path), node)).collect() }
    }

    /// The whole of each document.
    pub(crate) fn roots(&self) -> impl Iterator<Item = Schema<'_>> {
        self.all.iter().enumerate().map(|(document, (path, node))| Schema {
            node,
            place: Place { path: Rc::clone(path), document, pointer: String::new() },
        })
    }
}

/// Follows references, each of them once.
pub(crate) struct References<'a> {
    documents: &'a Documents,
    /// Schemas with an `$id` of their own, within documents: references there begin at these.
    bases: Vec<(&'a str, Schema<'a>)>,
    /// Schemas with an `$anchor`, by the document and the name.
    anchors: BTreeMap<(usize, &'a str), Schema<'a>>,
    known: RefCell<BTreeMap<(Place, String), Option<Schema<'a>>>>,
}

impl<'a> References<'a> {
    pub(crate) fn new(documents: &'a Documents) -> Self {
        let mut references = Self { documents, bases: Vec::new(), anchors: BTreeMap::new(), known: RefCell::default() };
        documents.roots().for_each(|root| references.collect(&root));
        references
    }

    /// Finds the schemas that have a name of their own.
    fn collect(&mut self, schema: &Schema<'a>) {
        for key in ["$id", "$anchor", "$dynamicAnchor"] {
            match (schema.node.text(key), schema.node.text(key).and_then(|id| id.strip_prefix('#'))) {
                (Some(id), None) if key == "$id" => self.bases.push((id, schema.clone())),
                (_, Some(name)) | (Some(name), None) => {
                    self.anchors.entry((schema.place.document, name)).or_insert_with(|| schema.clone());
                }
                (None, None) => {}
            }
        }
        for (key, node) in schema.node.members() {
            self.collect(&Schema { node, place: schema.place.child(key) });
        }
        for (number, node) in schema.node.items().iter().enumerate() {
            self.collect(&Schema { node, place: schema.place.child(&number.to_string()) });
        }
    }

    /// Where a reference leads that stands at `from`. `None` if it leads nowhere.
    pub(crate) fn follow(&self, from: &Place, reference: &str) -> Option<Schema<'a>> {
        let base = self.base(from);
        let key = (base.place.clone(), reference.to_owned());
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = self.find(&base, reference);
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    /// The document, or the schema with an `$id` of its own, that a place is within.
    fn base(&self, from: &Place) -> Schema<'a> {
        let is_within = |(_, base): &&(&str, Schema<'a>)| {
            let rest = from.pointer.strip_prefix(&base.place.pointer);
            base.place.document == from.document && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let inner = self.bases.iter().filter(is_within).max_by_key(|(_, base)| base.place.pointer.len());
        let root = || self.documents.roots().nth(from.document).expect("a place lies in a document");
        inner.map_or_else(root, |(_, base)| base.clone())
    }

    fn find(&self, base: &Schema<'a>, reference: &str) -> Option<Schema<'a>> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if !file.is_empty() {
            return self.within(&self.named(file)?, fragment);
        }
        // What a list of events says itself refers to the schema beside it.
        let root = self.documents.roots().nth(base.place.document).into_iter();
        let all = root.chain(self.documents.roots());
        self.within(base, fragment).or_else(|| all.into_iter().find_map(|root| self.within(&root, fragment)))
    }

    /// What a fragment leads to in a document.
    fn within(&self, base: &Schema<'a>, fragment: &str) -> Option<Schema<'a>> {
        let mut found = base.clone();
        if fragment.is_empty() {
            return Some(found);
        }
        let fragment = unescaped(fragment);
        let Some(pointer) = fragment.strip_prefix('/') else {
            return self.anchors.get(&(base.place.document, fragment.as_str())).cloned();
        };
        for key in pointer.split('/') {
            let key = key.replace("~1", "/").replace("~0", "~");
            let node = match found.node {
                Node::List(items) => items.get(key.parse::<usize>().ok()?)?,
                node => node.get(&key)?,
            };
            found = Schema { node, place: found.place.child(&key) };
        }
        Some(found)
    }

    /// A whole document, by its path or the end of it.
    pub(crate) fn document(&self, path: &str) -> Option<Schema<'a>> {
        self.named(path)
    }

    /// What a reference names by its file or the end of its path: a document, or a schema by its `$id`.
    fn named(&self, file: &str) -> Option<Schema<'a>> {
        let file = file.trim_start_matches("./");
        let is_it = |path: &str| path == file || path.strip_suffix(file).is_some_and(|folder| folder.ends_with('/'));
        let by_path = self.documents.all.iter().position(|(path, _)| is_it(path));
        let document = by_path.and_then(|number| self.documents.roots().nth(number));
        let by_id = || self.bases.iter().find(|(id, _)| *id == file || is_it(id)).map(|(_, base)| base.clone());
        // An address of the whole may stand before the end that the documents know each other by.
        let by_end = || {
            let last = file.rsplit('/').next().filter(|last| last.contains('.'))?;
            let is_last = |path: &str| path.rsplit('/').next() == Some(last);
            let number = self.documents.all.iter().position(|(path, _)| is_last(path))?;
            self.documents.roots().nth(number)
        };
        document.or_else(by_id).or_else(by_end)
    }
}

/// A fragment without its percent-encoding (RFC 3986, section 2.1). What is none stays as it is.
fn unescaped(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn fragments_lose_their_escapes() {
        assert_eq!(unescaped("/definitions/index#A%20b"), "/definitions/index#A b");
        assert_eq!(unescaped("/100%/ü"), "/100%/ü");
    }
}
