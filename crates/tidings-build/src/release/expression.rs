//! The one spelling of a type expression.

use crate::json::quoted;
use crate::raw::{Expression, ExpressionKind};

/// `list<T> | null`: single spaces, literals as compact JSON, and null behind the type that it is joined with.
pub(super) fn expression(expression: &Expression) -> String {
    match &expression.kind {
        ExpressionKind::Name(name) => name.clone(),
        ExpressionKind::List(element) => format!("list<{}>", self::expression(element)),
        ExpressionKind::Map(element) => format!("map<{}>", self::expression(element)),
        ExpressionKind::Partial(object) => format!("partial<{}>", self::expression(object)),
        ExpressionKind::Const(literal) => format!("const {}", literal.to_json().compact()),
        ExpressionKind::Id(prefix) => format!("id {}", quoted(prefix)),
        ExpressionKind::Null => "null".to_owned(),
        ExpressionKind::Union(members) => {
            let is_null = |member: &&Expression| matches!(member.kind, ExpressionKind::Null);
            let types = members.iter().filter(|member| !is_null(member));
            let sorted = types.chain(members.iter().filter(is_null));
            sorted.map(self::expression).collect::<Vec<_>>().join(" | ")
        }
        // A catalogue without mistakes holds none.
        ExpressionKind::Broken => String::new(),
    }
}
