//! JSON Schemas of the catalogue language itself: by them editors complete and mark what people write.
//!
//! They are made of the tables that the loader reads by. What they accept is no less than what the compiler accepts,
//! except where YAML takes a plain scalar for something else than the text that it is for the compiler; there the
//! editor asks for quotes. Much of what the compiler refuses passes: no schema can look names up.

use crate::emit::GENERATED;
use crate::json::Json;
use crate::load::grammar::{
    CATALOGUE, ENTRY_KINDS, EntryKind, FAMILY, FIELD, Holds, Key, LANGUAGE, NEEDS, PLACE, VALUE,
};
use crate::model::BUILTINS;

/// The JSON Schema of a catalogue's main file, or of the one file that holds it all.
#[must_use]
pub fn catalogue_schema() -> String {
    emit_document(&CATALOGUE)
}

/// The JSON Schema of a family's file.
#[must_use]
pub fn family_schema() -> String {
    emit_document(&FAMILY)
}

/// Both, by the names of their files.
pub(crate) fn editor_files() -> [(&'static str, String); 2] {
    [("catalogue.schema.json", catalogue_schema()), ("family.schema.json", family_schema())]
}

/// Keywords of a schema, in their order.
type Members = Vec<(&'static str, Json)>;

/// What may stand in a place.
struct Accepts {
    /// JSON's types; none if all of them may.
    types: Vec<&'static str>,
    /// What else is demanded, and what editors offer.
    rest: Members,
}

/// The name of the definition of a type expression.
const EXPRESSION: &str = "type_expression";

/// The name of the definition of what an event says of the fields of its payload.
const NARROWING: &str = "narrower_fields";

/// What a type expression can be besides a name: what editors show, what they insert, and what it means.
const EXPRESSIONS: &[(&str, &str, &str)] = &[
    ("list<T>", "list<${1:string}>", "A list"),
    ("map<T>", "map<${1:string}>", "An object with any keys"),
    ("partial<T>", "partial<${1:Order}>", "An object with the fields of another, each of which may be absent"),
    ("T | null", "${1:string} | null", "May be null"),
    ("T | U", "${1:string} | integer", "One of several types; the value tells which"),
    ("const", "const \"${1:text}\"", "One value, as a JSON literal"),
    ("id", "id \"${1:prefix_}\"", "An id: a text with this prefix, and a type of its own"),
];

fn emit_document(root: &'static EntryKind) -> String {
    let mut reached = Vec::new();
    reach(root, &mut reached);
    let others = ENTRY_KINDS.iter().filter(|kind| kind.what != root.what && reached.contains(&kind.what));
    let definitions = others.map(|kind| (definition(kind), Json::object(emit_entry(kind))));
    let expression = [type_member(&["string"]), ("defaultSnippets", snippets())];
    let expression = (EXPRESSION.to_owned(), Json::object(expression));
    let definitions = definitions.chain([expression, (NARROWING.to_owned(), Json::object(emit_narrowing()))]);

    let mut members = vec![
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("$comment", Json::text(format!("{GENERATED}; edits are lost"))),
    ];
    members.extend(emit_entry(root));
    members.push(("$defs", Json::object(definitions)));
    Json::object(members).pretty() + "\n"
}

/// The kinds of entries that stand in an entry, at any depth, with itself.
fn reach(kind: &EntryKind, reached: &mut Vec<&'static str>) {
    if reached.contains(&kind.what) {
        return;
    }
    reached.push(kind.what);
    for key in kind.keys() {
        reach_held(key.holds, reached);
    }
}

fn reach_held(holds: Holds, reached: &mut Vec<&'static str>) {
    match holds {
        Holds::Entry(kind) => reach(kind, reached),
        Holds::Fields => reach(&FIELD, reached),
        Holds::Items => reach(&PLACE, reached),
        Holds::Values => reach(&VALUE, reached),
        Holds::List(held) | Holds::Map(held) => reach_held(*held, reached),
        Holds::Either(one, other) => {
            reach_held(*one, reached);
            reach_held(*other, reached);
        }
        _ => {}
    }
}

/// An entry: a mapping, and where it has a main word what that one holds.
fn emit_entry(kind: &EntryKind) -> Members {
    let main = kind.keys().find(|key| Some(key.word) == kind.main);
    let or_main = main.map(|main| format!("\n\nA mapping, or just its `{}`: {}", main.word, main.says));
    let mut members = explain(format!("{}{}", capitalised(kind.what), or_main.unwrap_or_default()));
    members.push(emit_forms(kind, main));
    members.push(("properties", Json::object(kind.keys().map(|key| (key.word, emit_key(kind, key))))));
    let required: Vec<&str> = kind.keys().filter(|key| key.required).map(|key| key.word).collect();
    if !required.is_empty() {
        members.push(("required", Json::texts(required)));
    }
    members.extend(emit_choice(kind.one_of));
    let needs: Vec<_> = NEEDS.iter().filter(|(word, _)| kind.has(word)).collect();
    if !needs.is_empty() {
        let needs = needs.into_iter().map(|(word, needed)| (*word, Json::texts([*needed])));
        members.push(("dependentRequired", Json::object(needs)));
    }
    members.push(("additionalProperties", Json::Boolean(false)));
    members
}

/// What an entry may be: a mapping, or what its main word holds.
fn emit_forms(kind: &EntryKind, main: Option<&Key>) -> (&'static str, Json) {
    let Some(main) = main else { return type_member(&["object"]) };
    let Accepts { types, rest } = accepts(main.holds);
    if rest.is_empty() {
        let types = ["object"].into_iter().chain(types).collect();
        return if may_be_empty(kind) { or_nothing(types) } else { type_member(&types) };
    }
    // What editors offer in place of the mapping stands apart, or they would offer it as a key too. They show the
    // description of the entry only if neither of the two forms has one.
    let mapping = Json::object([type_member(&["object"])]);
    ("anyOf", Json::Array(vec![mapping, Json::object(emit_held(main.holds))]))
}

/// Whether nothing may stand where the entry or its main word does.
fn may_be_empty(kind: &EntryKind) -> bool {
    kind.main.is_some() && kind.one_of.is_empty() && !kind.keys().any(|key| key.required)
}

fn or_nothing(mut types: Vec<&'static str>) -> (&'static str, Json) {
    types.push("null");
    type_member(&types)
}

/// Of these keys an entry has exactly one, but for the type of an enum. There are plainer ways to say so, for which
/// editors have worse messages.
fn emit_choice(words: &[&'static str]) -> Members {
    let Some((first, others)) = words.split_first() else { return Vec::new() };
    let none_of = |words: &[&'static str]| {
        let words = words.iter().map(|word| (*word, Json::Boolean(false)));
        Json::object([("properties", Json::object(words))])
    };
    let tails = words.iter().enumerate().map(|(at, word)| (*word, &words[at + 1..]));
    let besides = |rest: &[&'static str]| rest.iter().copied().filter(|word| *word != VALUES).collect::<Vec<_>>();
    let excluded = tails.filter_map(|(word, rest)| match word {
        VALUES => Some((word, enum_values(rest))),
        word if word == *first => Some((word, none_of(&besides(rest)))),
        word => (!rest.is_empty()).then(|| (word, none_of(rest))),
    });
    vec![
        ("if", none_of(others)),
        ("then", Json::object([("required", Json::texts([*first]))])),
        ("dependentSchemas", Json::object(excluded)),
    ]
}

/// The word of an enum's values.
const VALUES: &str = "values";

/// What the values of an enum are by the type beside them: texts without one, and of numbers each has one. These words
/// do not stand beside them.
fn enum_values(excluded: &[&'static str]) -> Json {
    let object = |members: &[(&'static str, Json)]| Json::object(members.iter().cloned());
    let properties = |members: &[(&'static str, Json)]| ("properties", object(members));
    let typed = |pattern: &str| properties(&[("type", Json::object([("pattern", Json::text(pattern))]))]);
    let spelt = |ty: &'static str| {
        // A list of one type, as the key has a list of two: else an editor takes it for another key and offers both.
        let items = ("items", Json::object([("type", Json::texts([ty]))]));
        let also = Json::object([type_member(&["array"]), items]);
        properties(&[("wire", Json::object([type_member(&[ty])])), ("also", also)])
    };
    let number = Json::object([("^-?[0-9]+$", Json::object([spelt("integer")]))]);
    let named = Json::object([type_member(&["object"]), spelt("integer"), ("required", Json::texts(["wire"]))]);
    let numbers = object(&[("patternProperties", number), ("additionalProperties", named)]);
    let texts = Json::object([("additionalProperties", Json::object([spelt("string")]))]);
    let of_type = Json::object([
        typed(r"^\s*(integer|string\s*\|\s*integer|integer\s*\|\s*string)\s*$"),
        ("if", Json::object([typed(r"^\s*integer\s*$")])),
        ("then", Json::object([properties(&[(VALUES, numbers)])])),
    ]);
    let excluded = excluded.iter().map(|word| (*word, Json::Boolean(false))).collect::<Vec<_>>();
    let others = (!excluded.is_empty()).then(|| ("properties", Json::object(excluded)));
    let values = [
        ("if", Json::object([("required", Json::texts(["type"]))])),
        ("then", of_type),
        ("else", Json::object([properties(&[(VALUES, texts)])])),
    ];
    Json::object(others.into_iter().chain(values))
}

fn emit_key(kind: &EntryKind, key: &Key) -> Json {
    let needed = if key.required { ", required" } else { "" };
    let mut members = explain(format!("{}\n\nHolds: {}{needed}", key.says, key.holds));
    if may_be_empty(kind) && kind.main == Some(key.word) {
        members.push(or_nothing(accepts(key.holds).types));
    } else {
        members.extend(emit_held(key.holds));
    }
    Json::object(members)
}

/// Fields by their names, each with a type or with the fields within it.
fn emit_narrowing() -> Members {
    let forms = [EXPRESSION, NARROWING].map(|definition| Json::object([reference(definition)]));
    let field = Json::object([("anyOf", Json::Array(forms.into()))]);
    vec![type_member(&["object"]), ("additionalProperties", field)]
}

/// What editors show. Those that know Markdown would show its signs in a mere `description`.
fn explain(text: String) -> Members {
    vec![("description", Json::text(text.clone())), ("markdownDescription", Json::Text(text))]
}

/// What a key holds.
fn emit_held(holds: Holds) -> Members {
    let Accepts { types, rest } = accepts(holds);
    let types = (!types.is_empty()).then(|| type_member(&types));
    types.into_iter().chain(rest).collect()
}

fn accepts(holds: Holds) -> Accepts {
    let only = |ty: &'static str, rest: Members| Accepts { types: vec![ty], rest };
    match holds {
        // A number is a text too: nothing of it gets lost.
        Holds::Text => Accepts { types: vec!["string", "number"], rest: Vec::new() },
        Holds::Spelling => Accepts { types: vec!["string", "integer"], rest: Vec::new() },
        Holds::Name | Holds::NameOf(_) | Holds::Path | Holds::Pattern => only("string", Vec::new()),
        Holds::NameParts => Accepts { types: vec!["string", "array"], rest: name_parts() },
        Holds::Version => only("integer", vec![("const", Json::Number(LANGUAGE.to_owned()))]),
        Holds::Address => only("string", vec![("format", Json::text("uri"))]),
        Holds::Expression => Accepts { types: Vec::new(), rest: vec![reference(EXPRESSION)] },
        Holds::Boolean => only("boolean", Vec::new()),
        Holds::Count => only("integer", vec![("minimum", Json::Number("0".to_owned()))]),
        Holds::Number => only("number", Vec::new()),
        Holds::Step => only("number", vec![("exclusiveMinimum", Json::Number("0".to_owned()))]),
        Holds::Release => {
            let forms = [type_member(&["string"]), ("const", Json::Boolean(true))].map(|form| Json::object([form]));
            Accepts { types: Vec::new(), rest: vec![("anyOf", Json::Array(forms.into()))] }
        }
        Holds::Delivery => only("object", Vec::new()),
        Holds::Groups => only("array", vec![("anyOf", groups())]),
        Holds::Value => Accepts { types: Vec::new(), rest: Vec::new() },
        Holds::Entry(kind) => Accepts { types: Vec::new(), rest: vec![reference(&definition(kind))] },
        Holds::Fields => accepts(Holds::Map(&Holds::Entry(&FIELD))),
        Holds::Items => {
            let mut places = accepts(Holds::Map(&Holds::Entry(&PLACE)));
            places.rest.push(("minProperties", Json::Number("1".to_owned())));
            places
        }
        Holds::Values => accepts(Holds::Map(&Holds::Entry(&VALUE))),
        Holds::Narrowing => Accepts { types: Vec::new(), rest: vec![reference(NARROWING)] },
        Holds::List(item) => only("array", vec![("items", Json::object(emit_held(*item)))]),
        Holds::Map(value) => only("object", vec![("additionalProperties", Json::object(emit_held(*value)))]),
        Holds::Either(one, other) => {
            let forms = [*one, *other].map(|form| Json::object(emit_held(form)));
            let (mut both, other) = (accepts(*one), accepts(*other));
            // What a definition says of the one would be demanded of the other, too.
            if both.types.is_empty() {
                return Accepts { types: Vec::new(), rest: vec![("anyOf", Json::Array(forms.into()))] };
            }
            both.types.extend(other.types);
            both.rest.extend(other.rest);
            both
        }
    }
}

/// A place of an event's name, or a list of such.
fn name_parts() -> Members {
    /// A header's name, or one or two keys, perhaps behind `optional`.
    const PLACE: &str = "^(?:optional +(?! )|(?!optional ))\
                         (?:header +[!#$%&'*+.^_`|~0-9A-Za-z-]+|(?!header )[^.]+(?:\\.[^.]+)?)$";
    let items = Json::object([type_member(&["string"]), ("pattern", Json::text(PLACE))]);
    let least = Json::Number("1".to_owned());
    vec![("pattern", Json::text(PLACE)), ("items", items), ("minItems", least)]
}

/// A list of names, or several.
fn groups() -> Json {
    let list = |items: Json, least: &str| {
        let least = ("minItems", Json::Number(least.to_owned()));
        Json::object([type_member(&["array"]), ("items", items), least])
    };
    let names = || list(Json::object([type_member(&["string"])]), "2");
    Json::Array(vec![names(), list(names(), "1")])
}

fn reference(definition: &str) -> (&'static str, Json) {
    ("$ref", Json::Text(format!("#/$defs/{definition}")))
}

/// The name of the definition: `event`, `enum_value`.
fn definition(kind: &EntryKind) -> String {
    kind.noun().replace(' ', "_")
}

fn type_member(types: &[&'static str]) -> (&'static str, Json) {
    match types {
        [ty] => ("type", Json::text(*ty)),
        types => ("type", Json::texts(types.iter().copied())),
    }
}

/// What editors offer where a type expression stands.
fn snippets() -> Json {
    let snippet = |label: &str, body: &str, says: Option<&str>| {
        let says = says.map(|says| ("description", Json::text(says)));
        Json::object([("label", Json::text(label)), ("body", Json::text(body))].into_iter().chain(says))
    };
    let words = BUILTINS.iter().map(|(word, _)| snippet(word, word, None));
    let others = EXPRESSIONS.iter().map(|(label, body, says)| snippet(label, body, Some(says)));
    Json::Array(words.chain(others).collect())
}

fn capitalised(what: &str) -> String {
    let mut letters = what.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{BUILTINS, EXPRESSIONS};
    use crate::{Sources, compile};

    /// A catalogue with a type of this expression, and a field of another.
    fn is_well(ty: &str, field: &str) -> bool {
        let mut sources = Sources::new("");
        let catalogue = format!(
            "{{catalogue: a, language: 1, title: A, envelope: {{name: b, payload: c, fields: {{}}}}, families: {{d: \
             {{title: D, payload: T, events: {{e: E}}, types: {{T: '{ty}', F: {{fields: {{f: '{field}'}}}}, Order: {{fields: {{}}}}}}}}}}}}"
        );
        sources.add("a.yaml", catalogue.into_bytes());
        compile(&sources).is_ok()
    }

    #[test]
    fn what_editors_insert_compiles() {
        assert!(!is_well("string", "nonsense"));
        for (word, _) in BUILTINS {
            assert!(is_well("string", word), "{word}");
        }
        for (label, body, _) in EXPRESSIONS {
            let (before, rest) = body.split_once("${1:").expect("the snippet has a place to type at");
            let (chosen, behind) = rest.split_once('}').expect("the place ends");
            let expression = format!("{before}{chosen}{behind}");
            let (ty, field) = if *label == "id" { (&*expression, "string") } else { ("string", &*expression) };
            assert!(is_well(ty, field), "{expression}");
        }
    }
}
