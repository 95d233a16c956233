//! Type expressions: `list<Line> | null`, `const "event"`, `id "evt_"`.

use crate::diagnostic::{Code, Sink, excerpt};
use crate::json::is_json_number;
use crate::load::scalar::is_beyond_doubles;
use crate::model::Literal;
use crate::raw::{Expression, ExpressionKind, Text};
use crate::source::{Sources, Span};

/// Type expressions stand in each other at most this deep.
const DEEPEST: usize = 32;

/// Reads a type expression. What cannot be read is reported once.
pub(crate) fn load_expression(sources: &Sources, sink: &mut Sink, text: &Text) -> Expression {
    let mut parser = Parser { text: &text.value, at: 0, places: Places::new(sources, text), depth: 0 };
    let read = parser.union().and_then(|expression| match parser.token() {
        Token::End => Ok(expression),
        _ => Err(parser.unexpected_behind(&expression, "nothing, or `|` and another type")),
    });
    read.unwrap_or_else(|mistake| {
        let diagnostic = sink.report(Code::BadExpression, mistake.span, mistake.message);
        if let Some(help) = mistake.help {
            diagnostic.help(help);
        }
        Expression { kind: ExpressionKind::Broken, span: text.span }
    })
}

/// Where the parts of an expression stand in the source.
struct Places {
    whole: Span,
    /// The byte of the source at which the text begins, if the source holds it letter by letter.
    start: Option<usize>,
}

impl Places {
    fn new(sources: &Sources, text: &Text) -> Self {
        let source = sources.text(text.span);
        let start = source.find(text.value.as_str()).map(|at| text.span.start + at);
        Self { whole: text.span, start }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        match self.start {
            Some(first) => Span { start: first + start, end: first + end, ..self.whole },
            None => self.whole,
        }
    }
}

struct Mistake {
    span: Span,
    message: String,
    help: Option<String>,
}

enum Token<'a> {
    Word(&'a str),
    Text,
    Sign(char),
    End,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    places: Places,
    depth: usize,
}

type Read = Result<Expression, Mistake>;

impl<'a> Parser<'a> {
    fn union(&mut self) -> Read {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.mistake(self.at, self.at, format!("types stand in each other more than {DEEPEST} deep")));
        }
        let first = self.single()?;
        let start = first.span;
        let mut members = vec![first];
        while matches!(self.token(), Token::Sign('|')) {
            self.at += 1;
            members.push(self.single()?);
        }
        self.depth -= 1;
        if members.len() > 1 {
            let end = members.last().map_or(start.end, |last| last.span.end);
            return Ok(Expression { kind: ExpressionKind::Union(members), span: Span { end, ..start } });
        }
        members.pop().ok_or_else(|| self.unexpected("a type"))
    }

    fn single(&mut self) -> Read {
        let Token::Word(word) = self.token() else { return Err(self.unexpected("a type")) };
        let start = self.at;
        self.at += word.len();
        let end = self.at;
        let kind = match (word, self.token()) {
            ("list", Token::Sign('<')) => ExpressionKind::List(Box::new(self.argument()?)),
            ("map", Token::Sign('<')) => ExpressionKind::Map(Box::new(self.argument()?)),
            ("partial", Token::Sign('<')) => ExpressionKind::Partial(Box::new(self.argument()?)),
            ("list" | "map" | "partial", _) => {
                let (what, example) =
                    if word == "partial" { ("an object", "Order") } else { ("the type of what it holds", "string") };
                let message = format!("`{word}` needs {what}");
                let help = format!("write `{word}<{example}>`, for instance");
                return Err(Mistake { help: Some(help), ..self.mistake(start, end, message) });
            }
            ("const", _) => ExpressionKind::Const(self.literal()?),
            ("id", _) => ExpressionKind::Id(self.prefix()?),
            ("null", _) => ExpressionKind::Null,
            (_, Token::Sign('<')) => {
                let message = format!("`{}` holds no other type", excerpt(word));
                return Err(Mistake {
                    help: Some("only `list<…>`, `map<…>` and `partial<…>` do".to_owned()),
                    ..self.mistake(start, end, message)
                });
            }
            _ => ExpressionKind::Name(word.to_owned()),
        };
        // Looking at the next token moved on behind white space that is no part of the word.
        let end = if matches!(kind, ExpressionKind::Name(_) | ExpressionKind::Null) { end } else { self.at };
        Ok(Expression { kind, span: self.places.span(start, end) })
    }

    fn argument(&mut self) -> Read {
        self.at += 1;
        let argument = self.union()?;
        match self.token() {
            Token::Sign('>') => {
                self.at += 1;
                Ok(argument)
            }
            _ if matches!(&argument.kind, ExpressionKind::Name(word) if word.ends_with(',')) => {
                let message = "one type stands between `<` and `>`, without a comma".to_owned();
                let help = Some("the keys of a map are always texts: write `map<T>`".to_owned());
                Err(Mistake { span: argument.span, message, help })
            }
            _ => Err(self.unexpected_behind(&argument, "`>`")),
        }
    }

    /// A JSON literal behind `const`.
    fn literal(&mut self) -> Result<Literal, Mistake> {
        let expected = "a JSON literal, such as `\"event\"`, `5`, `true` or `null`";
        match self.token() {
            Token::Text => self.json_text().map(Literal::Text),
            Token::Word(word) => {
                let literal = match word {
                    "null" => Literal::Null,
                    "true" => Literal::Boolean(true),
                    "false" => Literal::Boolean(false),
                    number if is_json_number(number) && !is_beyond_doubles(number) => {
                        Literal::Number(number.to_owned())
                    }
                    number if is_json_number(number) => {
                        let help = Some("stay below `1.8e308`, where doubles end".to_owned());
                        let expected = "a number that readers of JSON hold";
                        return Err(Mistake { help, ..self.unexpected(expected) });
                    }
                    word => {
                        let help = format!("write `const \"{}\"` if a text is meant", excerpt(word));
                        return Err(Mistake { help: Some(help), ..self.unexpected(expected) });
                    }
                };
                self.at += word.len();
                Ok(literal)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    fn prefix(&mut self) -> Result<String, Mistake> {
        match self.token() {
            Token::Text => self.json_text(),
            _ => Err(self.unexpected("the prefix in quotes, such as `id \"evt_\"`")),
        }
    }

    /// A JSON string (RFC 8259, section 7), from its first quote on.
    fn json_text(&mut self) -> Result<String, Mistake> {
        let start = self.at;
        let mut text = String::new();
        let mut rest = self.text.get(self.at + 1..).unwrap_or_default().chars();
        loop {
            match rest.next() {
                Some('"') => break,
                Some('\\') => match escape(&mut rest) {
                    Some(c) => text.push(c),
                    None => return Err(self.mistake(start, self.text.len(), "this text has a broken escape")),
                },
                Some(c) if c >= ' ' => text.push(c),
                _ => return Err(self.mistake(start, self.text.len(), "this text has no closing quote")),
            }
        }
        self.at = self.text.len() - rest.as_str().len();
        Ok(text)
    }

    /// What stands next, behind white space. It is taken by moving on.
    fn token(&mut self) -> Token<'a> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        match trimmed.chars().next() {
            None => Token::End,
            Some('"') => Token::Text,
            Some(sign @ ('|' | '<' | '>')) => Token::Sign(sign),
            Some(_) => {
                let ends = |c: char| c.is_whitespace() || matches!(c, '|' | '<' | '>' | '"');
                Token::Word(trimmed.split(ends).next().unwrap_or(trimmed))
            }
        }
    }

    fn unexpected(&mut self, expected: &str) -> Mistake {
        let (found, length) = match self.token() {
            Token::End => ("the end of the type".to_owned(), 0),
            Token::Text => ("a text".to_owned(), 1),
            Token::Sign(sign) => (format!("`{sign}`"), 1),
            Token::Word(word) => (format!("`{}`", excerpt(word)), word.len()),
        };
        self.mistake(self.at, self.at + length, format!("expected {expected}, found {found}"))
    }

    /// The same behind a type; perhaps it was to be joined with null.
    fn unexpected_behind(&mut self, read: &Expression, expected: &str) -> Mistake {
        let mut mistake = self.unexpected(expected);
        let rest = self.text.get(self.at..).unwrap_or_default();
        let rest = rest.strip_prefix("or").map_or(rest, str::trim_start);
        if let (ExpressionKind::Name(name), Some(behind)) = (&read.kind, rest.strip_prefix("null"))
            && !behind.starts_with(|c: char| c.is_alphanumeric())
        {
            mistake.help = Some(format!("write `{} | null`", excerpt(name)));
        }
        mistake
    }

    fn mistake(&self, start: usize, end: usize, message: impl Into<String>) -> Mistake {
        Mistake { span: self.places.span(start, end), message: message.into(), help: None }
    }
}

/// The character that an escape stands for, read from behind the backslash.
fn escape(rest: &mut std::str::Chars<'_>) -> Option<char> {
    Some(match rest.next()? {
        c @ ('"' | '\\' | '/') => c,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let unit = hex_unit(rest)?;
            let paired = (0xd800..0xdc00).contains(&unit) && rest.next()? == '\\' && rest.next()? == 'u';
            let low = if paired { Some(hex_unit(rest)?) } else { None };
            char::decode_utf16([unit].into_iter().chain(low)).next()?.ok()?
        }
        _ => return None,
    })
}

fn hex_unit(rest: &mut std::str::Chars<'_>) -> Option<u16> {
    let digits = rest.as_str().get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    *rest = rest.as_str()[4..].chars();
    u16::from_str_radix(digits, 16).ok()
}
