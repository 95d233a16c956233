//! Random schemas, of everything that the ages of JSON Schema and `OpenAPI` can say.

use serde_json::{Map, Value, json};
use tidings_build::Random;

/// Names of fields, definitions and values.
const NAMES: &[&str] = &[
    "id",
    "type",
    "data",
    "name",
    "status",
    "kind",
    "Order",
    "order_line",
    "iDealIban",
    "iDealIBAN",
    "+1",
    "-1",
    "@type",
    "_links.self",
    "self",
    "Option",
    "Event",
    "String",
    "Box",
    "",
    "null",
    "true",
    "a b",
    "x-y",
    "größe",
    "null?",
    "1st",
    "#",
    "unknown_fields",
    "urn:x:2.0:User",
    "*",
    "Data",
    "EventType",
    "a",
    "b",
    "c",
    "/",
    "~",
    "\u{0}",
    "’",
    "😀",
    "种类",
    "action",
    "event",
];

const EVENTS: &[&str] =
    &["order", "paid", "Created", "message", "channels", "PAST_DUE", "v1", "a-b", "x", "sync updates", "1", "größe"];

const FORMATS: &[&str] = &[
    "date-time",
    "date",
    "uri",
    "email",
    "uuid",
    "uri-template",
    "ipv4",
    "isbn",
    "int32",
    "int64",
    "uint8",
    "double",
    "unixtime",
];

const TEXTS: &[&str] =
    &["Plain.", "With: a colon # and a hash", "- a\n\n- b\n", "“é” \u{202e} `x` <b>", " ", "|\n>", "{a: [b]}", "'"];

/// Makes schemas that refer to some definitions.
pub(crate) struct Schemas {
    pub(crate) random: Random,
    at: &'static str,
    names: Vec<String>,
}

impl Schemas {
    /// Schemas whose definitions stand at this place.
    pub(crate) fn new(mut random: Random, at: &'static str, definitions: usize) -> Self {
        let names = (0..definitions).map(|number| format!("{}{number}", random.pick(NAMES))).collect();
        Self { random, at, names }
    }

    pub(crate) fn definitions(&mut self) -> Map<String, Value> {
        let names = self.names.clone();
        names.into_iter().map(|name| (name, self.schema(3))).collect()
    }

    /// A name, and the body of an event that is called so.
    pub(crate) fn event(&mut self) -> (String, Value) {
        let parts = 1 + self.random.below(3);
        let name: Vec<&str> = (0..parts).map(|_| self.random.pick(EVENTS)).collect();
        let name = name.join(self.random.pick(&[".", "_", ":"]));
        let payload = self.schema(2);
        let body = match self.random.below(11) {
            5 => self.body_of_two_keys(&name),
            6 => json!({"type": "object", "required": ["events"], "properties": {"n": {}, "events": {
                "type": "array", "items": {"anyOf": [self.body(&name, payload), self.body("other.one", json!({}))]}}}}),
            7 => json!({"allOf": [self.reference(), self.reference(), self.body(&name, payload)]}),
            0 => self.schema(3),
            1 => json!({"oneOf": [self.body(&name, payload), self.reference()]}),
            2 => json!({"type": "array", "items": self.body(&name, payload)}),
            3 => json!({"allOf": [self.reference(), self.body(&name, payload)]}),
            4 => json!({"type": "object", "properties": {"type": {"type": "string"}, "data": payload}}),
            _ => self.body(&name, payload),
        };
        (name, body)
    }

    /// The first part of the name under one key, and the rest, if there is any, under another.
    fn body_of_two_keys(&mut self, name: &str) -> Value {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        let mut properties = self.properties(1);
        properties.insert("hook_type".to_owned(), json!({"const": first}));
        let mut required = vec!["hook_type"];
        if !rest.is_empty() {
            properties.insert("action".to_owned(), json!({"enum": [rest]}));
            required.push("action");
        }
        json!({"type": "object", "properties": properties, "required": required})
    }

    /// Parameters of a webhook, of which one may tell its event.
    pub(crate) fn headers(&mut self, name: &str) -> Value {
        let value = match self.random.below(4) {
            0 => json!({"example": name.split(['.', '_']).next()}),
            1 => json!({"schema": {"const": name}}),
            2 => json!({"schema": {"enum": ["x", "y"]}, "example": "x"}),
            _ => return json!([]),
        };
        let mut header = json!({"name": self.random.pick(&["X-Event", "x event", "X-Id"]), "in": "header"});
        header
            .as_object_mut()
            .into_iter()
            .for_each(|header| header.extend(value.as_object().cloned().unwrap_or_default()));
        json!([header, {"name": "User-Agent", "in": "header", "example": "hooks/1"}, 5])
    }

    fn body(&mut self, name: &str, payload: Value) -> Value {
        let mut properties = self.properties(1);
        properties.insert("type".to_owned(), json!({"const": name}));
        properties.insert("data".to_owned(), payload);
        json!({"type": "object", "properties": properties, "required": ["type", "data"]})
    }

    fn schema(&mut self, depth: usize) -> Value {
        let kinds = if depth == 0 { 9 } else { 20 };
        let mut schema = match self.random.below(kinds) {
            0 | 1 => json!({"type": "string"}),
            2 => json!({"type": self.random.pick(&["integer", "number"])}),
            3 => json!({"type": "boolean"}),
            4 => self.values(),
            5 | 6 => self.reference(),
            7 => self.random.pick(&[true, false]).into(),
            8 => json!({"type": [self.random.pick(&["string", "object", "array"]), "null", "integer"]}),
            9 | 10 => json!({"type": "array", "items": self.schema(depth - 1)}),
            11 => json!({self.random.pick(&["prefixItems", "items"]): [self.schema(depth - 1), self.schema(0)]}),
            12 => self.choice("allOf", depth),
            13 => self.choice("anyOf", depth),
            14 => self.choice("oneOf", depth),
            15 => json!({"type": "object", "additionalProperties": self.schema(depth - 1)}),
            _ => self.object(depth),
        };
        let notes = self.notes(depth);
        if let Value::Object(members) = &mut schema {
            for (key, value) in notes {
                members.entry(key).or_insert(value);
            }
        }
        schema
    }

    fn reference(&mut self) -> Value {
        let name = self.names[self.random.below(self.names.len())].clone();
        let name = name.replace('~', "~0").replace('/', "~1").replace('%', "%25");
        json!({"$ref": format!("{}{name}", self.at)})
    }

    fn choice(&mut self, keyword: &str, depth: usize) -> Value {
        let members: Vec<Value> = (0..=self.random.below(3)).map(|_| self.schema(depth - 1)).collect();
        let mut schema = json!({keyword: members});
        if self.random.one_in(3) {
            schema["discriminator"] = json!({"propertyName": self.random.pick(NAMES)});
        }
        if self.random.one_in(4) {
            schema["properties"] = self.properties(depth).into();
        }
        schema
    }

    fn object(&mut self, depth: usize) -> Value {
        let properties = self.properties(depth);
        let mut required: Vec<String> = properties.keys().filter(|_| self.random.one_in(2)).cloned().collect();
        if self.random.one_in(8) {
            required.push(self.random.pick(NAMES).to_owned());
        }
        let mut schema = json!({"type": "object", "properties": properties, "required": required});
        match self.random.below(10) {
            0 => schema["additionalProperties"] = self.schema(0),
            1 => schema["additionalProperties"] = json!(false),
            2 => schema["patternProperties"] = json!({self.random.pick(&["^x-", "[", "^[a-z]+$"]): self.schema(0)}),
            3 => schema["anyOf"] = json!([{"required": ["id"]}, {"required": ["name"]}]),
            4 => schema["$defs"] = json!({"Inner": self.schema(0)}),
            5 => {
                schema["if"] = self.schema(0);
                schema["then"] = self.schema(0);
            }
            _ => {}
        }
        schema
    }

    fn properties(&mut self, depth: usize) -> Map<String, Value> {
        let below = depth.saturating_sub(1);
        (0..self.random.below(6)).map(|_| (self.random.pick(NAMES).to_owned(), self.schema(below))).collect()
    }

    /// A constant or some values of any kind.
    fn values(&mut self) -> Value {
        let values = (0..=self.random.below(5)).map(|_| self.value()).collect::<Vec<Value>>();
        match self.random.below(4) {
            0 => json!({"const": values[0]}),
            1 => json!({"type": "string", "enum": values}),
            _ => json!({"enum": values}),
        }
    }

    fn value(&mut self) -> Value {
        match self.random.below(12) {
            0 => Value::Null,
            1 => json!(self.random.below(5)),
            2 => json!(-1.5),
            3 => json!(true),
            4 => json!({"a": 1}),
            5 => json!([]),
            _ => json!(self.random.pick(NAMES)),
        }
    }

    /// What stands beside any structure, whether it makes sense there or not.
    fn notes(&mut self, depth: usize) -> Vec<(String, Value)> {
        let mut notes = Vec::new();
        for _ in 0..self.random.below(3) {
            let number: Value = match self.random.below(12) {
                0 => json!(1e300),
                1 => json!(-2.5),
                small => json!(small),
            };
            let (key, value) = match self.random.below(17) {
                0 => ("description", json!(self.random.pick(TEXTS))),
                1 => ("title", json!(self.random.pick(NAMES))),
                2 => ("format", json!(self.random.pick(FORMATS))),
                3 => (self.random.pick(&["minLength", "maxLength", "minItems", "maxItems"]), json!(number)),
                4 => (self.random.pick(&["minimum", "maximum", "exclusiveMinimum", "multipleOf"]), json!(number)),
                5 => ("pattern", json!(self.random.pick(&["^a+$", "[", "(?<x>a)\\k<x>", "\\p{L}"]))),
                6 => ("default", self.value()),
                7 => ("examples", json!([self.value(), self.value()])),
                8 => ("nullable", json!(true)),
                9 => ("deprecated", json!(true)),
                10 => ("not", if depth == 0 { json!({}) } else { self.schema(0) }),
                11 => ("uniqueItems", json!(true)),
                12 => ("propertyNames", json!({"pattern": "^a"})),
                13 => ("unevaluatedProperties", json!(false)),
                14 => ("minProperties", json!(number)),
                15 => ("minProperties", json!(1)),
                _ => ("$comment", json!(self.random.pick(TEXTS))),
            };
            notes.push((key.to_owned(), value));
        }
        notes
    }
}
