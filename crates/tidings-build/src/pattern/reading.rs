//! Reading an expression (ECMA-262, section 22.2.1). Where other languages have more, the message says so.

use super::Node;
use super::characters::{Class, Item};

/// How many groups may stand in each other.
const DEEPEST: usize = 50;

/// The expression; `None` if it is well formed and holds what is not followed.
pub(super) fn read(text: &str) -> Result<Option<Node>, String> {
    let mut reading = Reading { rest: text, is_followed: true, depth: 0 };
    let root = reading.either()?;
    match reading.rest {
        "" => Ok(reading.is_followed.then_some(root)),
        _ => Err("`)` closes nothing".to_owned()),
    }
}

struct Reading<'t> {
    rest: &'t str,
    is_followed: bool,
    depth: usize,
}

/// What stands for one character, or for a set of them.
enum Atom {
    Item(Item),
    /// A set that is not followed.
    Property,
}

impl Reading<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        Some(c)
    }

    fn takes(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn either(&mut self) -> Result<Node, String> {
        let mut nodes = vec![self.sequence()?];
        while self.takes("|") {
            nodes.push(self.sequence()?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Either(nodes) })
    }

    fn sequence(&mut self) -> Result<Node, String> {
        let mut nodes = Vec::new();
        while let Some(c) = self.peek().filter(|c| !matches!(c, '|' | ')')) {
            let _ = self.next();
            let (node, repeats) = self.term(c)?;
            nodes.push(if repeats { self.repeated(node)? } else { node });
        }
        Ok(Node::Sequence(nodes))
    }

    /// What a character begins, and whether it may be repeated.
    fn term(&mut self, c: char) -> Result<(Node, bool), String> {
        Ok(match c {
            '^' => (Node::Start, false),
            '$' => (Node::End, false),
            '.' => (Node::Class(Class::dot()), true),
            '[' => (Node::Class(self.class()?), true),
            '(' => self.group()?,
            '\\' if self.takes("b") => (Node::Boundary(true), false),
            '\\' if self.takes("B") => (Node::Boundary(false), false),
            '\\' if self.peek().is_some_and(|c| matches!(c, '1'..='9' | 'k')) => self.reference()?,
            '\\' => match self.escape()? {
                Atom::Item(item) => (Node::Class(Class::of(item)), true),
                Atom::Property => (Node::Sequence(Vec::new()), true),
            },
            '*' | '+' | '?' => return Err(format!("`{c}` repeats nothing")),
            '{' => return Err("`{` does not say how often, and stands as `\\{` for itself".to_owned()),
            c => (Node::Class(Class::one(c)), true),
        })
    }

    /// A part that was matched before.
    fn reference(&mut self) -> Result<(Node, bool), String> {
        self.is_followed = false;
        if self.takes("k") && !(self.takes("<") && self.passes_name('>')) {
            return Err("`\\k` names no group: `\\k<…>`".to_owned());
        }
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            let _ = self.next();
        }
        Ok((Node::Sequence(Vec::new()), true))
    }

    /// A name up to the sign that closes it.
    fn passes_name(&mut self, close: char) -> bool {
        let Some((name, rest)) = self.rest.split_once(close) else { return false };
        self.rest = rest;
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '=');
        !name.is_empty() && name.chars().all(fits)
    }

    fn group(&mut self) -> Result<(Node, bool), String> {
        let looks = ["?=", "?!", "?<=", "?<!"].into_iter().any(|sign| self.takes(sign));
        self.is_followed &= !looks;
        let sign: String = self.rest.chars().take(2).collect();
        let is_plain = looks || !sign.starts_with('?') || self.takes("?:");
        if !(is_plain || self.takes("?<") && self.passes_name('>')) {
            return Err(format!("`({sign}` has no meaning"));
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("more than {DEEPEST} groups stand in each other"));
        }
        let inner = self.either()?;
        self.depth -= 1;
        if self.takes(")") { Ok((inner, !looks)) } else { Err("`(` is never closed".to_owned()) }
    }

    /// How often something stands there, if that is said behind it.
    fn repeated(&mut self, node: Node) -> Result<Node, String> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(node),
            _ => return Ok(node),
        };
        let _ = self.next();
        let _ = self.takes("?");
        Ok(Node::Repeat { node: Box::new(node), least, most })
    }

    fn counted(&mut self, node: Node) -> Result<Node, String> {
        let no_count = || "`{` does not say how often, and stands as `\\{` for itself".to_owned();
        let (inner, rest) = self.rest.get(1..).and_then(|rest| rest.split_once('}')).ok_or_else(no_count)?;
        let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
        let count = |digits: &str| {
            let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
            // Beyond what fits it is as good as without end.
            is_number.then(|| digits.parse().unwrap_or(u32::MAX))
        };
        let least = count(least).ok_or_else(no_count)?;
        let most = if most.is_empty() { None } else { Some(count(most).ok_or_else(no_count)?) };
        if most.is_some_and(|most| least > most) {
            return Err(format!("`{{{inner}}}` repeats more often at least than at most"));
        }
        self.rest = rest;
        let _ = self.takes("?");
        Ok(Node::Repeat { node: Box::new(node), least, most })
    }

    fn class(&mut self) -> Result<Class, String> {
        let negated = self.takes("^");
        let mut items = Vec::new();
        loop {
            let from = match self.next() {
                None => return Err("`[` is never closed".to_owned()),
                Some(']') => return Ok(Class { negated, items }),
                Some(c) => self.member(c)?,
            };
            let ends_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            match from {
                Atom::Item(Item::Range(from, _)) if ends_range => {
                    let _ = self.next();
                    let Some(c) = self.next() else { continue };
                    match self.member(c)? {
                        Atom::Item(Item::Range(to, _)) if from <= to => items.push(Item::Range(from, to)),
                        Atom::Item(Item::Range(to, _)) => {
                            return Err(format!("`{from}-{to}` is no range of characters"));
                        }
                        Atom::Item(set) => items.extend([Item::Range(from, from), Item::Range('-', '-'), set]),
                        Atom::Property => {}
                    }
                }
                Atom::Item(item) => items.push(item),
                Atom::Property => {}
            }
        }
    }

    fn member(&mut self, c: char) -> Result<Atom, String> {
        match c {
            '\\' if self.takes("b") => Ok(Atom::Item(Item::Range('\u{8}', '\u{8}'))),
            '\\' => self.escape(),
            c => Ok(Atom::Item(Item::Range(c, c))),
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Result<Atom, String> {
        let c = self.next().ok_or_else(|| "nothing stands behind the last `\\`".to_owned())?;
        let one = |c| Ok(Atom::Item(Item::Range(c, c)));
        match c {
            'd' => Ok(Atom::Item(Item::Digit)),
            'D' => Ok(Atom::Item(Item::NoDigit)),
            'w' => Ok(Atom::Item(Item::Word)),
            'W' => Ok(Atom::Item(Item::NoWord)),
            's' => Ok(Atom::Item(Item::Space)),
            'S' => Ok(Atom::Item(Item::NoSpace)),
            'n' => one('\n'),
            'r' => one('\r'),
            't' => one('\t'),
            'v' => one('\u{b}'),
            'f' => one('\u{c}'),
            '0' => one('\0'),
            'p' | 'P' => {
                self.is_followed = false;
                let names_one = self.takes("{") && self.passes_name('}');
                if names_one { Ok(Atom::Property) } else { Err(format!("`\\{c}` names no property: `\\{c}{{…}}`")) }
            }
            'x' => {
                self.hexadecimal(2).map_or_else(|| Err("`\\x` is followed by two hexadecimal digits".to_owned()), one)
            }
            'u' => self.unicode(),
            'c' => match self.next().filter(char::is_ascii_alphabetic) {
                Some(letter) => one(char::from(u8::try_from(letter).unwrap_or_default() % 32)),
                None => Err("`\\c` is followed by a letter".to_owned()),
            },
            'A' => Err("`\\A` has no meaning; `^` is the beginning".to_owned()),
            'z' | 'Z' => Err(format!("`\\{c}` has no meaning; `$` is the end")),
            c if c.is_alphanumeric() => Err(format!("`\\{c}` has no meaning")),
            c => one(c),
        }
    }

    fn unicode(&mut self) -> Result<Atom, String> {
        let wrong =
            || "`\\u` is followed by four hexadecimal digits, or by the number of a character in braces".to_owned();
        if self.takes("{") {
            let (digits, rest) = self.rest.split_once('}').ok_or_else(wrong)?;
            let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or_else(wrong)?;
            self.rest = rest;
            return Ok(Atom::Item(Item::Range(c, c)));
        }
        let digits = self.rest.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or_else(wrong)?;
        self.rest = self.rest.get(4..).unwrap_or_default();
        let c = char::from_u32(unit);
        // Half of a character that is written in two parts.
        self.is_followed &= c.is_some();
        Ok(c.map_or(Atom::Property, |c| Atom::Item(Item::Range(c, c))))
    }

    fn hexadecimal(&mut self, count: usize) -> Option<char> {
        let digits = self.rest.get(..count).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
        self.rest = self.rest.get(count..)?;
        Some(c)
    }
}
