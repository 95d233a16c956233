//! The long form of a union: its variants by the value of their tag.

use super::entries::{load_description, load_wire};
use super::grammar::{VARIANT, VARIANTS};
use super::life::load_life;
use super::meaning::{is_whole_mapping, load_body};
use super::node::{Node, Scalar};
use super::reader::{Entry, Reader};
use crate::diagnostic::Code;
use crate::raw::{Body, TaggedUnion, Variant};
use crate::source::{Span, Spanned};

/// What stands behind `variants`, with what other keys say of them.
pub(super) fn load_variants(
    reader: &mut Reader<'_>,
    entry: &Entry<'_>,
    node: &Node,
    named: Span,
    closed: bool,
) -> Body {
    let variants = reader.mapping(Some(node), "variants by the values of their tag");
    let variants: Vec<_> = variants.iter().map(|(key, node)| load_variant(reader, key, node)).collect();
    if variants.is_empty() && is_whole_mapping(node) {
        let message = "`variants` has none: nobody could tell what a value is";
        reader.sink.report(Code::UndecidedUnion, node.span, message).help("write `json` where nothing is known");
    }
    let tag = entry.get("tag");
    if tag.is_none() && !entry.is_broken() && !entry.has_mistyped("tag") {
        let at = entry.key_span(VARIANTS).unwrap_or(named);
        reader
            .sink
            .report(Code::MissingKey, at, "`variants` need `tag`, the key that tells them apart")
            .help("say `tag: type`, for instance, if the field `type` of each tells what it is");
    }
    let whole = is_whole_mapping(node) && tag.is_some();
    let tag = tag.and_then(|node| reader.name(node));
    let content = entry.get("content").and_then(|node| reader.name(node));
    if let (Some(tag), Some(content)) = (&tag, &content)
        && tag.value == content.value
    {
        let message = "`tag` and `content` are the same key";
        reader.sink.report(Code::NameCollision, content.span, message).related(tag.span, "the tag");
    }
    let union = TaggedUnion { tag, content, variants, closed };
    if whole { Body::Variants(union) } else { Body::Broken }
}

/// `tag` and `content` say something of `variants` alone.
pub(super) fn check_no_variants(reader: &mut Reader<'_>, entry: &Entry<'_>) {
    for word in ["tag", "content"] {
        if let (Some(span), false) = (entry.key_span(word), entry.is_broken()) {
            let message = format!("`{word}` says something of `variants`, which are missing here");
            reader.sink.report(Code::ConflictingKeys, span, message);
        }
    }
}

fn load_variant(reader: &mut Reader<'_>, key: &Spanned<Scalar>, node: &Node) -> Variant {
    let key = reader.wire_name(key);
    let entry = reader.entry(&VARIANT, key.span, node);
    Variant {
        wire: load_wire(reader, &entry),
        body: load_body(reader, &entry, "a variant", key.span),
        description: load_description(reader, &entry),
        life: load_life(reader, &entry),
        key,
    }
}
