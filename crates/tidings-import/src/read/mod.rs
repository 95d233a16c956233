//! Text to data, and the mistakes of texts that are none.

mod json;
mod numbers;
mod yaml;

use crate::mistake::Mistake;
use crate::node::Node;

/// Values stand in each other at most this deep; `serde_json` holds to the same bound.
const DEEPEST: usize = 128;

/// Reads a file by its extension: YAML where it ends in `.yaml` or `.yml`, else JSON.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Node, Mistake> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_yaml = [".yaml", ".yml"].iter().any(|end| path.to_ascii_lowercase().ends_with(end));
    if !is_yaml {
        return json::read(path, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => yaml::read(path, text),
        Err(_) => Err(Mistake::new(path, "", "this file is not UTF-8 text")),
    }
}

/// The key that an object has twice: one of the two values would be lost.
fn twice(members: &[(String, Node)]) -> Option<&str> {
    let mut keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    keys.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}
