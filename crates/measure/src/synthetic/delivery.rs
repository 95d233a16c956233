//! Deliveries of a catalogue's events.

use super::{Field, Kind, Shape, Synthetic, TAG};

impl Synthetic {
    /// A delivery under this name, with every field of this payload.
    #[must_use]
    pub fn delivery(&self, name: &str, payload: &str) -> String {
        let data = self.value(payload);
        format!(
            r#"{{"id":"evt_1","object":"event","type":"{name}","data":{data},"created_at":"2025-01-15T09:30:00Z"}}"#
        )
    }

    fn value(&self, type_name: &str) -> String {
        match self.types().find(|ty| ty.name == type_name).map(|ty| &ty.shape) {
            Some(Shape::Object(fields)) => {
                let members: Vec<String> = fields.iter().map(|field| self.member(field)).collect();
                format!("{{{}}}", members.join(","))
            }
            Some(Shape::Enum([first, ..])) => format!("\"{first}\""),
            Some(Shape::Id(prefix)) => format!("\"{prefix}1\""),
            Some(Shape::IdOrObject { object, .. }) => self.value(object),
            Some(Shape::Tagged(variants)) => variants.first().map_or_else(String::new, |(told, ty)| {
                let value = self.value(ty);
                value.replacen('{', &format!("{{\"{TAG}\":\"{told}\","), 1)
            }),
            None => "null".to_owned(),
        }
    }

    fn member(&self, field: &Field) -> String {
        let value = match &field.kind {
            Kind::Text => "\"a text of some length\"".to_owned(),
            Kind::Boolean => "true".to_owned(),
            Kind::Integer => "1200".to_owned(),
            Kind::DateTime => "\"2025-01-15T09:30:00Z\"".to_owned(),
            Kind::Json => r#"{"any":["thing",1]}"#.to_owned(),
            Kind::Constant(text) => format!("\"{text}\""),
            Kind::Named(name) => self.value(name),
            Kind::List(name) => format!("[{0},{0}]", self.value(name)),
            Kind::Map => r#"{"one":"1","two":"2"}"#.to_owned(),
        };
        format!("\"{}\":{value}", field.name)
    }
}
