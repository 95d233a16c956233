//! The documentation, read by a parser of Markdown that is not ours: every name stands in it, whole and in its own cell.

use std::collections::BTreeSet;

use contract::subject::Subject;
use contract::tree::Tree;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use tidings::Json;
use tidings_build::model::{Enum, Literal, Shape, TypeDef};

/// A table, or a paragraph with the code in it.
#[derive(Debug, Default)]
struct Block {
    /// The words at its beginning: the first cell of a table's head, or all text before the first code.
    beginning: String,
    /// The code in the first column, or in the paragraph.
    code: Vec<String>,
    rows: usize,
}

/// The tables and paragraphs of a page.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut column, mut in_head, mut in_table) = (0, false, false);
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Table(_) | Tag::Paragraph | Tag::Heading { .. } | Tag::Item) => {
                blocks.push(Block::default());
            }
            Event::Start(Tag::TableHead) => (in_head, in_table, column) = (true, true, 0),
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::End(TagEnd::Table) => in_table = false,
            Event::Start(Tag::TableRow) => column = 0,
            Event::End(TagEnd::TableRow) => blocks.iter_mut().last().into_iter().for_each(|block| block.rows += 1),
            Event::End(TagEnd::TableCell) => column += 1,
            Event::Code(code) if column == 0 || !in_table => {
                blocks.iter_mut().last().into_iter().for_each(|block| block.code.push(plain(&code)));
            }
            Event::Text(text) if (in_head && column == 0) || !in_table => {
                if let Some(block) = blocks.last_mut().filter(|block| block.code.is_empty()) {
                    block.beginning.push_str(&text);
                }
            }
            _ => {}
        }
    }
    blocks
}

/// What would not be seen, or taken for something else, is shown as a text of JSON.
fn plain(code: &str) -> String {
    let is_json = code.starts_with('"') && Json::from_text(code).is_ok();
    let text = if is_json { Tree::parse(code).as_text() } else { None };
    text.unwrap_or_else(|| code.to_owned())
}

fn spelt(literal: &Literal) -> String {
    if let Literal::Text(text) = literal { text.clone() } else { literal.to_json().compact() }
}

/// What a type's own table lists, or the sentence in its place: how that begins, and the names in it. Nothing if it has
/// several, as for what is removed or of another source.
fn listed(def: &TypeDef) -> Vec<(&'static str, Vec<String>)> {
    match &def.shape {
        Shape::Object(fields)
            if def.partial.is_none()
                && !fields.iter().any(|field| field.life.is_removed() || field.origin.is_some()) =>
        {
            vec![("Field", fields.iter().map(|field| field.wire.clone()).collect())]
        }
        Shape::Enum(Enum { values, .. }) if !values.iter().any(|value| value.life.is_removed()) => {
            let spellings = values.iter().flat_map(|value| std::iter::once(&value.wire).chain(&value.also));
            vec![
                ("Value", values.iter().map(|value| spelt(&value.wire)).collect()),
                ("Known values: ", spellings.map(spelt).collect()),
            ]
        }
        _ => Vec::new(),
    }
}

#[test]
fn every_name_stands_in_the_documentation_as_it_is_on_the_wire() {
    for subject in Subject::all() {
        let (catalogue, blocks) = (&subject.compiled.catalogue, blocks(&subject.compiled.artifacts.page));
        let events: BTreeSet<_> =
            blocks.iter().filter(|block| block.beginning == "Type").flat_map(|block| &block.code).collect();
        let missing: Vec<_> =
            catalogue.events.iter().map(|event| &event.name).filter(|it| !events.contains(it)).collect();
        assert!(missing.is_empty(), "{}: events {missing:?}", catalogue.name);
        let mut found = 0;
        for def in &catalogue.types {
            let listed = listed(def);
            if listed.iter().all(|(_, names)| names.is_empty()) {
                continue;
            }
            let stands = listed.iter().any(|(beginning, names)| {
                blocks.iter().any(|block| block.beginning == *beginning && block.code == *names)
            });
            // What no event carries is left out.
            let is_left_out = !subject.compiled.artifacts.page.contains(def.name.as_str());
            assert!(stands || is_left_out, "{}: no table of `{}` lists {listed:?}", catalogue.name, def.name);
            found += usize::from(stands);
        }
        assert!(found > 3, "{}: {found} types were found", catalogue.name);
    }
}

#[test]
fn no_row_is_broken() {
    for subject in Subject::all() {
        for block in blocks(&subject.compiled.artifacts.page).iter().filter(|block| block.beginning == "Field") {
            assert_eq!(block.rows, block.code.len(), "each row begins with one name: {block:?}");
        }
    }
}
