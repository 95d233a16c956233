//! Items to text that breathes: each is printed by itself, with an empty line between two.

use std::fmt::Write as _;

use proc_macro2::TokenStream;

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
    pub(super) fn item(&mut self, item: &TokenStream) {
        let item = syn::parse2(item.clone()).expect("an emitter writes one item of Rust");
        self.block(&print(item));
    }

    /// Adds items that belong together.
    pub(super) fn items(&mut self, items: &[TokenStream]) {
        for item in items {
            self.item(item);
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
    pub(super) fn block(&mut self, block: &str) {
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
