//! What a schema tells people. No validator looks at it.

use crate::data::Data;
use crate::emit::prose;
use crate::json::Json;
use crate::model::Life;

use super::Members;

/// What a schema tells people.
#[derive(Default)]
pub(super) struct Words {
    /// What the value means.
    pub(super) description: Option<String>,
    /// What else the description says, a sentence each.
    pub(super) notes: Vec<String>,
    /// Values.
    pub(super) examples: Vec<Json>,
    /// What is meant where nothing is sent.
    pub(super) default: Option<Json>,
    /// Whether a keyword says so too. To a consumer it would be a value to fill in, and no reader does.
    pub(super) has_default_keyword: bool,
    /// Since when nobody should rely on it, and what to use now.
    pub(super) farewell: Option<String>,
}

impl Words {
    /// Lets what stands nearer to the value speak: a field before its type, an alias before what it stands for.
    pub(super) fn replace(&mut self, description: Option<&String>, life: &Life) {
        self.description = description.cloned().or(self.description.take());
        self.farewell = prose::life_sentence(life).or(self.farewell.take());
    }

    /// The same of what is meant where nothing is sent.
    pub(super) fn replace_default(&mut self, default: Option<&Data>, has_keyword: bool) {
        self.default = default.map(Data::to_json).or(self.default.take());
        self.has_default_keyword = has_keyword;
    }

    /// Puts examples before those that are there, which stay: the values of an enum are to be complete.
    pub(super) fn add_examples(&mut self, nearer: impl Iterator<Item = Json>) {
        let nearer: Vec<_> = nearer.collect();
        self.examples.retain(|example| !nearer.contains(example));
        self.examples.splice(..0, nearer);
    }

    /// The description, which also says all that a validator does not hold.
    pub(super) fn description_member(&self) -> Option<(&'static str, Json)> {
        let default = self.default.as_ref().map(prose::default_sentence);
        let texts = self.description.iter().chain(&self.notes).chain(&default).chain(&self.farewell);
        prose::paragraph(texts).map(|text| ("description", Json::Text(text)))
    }

    /// What stands at the end of a schema.
    pub(super) fn other_members(&self) -> Members {
        let mut members = Vec::new();
        if let Some(default) = self.default.as_ref().filter(|_| self.has_default_keyword) {
            members.push(("default", default.clone()));
        }
        if !self.examples.is_empty() {
            members.push(("examples", Json::Array(self.examples.clone())));
        }
        if self.farewell.is_some() {
            members.push(("deprecated", Json::Boolean(true)));
        }
        members
    }

    /// The same of a choice and of a list with places. That it is deprecated its description says. Of the keyword
    /// datamodel-code-generator makes a mark at the only field of the class that it wraps such a value in, and pydantic
    /// then reads no value at all.
    pub(super) fn members_of_wrapped(&self) -> Members {
        self.other_members().into_iter().filter(|(keyword, _)| *keyword != "deprecated").collect()
    }
}
