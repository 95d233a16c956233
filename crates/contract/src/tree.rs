//! JSON as a tree that hides nothing: keys that stand twice, numbers of 400 digits, escapes, half surrogate pairs.
//!
//! Scalars and keys are kept as they are spelt, so that a tree can hold whatever a producer can write.

mod parse;
mod print;
pub mod text;

/// A JSON value as it is spelt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// `null`, `true`, `false`, a number, or a text with its quotes.
    Scalar(String),
    /// A list.
    List(Vec<Tree>),
    /// An object. A key may stand twice.
    Object(Vec<Member>),
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key with its quotes, as it is spelt.
    pub key: String,
    /// The value.
    pub value: Tree,
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// Where a value lies: which item or member to take at each level, from the outermost in.
pub type Place = Vec<usize>;

impl Member {
    /// A member with a key that is spelt without escapes.
    #[must_use]
    pub fn new(key: &str, value: Tree) -> Self {
        Self { key: text::quoted(key), value }
    }

    /// The key, unless it holds half a surrogate pair.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        text::unquoted(&self.key)
    }
}

impl Tree {
    /// A scalar as it is spelt.
    #[must_use]
    pub fn scalar(spelt: impl Into<String>) -> Self {
        Self::Scalar(spelt.into())
    }

    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Scalar(text::quoted(text))
    }

    /// An object whose keys are spelt without escapes.
    #[must_use]
    pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| Member::new(key, value)).collect())
    }

    /// Which kind of value it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::List(_) => Kind::List,
            Self::Object(_) => Kind::Object,
            Self::Scalar(spelt) => match spelt.as_bytes().first() {
                Some(b'"') => Kind::Text,
                Some(b'n') => Kind::Null,
                Some(b't' | b'f') => Kind::Boolean,
                _ => Kind::Number,
            },
        }
    }

    /// The text that it is, if it is one that Rust can hold.
    #[must_use]
    pub fn as_text(&self) -> Option<String> {
        match self {
            Self::Scalar(spelt) if self.kind() == Kind::Text => text::unquoted(spelt),
            _ => None,
        }
    }

    /// The members of an object; none of anything else.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        if let Self::Object(members) = self { members } else { &[] }
    }

    /// The values that stand under a key, however it is spelt.
    pub fn values<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Self> {
        let spelt = text::quoted(key);
        self.members().iter().filter(move |it| text::canonical(&it.key) == spelt).map(|member| &member.value)
    }

    /// What lies directly within.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        let items: &[Self] = if let Self::List(items) = self { items } else { &[] };
        items.iter().chain(self.members().iter().map(|member| &member.value))
    }

    /// All places, each before those within it; the first is the whole.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        self.collect_places(&mut Vec::new(), &mut places);
        places
    }

    fn collect_places(&self, here: &mut Place, places: &mut Vec<Place>) {
        places.push(here.clone());
        for (number, child) in self.children().enumerate() {
            here.push(number);
            child.collect_places(here, places);
            here.pop();
        }
    }

    /// What lies at a place.
    #[must_use]
    pub fn at(&self, place: &[usize]) -> Option<&Self> {
        place.iter().try_fold(self, |tree, number| tree.children().nth(*number))
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, place: &[usize]) -> Option<&mut Self> {
        place.iter().try_fold(self, |tree, number| match tree {
            Self::Scalar(_) => None,
            Self::List(items) => items.get_mut(*number),
            Self::Object(members) => members.get_mut(*number).map(|member| &mut member.value),
        })
    }

    /// How deep lists and objects lie in each other.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::Scalar(_) => 0,
            _ => 1 + self.children().map(Self::depth).max().unwrap_or(0),
        }
    }

    /// Whether a text or a key within holds half a surrogate pair.
    #[must_use]
    pub fn has_half_a_pair(&self) -> bool {
        let is_text = self.kind() == Kind::Text;
        is_text && self.as_text().is_none()
            || self.members().iter().any(|member| member.name().is_none())
            || self.children().any(Self::has_half_a_pair)
    }

    /// The same with the keys of every object in the opposite order. Values of the same key keep theirs, which counts.
    #[must_use]
    pub fn reversed(&self) -> Self {
        match self {
            Self::Scalar(_) => self.clone(),
            Self::List(items) => Self::List(items.iter().map(Self::reversed).collect()),
            Self::Object(members) => {
                let keys: Vec<_> = members.iter().map(|member| text::canonical(&member.key)).collect();
                let last = |key| keys.iter().rposition(|other| other == key);
                let mut turned: Vec<_> = keys.iter().zip(members).map(|(key, member)| (last(key), member)).collect();
                turned.sort_by_key(|(last, _)| std::cmp::Reverse(*last));
                let turn = |member: &Member| Member { key: member.key.clone(), value: member.value.reversed() };
                Self::Object(turned.into_iter().map(|(_, member)| turn(member)).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tree};

    #[test]
    fn every_place_can_be_reached_and_named() {
        let tree = Tree::parse(r#"{"a":[1,{"b c":null}],"d":"x"}"#);
        let places = tree.places();
        let shown: Vec<String> = places.iter().map(|place| tree.shown(place)).collect();
        assert_eq!(shown, ["the body", "a", "a[0]", "a[1]", "a[1].b c", "d"]);
        let kinds: Vec<Kind> =
            places.iter().map(|place| tree.at(place).expect("it is one of its own").kind()).collect();
        assert_eq!(kinds, [Kind::Object, Kind::List, Kind::Number, Kind::Object, Kind::Null, Kind::Text]);
        assert_eq!(tree.depth(), 3);
    }

    #[test]
    fn half_a_pair_is_found_wherever_it_stands() {
        for (text, has) in
            [(r#"[{"a":"\ud800"}]"#, true), (r#"{"b":{"\udfff":1}}"#, true), (r#"["\ud83d\ude00",1]"#, false)]
        {
            assert_eq!(Tree::parse(text).has_half_a_pair(), has, "{text}");
        }
    }

    #[test]
    fn keys_are_turned_around_and_those_that_stand_twice_keep_their_order() {
        let tree = Tree::parse(r#"{"a":1,"b":{"c":2,"d":3},"\u0061":4}"#);
        assert_eq!(tree.reversed().to_string(), r#"{"a":1,"\u0061":4,"b":{"d":3,"c":2}}"#);
    }
}
