//! Limits that their type does not have, or that contradict each other.

use crate::data::{Data, Value};
use crate::decimal::Decimal;
use crate::diagnostic::{Code, Sink, excerpt};
use crate::model::{
    Draft, Format, IntegerKind, Limit, Limits, NumberRange, Pattern, Rule, Shape, Subject, Type, TypeDef, TypeId,
    first_twin,
};
use crate::source::Span;

/// Limits stand at what they are limits of, and every least is not above its greatest.
pub(super) fn check_limits(draft: &Draft, sink: &mut Sink) {
    let parts = draft.types.iter().flat_map(TypeDef::parts);
    for field in parts.chain(&draft.envelope.fields) {
        Owner { draft, limits: &field.limits, ty: &field.ty, ty_span: field.ty_span, is_field: true }.check(sink);
    }
    for (id, def) in draft.types.iter().enumerate() {
        let ty = Type::Named(TypeId(id));
        Owner { draft, limits: &def.limits, ty: &ty, ty_span: def.place.span, is_field: false }.check(sink);
    }
}

/// A field or type that has limits of its own.
struct Owner<'a> {
    draft: &'a Draft,
    limits: &'a Limits,
    ty: &'a Type,
    ty_span: Span,
    /// Whether it is a field, which holds what a type is.
    is_field: bool,
}

impl Owner<'_> {
    fn check(&self, sink: &mut Sink) {
        let ty = self.draft.behind_aliases(self.ty);
        if self.limits.all.is_empty() || matches!(ty, Type::Unknown) {
            return;
        }
        let range = integers(ty);
        let mut fits = true;
        for limit in &self.limits.all {
            fits &= self.check_subject(limit, ty, sink) && self.check_range(limit, range, sink);
        }
        if fits && self.check_order(sink) && matches!(ty, Type::Integer(_) | Type::Format(_) | Type::Number) {
            self.check_any_number(range, sink);
        }
    }

    fn check_subject(&self, limit: &Limit, ty: &Type, sink: &mut Sink) -> bool {
        let subject = limit.rule.subject();
        if self.subject(ty) == Some(subject) {
            return true;
        }
        let said = match (&limit.rule, subject) {
            (Rule::Pattern(_), _) => "a pattern is a limit of texts",
            (_, Subject::Text) => "a length is a limit of texts",
            (_, Subject::Number) => "this is a limit of numbers",
            (_, Subject::List) => "this is a limit of lists",
            (_, Subject::Map) => "this is a limit of maps",
            (_, Subject::Object) => {
                let message = "`keys` says something of fields that only `others` types, and nothing does here";
                sink.report(Code::BadLimit, limit.span, message).related(self.ty_span, "this type");
                return false;
            }
        };
        let shape = if let Type::Named(id) = ty { self.draft.types.get(id.0).map(|def| &def.shape) } else { None };
        let joins = self.joins(ty, subject);
        let lacks = match shape {
            Some(Shape::Enum(_)) => "these are the known values of an enum",
            _ if joins && self.is_field => "this field holds other values, too",
            _ if joins => "this type has other values, too",
            _ if self.is_field => "this field holds none",
            _ => "this type is none",
        };
        let diagnostic = sink.report(Code::BadLimit, limit.span, format!("{said}, and {lacks}"));
        diagnostic.related(self.ty_span, if self.is_field { "what it holds" } else { "this type" });
        if joins && !matches!(ty, Type::Json) {
            diagnostic.help("say it of a type of its own, in `types`, and join that one");
        } else if subject == Subject::List && matches!(shape, Some(Shape::Tuple(_))) {
            diagnostic.help("how long a tuple is, its places say");
        } else if matches!(ty, Type::List(_) | Type::Map(_)) && matches!(subject, Subject::Text | Subject::Number) {
            diagnostic.help("for each of its elements say it in a type of its own, in `types`");
        }
        false
    }

    /// Whether what a limit is a limit of are some of the values of a type, and not all.
    fn joins(&self, ty: &Type, subject: Subject) -> bool {
        let Some(union) = self.draft.union_within(ty) else { return matches!(ty, Type::Json) };
        let mut members = union.variants.iter().map(|variant| self.draft.behind_aliases(&variant.ty));
        members.any(|member| self.subject(member) == Some(subject))
    }

    /// What the limits of a type are limits of.
    fn subject(&self, ty: &Type) -> Option<Subject> {
        match ty {
            Type::String | Type::Format(Format::Text(_)) => Some(Subject::Text),
            Type::Integer(_) | Type::Number | Type::Format(Format::UnixSeconds | Format::UnixMilliseconds) => {
                Some(Subject::Number)
            }
            Type::List(_) => Some(Subject::List),
            Type::Map(_) => Some(Subject::Map),
            Type::Named(id) => match &self.draft.types[id.0] {
                TypeDef { shape: Shape::Id { .. }, .. } => Some(Subject::Text),
                TypeDef { shape: Shape::Object(_), others: Some(_), .. } => Some(Subject::Object),
                _ => None,
            },
            _ => None,
        }
    }

    /// A limit of whole numbers is one of them, within what the type can hold.
    fn check_range(&self, limit: &Limit, range: Option<(i128, i128)>, sink: &mut Sink) -> bool {
        let (Some((least, greatest)), Some(number)) = (range, limit.rule.number()) else { return true };
        if !number.is_whole() {
            sink.report(Code::BadLimit, limit.span, "a limit of whole numbers is a whole number")
                .related(self.ty_span, "these are whole numbers");
            return false;
        }
        let lies_within = number.scaled(0).is_some_and(|number| (least..=greatest).contains(&number));
        if !lies_within {
            sink.report(Code::BadLimit, limit.span, "this lies outside of what the type can hold")
                .related(self.ty_span, format!("from {least} to {greatest}"));
        }
        lies_within
    }

    /// No least is above a greatest, those of the named types around included.
    fn check_order(&self, sink: &mut Sink) -> bool {
        let all = self.draft.limits_of(self.ty, self.limits);
        let own = |limit: &Limit| self.limits.all.iter().any(|other| other.span == limit.span);
        let mut found = false;
        for least in &all.all {
            for greatest in &all.all {
                let Some(why) = contradiction(&least.rule, &greatest.rule) else { continue };
                if own(least) {
                    sink.report(Code::BadLimit, least.span, why).related(greatest.span, "the greatest");
                } else if own(greatest) {
                    sink.report(Code::BadLimit, greatest.span, why).related(least.span, "the least");
                } else {
                    continue;
                }
                found = true;
            }
        }
        !found
    }

    /// Some number keeps all limits, as far as that can be counted.
    fn check_any_number(&self, range: Option<(i128, i128)>, sink: &mut Sink) {
        let all = self.draft.limits_of(self.ty, self.limits);
        let is_counted = range.is_some() || all.rules().filter_map(Rule::number).all(is_usual);
        let Some(last) = self.limits.all.last().filter(|_| is_counted && NumberRange::new(&all, range).is_none())
        else {
            return;
        };
        sink.report(Code::BadLimit, last.span, "no number keeps all of these limits").related(self.ty_span, "of this");
    }
}

/// Whether a number is one of those that can be counted exactly.
fn is_usual(number: &Decimal) -> bool {
    number.places() <= 9 && number.scaled(9).is_some_and(|count| count.unsigned_abs() < 10_u128.pow(28))
}

/// The whole numbers that a type holds, if it holds nothing else.
fn integers(ty: &Type) -> Option<(i128, i128)> {
    match ty {
        Type::Integer(kind) => Some(kind.range()),
        Type::Format(Format::UnixSeconds | Format::UnixMilliseconds) => Some(IntegerKind::I64.range()),
        _ => None,
    }
}

/// Why nothing keeps both limits, the first of which says what is the least.
fn contradiction(least: &Rule, greatest: &Rule) -> Option<&'static str> {
    let above = "the least is above the greatest";
    let not_below = "nothing lies between these limits";
    let (contradict, why) = match (least, greatest) {
        (Rule::MinLength(least), Rule::MaxLength(greatest))
        | (Rule::MinItems(least), Rule::MaxItems(greatest))
        | (Rule::MinEntries(least), Rule::MaxEntries(greatest)) => (least > greatest, above),
        (Rule::Minimum(least), Rule::Maximum(greatest)) => (least > greatest, above),
        (Rule::Minimum(least) | Rule::ExclusiveMinimum(least), Rule::ExclusiveMaximum(greatest))
        | (Rule::ExclusiveMinimum(least), Rule::Maximum(greatest)) => (least >= greatest, not_below),
        _ => return None,
    };
    contradict.then_some(why)
}

const CHARACTERS: [&str; 2] = ["character", "characters"];
const ITEMS: [&str; 2] = ["item", "items"];
const ENTRIES: [&str; 2] = ["entry", "entries"];

/// How a value breaks a limit.
pub(super) fn broken_key(key: &str, pattern: &Pattern) -> String {
    format!("the key `{}` does not match `{}`", excerpt(key), excerpt(pattern.as_str()))
}

/// The same of a value as a whole.
pub(super) fn broken(rule: &Rule, example: &Data) -> String {
    let counted = |least: bool, [one, many]: [&str; 2], limit: u64| {
        let count = match &example.value {
            Value::Text(text) => text.chars().count(),
            Value::List(items) => items.len(),
            Value::Map(members) => members.len(),
            _ => 0,
        };
        let what = if count == 1 { one } else { many };
        let comparison = if least { "fewer" } else { "more" };
        format!("this {} has {count} {what}, {comparison} than {limit}", example.kind().trim_start_matches("a "))
    };
    let shown = excerpt(&example.to_json().compact());
    match rule {
        Rule::MinLength(limit) => counted(true, CHARACTERS, *limit),
        Rule::MaxLength(limit) => counted(false, CHARACTERS, *limit),
        Rule::Pattern(pattern) => format!("`{shown}` does not match `{}`", excerpt(pattern.as_str())),
        Rule::Minimum(limit) => format!("{shown} is less than {limit}"),
        Rule::Maximum(limit) => format!("{shown} is more than {limit}"),
        Rule::ExclusiveMinimum(limit) => format!("{shown} is not more than {limit}"),
        Rule::ExclusiveMaximum(limit) => format!("{shown} is not less than {limit}"),
        Rule::MultipleOf(limit) => format!("{shown} is no multiple of {limit}"),
        Rule::MinItems(limit) => counted(true, ITEMS, *limit),
        Rule::MaxItems(limit) => counted(false, ITEMS, *limit),
        Rule::UniqueItems => {
            let twin = if let Value::List(items) = &example.value { first_twin(items) } else { None };
            let twin = twin.map(|twin| excerpt(&twin.to_json().compact())).unwrap_or_default();
            format!("`{twin}` stands in it twice")
        }
        Rule::MinEntries(limit) => counted(true, ENTRIES, *limit),
        Rule::MaxEntries(limit) => counted(false, ENTRIES, *limit),
        Rule::Keys(pattern) | Rule::OtherKeys(pattern) => {
            let members = if let Value::Map(members) = &example.value { members.as_slice() } else { &[] };
            let other = members.iter().map(|(key, _)| &key.value).find(|key| !pattern.matches(key));
            broken_key(other.map_or("", String::as_str), pattern)
        }
    }
}
