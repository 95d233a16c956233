//! Values with one thing in them broken.

use serde_json::{Value, json};

/// A value that differs from another in one place, and how.
pub(crate) struct Broken {
    /// Where, as a JSON pointer, and in which way.
    pub(crate) how: String,
    /// The whole value.
    pub(crate) value: Value,
}

/// The value in all the ways in which it can be broken at a place and below it.
pub(crate) fn broken_below(whole: &Value, place: &str) -> Vec<Broken> {
    let below = places(whole.pointer(place).expect("the place exists"), place);
    below.iter().flat_map(|place| replaced(whole, place).into_iter().chain(dropped(whole, place))).collect()
}

/// The JSON pointers of a value and of all within it.
fn places(value: &Value, place: &str) -> Vec<String> {
    let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(position, item)| (position.to_string(), item)).collect(),
        Value::Object(members) => members.iter().map(|(key, value)| (escape(key), value)).collect(),
        _ => Vec::new(),
    };
    let below = inner.into_iter().flat_map(|(key, value)| places(value, &format!("{place}/{key}")));
    [place.to_owned()].into_iter().chain(below).collect()
}

/// With null, and with a value of each type, there.
fn replaced(whole: &Value, place: &str) -> Vec<Broken> {
    let others = json!([null, true, 7, 7.0, 7.5, -1e3, 1e19, "text", [], [{}], {}, {"key": 7}]);
    let others = others.as_array().into_iter().flatten();
    others
        .map(|other| {
            let mut value = whole.clone();
            *value.pointer_mut(place).expect("the place exists") = other.clone();
            Broken { how: format!("{place} as {other}"), value }
        })
        .collect()
}

/// Without it, if it is a member of an object.
fn dropped(whole: &Value, place: &str) -> Option<Broken> {
    let (parent, key) = place.rsplit_once('/')?;
    let mut value = whole.clone();
    value.pointer_mut(parent)?.as_object_mut()?.remove(&key.replace("~1", "/").replace("~0", "~"))?;
    Some(Broken { how: format!("{place} dropped"), value })
}
