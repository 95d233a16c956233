//! The schema of an object, member by member.

use crate::json::Json;
use crate::names::TypeName;

use super::Members;
use super::words::Words;

/// The known members of an object.
#[derive(Default)]
pub(super) struct Object {
    properties: Vec<(String, Json)>,
    required: Vec<String>,
    /// Of each of these at least one is demanded.
    pub(super) groups: Vec<Vec<String>>,
    /// What is demanded of its members beyond their types.
    pub(super) narrower: Option<Json>,
    others: Option<Json>,
}

impl Object {
    pub(super) fn push(&mut self, key: &str, schema: Json, required: bool) {
        self.properties.push((key.to_owned(), schema));
        if required {
            self.required.push(key.to_owned());
        }
    }

    /// What each member holds that has no name.
    pub(super) fn hold_others(&mut self, schema: Json) {
        self.others = Some(schema);
    }

    /// The schema. Others may come, unless it is closed.
    pub(super) fn into_members(self, title: &TypeName, words: &Words, is_closed: bool) -> Members {
        let mut members = vec![("title", Json::text(title.as_str()))];
        members.extend(words.description_member());
        members.extend(self.into_keywords(is_closed));
        members.extend(words.other_members());
        members
    }

    /// The same without a word.
    pub(super) fn into_keywords(self, is_closed: bool) -> Members {
        let mut members = vec![("type", Json::text("object"))];
        if !self.properties.is_empty() {
            members.push(("properties", Json::Object(self.properties)));
        }
        if !self.required.is_empty() {
            members.push(("required", Json::texts(self.required)));
        }
        members.extend(demands(self.groups, self.narrower));
        if let Some(others) = self.others {
            members.push(("additionalProperties", others));
        } else if is_closed {
            members.push(("additionalProperties", Json::Boolean(false)));
        }
        members
    }
}

/// At least one of each group of keys, and whatever else is demanded.
fn demands(mut groups: Vec<Vec<String>>, narrower: Option<Json>) -> Option<(&'static str, Json)> {
    let any = |group: Vec<String>| {
        let each = group.into_iter().map(|key| Json::object([("required", Json::texts([key]))]));
        ("anyOf", Json::Array(each.collect()))
    };
    if groups.len() == 1 && narrower.is_none() {
        return groups.pop().map(any);
    }
    let all: Vec<Json> = groups.into_iter().map(|group| Json::object([any(group)])).chain(narrower).collect();
    (!all.is_empty()).then_some(("allOf", Json::Array(all)))
}
