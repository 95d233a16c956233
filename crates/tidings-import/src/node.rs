//! A document as it was read: data in the order of the text.
//!
//! `serde_json::Value` would sort the keys, and the feature that keeps their order is switched on for every crate of a
//! build at once. The vendor's order is what a person knows the catalogue by, so objects are lists here.

use serde_json::Number;

/// A value of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Boolean(bool),
    /// In JSON's notation.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The members of an object; of anything else there are none.
    pub(crate) fn members(&self) -> &[(String, Node)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list; of anything else there are none.
    pub(crate) fn items(&self) -> &[Node] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text behind a key.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Node::as_text)
    }

    /// Whether `true` stands behind a key.
    pub(crate) fn is_set(&self, key: &str) -> bool {
        self.get(key) == Some(&Self::Boolean(true))
    }

    /// The whole number that it is: `0.0` is one.
    pub(crate) fn as_integer(&self) -> Option<i128> {
        let Self::Number(digits) = self else { return None };
        let whole = digits.split_once('.').filter(|(_, rest)| rest.bytes().all(|digit| digit == b'0'));
        whole.map_or(digits.as_str(), |(whole, _)| whole).parse().ok()
    }

    /// What it is, for messages.
    pub(crate) fn what(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The value in JSON, on one line.
    pub(crate) fn compact(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(digits) => digits.clone(),
            Self::Text(text) => quoted(text),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Node::compact).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Object(members) => {
                let members: Vec<String> =
                    members.iter().map(|(key, value)| format!("{}: {}", quoted(key), value.compact())).collect();
                format!("{{{}}}", members.join(", "))
            }
        }
    }
}

/// A text in quotes, as JSON and YAML both read it.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A number in JSON's notation.
pub(crate) fn digits(number: &Number) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn whole_numbers_are_recognised() {
        let integer = |digits: &str| Node::Number(digits.to_owned()).as_integer();
        assert_eq!(integer("12"), Some(12));
        assert_eq!(integer("0.0"), Some(0));
        assert_eq!(integer("-3.00"), Some(-3));
        assert_eq!(integer("1.5"), None);
        assert_eq!(integer("1e3"), None);
    }
}
