//! The object that others extend, and what is narrower of it in one event.

use super::{Standing, Types, with_life};
use crate::random::Random;
use crate::unions;
use crate::yaml::Yaml;

impl Types {
    /// None of its fields has the name of another object's.
    pub(super) fn base_object(&self, random: &mut Random) -> Yaml {
        let free = self.expression(Standing::Free, random);
        let fields = [
            ("kind?", "string | null".to_owned()),
            ("level", "integer".to_owned()),
            ("within?", format!("list<{}> | null", self.base)),
            ("before?", format!("{} | null", self.base)),
            ("Within$base?", free),
            ("coded?", "Code | null".to_owned()),
            ("graded?", "Grade | null".to_owned()),
            ("either?", "boolean | Grade | list<Code>".to_owned()),
            ("sized?", "Size | list<Size>".to_owned()),
            ("told?", format!("{} | null", unions::told(self).0)),
        ];
        let fields = fields.map(|(key, ty)| (key.to_owned(), Yaml::text(ty)));
        let group = Yaml::List(["coded", "graded"].map(Yaml::text).into());
        with_life(Yaml::map([("fields", Yaml::Map(fields.into())), ("at_least_one", group)]), random)
    }

    /// What carries the object that others extend, and what is narrower in it.
    pub(crate) fn narrowed(&self, is_object: bool, random: &mut Random) -> [(&'static str, Yaml); 2] {
        let around = if is_object { "" } else { random.pick(&["", "list", "null"]) };
        let payload = match around {
            "" => self.base.to_owned(),
            "list" => format!("list<{} | null>", self.base),
            _ => format!("{} | null", self.base),
        };
        [("payload", Yaml::text(payload)), ("narrow", narrower(self, 3, random))]
    }
}

/// Some fields of the object that others extend, at most so deep.
fn narrower(types: &Types, deepest: usize, random: &mut Random) -> Yaml {
    let kinds = [
        ("kind", "const \"card\""),
        ("kind?", "const \"card\""),
        ("kind", "string"),
        ("kind?", "const null"),
        ("kind", "string | null"),
    ];
    let (key, ty) = random.pick(&kinds);
    let mut fields = vec![(key, Yaml::text(ty))];
    if random.one_in(2) {
        fields.push(("level", Yaml::text(random.pick(&["const 5", "const -7", "int32", "uint32", "unix-seconds"]))));
    }
    if random.one_in(2) {
        fields.push(("graded", Yaml::text(random.pick(&["const 10", "const 0", "Grade", "const null"]))));
        fields
            .push((random.pick(&["either", "either?"]), Yaml::text(random.pick(&["Grade", "const true", "const 11"]))));
    }
    if random.one_in(2) {
        fields.push((random.pick(&["told", "told?"]), unions::told(types).1));
    }
    if deepest > 0 && random.one_in(2) {
        fields.push((random.pick(&["within", "within?"]), narrower(types, deepest - 1, random)));
    }
    if deepest > 0 && random.one_in(2) {
        fields.push((random.pick(&["before", "before?"]), narrower(types, deepest - 1, random)));
    }
    Yaml::Map(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}
