//! From values to a schema that holds of all of them.

use crate::node::Node;

/// All that was seen in one place.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a kind that was seen")]
pub(super) struct Seen {
    null: bool,
    boolean: bool,
    integers: Vec<i128>,
    number: bool,
    texts: Vec<String>,
    list: bool,
    items: Option<Box<Seen>>,
    objects: usize,
    /// The fields in the order in which they were met, each with how often it was.
    fields: Vec<(String, usize, Seen)>,
}

impl Seen {
    pub(super) fn add(&mut self, value: &Node) {
        match value {
            Node::Null => self.null = true,
            Node::Boolean(_) => self.boolean = true,
            Node::Number(_) => match value.as_integer() {
                Some(whole) => self.integers.push(whole),
                None => self.number = true,
            },
            Node::Text(text) => self.texts.push(text.clone()),
            Node::List(items) => {
                self.list = true;
                for item in items {
                    self.items.get_or_insert_default().add(item);
                }
            }
            Node::Object(members) => {
                self.objects += 1;
                for (key, value) in members {
                    self.field(key).add(value);
                }
            }
        }
    }

    /// How many objects there were.
    pub(super) fn times(&self) -> usize {
        self.objects
    }

    fn field(&mut self, key: &str) -> &mut Seen {
        let at = match self.fields.iter().position(|(name, ..)| name == key) {
            Some(at) => at,
            None => {
                self.fields.push((key.to_owned(), 0, Seen::default()));
                self.fields.len() - 1
            }
        };
        let (_, times, seen) = &mut self.fields[at];
        *times += 1;
        seen
    }

    /// The schema; `key` is where the values stood.
    pub(super) fn schema(&self, key: &str) -> Node {
        let mut kinds: Vec<Node> = Vec::new();
        if self.boolean {
            kinds.push(object([("type", text("boolean"))]));
        }
        if self.number {
            kinds.push(object([("type", text("number"))]));
        } else if !self.integers.is_empty() {
            kinds.push(self.integer(key));
        }
        if !self.texts.is_empty() {
            kinds.push(self.text());
        }
        if self.list {
            let items = self.items.as_ref().map_or_else(|| Node::Object(Vec::new()), |items| items.schema(key));
            let mut list = vec![("type", text("array")), ("items", items)];
            if self.items.is_none() {
                list.push(("$comment", text("Empty in all samples")));
            }
            kinds.push(object(list));
        }
        if self.objects > 0 {
            kinds.push(self.object());
        }
        if self.null && !kinds.is_empty() {
            kinds.push(object([("type", text("null"))]));
        }
        match kinds.len() {
            0 if self.null => object([("$comment", text("Null in all samples"))]),
            0 => Node::Object(Vec::new()),
            1 => kinds.remove(0),
            _ => object([("anyOf", Node::List(kinds))]),
        }
    }

    fn object(&self) -> Node {
        let properties = self.fields.iter().map(|(key, _, seen)| (key.clone(), seen.schema(key))).collect();
        let always = self.fields.iter().filter(|(_, times, _)| *times == self.objects);
        let required = always.map(|(key, ..)| text(key)).collect();
        let mut members = vec![
            ("type", text("object")),
            ("properties", Node::Object(properties)),
            ("required", Node::List(required)),
        ];
        if self.fields.is_empty() {
            members.truncate(1);
        }
        object(members)
    }

    fn integer(&self, key: &str) -> Node {
        let all_within =
            |least: i128, greatest: i128| self.integers.iter().all(|whole| (least..greatest).contains(whole));
        let is_time = key.ends_with("_at") || key.ends_with("At") || key.contains("time") || key.contains("created");
        // From 2001 to 2096.
        if is_time && all_within(1_000_000_000, 4_000_000_000) {
            guessed_time("unix-seconds")
        } else if is_time && all_within(1_000_000_000_000, 4_000_000_000_000) {
            guessed_time("unix-milliseconds")
        } else {
            object([("type", text("integer"))])
        }
    }

    fn text(&self) -> Node {
        let all = |fits: fn(&str) -> bool| self.texts.iter().all(|text| fits(text));
        if all(is_date_time) {
            object([("type", text("string")), ("format", text("date-time"))])
        } else if all(is_address) {
            object([("type", text("string")), ("format", text("uri"))])
        } else {
            object([("type", text("string"))])
        }
    }
}

/// A number that is a point in time by its name and its size.
fn guessed_time(format: &str) -> Node {
    let comment = "Guessed: the numbers look like points in time";
    object([("type", text("integer")), ("format", text(format)), ("$comment", text(comment))])
}

/// Makes the event's name a constant of its schema.
pub(super) fn fix(schema: &mut Node, way: &[String], name: &str) {
    let mut node = schema;
    for key in way {
        let Node::Object(members) = node else { return };
        let Some((_, Node::Object(properties))) = members.iter_mut().find(|(word, _)| word == "properties") else {
            return;
        };
        let Some((_, property)) = properties.iter_mut().find(|(property, _)| property == key) else { return };
        node = property;
    }
    *node = object([("const", text(name))]);
}

fn is_date_time(text: &str) -> bool {
    let shape = |at: usize, c: char| match at {
        4 | 7 => c == '-',
        10 => c == 'T',
        13 | 16 => c == ':',
        0..=18 => c.is_ascii_digit(),
        _ => c.is_ascii_digit() || matches!(c, '.' | 'Z' | '+' | '-' | ':'),
    };
    let has_offset = text.ends_with('Z') || text.get(19..).is_some_and(|rest| rest.contains(['+', '-']));
    text.len() >= 20 && has_offset && text.chars().enumerate().all(|(at, c)| shape(at, c))
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

fn object<'k>(members: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
    Node::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}
