//! Items to text that breathes: each is printed by itself, with an empty line between two.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};

/// What a file is made of.
pub(super) enum Piece {
    /// An item of Rust.
    Item(TokenStream),
    /// A call of a macro of `tidings` that completes the item before it.
    Table(String),
}

/// A macro call with a row on each line, in two braces: `::tidings::NAME! { SUBJECT { ROWS } }`.
pub(super) fn table(name: &str, subject: &str, rows: impl IntoIterator<Item = String>) -> Piece {
    let mut text = format!("::tidings::{name}! {{\n    {subject} {{\n");
    for row in rows {
        let _ = writeln!(text, "        {row},");
    }
    Piece::Table(text + "    }\n}\n")
}

/// A text as a literal of Rust.
pub(super) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

impl From<TokenStream> for Piece {
    fn from(item: TokenStream) -> Self {
        Self::Item(item)
    }
}

/// A file or module in the making.
pub(super) struct Layout {
    text: String,
}

impl Layout {
    /// An empty file below a comment, if there is one.
    pub(super) fn new(comment: &str) -> Self {
        let mut text = String::new();
        if !comment.is_empty() {
            let _ = writeln!(text, "// {comment}.");
        }
        Self { text }
    }

    /// Adds one item.
    pub(super) fn item(&mut self, item: TokenStream) {
        let item = syn::parse2(item).expect("an emitter writes one item of Rust");
        self.block(&print(item));
    }

    /// Adds what belongs together.
    pub(super) fn pieces(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            match piece {
                Piece::Item(item) => self.item(item),
                Piece::Table(call) => self.block(&call),
            }
        }
    }

    /// Adds a module.
    pub(super) fn module(&mut self, docs: &TokenStream, name: &str, inner: &Self) {
        let name = super::ident(name);
        let empty = print(syn::parse_quote!(#docs pub mod #name {}));
        let mut text = empty.trim_end().trim_end_matches('}').to_owned();
        text.push('\n');
        for line in inner.text.lines() {
            let indent = if line.is_empty() { "" } else { "    " };
            let _ = writeln!(text, "{indent}{line}");
        }
        text.push_str("}\n");
        self.block(&text);
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds a text behind an empty line; a macro call stands close to the item that it completes.
    fn block(&mut self, block: &str) {
        if !self.text.is_empty() && !block.starts_with("::tidings::impl_") {
            self.text.push('\n');
        }
        self.text.push_str(block);
    }
}

fn print(item: syn::Item) -> String {
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    let mut text = String::new();
    let mut ended = false;
    for line in prettyplease::unparse(&file).lines() {
        // An empty line before each function and each documented constant of an impl.
        let begins = ["    fn ", "    pub fn ", "    ///", "    #["].iter().any(|start| line.starts_with(start));
        if ended && begins {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        ended = line == "    }" || line.starts_with("    ") && line.ends_with(';');
    }
    text
}
