//! JSON to data, through `serde_json`: it knows the grammar, says where a text breaks it, and bounds its nesting.

use std::cell::RefCell;
use std::fmt;
use std::vec::IntoIter;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::{numbers, twice};
use crate::mistake::Mistake;
use crate::node::Node;

pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Node, Mistake> {
    let (text, numbers) = numbers::set_apart(bytes);
    let numbers = RefCell::new(numbers.into_iter());
    let mut reader = serde_json::Deserializer::from_slice(&text);
    let node = Values { numbers: &numbers }.deserialize(&mut reader);
    node.and_then(|node| reader.end().map(|()| node)).map_err(|why| {
        let place = format!("{}:{}", why.line(), why.column());
        let said = why.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        Mistake::new(path, &place, format!("this is not JSON that can be read: {said}"))
    })
}

/// Reads values. Their numbers were set apart, and are taken in their order.
#[derive(Clone, Copy)]
struct Values<'n> {
    numbers: &'n RefCell<IntoIter<String>>,
}

impl Values<'_> {
    fn number(self) -> Node {
        self.numbers.borrow_mut().next().map_or(Node::Null, |digits| numbers::number(&digits))
    }
}

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(self.number())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(self.number())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(self.number())
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(key) = object.next_key::<String>()? {
            members.push((key, object.next_value_seed(self)?));
        }
        match twice(&members) {
            Some(key) => Err(A::Error::custom(format_args!("the key `{key}` occurs twice"))),
            None => Ok(Node::Object(members)),
        }
    }
}
