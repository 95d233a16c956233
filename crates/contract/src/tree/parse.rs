//! A tree of a text that is known to be JSON: what was published or generated, never what is on trial.

use super::{Member, Tree};

impl Tree {
    /// Reads a JSON text.
    ///
    /// # Panics
    ///
    /// If it is none.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut parser = Parser { rest: text };
        let tree = parser.value();
        parser.skip_space();
        assert!(parser.rest.is_empty(), "nothing stands behind a value: {}", parser.rest);
        tree
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn value(&mut self) -> Tree {
        self.skip_space();
        match self.rest.chars().next() {
            Some('[') => Tree::List(self.between(['[', ']'], Self::value)),
            Some('{') => Tree::Object(self.between(['{', '}'], Self::member)),
            Some('"') => Tree::Scalar(self.text()),
            _ => {
                let end = self.rest.find([',', ']', '}', ' ', '\t', '\r', '\n']).unwrap_or(self.rest.len());
                Tree::Scalar(self.take(end))
            }
        }
    }

    fn member(&mut self) -> Member {
        self.skip_space();
        let key = self.text();
        assert!(self.comes(':'), "a colon stands behind a key: {}", self.rest);
        Member { key, value: self.value() }
    }

    fn between<T>(&mut self, [open, close]: [char; 2], read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut parts = Vec::new();
        assert!(self.comes(open), "it was seen before");
        if self.comes(close) {
            return parts;
        }
        loop {
            parts.push(read(self));
            if self.comes(close) {
                return parts;
            }
            assert!(self.comes(','), "a comma stands between two values: {}", self.rest);
        }
    }

    /// A text with its quotes.
    fn text(&mut self) -> String {
        let mut escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        });
        let (end, _) = end.expect("a quote ends every text");
        self.take(end + 1)
    }

    fn take(&mut self, length: usize) -> String {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken.to_owned()
    }

    /// Whether this sign comes next, which is then taken.
    fn comes(&mut self, sign: char) -> bool {
        self.skip_space();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn what_was_read_is_written_the_same() {
        for text in [
            r#"{"a":1,"a":[true,null,"x\"\\"],"\u0069":{},"\ud800":[],"n":-1.50e+400}"#,
            "0",
            r#""\\""#,
            &"9".repeat(400),
        ] {
            assert_eq!(Tree::parse(text).to_string(), text);
            assert_eq!(Tree::parse(&Tree::parse(text).spaced()).to_string(), text);
        }
    }
}
